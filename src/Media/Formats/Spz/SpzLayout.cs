using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>Where the six arrays lie in a payload: each for all splats, one after another.</summary>
internal readonly record struct SpzLayout(int Count, int Degree, int Version)
{
    public const int HeaderBytes = 16;
    public const uint Magic = 0x5053474E;
    public const byte AntialiasedFlag = 1;
    public const byte ExtensionsFlag = 2;

    public int PositionBytes => Version == 1 ? 6 : 9;

    public int RotationBytes => Version >= 3 ? 4 : 3;

    public int HarmonicBytes => SplatCloud.CoefficientsOf(Degree) * 3;

    public long Alphas => (long)Count * PositionBytes;

    public long Colors => Alphas + Count;

    public long Scales => Colors + (long)Count * 3;

    public long Rotations => Scales + (long)Count * 3;

    public long Harmonics => Rotations + (long)Count * RotationBytes;

    public long Total => Harmonics + (long)Count * HarmonicBytes;

    /// <summary>Start and length of each array that is not empty: the streams of version 4.</summary>
    public (int Start, int Length)[] Streams()
    {
        long[] edges = [0, Alphas, Colors, Scales, Rotations, Harmonics, Total];
        var streams = new (int, int)[Degree == 0 ? 5 : 6];
        for (var i = 0; i < streams.Length; i++)
            streams[i] = ((int)edges[i], (int)(edges[i + 1] - edges[i]));
        return streams;
    }
}
