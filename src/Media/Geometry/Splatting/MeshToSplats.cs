using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>
/// Covers a mesh with flat Gaussians: evenly spread over the surface, lying in it, as wide as their distance asks for, and narrower
/// across a rim or a sharp fold near them, so that edges stay edges. Colours come from the texture, filtered to a splat's size.
/// </summary>
public static class MeshToSplats
{
    // Deviation in units of the mean spacing: less leaves gaps between disks, more blurs.
    private const float Width = 0.7f;

    // A splat ends about this far from its middle, in deviations, where it is half transparent.
    private const float ToEdge = 1.2f;

    /// <summary>The cloud of <paramref name="mesh"/>, of degree 0, with the mesh's own axes.</summary>
    public static SplatCloud Convert(Mesh mesh, MeshToSplatsOptions? options = null)
    {
        options ??= MeshToSplatsOptions.Default;
        ArgumentOutOfRangeException.ThrowIfNegative(options.Count, nameof(options));
        mesh.Validate();
        var sampler = new SurfaceSampler(mesh, options.Seed);
        var samples = sampler.Spread(options.Count);
        var cloud = new SplatCloud(samples.Count);
        if (samples.Count == 0)
            return cloud;
        var deviation = (float)Math.Sqrt(sampler.Area / samples.Count) * Width;
        var edges = new FeatureEdges(mesh, options.CreaseDegrees, deviation * 2);
        var shader = new MeshShader(mesh);
        Parallel.For(0, samples.Count, i =>
        {
            var sample = samples[i];
            var disk = DiskAt(mesh, sample, deviation, edges);
            sample.Position.CopyTo(cloud.Positions, i * 3);
            new Vector3(MathF.Log(disk.SizeU), MathF.Log(disk.SizeV), options.ThicknessLog).CopyTo(cloud.Scales, i * 3);
            RotationOf(disk).AsVector4().CopyTo(cloud.Rotations, i * 4);
            var color = shader.BaseColorAt(PointOf(mesh, sample, disk));
            var light = options.SoftLight ? 0.74f + (0.26f * disk.Normal.Y) : 1;
            var shown = new Vector3(Shown(color.X * light), Shown(color.Y * light), Shown(color.Z * light));
            ((shown - new Vector3(0.5f)) / SplatCloud.HarmonicZero).CopyTo(cloud.Colors, i * 3);
            cloud.Opacities[i] = Logit(options.Opacity * color.W);
        });
        return cloud;
    }

    private static Disk DiskAt(Mesh mesh, in SurfaceSample sample, float deviation, FeatureEdges edges)
    {
        var normal = mesh.NormalAt(new SurfacePoint(sample.Triangle, sample.Weights, default, default));
        if (Vector3.Dot(normal, sample.Face) < 0.5f)
            normal = sample.Face;
        var (along, distance, otherAlong, otherDistance) = edges.Near(sample.Position);
        along -= normal * Vector3.Dot(along, normal);
        if (!(distance < deviation * ToEdge * 2) || along.LengthSquared() < 0.1f)
        {
            var side = Vector3.Cross(normal, MathF.Abs(normal.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX);
            return Disk.Of(normal, Vector3.Normalize(side), deviation, deviation);
        }
        var v = Vector3.Normalize(along);
        var across = Fit(distance, deviation);
        // A corner: the other edge limits the length too, the more the more it crosses the first.
        var lengthwise = otherDistance < deviation * ToEdge * 2
            ? float.Lerp(deviation, Fit(otherDistance, deviation), 1 - MathF.Abs(Vector3.Dot(otherAlong, v)))
            : deviation;
        return Disk.Of(normal, v, lengthwise, across);
    }

    private static float Fit(float distance, float deviation) => Math.Clamp(distance / ToEdge, deviation * 0.2f, deviation);

    // The point and two others a splat's width away: what texture filtering takes for the neighbouring pixels.
    private static SurfacePoint PointOf(Mesh mesh, in SurfaceSample sample, in Disk disk)
    {
        Vector3 a = mesh.Positions[mesh.Indices[sample.Triangle * 3]], b = mesh.Positions[mesh.Indices[(sample.Triangle * 3) + 1]], c = mesh.Positions[mesh.Indices[(sample.Triangle * 3) + 2]];
        var normal = Vector3.Cross(b - a, c - a);
        var scale = 1 / normal.LengthSquared();
        return new(sample.Triangle, sample.Weights, At(sample.Position + (disk.U * (disk.SizeU * 1.5f))), At(sample.Position + (disk.V * (disk.SizeV * 1.5f))));

        Vector3 At(Vector3 p)
        {
            float wb = Vector3.Dot(Vector3.Cross(p - a, c - a), normal) * scale, wc = Vector3.Dot(Vector3.Cross(b - a, p - a), normal) * scale;
            return new Vector3(1 - wb - wc, wb, wc);
        }
    }

    // Rows are where the splat's own axes point.
    private static Quaternion RotationOf(in Disk disk) => Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(new Matrix4x4(
        disk.U.X, disk.U.Y, disk.U.Z, 0, disk.V.X, disk.V.Y, disk.V.Z, 0, disk.Normal.X, disk.Normal.Y, disk.Normal.Z, 0, 0, 0, 0, 1)));

    private static float Shown(float light) => (float)SrgbCurve.Encode(Math.Clamp(light, 0, 1));

    private static float Logit(float opacity)
    {
        opacity = Math.Clamp(opacity, 1e-4f, 1 - 1e-4f);
        return MathF.Log(opacity / (1 - opacity));
    }

    private readonly record struct Disk(Vector3 U, Vector3 V, Vector3 Normal, float SizeU, float SizeV)
    {
        public static Disk Of(Vector3 normal, Vector3 u, float sizeU, float sizeV) => new(u, Vector3.Cross(normal, u), normal, sizeU, sizeV);
    }
}
