using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>One colour component of a frame: its sampling, its grid of blocks, its samples once decoded.</summary>
internal sealed class JpegComponent(byte id, int h, int v, int quantIndex)
{
    internal byte Id { get; } = id;

    /// <summary>Blocks across in a minimum coded unit.</summary>
    internal int H { get; } = h;

    /// <summary>Blocks down in a minimum coded unit.</summary>
    internal int V { get; } = v;

    internal int QuantIndex { get; } = quantIndex;

    /// <summary>Its quantisation table in block order, latched when its first scan starts.</summary>
    internal short[]? Quant { get; set; }

    /// <summary>Samples across and down that are picture, not padding.</summary>
    internal int SampleWidth { get; private set; }

    internal int SampleHeight { get; private set; }

    /// <summary>Blocks that hold those samples: the extent of a scan of this component alone.</summary>
    internal int BlocksAcross => (SampleWidth + 7) / 8;

    internal int BlocksDown => (SampleHeight + 7) / 8;

    /// <summary>Blocks a row with the padding to whole units.</summary>
    internal int BlockStride { get; private set; }

    internal int BlockRows { get; private set; }

    internal long BlockCount => (long)BlockStride * BlockRows;

    /// <summary>Decoded samples, rows of 8 times <see cref="BlockStride"/>.</summary>
    internal NativeArray<byte> Plane { get; set; } = NativeArray<byte>.Empty;

    /// <summary>Coefficients of the whole component, for frames of several scans.</summary>
    internal NativeArray<short> Coefficients { get; set; } = NativeArray<short>.Empty;

    /// <summary>Where a row of units keeps this component's blocks, in coefficients.</summary>
    internal int UnitRowOffset { get; set; }

    internal int PlaneStride => BlockStride * 8;

    internal void Lay(int width, int height, int maxH, int maxV)
    {
        SampleWidth = (int)(((long)width * H + maxH - 1) / maxH);
        SampleHeight = (int)(((long)height * V + maxV - 1) / maxV);
        BlockStride = (width + 8 * maxH - 1) / (8 * maxH) * H;
        BlockRows = (height + 8 * maxV - 1) / (8 * maxV) * V;
    }
}
