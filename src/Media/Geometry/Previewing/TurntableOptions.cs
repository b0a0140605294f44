namespace GenAsset.Media.Geometry.Previewing;

/// <summary>How a sheet of views is laid out.</summary>
public sealed record TurntableOptions
{
    /// <summary>The defaults.</summary>
    public static TurntableOptions Default { get; } = new();

    /// <summary>Views around the object, 1..64; 8 by default.</summary>
    public int Views { get; init; } = 8;

    /// <summary>Pixels along each side of a view; 512 by default.</summary>
    public int ViewSize { get; init; } = 512;

    /// <summary>How far above the horizon the camera stands, degrees; 18 by default.</summary>
    public float ElevationDegrees { get; init; } = 18;

    /// <summary>Where the first view is taken from, degrees around +Y from +Z (the front) towards +X; 30 by default.</summary>
    public float StartDegrees { get; init; } = 30;

    /// <summary>Lines along the edges of a mesh's triangles; false by default.</summary>
    public bool Wireframe { get; init; }

    /// <summary>Columns of the sheet: the fullest rectangle that is wider than high, but not by more than three to one.</summary>
    public int Columns
    {
        get
        {
            var square = (int)MathF.Ceiling(MathF.Sqrt(Views));
            for (var columns = square; columns * columns <= 3 * Views; columns++)
                if (Views % columns == 0)
                    return columns;
            return square;
        }
    }

    /// <summary>Rows of the sheet.</summary>
    public int Rows => (Views + Columns - 1) / Columns;
}
