using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>
/// Indexed triangles with optional attributes: right-handed, +Y up, metres, front faces counter-clockwise (as glTF).
/// The arrays are not copied: whoever hands one over stops writing to it. Every attribute array is null or as long as <see cref="Positions"/>.
/// </summary>
public sealed record Mesh
{
    /// <summary>A mesh without vertices.</summary>
    public static Mesh Empty { get; } = new() { Positions = [], Indices = [] };

    /// <summary>A name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Vertex positions.</summary>
    public required Vector3[] Positions { get; init; }

    /// <summary>Unit normals, or null: then faces are flat or a writer leaves them out.</summary>
    public Vector3[]? Normals { get; init; }

    /// <summary>Texture coordinates with (0, 0) at the image's upper left (as glTF; OBJ and USD count v from below), or null.</summary>
    public Vector2[]? Uvs { get; init; }

    /// <summary>Colours that multiply the base colour: linear RGBA, alpha straight, 0..1; or null.</summary>
    public Vector4[]? Colors { get; init; }

    /// <summary>Three vertex numbers a triangle.</summary>
    public required int[] Indices { get; init; }

    /// <summary>Runs of <see cref="Indices"/> by material, in order and without gaps; empty means one run with material 0 or the default.</summary>
    public MeshPart[] Parts { get; init; } = [];

    /// <summary>What <see cref="MeshPart.Material"/> points into; empty means the default material.</summary>
    public Material[] Materials { get; init; } = [];

    /// <summary>Vertices.</summary>
    public int VertexCount => Positions.Length;

    /// <summary>Triangles.</summary>
    public int TriangleCount => Indices.Length / 3;

    /// <summary>The smallest box around all positions.</summary>
    public Bounds Bounds => Bounds.Of(Positions);

    /// <summary><see cref="Parts"/>, or the one run that an empty list stands for.</summary>
    public IReadOnlyList<MeshPart> EffectiveParts =>
        Parts.Length > 0 ? Parts : [new MeshPart(0, Indices.Length, Materials.Length > 0 ? 0 : -1)];

    /// <summary>The material of <paramref name="part"/>, or the default one.</summary>
    public Material MaterialOf(MeshPart part) => part.Material >= 0 ? Materials[part.Material] : Material.Default;

    /// <summary>
    /// Throws an <see cref="ArgumentException"/> unless arrays agree in length, every index names a vertex and the parts tile the indices.
    /// </summary>
    public void Validate()
    {
        var vertices = Positions.Length;
        Check(Normals is null || Normals.Length == vertices, "has normals that are not one a vertex");
        Check(Uvs is null || Uvs.Length == vertices, "has uvs that are not one a vertex");
        Check(Colors is null || Colors.Length == vertices, "has colours that are not one a vertex");
        Check(Indices.Length % 3 == 0, "has a number of indices that is no multiple of three");
        foreach (var index in Indices)
            Check((uint)index < (uint)vertices, "has an index beyond its vertices");
        var next = 0;
        foreach (var part in Parts)
        {
            Check(part.FirstIndex == next && part.IndexCount >= 0 && part.IndexCount % 3 == 0, "has parts that do not follow each other");
            Check(part.Material < Materials.Length, "has a part whose material is missing");
            next += part.IndexCount;
        }
        Check(Parts.Length == 0 || next == Indices.Length, "has parts that do not cover its indices");
    }

    private void Check(bool good, string fault)
    {
        if (!good)
            throw new ArgumentException($"The mesh '{Name}' {fault}.");
    }
}
