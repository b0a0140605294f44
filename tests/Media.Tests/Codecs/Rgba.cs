using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs;

/// <summary>An image's pixels as RGBA bytes, 8 or 16 bits little-endian: the shape in which other tools hand over theirs.</summary>
internal static class Rgba
{
    internal static byte[] Of(ImageBuffer image)
    {
        var size = image.SampleBytes;
        var result = new byte[image.Width * image.Height * 4 * size];
        for (int y = 0, at = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < image.Width; x++)
            {
                for (var c = 0; c < 4; c++, at += size)
                {
                    var source = SourceChannel(image.Channels, c);
                    if (source < 0)
                        result.AsSpan(at, size).Fill(255);
                    else
                        row.Slice((x * image.Channels + source) * size, size).CopyTo(result.AsSpan(at));
                }
            }
        }
        return result;
    }

    private static int SourceChannel(int channels, int c) => channels switch
    {
        1 => c < 3 ? 0 : -1,
        2 => c < 3 ? 0 : 1,
        3 => c < 3 ? c : -1,
        _ => c,
    };
}
