namespace GenAsset.Media.Formats.Ply;

/// <summary>How a PLY file's body is stored.</summary>
public enum PlyEncoding
{
    /// <summary>Bytes, least significant first: what nearly everybody writes.</summary>
    BinaryLittleEndian,

    /// <summary>Bytes, most significant first.</summary>
    BinaryBigEndian,

    /// <summary>Numbers as text.</summary>
    Ascii,
}
