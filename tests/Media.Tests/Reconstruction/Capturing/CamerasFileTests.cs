using System.Globalization;
using System.Numerics;
using System.Text;
using GenAsset.Media.Geometry;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Tests.Reconstruction.Capturing;

public sealed class CamerasFileTests
{
    private const string Good = """{"position":[0,0,3],"fov":40,"near":2,"far":4}""";

    [Theory]
    [InlineData("opengl", 1)]
    [InlineData("opencv", -1)]
    public void A_rig_written_as_matrices_comes_back(string axes, float sign)
    {
        var rig = Rigs.Zero123PlusV12;
        var views = rig.Cameras.Select(camera =>
        {
            Matrix4x4.Invert(camera.View, out var toWorld).ShouldBeTrue();
            var m = Matrix4x4.Transpose(Matrix4x4.CreateScale(1, sign, sign) * toWorld);
            var numbers = Enumerable.Range(0, 16).Select(i => m[i / 4, i % 4].ToString("R", CultureInfo.InvariantCulture));
            return $$"""{"matrix":[{{string.Join(',', numbers)}}]}""";
        });
        var faults = new List<CaptureFault>();

        var entries = Read($$"""{"axes":"{{axes}}","fov":30,"near":2,"far":5,"depth":{"measure":"ray","near":"bright","background":"white"},"views":[{{string.Join(',', views)}}]}""", faults);

        faults.ShouldBeEmpty();
        foreach (var (entry, camera) in entries!.Zip(rig.Cameras)) // no fault, so it is read
        {
            entry.Camera.Projection.ShouldBe(Projection.Perspective);
            entry.Camera.VerticalExtent.ShouldBe(camera.VerticalExtent, 1e-5f);
            Vector3.Distance(entry.Camera.Position, camera.Position).ShouldBeLessThan(1e-3f);
            Vector3.Distance(entry.Camera.Forward, camera.Forward).ShouldBeLessThan(1e-4f);
            entry.Depth.ShouldBe(new DepthEntry(DepthMeasure.Ray, true, true, null));
        }
    }

    [Theory]
    [InlineData("""{"position":[0,0,"NaN"],"fov":40,"near":2,"far":4}""", "cameras.views[2].position")]
    [InlineData("""{"position":[0,0,1e39],"fov":40,"near":2,"far":4}""", "cameras.views[2].position")]
    [InlineData("""{"position":[0,0,0],"fov":40,"near":2,"far":4}""", "cameras.views[2].lookAt")]
    [InlineData("""{"position":[0,0,3],"up":[0,0,1],"fov":40,"near":2,"far":4}""", "cameras.views[2].up")]
    [InlineData("""{"position":[0,0,3],"near":2,"far":4}""", "cameras.views[2].fov")]
    [InlineData("""{"position":[0,0,3],"fov":180,"near":2,"far":4}""", "cameras.views[2].fov")]
    [InlineData("""{"position":[0,0,3],"orthographicScale":0,"near":2,"far":4}""", "cameras.views[2].orthographicScale")]
    [InlineData("""{"position":[0,0,3],"fov":40,"far":4}""", "cameras.views[2].near")]
    [InlineData("""{"position":[0,0,3],"fov":40,"near":4,"far":2}""", "cameras.views[2].far")]
    [InlineData("""{"position":[0,0,3],"fov":40,"near":2,"far":4,"focal":1}""", "cameras.views[2].focal")]
    [InlineData("""{"position":[0,0,3],"fov":40,"near":2,"far":4,"depth":{"measure":"log"}}""", "cameras.views[2].depth.measure")]
    [InlineData("""{"position":[0,0,3],"fov":40,"depth":{"metresPerStep":-1}}""", "cameras.views[2].depth.metresPerStep")]
    [InlineData("""{"matrix":[1,0,0,0, 0,1,0,0, 1,0,0,0, 0,0,0,1],"fov":40,"near":2,"far":4}""", "cameras.views[2].matrix")]
    [InlineData("""{"matrix":[0,0,0,0, 0,0,0,0, 0,0,0,0, 0,0,0,0],"fov":40,"near":2,"far":4}""", "cameras.views[2].matrix")]
    [InlineData("""{"matrix":[[1,0,0,0],[0,1,0],[0,0,1,0],[0,0,0,1]],"fov":40,"near":2,"far":4}""", "cameras.views[2].matrix[1]")]
    [InlineData("null", "cameras.views[2]")]
    public void A_fault_names_its_field(string third, string field)
    {
        var faults = new List<CaptureFault>();

        Read($$"""{"views":[{{Good}},{{Good}},{{third}},{{Good}},{{Good}},{{Good}}]}""", faults).ShouldBeNull();

        faults.ShouldContain(fault => fault.Field == field && fault.Kind == CaptureFaultKind.Content);
    }

    [Theory]
    [InlineData("", "cameras")]
    [InlineData("[]", "cameras")]
    [InlineData("{\"views\":[NaN]}", "cameras")]
    [InlineData("{\"views\":[]}", "cameras.views")]
    public void What_is_no_cameras_file_is_a_fault(string text, string field)
    {
        var faults = new List<CaptureFault>();

        Read(text, faults).ShouldBeNull();

        faults.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    private static CameraEntry[]? Read(string text, List<CaptureFault> faults) => CamerasFile.Read(Encoding.UTF8.GetBytes(text), faults);
}
