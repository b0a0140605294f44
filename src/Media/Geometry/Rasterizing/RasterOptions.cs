namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>How a mesh is drawn.</summary>
public sealed record RasterOptions
{
    /// <summary>The defaults.</summary>
    public static RasterOptions Default { get; } = new();

    /// <summary>Samples a pixel in each direction: 1, or 2 for 2x2 multisampling; 1 by default.</summary>
    public int SamplesPerAxis { get; init; } = 1;

    /// <summary>Whether the backs of single-sided materials are drawn too; false by default.</summary>
    public bool DrawBackFaces { get; init; }

    /// <summary>Threads; all of the machine's by default. The picture does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
