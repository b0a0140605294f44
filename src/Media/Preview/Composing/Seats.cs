using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Composing;

/// <summary>Where things go on a solid that has no mark for them: taken from its box, or from its head where it has one.</summary>
internal static class Seats
{
    /// <summary>The top: a box's middle at its height.</summary>
    public static Mark On(Solid solid) => new("seat", new Vector3(0, solid.Top, 0), 0.8f * MathF.Min(solid.Bounds.Size.X, solid.Bounds.Size.Z));

    /// <summary>The front, a little above the middle: where a face goes.</summary>
    public static Mark Front(Solid solid)
    {
        var box = solid.Bounds;
        return new("face", new Vector3(box.Center.X, box.Min.Y + (0.55f * box.Size.Y), box.Max.Z), 0.6f * MathF.Min(box.Size.X, box.Size.Y));
    }

    /// <summary>The place of that name.</summary>
    public static Mark For(string mark, Solid solid)
    {
        var box = solid.Bounds;
        var head = solid.Find("head") ?? new Mark("head", new(box.Center.X, box.Max.Y - (0.3f * MathF.Min(box.Size.X, box.Size.Z)), box.Center.Z), 0.6f * MathF.Min(box.Size.X, box.Size.Z));
        var (point, size) = (head.Point, head.Size);
        return mark switch
        {
            "eyes" => new(mark, solid.Find("face")?.Point ?? point + new Vector3(0, 0.05f, 0.46f) * size, 0.4f * size),
            "mouth" => new(mark, point + (new Vector3(0, -0.18f, 0.46f) * size), size),
            "neck" => new(mark, point + (new Vector3(0, -0.55f, 0) * size), 0.7f * size),
            "back" => new(mark, point + (new Vector3(0, -0.8f, -0.35f) * size), size),
            _ => head,
        };
    }
}
