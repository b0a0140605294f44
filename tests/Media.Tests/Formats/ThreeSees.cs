using System.Numerics;
using System.Text.Json;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Formats;

/// <summary>Compares what three.js saw with the mesh that was written.</summary>
internal static class ThreeSees
{
    public static Vector3 Vector(JsonElement list) => new(list[0].GetSingle(), list[1].GetSingle(), list[2].GetSingle());

    public static void Bounds(JsonElement seen, Mesh mesh, float tolerance = 1e-5f)
    {
        Vector3.Distance(Vector(seen.GetProperty("min")), mesh.Bounds.Min).ShouldBeLessThan(tolerance);
        Vector3.Distance(Vector(seen.GetProperty("max")), mesh.Bounds.Max).ShouldBeLessThan(tolerance);
    }

    public static void Triangles(JsonElement seen, int count) => seen.GetProperty("triangles").GetDouble().ShouldBe(count);

    public static JsonElement Material(JsonElement seen, string name) =>
        seen.GetProperty("materials").EnumerateArray().Single(m => m.GetProperty("name").GetString() == name);
}
