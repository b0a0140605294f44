using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Rendering;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>The subject of a scene as splats: evenly over its surface, in the colours that its light gives them.</summary>
internal static class SceneSplats
{
    private const int MostTriangles = 24_000;

    /// <summary>About <paramref name="count"/> splats.</summary>
    public static SplatCloud Of(Scene scene, int count, CancellationToken cancellationToken)
    {
        // In a studio whatever the setting: splats are looked at from all sides, and a night would leave them black.
        var style = scene.Style == Style.Neon ? default : scene.Style; // neon lives by its night: in a studio it is the thing itself
        var stage = Stage.Of(scene with { Setting = Setting.Studio, Style = style }, 1, cancellationToken);
        var surface = SceneMesher.Surface(stage.Grids[0], MostTriangles, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var cloud = MeshToSplats.Convert(surface.WithSmoothNormals(), new MeshToSplatsOptions { Count = count, SoftLight = false });
        Paint(cloud, stage, cancellationToken);
        return cloud;
    }

    private static void Paint(SplatCloud cloud, Stage stage, CancellationToken cancellationToken) => Parallel.For(
        0,
        (cloud.Count + FieldProbe.Capacity - 1) / FieldProbe.Capacity,
        Cores.All(cancellationToken),
        () => new Painter(stage),
        (batch, _, painter) =>
        {
            var start = batch * FieldProbe.Capacity;
            painter.Paint(cloud, start, Math.Min(FieldProbe.Capacity, cloud.Count - start));
            return painter;
        },
        _ => { });

    private sealed class Painter(Stage stage)
    {
        private readonly RayCaster _caster = new(stage);
        private readonly Shader _shader = new(stage);
        private readonly HitBatch _hits = new();
        private readonly float[] _reach = new float[FieldProbe.Capacity];

        public void Paint(SplatCloud cloud, int start, int count)
        {
            _hits.Count = count;
            for (var i = 0; i < count; i++)
                (_hits.Point[i], _reach[i], _hits.Grid[i]) = (cloud.Position(start + i), stage.Unit * 5e-4f, 0);
            _caster.Normals(_hits.Point.AsSpan(0, count), _reach, _hits.Normal);
            _hits.Point.AsSpan(0, count).CopyTo(_caster.Probe.Points);
            _caster.Probe.Finishes(0, count, _hits.Mix);
            _caster.Shadows(_hits, stage.Sun, 4);
            _caster.Openness(_hits);
            for (var i = 0; i < count; i++)
            {
                var (point, normal) = (_hits.Point[i], _hits.Normal[i]);
                var surface = Surface.At(_hits.Mix[i], stage.Grids[0].Program.Finishes, point);
                // A splat has one colour for every side: it is seen straight on, its gloss as wide as a rough surface's.
                var light = _shader.Shade(surface with { Roughness = MathF.Max(surface.Roughness, 0.5f), Fuzz = 0 }, point, normal, -normal, _hits.Sun[i], _hits.Open[i], 1);
                var shown = ToneMap.Of(light);
                var color = new Vector3(SrgbCurve.EncodeFast(shown.X), SrgbCurve.EncodeFast(shown.Y), SrgbCurve.EncodeFast(shown.Z));
                ((color - new Vector3(0.5f)) / SplatCloud.HarmonicZero).CopyTo(cloud.Colors, (start + i) * 3);
            }
        }
    }
}
