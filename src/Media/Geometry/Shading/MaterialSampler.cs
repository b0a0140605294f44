using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>A material with its textures ready to read.</summary>
internal sealed class MaterialSampler
{
    private readonly Material _material;
    private readonly TextureSampler? _baseColor;
    private readonly TextureSampler? _metallicRoughness;
    private readonly TextureSampler? _normal;
    private readonly TextureSampler? _occlusion;
    private readonly TextureSampler? _emissive;

    public MaterialSampler(Material material, Dictionary<(Texture Texture, bool IsColor), TextureSampler> shared)
    {
        _material = material;
        _baseColor = Get(material.BaseColorTexture, true);
        _metallicRoughness = Get(material.MetallicRoughnessTexture, false);
        _normal = Get(material.NormalTexture, false);
        _occlusion = Get(material.OcclusionTexture, false);
        _emissive = Get(material.EmissiveTexture, true);

        TextureSampler? Get(Texture? texture, bool isColor)
        {
            if (texture is null)
                return null;
            if (!shared.TryGetValue((texture, isColor), out var sampler))
                shared[(texture, isColor)] = sampler = TextureSampler.Of(texture, isColor);
            return sampler;
        }
    }

    /// <summary>The colour at a point: factor times texture times vertex colour, linear, straight alpha.</summary>
    public Vector4 BaseColor(Mesh mesh, in SurfacePoint point, int i, int j, int k)
    {
        var color = BaseColor(mesh, point, i, j, k, Places.Of(mesh, point, i, j, k));
        return color with { W = AlphaOf(color) };
    }

    /// <summary>Whether it lets through what is behind it.</summary>
    public bool IsTransparent => _material.AlphaMode != AlphaMode.Opaque;

    /// <summary>Everything about a point that lighting needs.</summary>
    public SurfaceLook LookAt(Mesh mesh, in SurfacePoint point, int i, int j, int k, Vector3 position, Vector3 toViewer)
    {
        var places = Places.Of(mesh, point, i, j, k);
        var color = BaseColor(mesh, point, i, j, k, places);
        var normal = mesh.NormalAt(point);
        var face = Vector3.Cross(mesh.Positions[j] - mesh.Positions[i], mesh.Positions[k] - mesh.Positions[i]);
        // The back of a surface is lit like a front that faces the viewer.
        if (Vector3.Dot(face, toViewer) < 0)
            normal = -normal;
        if (_normal is not null && mesh.Uvs is not null)
            normal = Bent(mesh, normal, i, j, k, places);
        float metallic = _material.Metallic, roughness = _material.Roughness;
        if (_metallicRoughness is not null)
        {
            var sample = places.Read(_metallicRoughness);
            (roughness, metallic) = (roughness * sample.Y, metallic * sample.Z);
        }
        var occlusion = _occlusion is null ? 1 : places.Read(_occlusion).X;
        var emissive = _emissive is null ? _material.Emissive : _material.Emissive * places.Read(_emissive).AsVector3();
        return new(position, normal, color.AsVector3(), AlphaOf(color), metallic, roughness, occlusion, emissive);
    }

    private float AlphaOf(Vector4 color) => _material.AlphaMode switch
    {
        AlphaMode.Opaque => 1,
        AlphaMode.Mask => color.W >= _material.AlphaCutoff ? 1 : 0,
        _ => Math.Clamp(color.W, 0, 1),
    };

    private Vector4 BaseColor(Mesh mesh, in SurfacePoint point, int i, int j, int k, in Places places)
    {
        var color = _material.BaseColor;
        if (_baseColor is not null)
            color *= places.Read(_baseColor);
        if (mesh.Colors is { } colors)
            color *= point.Mix(colors[i], colors[j], colors[k]);
        return color;
    }

    // The tangent frame comes from the triangle's own uvs, so that a mesh needs to carry no tangents.
    private Vector3 Bent(Mesh mesh, Vector3 normal, int i, int j, int k, in Places places)
    {
        Vector3 ab = mesh.Positions[j] - mesh.Positions[i], ac = mesh.Positions[k] - mesh.Positions[i];
        Vector2 uvAb = mesh.Uvs![j] - mesh.Uvs[i], uvAc = mesh.Uvs[k] - mesh.Uvs[i]; // the caller saw that there are some
        var area = (uvAb.X * uvAc.Y) - (uvAb.Y * uvAc.X);
        if (area == 0)
            return normal;
        var tangent = ((ab * uvAc.Y) - (ac * uvAb.Y)) * MathF.Sign(area);
        tangent -= normal * Vector3.Dot(normal, tangent);
        var length = tangent.Length();
        if (!(length > 0))
            return normal;
        tangent /= length;
        // v grows downwards in the image, while a normal map's green grows upwards.
        var upward = Vector3.Cross(normal, tangent) * MathF.Sign(area) * -1;
        var sample = (places.Read(_normal!) * 2) - Vector4.One; // only called with a normal map
        var bent = (tangent * sample.X * _material.NormalScale) + (upward * sample.Y * _material.NormalScale) + (normal * sample.Z);
        return bent.LengthSquared() > 0 ? Vector3.Normalize(bent) : normal;
    }

    /// <summary>Where a pixel and its two neighbours are on the texture.</summary>
    private readonly record struct Places(Vector2 Here, Vector2 Right, Vector2 Below)
    {
        public static Places Of(Mesh mesh, in SurfacePoint point, int i, int j, int k)
        {
            if (mesh.Uvs is not { } uvs)
                return default;
            Vector2 a = uvs[i], b = uvs[j], c = uvs[k];
            return new(At(point.Weights), At(point.WeightsRight), At(point.WeightsBelow));

            Vector2 At(Vector3 w) => (a * w.X) + (b * w.Y) + (c * w.Z);
        }

        public Vector4 Read(TextureSampler sampler) => sampler.Sample(Here, Right, Below);
    }
}
