namespace GenAsset.Media.Geometry.Checking;

/// <summary>What is right and wrong with a mesh's shape; vertices at the very same place count as one, so seams are no faults.</summary>
public sealed record MeshReport
{
    /// <summary>Places that triangles use.</summary>
    public required int Points { get; init; }

    /// <summary>Triangles with three different, finite corners and an area.</summary>
    public required int Triangles { get; init; }

    /// <summary>Pieces that share no point.</summary>
    public required int Components { get; init; }

    /// <summary>Rims: closed lines of edges that have a triangle on one side only.</summary>
    public required int Holes { get; init; }

    /// <summary>Edges with a triangle on one side only.</summary>
    public required int BorderEdges { get; init; }

    /// <summary>Edges of more than two triangles.</summary>
    public required int NonManifoldEdges { get; init; }

    /// <summary>Points where two or more fans of triangles touch.</summary>
    public required int NonManifoldPoints { get; init; }

    /// <summary>Edges whose two triangles turn against each other, so that one of them shows its back.</summary>
    public required int FlippedEdges { get; init; }

    /// <summary>Triangles without area: two corners at one place, or all three on a line.</summary>
    public required int DegenerateTriangles { get; init; }

    /// <summary>Triangles that use the same three points as an earlier one.</summary>
    public required int DuplicateTriangles { get; init; }

    /// <summary>Triangles with a corner that is not a finite number.</summary>
    public required int NonFiniteTriangles { get; init; }

    /// <summary>Vertices that no triangle uses.</summary>
    public required int UnusedVertices { get; init; }

    /// <summary>Square metres of surface.</summary>
    public required double Area { get; init; }

    /// <summary>Cubic metres inside; negative when the surface is inside out, and only meaningful when it is closed.</summary>
    public required double Volume { get; init; }

    /// <summary>Whether the surface has an inside: no rims, no tangles, all triangles turned alike.</summary>
    public bool IsClosed => BorderEdges == 0 && IsManifold && FlippedEdges == 0;

    /// <summary>Whether every place of the surface looks like a sheet of paper or its edge.</summary>
    public bool IsManifold => NonManifoldEdges == 0 && NonManifoldPoints == 0;

    /// <summary>Points - edges + triangles: 2 for each sphere, 0 for each torus.</summary>
    public required int EulerNumber { get; init; }
}
