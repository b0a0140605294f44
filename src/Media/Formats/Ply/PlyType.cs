namespace GenAsset.Media.Formats.Ply;

/// <summary>The eight number types of PLY.</summary>
internal enum PlyType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Float32,
    Float64,
}

/// <summary>A column of an element; a list has a type for its length too.</summary>
internal sealed record PlyProperty(string Name, PlyType Type, PlyType? ListLength = null)
{
    public static int SizeOf(PlyType type) => type switch
    {
        PlyType.Int8 or PlyType.UInt8 => 1,
        PlyType.Int16 or PlyType.UInt16 => 2,
        PlyType.Float64 => 8,
        _ => 4,
    };
}

/// <summary>A table of the file: so many rows of these columns.</summary>
internal sealed record PlyElement(string Name, int Count, List<PlyProperty> Properties)
{
    public bool HasLists => Properties.Exists(p => p.ListLength is not null);

    /// <summary>Bytes a row in a binary file, with every list empty.</summary>
    public int MinStride => Properties.Sum(p => PlyProperty.SizeOf(p.ListLength ?? p.Type));

    public int IndexOf(string name) => Properties.FindIndex(p => p.Name == name);
}
