namespace GenAsset.Media.Imaging;

/// <summary>How one sample of a pixel is stored.</summary>
public enum PixelType
{
    /// <summary>One byte, 0..255.</summary>
    UInt8,

    /// <summary>Two bytes in the machine's order, 0..65535.</summary>
    UInt16,

    /// <summary>A 32-bit float; 0..1 is the displayable range.</summary>
    Float32,
}
