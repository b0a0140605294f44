using System.Text;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs;

/// <summary>Binary PGM and PPM of 8 bits: the plainest files that other tools exchange pixels in.</summary>
internal static class Pnm
{
    internal static byte[] Write(ImageBuffer image)
    {
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes($"P{(image.Channels == 1 ? 5 : 6)}\n{image.Width} {image.Height}\n255\n"));
        for (var y = 0; y < image.Height; y++)
            file.Write(image.Row(y));
        return file.ToArray();
    }

    internal static ImageBuffer Read(byte[] file)
    {
        var at = 0;
        var channels = Token() == "P5" ? 1 : 3;
        int width = int.Parse(Token()), height = int.Parse(Token());
        Token().ShouldBe("255");
        var image = new ImageBuffer(width, height, channels);
        for (var y = 0; y < height; y++)
            file.AsSpan(at + y * image.Stride, image.Stride).CopyTo(image.Row(y));
        return image;

        string Token()
        {
            while (file[at] == '#')
                at += file.AsSpan(at).IndexOf((byte)'\n') + 1;
            var start = at;
            while (file[at] > ' ')
                at++;
            return Encoding.ASCII.GetString(file, start, at++ - start);
        }
    }
}
