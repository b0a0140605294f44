using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>Blurs a plane with a Gaussian, cut at three sigma; the border is repeated.</summary>
public static class GaussianBlur
{
    /// <summary>How far an output pixel looks.</summary>
    public static int Radius(float sigma) => (int)MathF.Ceiling(3 * sigma);

    /// <summary>A blurred plane; <paramref name="sigma"/> in pixels.</summary>
    public static Plane Apply(Plane plane, float sigma)
    {
        var kernel = Kernel(sigma);
        var radius = kernel.Length / 2;
        var target = new Plane(plane.Width, plane.Height);
        using var line = new Plane(plane.Width + 2 * radius, 1);
        for (var y = 0; y < plane.Height; y++)
        {
            var row = line.Row(0);
            var middle = row.Slice(radius, plane.Width);
            middle.Clear();
            for (var k = 0; k < kernel.Length; k++)
                PlaneMath.AddScaled(plane.RowClamped(y + k - radius), kernel[k], middle);
            row[..radius].Fill(middle[0]);
            row[(radius + plane.Width)..].Fill(middle[^1]);
            var to = target.Row(y);
            to.Clear();
            for (var k = 0; k < kernel.Length; k++)
                PlaneMath.AddScaled(row.Slice(k, plane.Width), kernel[k], to);
        }
        return target;
    }

    private static float[] Kernel(float sigma)
    {
        var radius = Radius(sigma);
        var kernel = new float[2 * radius + 1];
        for (var i = 0; i < kernel.Length; i++)
            kernel[i] = MathF.Exp(-0.5f * (i - radius) * (i - radius) / (sigma * sigma));
        var sum = kernel.Sum();
        return [.. kernel.Select(k => k / sum)];
    }
}
