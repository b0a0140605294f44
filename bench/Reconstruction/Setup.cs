using GenAsset.Media.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>A way of capturing: the rig and the bits of its depths; a full one is judged with both models.</summary>
internal sealed record Setup(string Name, Rig Rig, int DepthMax, bool IsFull = false)
{
    public static Setup Cube { get; } = new("cube 16 bit", Rigs.Cube, 65535, IsFull: true);

    public static Setup Cube8 { get; } = new("cube 8 bit", Rigs.Cube, 255);

    public static Setup CubePerspective { get; } = new("cube-perspective 16 bit", Rigs.CubePerspective, 65535);

    public static Setup Zero123 { get; } = new("zero123pp-v1.2 16 bit", Rigs.Zero123PlusV12, 65535);

    public static Setup[] All { get; } = [Cube, Cube8, CubePerspective, Zero123];

    /// <summary>The views as an engine gets them: through the stored depths and their rounding.</summary>
    public CapturedView[] Views(TestObject thing, int size)
    {
        var coding = new DepthCoding(DepthMeasure.Linear, false, Rig.Near, Rig.Far, WhiteBackground: true);
        return [.. Shot.Take(thing, Rig.Cameras, size).Select(view =>
        {
            var rays = new PixelRays(view.Camera, size, size);
            var depth = new float[view.Depth.Length];
            for (var i = 0; i < depth.Length; i++)
            {
                var slant = rays.Slant((i % size) + 0.5f, (i / size) + 0.5f);
                depth[i] = view.Depth[i] == 0 ? 0 : coding.Decode(coding.Encode(view.Depth[i], DepthMax, slant), DepthMax, slant);
            }
            return view with { Depth = depth };
        })];
    }
}
