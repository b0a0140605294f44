using GenAsset.Core.Errors;
using GenAsset.Media.Formats;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Converting;

/// <summary>Reads a mesh or splats of any format, with the files that it names and that lie beside it.</summary>
public static class ShapeReader
{
    /// <summary>Reads the shape; what it names is looked for beside it, and told to <paramref name="notes"/> where it is not found. A damaged file throws.</summary>
    public static Outcome<Shape> Read(InputFile input, AxisSystem? spzAxes, List<string> notes) => Read(input, spzAxes, new NeighbourFiles(input.Path, notes).Find);

    /// <summary>The same; what the file names is asked of <paramref name="find"/>.</summary>
    internal static Outcome<Shape> Read(InputFile input, AxisSystem? spzAxes, Func<string, ReadOnlyMemory<byte>?> find)
    {
        Shape shape = input.Kind.Content == Content.Splats ? new Shape.OfSplats(Splats(input, spzAxes)) : new Shape.OfMesh(Mesh(input, find));
        return shape switch
        {
            Shape.OfSplats { Cloud.Count: 0 } => Empty(input, "holds no splats."),
            Shape.OfMesh { Mesh.VertexCount: 0 } => Empty(input, "holds no mesh."),
            Shape.OfMesh { Mesh: var mesh } when Array.FindIndex(mesh.Positions, p => !float.IsFinite(p.X + p.Y + p.Z)) is var i and >= 0 => Empty(input, $"has a vertex (number {i}) at {mesh.Positions[i]}, which is no place."),
            _ => shape,
        };
    }

    private static GenAssetError Empty(InputFile input, string fault) => GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{input.Path} {fault}", suggestion: "Name a file with a shape in it.");

    private static SplatCloud Splats(InputFile input, AxisSystem? spzAxes) => input.Kind.Model switch
    {
        ModelFormat.Spz => SpzReader.Read(input.Bytes, new SpzReadOptions { StoredAxes = spzAxes }),
        ModelFormat.Ply => PlySplatReader.Read(input.Bytes),
        _ => GlbSplatReader.Read(input.Bytes),
    };

    private static Mesh Mesh(InputFile input, Func<string, ReadOnlyMemory<byte>?> find) => input.Kind.Model switch
    {
        ModelFormat.Obj => ObjReader.Read(input.Bytes, find),
        ModelFormat.Ply => PlyMeshReader.Read(input.Bytes),
        ModelFormat.Usdz or ModelFormat.Usda or ModelFormat.Usdc => UsdzReader.Read(input.Bytes, find),
        _ => GlbReader.Read(input.Bytes),
    };
}
