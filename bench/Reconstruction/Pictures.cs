using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>Pictures to look at: what numbers do not say.</summary>
internal static class Pictures
{
    /// <summary>Three views of every object side by side.</summary>
    public static void Objects(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var thing in TestObjects.All)
        {
            var views = Shot.Take(thing, NovelCameras.Draw(3, 4), 512);
            using var sheet = Beside([.. views.Select(v => v.Color)]);
            Save(sheet, Path.Combine(folder, $"{thing.Name}.png"));
        }
    }

    public static ImageBuffer Beside(IReadOnlyList<ImageBuffer> images)
    {
        var sheet = new ImageBuffer(images.Sum(i => i.Width), images.Max(i => i.Height), 3);
        sheet.Clear();
        var left = 0;
        foreach (var image in images)
        {
            for (var y = 0; y < image.Height; y++)
                image.Row(y).CopyTo(sheet.Row(y)[(left * 3)..]);
            left += image.Width;
        }
        return sheet;
    }

    public static void Save(ImageBuffer image, string path)
    {
        using var file = File.Create(path);
        PngEncoder.Encode(image, file);
    }
}
