using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>
/// Colours a mesh: materials, textures and vertex colours under a studio's light. Textures are prepared once, so one shader serves all
/// views of a mesh.
/// </summary>
public sealed class MeshShader
{
    private readonly Mesh _mesh;
    private readonly MaterialSampler[] _materials;
    private readonly byte[]? _materialNumbers;

    /// <summary>Prepares <paramref name="mesh"/>, whose textures are decoded here.</summary>
    public MeshShader(Mesh mesh)
    {
        _mesh = mesh;
        var parts = mesh.EffectiveParts;
        var distinct = parts.Select(mesh.MaterialOf).Distinct().ToList();
        if (distinct.Count > 256)
            throw new NotSupportedException($"The mesh '{mesh.Name}' has {distinct.Count} materials; pictures are made of up to 256.");
        var samplers = new Dictionary<(Texture, bool), TextureSampler>();
        _materials = [.. distinct.Select(m => new MaterialSampler(m, samplers))];
        if (distinct.Count <= 1)
            return;
        _materialNumbers = new byte[mesh.TriangleCount];
        foreach (var part in parts)
            _materialNumbers.AsSpan(part.FirstIndex / 3, part.IndexCount / 3).Fill((byte)distinct.IndexOf(mesh.MaterialOf(part)));
    }

    /// <summary>Whether some material lets through what is behind it.</summary>
    public bool IsTransparent => _materials.Any(m => m.IsTransparent);

    /// <summary>The picture from <paramref name="camera"/>: linear RGBA with alpha multiplied in, (0, 0, 0, 0) where nothing is.</summary>
    public Vector4[] Draw(Camera camera, int width, int height, Studio studio, ShadowMap? shadows = null, RasterOptions? options = null)
    {
        options ??= RasterOptions.Default;
        return IsTransparent
            ? Layers.Compose(_mesh, camera, width, height, options, ShaderFor(camera, studio, shadows))
            : Shade(Rasterizer.Draw(_mesh, camera, width, height, options), studio, shadows);
    }

    /// <summary>The picture of what is seen, foremost surfaces only: linear RGBA with alpha multiplied in, (0, 0, 0, 0) where nothing is.</summary>
    public Vector4[] Shade(Visibility visibility, Studio studio, ShadowMap? shadows = null) =>
        visibility.Resolve(ShaderFor(visibility.Camera, studio, shadows));

    /// <summary>The colours alone, without light: what a texture baker or a comparison wants.</summary>
    public Vector4[] Albedo(Visibility visibility) =>
        visibility.Resolve((in SurfacePoint point, float _, float _) => BaseColorAt(point) with { W = 1 });

    /// <summary>The colour at a point: factor times texture times vertex colour, linear, straight alpha (1 where the material is opaque).</summary>
    public Vector4 BaseColorAt(in SurfacePoint point)
    {
        int i = _mesh.Indices[point.Triangle * 3], j = _mesh.Indices[(point.Triangle * 3) + 1], k = _mesh.Indices[(point.Triangle * 3) + 2];
        return MaterialAt(point.Triangle).BaseColor(_mesh, point, i, j, k);
    }

    private SurfaceShader ShaderFor(Camera camera, Studio studio, ShadowMap? shadows)
    {
        var (eye, forward, perspective) = (camera.Position, camera.Forward, camera.Projection == Projection.Perspective);
        return (in SurfacePoint point, float _, float _) =>
        {
            int i = _mesh.Indices[point.Triangle * 3], j = _mesh.Indices[(point.Triangle * 3) + 1], k = _mesh.Indices[(point.Triangle * 3) + 2];
            var position = point.Mix(_mesh.Positions[i], _mesh.Positions[j], _mesh.Positions[k]);
            var toViewer = perspective ? Vector3.Normalize(eye - position) : -forward;
            var look = MaterialAt(point.Triangle).LookAt(_mesh, point, i, j, k, position, toViewer);
            if (look.Alpha <= 0)
                return Vector4.Zero;
            var key = shadows?.LightAt(position, look.Normal) ?? 1;
            return new Vector4(Lighting.Reflect(look, toViewer, studio, key), 1) * look.Alpha;
        };
    }

    private MaterialSampler MaterialAt(int triangle) => _materials[_materialNumbers is null ? 0 : _materialNumbers[triangle]];
}
