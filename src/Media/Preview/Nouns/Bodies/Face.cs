using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>Eyes, mouths, brows and cheeks in the mood asked.</summary>
internal static class Face
{
    private static readonly Finish Ink = Finish.Of(0x17151A, 0.15f);
    private static readonly Finish White = Finish.Of(0xFBFAF6, 0.2f);

    /// <summary>A pair of eyes on a head.</summary>
    /// <param name="look">Its "eyes" colour them; sleepy ones are closed.</param>
    /// <param name="head">What they are on.</param>
    /// <param name="yaw">How far from the middle, degrees.</param>
    /// <param name="pitch">How high, degrees.</param>
    /// <param name="size">An eye's radius.</param>
    /// <param name="iris">The usual colour of the iris; null for a plain dark bead.</param>
    public static Solid Eyes(Look look, Oval head, float yaw, float pitch, float size, int? iris = null)
    {
        var eye = Eye(look, size * (look.Has("cute") || look.Has("surprised") ? 1.25f : 1), iris);
        var pair = head.Put(eye, yaw, pitch, 0.97f) + head.Put(eye.Flip(), -yaw, pitch, 0.97f);
        return look.Has("angry") || look.Has("sad") || look.Has("epic") ? pair + Brows(look, head, yaw, pitch, size) : pair;
    }

    /// <summary>One eye, facing +Z.</summary>
    public static Solid Eye(Look look, float size, int? iris = null)
    {
        if (look.Has("sleepy") || look.Has("sleeping"))
            return Solids.Arc(size * 0.8f, size * 0.16f, 130).TurnZ(180).At(0, size * 0.5f, size * 0.1f).In(Ink);
        var shine = Solids.Sphere(size * 0.24f).At(-size * 0.3f, size * 0.36f, size * 0.62f).In(White.Glowing(0.5f));
        var asked = look.Parts.TryGetValue("eyes", out var finish) ? finish : null;
        if (asked is { Glow: > 0 })
        {
            var socket = Solids.Ellipsoid(size * 1.16f, size * 1.16f, size * 0.42f).In(Finish.Of(0x14161C, 0.3f));
            return socket + Solids.Ellipsoid(size * 0.92f, size * 0.92f, size * 0.62f).In(asked.Glowing(2.2f));
        }

        if (iris is null && asked is null)
            return Solids.Ellipsoid(size * 0.9f, size, size * 0.75f).In(Ink) + shine;
        var color = asked ?? Finish.Of(iris ?? 0x4A3020, 0.15f);
        return Solids.Ellipsoid(size, size * 1.08f, size * 0.62f).In(White)
            + Solids.Ellipsoid(size * 0.68f, size * 0.74f, size * 0.3f).At(0, 0, size * 0.4f).In(color with { Roughness = 0.15f })
            + Solids.Ellipsoid(size * 0.38f, size * 0.42f, size * 0.2f).At(0, 0, size * 0.56f).In(Ink) + shine.At(size * 0.06f, -size * 0.08f, size * 0.06f);
    }

    /// <summary>A mouth on a head at a pitch, so wide.</summary>
    public static Solid Mouth(Look look, Oval head, float pitch, float width, float lift = 1)
    {
        var half = float.RadiansToDegrees(width * 0.5f / head.Radii.X);
        if (look.Has("surprised"))
            return head.Put(Solids.Ellipsoid(width * 0.2f, width * 0.28f, width * 0.1f).In(Finish.Of(0x5E1A20, 0.5f)), 0, pitch - 3, 0.99f * lift);
        if (look.Has("happy"))
            return Laugh(head, pitch, width, lift);
        var drop = look.Has("sad") || look.Has("angry") ? -0.55f : look.Has("sleepy") ? 0.15f : 0.4f;
        var points = Enumerable.Range(0, 5).Select(i =>
        {
            var t = (i - 2) * 0.5f;
            return head.On(t * half, pitch - (drop * half * (1 - (t * t))) + (drop * half * 0.4f), lift);
        }).ToArray();
        return Solids.Tube(points, width * 0.07f, width * 0.07f).In(Finish.Of(0x4A2024, 0.5f));
    }

    /// <summary>Rosy cheeks on a head.</summary>
    public static Solid Cheeks(Oval head, float yaw, float pitch, float size, int rgb = 0xF08A84) =>
        head.Put(Solids.Ellipsoid(size, size * 0.72f, size * 0.16f).In(Finish.Of(rgb, 0.8f)), yaw, pitch, 0.985f)
            + head.Put(Solids.Ellipsoid(size, size * 0.72f, size * 0.16f).In(Finish.Of(rgb, 0.8f)), -yaw, pitch, 0.985f);

    /// <summary>A face of its own, one unit wide, that comes a little out of whatever is behind it at z = 0.</summary>
    public static Solid Flat(Look look)
    {
        var plate = new Oval(new(0, 0, -1.2f), new(1.2f, 1.2f, 1.25f));
        return Eyes(look, plate, 13, 6, 0.13f) + Mouth(look, plate, -7, 0.36f) + Cheeks(plate, 22, -4, 0.09f);
    }

    // A half moon with a tongue in it: wide and open.
    private static Solid Laugh(Oval head, float pitch, float width, float lift)
    {
        var size = width * 0.5f;
        var half = Solids.Ellipsoid(size, size * 0.86f, size * 0.36f).Cut(Solids.Box(size * 3, size * 2, size * 3).At(0, size, 0), size * 0.1f);
        var mouth = half.In(Finish.Of(0x6E1822, 0.4f)) + Solids.Ellipsoid(size * 0.55f, size * 0.3f, size * 0.3f).At(0, -size * 0.55f, size * 0.1f).In(Finish.Of(0xE8707A, 0.35f))
            + Solids.Box(size * 1.4f, size * 0.22f, size * 0.3f, size * 0.08f).At(0, -size * 0.12f, size * 0.27f).In(White);
        return head.Put(mouth, 0, pitch + 5, 0.97f * lift);
    }

    private static Solid Brows(Look look, Oval head, float yaw, float pitch, float size)
    {
        var tilt = look.Has("sad") ? 20 : -22;
        var brow = Solids.Capsule(size * 0.2f, size * 1.5f).TurnZ(90);
        return head.Put(brow.TurnZ(-tilt).In(Ink), yaw, pitch + float.RadiansToDegrees(size * 1.55f / head.Radii.Y), 1)
            + head.Put(brow.TurnZ(tilt).In(Ink), -yaw, pitch + float.RadiansToDegrees(size * 1.55f / head.Radii.Y), 1);
    }
}
