using GenAsset.Media.Codecs;

namespace GenAsset.Media.Tests.Codecs;

/// <summary>The smallest EXIF blocks that say something.</summary>
internal static class TestExif
{
    internal static byte[] WithOrientation(Orientation orientation, bool little = true) => little
        ? [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}
