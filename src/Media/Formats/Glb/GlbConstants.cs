namespace GenAsset.Media.Formats.Glb;

/// <summary>Numbers of the GLB container and of glTF 2.0's enumerations.</summary>
internal static class GlbConstants
{
    public const string Format = "GLB";
    public const uint Magic = 0x46546C67;
    public const uint JsonChunk = 0x4E4F534A;
    public const uint BinChunk = 0x004E4942;
    public const int SignedByte = 5120;
    public const int UnsignedByte = 5121;
    public const int SignedShort = 5122;
    public const int UnsignedShort = 5123;
    public const int UnsignedInt = 5125;
    public const int Float = 5126;
    public const int ArrayBuffer = 34962;
    public const int ElementArrayBuffer = 34963;
    public const int Points = 0;
    public const int Triangles = 4;
    public const int TriangleStrip = 5;
    public const int TriangleFan = 6;
    public const string Splatting = "KHR_gaussian_splatting";
    public const string EmissiveStrength = "KHR_materials_emissive_strength";
}
