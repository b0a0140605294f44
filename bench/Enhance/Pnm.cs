using System.Globalization;
using System.Text;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

/// <summary>Binary PGM and PPM of 8 bits: what the export script writes and every viewer reads.</summary>
internal static class Pnm
{
    public static ImageBuffer Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var at = 0;
        var magic = Word(file, ref at);
        var (width, height, max) = (Number(file, ref at), Number(file, ref at), Number(file, ref at));
        if (magic is not ("P5" or "P6") || max != 255)
            throw new InvalidDataException($"{path} is no 8-bit PGM or PPM.");
        var image = new ImageBuffer(width, height, magic == "P5" ? 1 : 3);
        for (var y = 0; y < height; y++)
            file.AsSpan(at + y * image.Stride, image.Stride).CopyTo(image.Row(y));
        return image;
    }

    public static void Write(string path, ImageBuffer image)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"{(image.Channels == 1 ? "P5" : "P6")}\n{image.Width} {image.Height}\n255\n"));
        for (var y = 0; y < image.Height; y++)
            file.Write(image.Row(y));
    }

    private static int Number(byte[] file, ref int at) => int.Parse(Word(file, ref at), CultureInfo.InvariantCulture);

    private static string Word(byte[] file, ref int at)
    {
        var start = at;
        while (file[at] > ' ')
            at++;
        return Encoding.ASCII.GetString(file, start, at++ - start);
    }
}
