using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Images;

/// <summary>
/// A photo-like image from a seed: "dead leaves" (discs of all sizes hiding each other, the model with a natural image's edges and
/// spectrum), shaded, with a little sensor noise.
/// </summary>
public static class TestPhoto
{
    public static ImageBuffer Create(int width, int height, int seed = 1, double noise = 1.5)
    {
        var image = new ImageBuffer(width, height, 3);
        for (var y = 0; y < height; y++)
            image.Row(y).Fill(110);
        var random = new Random(seed);
        double smallest = 3, largest = width / 6.0;
        for (var n = width * height / 400; n > 0; n--)
        {
            // Radii by 1 / r^3: every scale covers an equal area.
            var u = random.NextDouble();
            var radius = 1 / Math.Sqrt(u / (largest * largest) + (1 - u) / (smallest * smallest));
            Disc(image, random.NextDouble() * width, random.NextDouble() * height, radius, random);
        }
        AddNoise(image, noise, random);
        return image;
    }

    private static void Disc(ImageBuffer image, double cx, double cy, double radius, Random random)
    {
        var luma = 30 + random.NextDouble() * 190;
        double red = luma + random.Next(-30, 30), green = luma + random.Next(-15, 15), blue = luma + random.Next(-30, 30);
        double slopeX = (random.NextDouble() - 0.5) * 60 / radius, slopeY = (random.NextDouble() - 0.5) * 60 / radius;
        int top = Math.Max(0, (int)(cy - radius)), bottom = Math.Min(image.Height - 1, (int)(cy + radius));
        for (var y = top; y <= bottom; y++)
        {
            var half = Math.Sqrt(Math.Max(0, radius * radius - (y - cy) * (y - cy)));
            int left = Math.Max(0, (int)(cx - half)), right = Math.Min(image.Width - 1, (int)(cx + half));
            var row = image.Row(y);
            for (var x = left; x <= right; x++)
            {
                var shade = (x - cx) * slopeX + (y - cy) * slopeY;
                row[3 * x] = (byte)Math.Clamp(red + shade, 0, 255);
                row[3 * x + 1] = (byte)Math.Clamp(green + shade, 0, 255);
                row[3 * x + 2] = (byte)Math.Clamp(blue + shade, 0, 255);
            }
        }
    }

    private static void AddNoise(ImageBuffer image, double sigma, Random random)
    {
        for (var y = 0; y < image.Height; y++)
        {
            foreach (ref var sample in image.Row(y))
            {
                var normal = random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2;
                sample = (byte)Math.Clamp(sample + normal * 1.732 * sigma, 0, 255);
            }
        }
    }
}
