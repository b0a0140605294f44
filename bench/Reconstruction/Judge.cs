using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>Mean PSNR and SSIM over whole pictures, and the lowest PSNR of one.</summary>
internal readonly record struct Likeness(double Psnr, double Ssim, double Lowest);

/// <summary>Judges a coloured mesh, whoever made it: by pictures at the input cameras and at others, and by its surface.</summary>
internal sealed class Judge(TestObject thing, int size)
{
    public const int NovelCount = 24;

    private readonly Camera[] _novelCameras = NovelCameras.Draw(NovelCount, 2026);
    private ImageBuffer[]? _novel;

    public static Likeness Input(Mesh mesh, IReadOnlyList<CapturedView> views) => Compare(mesh, [.. views.Select(v => v.Camera)], [.. views.Select(v => v.Color)]);

    public Likeness Novel(Mesh mesh) =>
        Compare(mesh, _novelCameras, _novel ??= [.. _novelCameras.Select(camera => Shot.Color(thing, camera, size, size, Vector3.One))]);

    public SurfaceComparison Surface(Mesh mesh) => SurfaceComparison.Of(thing, mesh);

    private static Likeness Compare(Mesh mesh, Camera[] cameras, ImageBuffer[] truths)
    {
        var shader = new MeshShader(mesh);
        double psnr = 0, ssim = 0, lowest = double.PositiveInfinity;
        for (var i = 0; i < cameras.Length; i++)
        {
            using var picture = Shot.Color(mesh, shader, cameras[i], truths[i].Width, truths[i].Height, Vector3.One);
            var own = Psnr.Compare(truths[i], picture);
            (psnr, lowest) = (psnr + own, Math.Min(lowest, own));
            ssim += Ssim.Compare(truths[i], picture);
        }
        return new(psnr / cameras.Length, ssim / cameras.Length, lowest);
    }
}
