using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>A metallic-roughness surface, with the meanings and defaults of glTF 2.0 (factors are linear and multiply their texture).</summary>
public sealed record Material
{
    /// <summary>White, rough, no metal: what a mesh without materials is drawn with.</summary>
    public static Material Default { get; } = new() { Metallic = 0, Roughness = 0.8f };

    /// <summary>A name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Linear RGBA; white by default.</summary>
    public Vector4 BaseColor { get; init; } = Vector4.One;

    /// <summary>sRGB colour and straight alpha.</summary>
    public Texture? BaseColorTexture { get; init; }

    /// <summary>0 dielectric .. 1 metal; 1 by default.</summary>
    public float Metallic { get; init; } = 1;

    /// <summary>0 mirror .. 1 chalk; 1 by default.</summary>
    public float Roughness { get; init; } = 1;

    /// <summary>Roughness in green and metallic in blue, linear.</summary>
    public Texture? MetallicRoughnessTexture { get; init; }

    /// <summary>Tangent-space normals, +Y up (green up), linear.</summary>
    public Texture? NormalTexture { get; init; }

    /// <summary>Scales the x and y of the normal map; 1 by default.</summary>
    public float NormalScale { get; init; } = 1;

    /// <summary>Ambient occlusion in red, linear.</summary>
    public Texture? OcclusionTexture { get; init; }

    /// <summary>Light that the surface gives off, linear; black by default.</summary>
    public Vector3 Emissive { get; init; }

    /// <summary>sRGB colour that multiplies <see cref="Emissive"/>.</summary>
    public Texture? EmissiveTexture { get; init; }

    /// <summary>Whether back faces are drawn too; false by default.</summary>
    public bool DoubleSided { get; init; }

    /// <summary>How alpha is used; opaque by default.</summary>
    public AlphaMode AlphaMode { get; init; }

    /// <summary>The alpha below which <see cref="AlphaMode.Mask"/> cuts a pixel away; 0.5 by default.</summary>
    public float AlphaCutoff { get; init; } = 0.5f;
}
