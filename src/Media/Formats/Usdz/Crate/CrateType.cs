namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>Value types of crate files, with the numbers that are stored.</summary>
internal enum CrateType
{
    Bool = 1,
    UChar = 2,
    Int = 3,
    UInt = 4,
    Int64 = 5,
    UInt64 = 6,
    Half = 7,
    Float = 8,
    Double = 9,
    String = 10,
    Token = 11,
    AssetPath = 12,
    Matrix4d = 15,
    Quatd = 16,
    Quatf = 17,
    Quath = 18,
    Vec2d = 19,
    Vec2f = 20,
    Vec2h = 21,
    Vec3d = 23,
    Vec3f = 24,
    Vec3h = 25,
    Vec4d = 27,
    Vec4f = 28,
    Vec4h = 29,
    TokenListOp = 32,
    PathListOp = 34,
    TokenVector = 41,
    Specifier = 42,
    Variability = 44,
}

/// <summary>What a spec describes, with the numbers that are stored.</summary>
internal enum CrateSpec
{
    Attribute = 1,
    Prim = 6,
    PseudoRoot = 7,
    Relationship = 8,
}

/// <summary>A value in eight bytes: type, three flags, and either the value itself or where it lies.</summary>
internal readonly record struct CrateRep(ulong Bits)
{
    private const ulong ArrayBit = 1ul << 63;
    private const ulong InlinedBit = 1ul << 62;
    private const ulong CompressedBit = 1ul << 61;

    public CrateType Type => (CrateType)(Bits >> 48 & 255);

    public bool IsArray => (Bits & ArrayBit) != 0;

    public bool IsInlined => (Bits & InlinedBit) != 0;

    public bool IsCompressed => (Bits & CompressedBit) != 0;

    public long Payload => (long)(Bits & ((1ul << 48) - 1));

    public static CrateRep Inlined(CrateType type, uint value) => new(InlinedBit | (ulong)type << 48 | value);

    public static CrateRep At(CrateType type, long offset, bool array = false, bool compressed = false) =>
        new((array ? ArrayBit : 0) | (compressed ? CompressedBit : 0) | (ulong)type << 48 | (ulong)offset);
}
