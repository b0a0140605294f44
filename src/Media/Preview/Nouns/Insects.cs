using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Insects that are built one by one; bees, beetles and spiders share their builders with <see cref="SeaLife"/>.</summary>
internal static class Insects
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("butterfly", "moth, monarch butterfly, 🦋", 0.09f, Butterfly) { Height = 0.12f },
        new("dragonfly", "damselfly", 0.08f, Dragonfly) { Height = 0.2f },
        new("ant", "termite, 🐜", 0.02f, Ant),
        new("caterpillar", "larva, worm, inchworm, centipede, 🐛, 🪱", 0.06f, Caterpillar),
    ];

    // Upright, as butterflies are drawn: flat on the air they would be seen along their edge.
    private static Solid Butterfly(Look look)
    {
        var rim = look.Trim(Finish.Of(0x211C22, 0.7f));
        var wing = look.Body(Finish.Of(0xF0821E, 0.6f));
        var head = new Oval(new(0, 0.36f, 0.04f), new(0.1f, 0.1f, 0.1f));
        var upper = Wing([0, 0.02f, 0.06f, 0.24f, 0.28f, 0.6f, 0.6f, 0.8f, 0.8f, 0.72f, 0.8f, 0.46f, 0.64f, 0.16f, 0.3f, -0.02f]);
        var lower = Wing([0, 0.02f, 0.3f, 0.04f, 0.58f, -0.04f, 0.68f, -0.26f, 0.56f, -0.54f, 0.34f, -0.66f, 0.16f, -0.46f, 0.05f, -0.2f]);
        var dots = All((float[])[0.3f, 0.62f, 0.5f, 0.755f, 0.69f, 0.72f, 0.75f, 0.56f, 0.69f, 0.38f, 0.62f, -0.1f, 0.63f, -0.28f, 0.54f, -0.46f, 0.4f, -0.585f]);
        var side = (upper + lower + dots).TurnX(-4).TurnY(-16);
        var body = Limb(new(0, -0.42f, 0), new(0, 0.02f, 0.02f), 0.035f, 0.065f).Blend(Ellipsoid(0.085f, 0.15f, 0.085f).At(0, 0.16f, 0.03f), 0.03f).Blend(head.Solid, 0.02f).In(Finish.Of(0x35282C, 0.8f));
        var tip = head.Center + new Vector3(0.17f, 0.26f, 0.06f);
        var feelers = (Tube([head.On(24, 60), head.Center + new Vector3(0.09f, 0.18f, 0.05f), tip], 0.014f, 0.013f) + Sphere(0.026f).At(tip)).Pair().In(Finish.Of(0x35282C, 0.6f));
        return (body + side.Pair() + feelers + Face.Eyes(look, head, 36, 8, 0.034f, 0x4A2A20)).TurnX(-10).WithHead(head, 36, 8).With("flies", Vector3.Zero, 1).Settle();

        // A dark sheet with a bright one in it, both sides.
        Solid Wing(float[] outline)
        {
            var around = Smooth([.. outline, outline[0], outline[1]]);
            var middle = around.Aggregate(Vector2.Zero, (sum, point) => sum + point) / around.Length;
            return Extrude(around, 0.02f, 0.012f).In(rim) + Extrude([.. around.Select(point => Vector2.Lerp(middle, point, 0.76f))], 0.04f, 0.012f).In(wing)
                + Rod(new(middle * 0.2f, 0), new(middle * 1.4f, 0), 0.034f).In(rim);
        }

        Solid All(float[] at) => Solids.All(Enumerable.Range(0, at.Length / 2).Select(i => Ellipsoid(0.034f, 0.034f, 0.034f).At(at[2 * i] * 0.985f, at[(2 * i) + 1] * 0.985f, 0))).In(Finish.Of(0xFBF6EA, 0.6f));
    }

    private static Solid Dragonfly(Look look)
    {
        var coat = look.Body(Finish.Of(0x1E8FA8, 0.25f, 0.3f).With(Pattern.Stripes, 0x0E4A64, 0.16f));
        var head = new Oval(new(0, 0.02f, 0.46f), new(0.15f, 0.13f, 0.12f));
        var body = Ellipsoid(0.14f, 0.15f, 0.24f).At(0, 0, 0.22f).Blend(Tube([new(0, 0, 0.1f), new(0, 0.02f, -0.4f), new(0, 0.1f, -0.95f)], 0.075f, 0.045f), 0.05f).Blend(head.Solid, 0.03f).In(coat);
        var wing = Ellipsoid(0.52f, 0.02f, 0.13f).At(0.56f, 0, 0).In(look.Trim(Finish.Of(0xCFEAF6, 0.12f)) with { Clarity = 0.35f }) + Ellipsoid(0.05f, 0.026f, 0.03f).At(0.92f, 0, 0.07f).In(Finish.Of(0x25455A, 0.4f));
        var wings = (wing.TurnX(52).TurnZ(24).TurnY(-10).At(0.05f, 0.1f, 0.26f) + wing.Scale(0.9f).TurnX(52).TurnZ(4).TurnY(16).At(0.05f, 0.08f, 0.12f)).Pair();
        var legs = Tube([new(0.06f, -0.1f, 0), new(0.17f, -0.2f, 0.05f), new(0.13f, -0.3f, 0.1f)], 0.02f, 0.016f).RowZ(3, 0.12f).At(0, 0, 0.26f).Pair().In(Finish.Of(0x1E2A32, 0.5f));
        var eyes = Face.Eye(look, 0.085f, 0xD84A2A).TurnY(34).At(0.1f, 0.05f, 0.53f).Pair();
        return (body + wings + legs + eyes + Face.Mouth(look, head, -30, 0.1f)).WithHead(head, 36, 20).TurnX(-16).TurnY(68).With("flies", Vector3.Zero, 1).Settle();
    }

    private static Solid Ant(Look look)
    {
        var coat = look.Body(Finish.Of(0x8A3A22, 0.3f));
        var head = new Oval(new(0, 0.46f, 0.56f), new(0.22f, 0.2f, 0.2f));
        var body = Ellipsoid(0.27f, 0.26f, 0.37f).At(0, 0.46f, -0.56f).Blend(Sphere(0.075f).At(0, 0.4f, -0.16f), 0.05f).Blend(Ellipsoid(0.15f, 0.16f, 0.25f).At(0, 0.42f, 0.12f), 0.05f).Blend(head.Solid, 0.04f);
        var leg = Tube([new(0.1f, 0.36f, 0), new(0.38f, 0.56f, 0), new(0.5f, 0.2f, 0), new(0.6f, 0.03f, 0)], 0.045f, 0.03f);
        var legs = (leg.TurnY(-34).At(0, 0, 0.2f) + leg.At(0, 0, 0.1f) + leg.TurnY(38).At(0, 0, 0.02f)).Pair();
        var feelers = Tube([head.On(24, 46), head.Center + new Vector3(0.2f, 0.34f, 0.14f), head.Center + new Vector3(0.28f, 0.26f, 0.4f)], 0.03f, 0.024f).Pair();
        var jaws = Tube([head.On(34, -28), head.Center + new Vector3(0.13f, -0.12f, 0.26f), head.Center + new Vector3(0.03f, -0.12f, 0.32f)], 0.035f, 0.02f).Pair().In(Finish.Of(0x3A1A12, 0.4f));
        return (body.In(coat) + (legs + feelers).In(coat with { Color = coat.Color * 0.7f }) + jaws + Face.Eyes(look, head, 42, 12, 0.06f)).WithHead(head, 42, 12).With("antenna", Vector3.Zero, 1);
    }

    private static Solid Caterpillar(Look look)
    {
        var coat = look.Body(Finish.Of(0x7CC23A, 0.6f));
        var band = look.Trim(Finish.Of(0xF2D84A, 0.6f));
        const int Rings = 8;
        var pieces = new List<Solid>();
        for (var i = 0; i < Rings; i++)
        {
            // One hump in the middle, as it walks.
            var hump = 0.34f * MathF.Pow(MathF.Sin(MathF.PI * Math.Clamp((i - 1.5f) / 5, 0, 1)), 2);
            var at = new Vector3(0, 0.24f + hump, 0.5f - (i * 0.2f));
            pieces.Add(Sphere(0.2f - (i == Rings - 1 ? 0.04f : 0)).At(at).In(i % 2 == 0 ? coat : band));
            if (hump < 0.1f)
                pieces.Add(Limb(at + new Vector3(0.1f, -0.12f, 0), new Vector3(0.13f, 0.045f, at.Z), 0.05f, 0.045f).Pair().In(Finish.Of(0x4A3A2A, 0.6f)));
        }

        var head = new Oval(new(0, 0.44f, 0.68f), new(0.25f, 0.24f, 0.23f));
        var tip = head.Center + new Vector3(0.16f, 0.4f, 0.02f);
        var feelers = (Tube([head.On(22, 66), head.Center + new Vector3(0.09f, 0.32f, 0), tip], 0.026f, 0.024f) + Sphere(0.052f).At(tip)).Pair().In(Finish.Of(0xD8442E, 0.4f));
        var solid = Blended(0.03f, pieces).Blend(head.Solid.In(coat), 0.03f) + feelers + Face.Eyes(look, head, 28, 10, 0.062f, 0x4A2A20) + Face.Mouth(look, head, -24, 0.2f) + Face.Cheeks(head, 46, -14, 0.045f);
        return solid.WithHead(head, 28, 10).TurnY(34).Settle();
    }
}
