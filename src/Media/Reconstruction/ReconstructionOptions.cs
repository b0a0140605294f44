namespace GenAsset.Media.Reconstruction;

/// <summary>How a reconstruction is made.</summary>
public sealed record ReconstructionOptions
{
    /// <summary>The defaults.</summary>
    public static ReconstructionOptions Default { get; } = new();

    /// <summary>Samples along the longest side of the volume, 32..512; 256 by default.</summary>
    public int Resolution { get; init; } = 256;

    /// <summary>Triangles of the mesh at most; 50,000 by default.</summary>
    public int TriangleBudget { get; init; } = 50_000;

    /// <summary>Texels along each side of the texture, 256..8192; 2048 by default.</summary>
    public int TextureSize { get; init; } = 2048;

    /// <summary>How the surface is taken out of the volume; <see cref="SurfaceMethod.Nets"/> by default.</summary>
    public SurfaceMethod Surface { get; init; }

    /// <summary>Whether texels are refined until the mesh's pictures agree with the views (what "nvdiffrec" stands for); false by default.</summary>
    public bool RefineTexture { get; init; }

    /// <summary>Pixels along each side of the previews, 64..2048; 768 by default.</summary>
    public int PreviewSize { get; init; } = 768;

    /// <summary>Threads; all of the machine's by default. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What the times of the stages are measured with; the machine's clock by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
