namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// What a camera sees: for every sample the triangle in front, if any. Pictures (colour, depth, normals, wireframe) are made from this,
/// so only what is seen is ever shaded.
/// </summary>
public sealed class Visibility
{
    /// <summary>The number of no triangle.</summary>
    public const int Nothing = -1;

    internal Visibility(Mesh mesh, Camera camera, int width, int height, int samplesPerAxis)
    {
        Mesh = mesh;
        Camera = camera;
        Width = width;
        Height = height;
        SamplesPerAxis = samplesPerAxis;
        // Rows start at a multiple of eight samples, so that eight at once never reach into the next row.
        Stride = ((width * samplesPerAxis) + 7) & ~7;
        Triangles = GC.AllocateUninitializedArray<int>(checked(Stride * height * samplesPerAxis));
        Nearness = GC.AllocateUninitializedArray<float>(Triangles.Length);
    }

    /// <summary>What was drawn.</summary>
    public Mesh Mesh { get; }

    /// <summary>From where.</summary>
    public Camera Camera { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Samples a pixel in each direction: 1 or 2.</summary>
    public int SamplesPerAxis { get; }

    /// <summary>From one row of samples to the next.</summary>
    internal int Stride { get; }

    /// <summary>The triangle at every sample, row by row.</summary>
    internal int[] Triangles { get; }

    /// <summary>How near it is: see <see cref="ScreenSpace.NearnessOf"/>.</summary>
    internal float[] Nearness { get; }

    /// <summary>The triangles along one row of samples (<see cref="Width"/> times <see cref="SamplesPerAxis"/>), <see cref="Nothing"/> where there is none.</summary>
    public ReadOnlySpan<int> SampleRow(int row) => Triangles.AsSpan(row * Stride, Width * SamplesPerAxis);
}
