using System.Numerics;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Tests.Node;

namespace GenAsset.Media.Tests.Formats.Usdz;

public sealed class UsdzWriterTests
{
    [NodeFact]
    public void Three_js_sees_the_same_mesh_and_materials()
    {
        var box = SampleMeshes.Box();
        var seen = NodeTools.Inspect("usdz", UsdzWriter.Write(box));
        ThreeSees.Bounds(seen, box);
        ThreeSees.Triangles(seen, 12);
        var red = ThreeSees.Material(seen, "Red_paint");
        red.GetProperty("metalness").GetSingle().ShouldBe(0.25f);
        red.GetProperty("roughness").GetSingle().ShouldBe(0.5f);
        red.GetProperty("map").GetBoolean().ShouldBeTrue();
        red.GetProperty("normalMap").GetBoolean().ShouldBeTrue();
        Vector3.Distance(ThreeSees.Vector(ThreeSees.Material(seen, "Glow").GetProperty("emissive")), new(0.5f, 0.25f, 0)).ShouldBeLessThan(1e-5f);
        seen.GetProperty("images").EnumerateArray().Count(image => image.GetProperty("good").GetBoolean()).ShouldBe(2);
    }

    [NodeFact]
    public void Three_js_sees_a_mesh_without_materials()
    {
        var plain = SampleMeshes.Plain();
        var seen = NodeTools.Inspect("usdz", UsdzWriter.Write(plain));
        ThreeSees.Bounds(seen, plain);
        ThreeSees.Triangles(seen, 12);
    }
}
