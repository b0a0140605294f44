using System.Numerics;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>A finish at one point, its pattern worked out.</summary>
internal readonly record struct Surface(Vector3 Color, float Roughness, float Metalness, Vector3 Glow, float Fuzz, float Clarity, float Grain)
{
    /// <summary>The surface where finishes meet.</summary>
    public static Surface At(in FinishMix mix, FinishSlot[] slots, Vector3 point)
    {
        var winner = Of(slots[mix.Winner], point);
        return mix.Share > 0.002f && mix.Other != mix.Winner ? Mix(winner, Of(slots[mix.Other], point), mix.Share) : winner;
    }

    /// <summary>The surface of a finish at a point of the world.</summary>
    public static Surface Of(FinishSlot slot, Vector3 point) => Of(slot.Finish, slot.Finish.Pattern == Pattern.Plain ? point : Vector3.Transform(point, slot.ToLocal));

    /// <summary>The surface of a finish at a point of its own space.</summary>
    public static Surface Of(Finish finish, Vector3 local)
    {
        var share = Patterns.ShareAt(finish.Pattern, local / MathF.Max(finish.Scale, 1e-5f));
        var color = Vector3.Lerp(finish.Color, finish.Second, share);
        var glow = finish.Glow > 0 ? (finish.Pattern == Pattern.Windows ? finish.Second * (share * finish.Glow) : color * finish.Glow) : Vector3.Zero;
        var fuzz = finish.Pattern == Pattern.Fur ? MathF.Max(finish.Fuzz, 0.5f) : finish.Fuzz;
        return new(color, finish.Roughness, finish.Metalness, glow, fuzz, finish.Clarity, finish.Grain);
    }

    private static Surface Mix(in Surface a, in Surface b, float t) => new(
        Vector3.Lerp(a.Color, b.Color, t), float.Lerp(a.Roughness, b.Roughness, t), float.Lerp(a.Metalness, b.Metalness, t), Vector3.Lerp(a.Glow, b.Glow, t),
        float.Lerp(a.Fuzz, b.Fuzz, t), float.Lerp(a.Clarity, b.Clarity, t), float.Lerp(a.Grain, b.Grain, t));
}
