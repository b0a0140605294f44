using System.Numerics;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>
/// Metallic-roughness reflection under a studio's lights. Lights are spherical Gaussians, and a rough surface's highlight is one too:
/// their product is another, so a soft box is as cheap as a point light (J. Wang et al., "All-Frequency Rendering of Dynamic,
/// Spatially-Varying Reflectance", 2009).
/// </summary>
internal static class Lighting
{
    private const float FaceSharpness = 6;

    // e to this, times the brightest lamp, is less than half a step of 8 bits: most highlights are never computed.
    private const float Unseen = -9;

    /// <summary>Light that leaves a point towards the viewer; <paramref name="keyVisibility"/> is the part of the key light that arrives.</summary>
    public static Vector3 Reflect(in SurfaceLook look, Vector3 toViewer, Studio studio, float keyVisibility)
    {
        var facing = Math.Clamp(Vector3.Dot(look.Normal, toViewer), 0.02f, 1);
        var mirrored = (2 * facing * look.Normal) - toViewer;
        var roughness = Math.Clamp(look.Roughness, 0.06f, 1);
        // Dielectrics reflect 4 % head on, metals their own colour.
        var headOn = Vector3.Lerp(new Vector3(0.04f), look.Color, look.Metallic);
        var fresnel = headOn + ((Vector3.Max(new Vector3(1 - roughness), headOn) - headOn) * Fifth(1 - facing));
        var diffuse = look.Color * (1 - look.Metallic);
        var lobe = HighlightSharpness(roughness, facing);
        var light = ((diffuse * studio.Ambient(look.Normal)) + (fresnel * studio.Reflection(mirrored, roughness))) * look.Occlusion;
        var lights = studio.Lights;
        for (var i = 0; i < lights.Length; i++)
        {
            ref readonly var source = ref lights[i];
            var arriving = i == 0 ? keyVisibility : 0.5f + (0.5f * look.Occlusion);
            // A wide source still reaches a little behind the terminator; the key light must not, where its shadow map knows nothing.
            var wrap = i == 0 ? 0 : 1 / (1 + source.Sharpness);
            var lit = MathF.Max(0, (Vector3.Dot(look.Normal, source.Direction) + wrap) / (1 + wrap));
            if (lit <= 0)
                continue;
            // What a polished surface shows is the lamp's face, smaller than the glow that it gives.
            var face = source.Sharpness * FaceSharpness;
            var both = lobe * face / (lobe + face);
            var beside = both * (Vector3.Dot(mirrored, source.Direction) - 1);
            // Its height keeps the energy of a lobe that a small lamp sharpens, within what a screen can show.
            var highlight = beside > Unseen ? MathF.Exp(beside) * MathF.Min(6, 0.35f + (both * 0.12f)) : 0;
            light += source.Color * arriving * ((diffuse * lit) + (fresnel * highlight * MathF.Min(1, lit * 4)));
        }
        return light + look.Emissive;
    }

    private static float Fifth(float x) => x * x * x * x * x;

    private static float HighlightSharpness(float roughness, float facing)
    {
        var alpha = roughness * roughness;
        return 0.5f / (alpha * alpha * MathF.Max(facing, 0.1f));
    }
}
