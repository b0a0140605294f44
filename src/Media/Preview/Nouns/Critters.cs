using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Animals that are built one by one: what crawls, hops and creeps.</summary>
internal static class Critters
{
    /// <summary>The table, a part of the animals'.</summary>
    public static Noun[] All { get; } =
    [
        new("crocodile", "alligator, croc, gator, caiman, 🐊", 2.2f, Crocodile),
        new("turtle", "tortoise, sea turtle, 🐢", 0.5f, Turtle),
        new("snake", "serpent, python, cobra, viper, 🐍", 0.8f, Snake),
        new("frog", "toad, tree frog, 🐸", 0.2f, Frog),
        new("lizard", "gecko, iguana, chameleon, salamander, newt, 🦎", 0.4f, Lizard),
        new("snail", "slug, 🐌", 0.08f, Snail),
    ];

    /// <summary>A kangaroo, upright, with its young in the pouch.</summary>
    public static Solid Kangaroo(Look look)
    {
        var coat = look.Body(Finish.Of(0xBE8350, 0.92f));
        var light = look.Trim(Finish.Of(0xF0DCBC, 0.92f));
        var head = new Oval(new(0, 1.5f, 0.2f), new(0.16f, 0.17f, 0.18f));
        var body = Limb(new(0, 0.52f, -0.12f), new(0, 1.08f, 0.06f), 0.3f, 0.19f).Blend(Limb(new(0, 1.1f, 0.06f), head.Center, 0.13f, 0.1f), 0.08f).Blend(head.Solid, 0.04f)
            .Blend(Limb(head.Center, head.Center + new System.Numerics.Vector3(0, -0.05f, 0.24f), 0.1f, 0.075f), 0.04f)
            .Blend(Tube([new(0, 0.4f, -0.3f), new(0, 0.14f, -0.62f), new(0, 0.08f, -1.15f)], 0.17f, 0.07f), 0.08f)
            .Blend((Ellipsoid(0.17f, 0.3f, 0.27f).At(0.25f, 0.42f, 0) + Limb(new(0.27f, 0.2f, -0.12f), new(0.27f, 0.07f, 0.02f), 0.09f, 0.08f) + Limb(new(0.27f, 0.075f, -0.05f), new(0.29f, 0.065f, 0.42f), 0.08f, 0.065f)).Pair(), 0.05f)
            .Blend(Tube([new(0.15f, 1.05f, 0.14f), new(0.2f, 0.84f, 0.3f), new(0.13f, 0.8f, 0.44f)], 0.07f, 0.05f).Pair(), 0.03f).In(coat);
        var ears = (Ellipsoid(0.07f, 0.19f, 0.04f).In(coat) + Ellipsoid(0.042f, 0.14f, 0.03f).At(0, 0, 0.02f).In(Matte(0xE8A9A4))).TurnZ(-16).At(0.1f, 1.78f, 0.16f).Pair();
        var joey = Sphere(0.1f).At(0, 0.84f, 0.27f).In(coat) + Ellipsoid(0.03f, 0.08f, 0.025f).TurnZ(-14).At(0.06f, 0.95f, 0.27f).Pair().In(coat) + Sphere(0.018f).At(0.038f, 0.86f, 0.36f).Pair().In(Gloss(0x1A1718));
        var belly = Ellipsoid(0.21f, 0.27f, 0.16f).At(0, 0.6f, 0.12f).In(light);
        return (body + ears + belly + joey + Sphere(0.045f).At(0, 1.48f, 0.52f).In(Gloss(0x231F20)) + Face.Eyes(look, head, 40, 12, 0.036f)).WithHead(head, 40, 12);
    }

    private static Solid Crocodile(Look look)
    {
        var skin = look.Body(Finish.Of(0x5C8A3E, 0.7f).With(Pattern.Scales, 0x44692C, 0.1f));
        var light = look.Trim(Finish.Of(0xD8DCA0, 0.7f));
        var head = new Oval(new(0, 0.3f, 0.72f), new(0.2f, 0.14f, 0.2f));
        var body = Limb(new(0, 0.28f, -0.5f), new(0, 0.28f, 0.4f), 0.19f, 0.23f).Blend(Tube([new(0, 0.27f, -0.5f), new(0.05f, 0.2f, -1.0f), new(-0.12f, 0.12f, -1.6f)], 0.18f, 0.05f), 0.08f).Blend(head.Solid, 0.1f)
            .Blend(Box(0.26f, 0.1f, 0.72f, 0.05f).At(0, 0.3f, 1.1f), 0.06f).Blend(Sphere(0.07f).At(0.1f, 0.42f, 0.78f).Pair(), 0.03f)
            .Blend((Leg(0.32f) + Leg(-0.4f)).Pair(), 0.05f).In(skin);
        var jaw = Box(0.23f, 0.07f, 0.68f, 0.03f).TurnX(10).At(0, 0.14f, 1.06f).In(light) + Ellipsoid(0.17f, 0.12f, 0.6f).At(0, 0.16f, 0).In(light);
        var teeth = Cone(0.03f, 0.005f, 0.09f).TurnX(180).At(0.11f, 0.23f, 1.1f).Row(5, new System.Numerics.Vector3(0, 0, 0.13f)).Pair().In(Matte(Snow));
        var ridge = Cone(0.06f, 0.01f, 0.13f).At(0.07f, 0.52f, -0.05f).Row(6, new System.Numerics.Vector3(0, 0, 0.17f)).Pair().In(look.Body(Finish.Of(0x3F6128, 0.7f)));
        var eye = Face.Eye(look, 0.05f, 0xE8C030).TurnY(30).At(0.125f, 0.45f, 0.83f).Pair();
        return (body + jaw + teeth + ridge + eye + Sphere(0.035f).At(0.06f, 0.36f, 1.43f).Pair().In(skin)).WithHead(head, 30, 30);

        static Solid Leg(float z) => Tube([new(0.16f, 0.24f, z), new(0.36f, 0.2f, z - 0.02f), new(0.38f, 0.06f, z + 0.08f)], 0.1f, 0.07f) + Ellipsoid(0.1f, 0.05f, 0.13f).At(0.39f, 0.05f, z + 0.12f);
    }

    private static Solid Turtle(Look look)
    {
        var skin = look.Trim(Finish.Of(0x8FB85A, 0.8f));
        var shell = look.Body(Finish.Of(0x5E7A35, 0.5f).With(Pattern.Scales, 0x8A6A38, 0.22f));
        var head = new Oval(new(0, 0.42f, 0.72f), new(0.17f, 0.16f, 0.18f));
        var body = Ellipsoid(0.46f, 0.42f, 0.55f).At(0, 0.22f, 0).Keep(Box(2, 1, 2).At(0, 0.7f, 0), 0.03f).In(shell) + Torus(0.46f, 0.05f).Stretch(1, 1, 1.18f).At(0, 0.22f, 0).In(look.Trim(Finish.Of(0xC9A95E, 0.6f))) + Ellipsoid(0.42f, 0.12f, 0.5f).At(0, 0.2f, 0).In(skin);
        var limbs = (Limb(new(0.28f, 0.18f, 0.36f), new(0.46f, 0.08f, 0.5f), 0.11f, 0.08f) + Limb(new(0.28f, 0.18f, -0.36f), new(0.42f, 0.08f, -0.5f), 0.1f, 0.08f)).Pair() + Limb(new(0, 0.16f, -0.5f), new(0, 0.1f, -0.72f), 0.06f, 0.03f);
        return (body + (limbs + Limb(new(0, 0.22f, 0.42f), head.Center, 0.12f, 0.11f)).Blend(head.Solid, 0.04f).In(skin) + Face.Eyes(look, head, 36, 16, 0.045f) + Face.Mouth(look, head, -22, 0.16f)).WithHead(head, 36, 16);
    }

    private static Solid Snake(Look look)
    {
        var skin = look.Body(Finish.Of(0x6FAE3C, 0.5f).With(Pattern.WildStripes, 0x2F5A1E, 0.2f));
        var points = Enumerable.Range(0, 18).Select(i =>
        {
            var t = i / 17f;
            var (sin, cos) = MathF.SinCos(t * 14f);
            var far = 0.6f - (0.34f * t);
            return new System.Numerics.Vector3(sin * far, 0.1f + (t * 0.26f), cos * far);
        }).ToArray();
        var last = points[^1];
        var head = new Oval(new(0, 0.98f, 0.34f), new(0.15f, 0.11f, 0.18f));
        var body = Tube(points, 0.055f, 0.12f, 2).Blend(Tube([last, last + new System.Numerics.Vector3(0.08f, 0.2f, 0.08f), new(0, 0.72f, 0.02f), head.Center - new System.Numerics.Vector3(0, 0.02f, 0.08f)], 0.12f, 0.09f), 0.05f).Blend(head.Solid, 0.05f);
        var tongue = (Rod(new(0, 0.94f, 0.5f), new(0, 0.92f, 0.62f), 0.016f) + Rod(new(0, 0.92f, 0.62f), new(0.05f, 0.93f, 0.69f), 0.014f).Pair()).In(Matte(0xD8303A));
        return (body.In(skin) + tongue + Face.Eyes(look, head, 40, 28, 0.042f, 0xF0C030)).WithHead(head, 40, 28);
    }

    private static Solid Frog(Look look)
    {
        var skin = look.Body(Finish.Of(0x62B83A, 0.35f));
        var light = look.Trim(Finish.Of(0xE8EFB8, 0.5f));
        var head = new Oval(new(0, 0.58f, 0.16f), new(0.36f, 0.24f, 0.28f));
        var body = Limb(new(0, 0.3f, -0.24f), new(0, 0.42f, 0.06f), 0.27f, 0.29f).Blend(head.Solid, 0.06f).Blend(Sphere(0.14f).At(0.2f, 0.78f, 0.2f).Pair(), 0.04f)
            .Blend((Ellipsoid(0.15f, 0.2f, 0.3f).TurnX(-25).At(0.34f, 0.24f, -0.2f) + Limb(new(0.36f, 0.08f, -0.3f), new(0.44f, 0.07f, 0.1f), 0.08f, 0.06f) + Ellipsoid(0.14f, 0.05f, 0.14f).At(0.47f, 0.05f, 0.16f)
                + Tube([new(0.24f, 0.36f, 0.14f), new(0.32f, 0.2f, 0.26f), new(0.22f, 0.06f, 0.34f)], 0.08f, 0.06f) + Ellipsoid(0.11f, 0.045f, 0.12f).At(0.23f, 0.045f, 0.4f)).Pair(), 0.03f);
        var eyes = Face.Eye(look, 0.1f, 0xE8B82A).TurnY(14).At(0.22f, 0.8f, 0.3f).Pair();
        return (body.In(skin) + Ellipsoid(0.25f, 0.22f, 0.2f).At(0, 0.34f, 0.2f).In(light) + eyes + Face.Mouth(look, head, -14, 0.46f)).WithHead(head, 32, 40);
    }

    private static Solid Lizard(Look look)
    {
        var skin = look.Body(Finish.Of(0x4FAE6A, 0.5f).With(Pattern.Scales, 0x2F7A8A, 0.08f));
        var head = new Oval(new(0, 0.3f, 0.62f), new(0.15f, 0.12f, 0.2f));
        var leg = Tube([new(0.1f, 0.2f, 0), new(0.32f, 0.24f, 0.02f), new(0.38f, 0.05f, 0.1f)], 0.06f, 0.045f) + Ellipsoid(0.08f, 0.035f, 0.09f).At(0.4f, 0.035f, 0.14f);
        var body = Limb(new(0, 0.2f, -0.3f), new(0, 0.22f, 0.32f), 0.12f, 0.15f).Blend(Tube([new(0, 0.2f, -0.3f), new(0.1f, 0.12f, -0.7f), new(0.38f, 0.07f, -0.95f), new(0.6f, 0.06f, -0.75f)], 0.12f, 0.04f), 0.06f)
            .Blend(Limb(new(0, 0.22f, 0.3f), head.Center, 0.12f, 0.1f), 0.05f).Blend(head.Solid, 0.04f).Blend((leg.At(0, 0, 0.26f) + leg.At(0, 0, -0.3f)).Pair(), 0.03f);
        var crest = Cone(0.035f, 0.008f, 0.1f).At(0, 0.37f, 0).Row(7, new System.Numerics.Vector3(0, 0, 0.1f)).In(look.Trim(Finish.Of(0xE8A23A, 0.5f)));
        return (body.In(skin) + crest + Face.Eyes(look, head, 46, 26, 0.048f, 0xF0C030) + Face.Mouth(look, head, -14, 0.18f)).WithHead(head, 46, 26);
    }

    private static Solid Snail(Look look)
    {
        var flesh = look.Trim(Finish.Of(0xE2C48E, 0.4f));
        var shell = look.Body(Finish.Of(0xB8642E, 0.3f));
        var head = new Oval(new(0, 0.34f, 0.62f), new(0.15f, 0.15f, 0.16f));
        var body = Limb(new(0, 0.12f, 0.48f), new(0, 0.06f, -0.72f), 0.13f, 0.05f).Blend(Limb(new(0, 0.12f, 0.44f), head.Center, 0.13f, 0.12f), 0.06f).Blend(head.Solid, 0.04f);
        var stalk = Limb(head.On(24, 60), head.Center + new System.Numerics.Vector3(0.12f, 0.34f, 0.06f), 0.035f, 0.028f).Pair().In(flesh) + Face.Eye(look, 0.055f).At(0.12f, 0.7f, 0.69f).Pair();
        var whorl = Torus(0.2f, 0.17f).TurnZ(90).At(0, 0.46f, -0.12f).In(shell) + Torus(0.2f, 0.06f).TurnZ(90).At(0.135f, 0.46f, -0.12f).Pair().In(look.Trim(Finish.Of(0xF0CE94, 0.3f))) + Ellipsoid(0.19f, 0.1f, 0.1f).At(0, 0.46f, -0.12f).In(shell);
        return (body.In(flesh) + stalk + whorl + Face.Mouth(look, head, -12, 0.14f)).WithHead(head, 24, 30);
    }
}
