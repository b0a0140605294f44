using System.Numerics;

namespace GenAsset.Media.Preview.Scenes;

/// <summary>What a solid is made of, as light sees it. Colours are linear; <see cref="Tint.Hex"/> makes one of 0xRRGGBB.</summary>
/// <param name="Color">The base colour.</param>
/// <param name="Roughness">0 mirror .. 1 chalk.</param>
/// <param name="Metalness">0 dielectric .. 1 metal.</param>
internal sealed record Finish(Vector3 Color, float Roughness = 0.55f, float Metalness = 0)
{
    /// <summary>A matt mid grey: what an unpainted solid shows.</summary>
    public static Finish Default { get; } = Of(0xB8B4AC);

    /// <summary>The light given off, in the colour of <see cref="Color"/>: 0 none, 1 a lamp in daylight, 3 a neon tube.</summary>
    public float Glow { get; init; }

    /// <summary>How the second colour is laid on.</summary>
    public Pattern Pattern { get; init; }

    /// <summary>The pattern's colour.</summary>
    public Vector3 Second { get; init; }

    /// <summary>The size of one element of the pattern, metres.</summary>
    public float Scale { get; init; } = 0.1f;

    /// <summary>A soft bright rim, as fur, velvet or moss has: 0..1.</summary>
    public float Fuzz { get; init; }

    /// <summary>How much shines through, as in glass, ice or jelly: 0..1. It is a look: no ray is bent.</summary>
    public float Clarity { get; init; }

    /// <summary>Small unevenness of the shading normal: 0 smooth .. 1 rock.</summary>
    public float Grain { get; init; }

    /// <summary>A finish of an sRGB colour 0xRRGGBB.</summary>
    public static Finish Of(int rgb, float roughness = 0.55f, float metalness = 0) => new(Tint.Hex(rgb), roughness, metalness);

    /// <summary>The same, with a second colour 0xRRGGBB laid on by a pattern whose elements are <paramref name="scale"/> metres.</summary>
    public Finish With(Pattern pattern, int second, float scale) => With(pattern, Tint.Hex(second), scale);

    /// <summary>The same, with a second colour laid on by a pattern.</summary>
    public Finish With(Pattern pattern, Vector3 second, float scale) => this with
    {
        Pattern = pattern,
        Second = second,
        Scale = scale,
    };

    /// <summary>The same, shining.</summary>
    public Finish Glowing(float strength = 1.5f) => this with { Glow = strength };
}
