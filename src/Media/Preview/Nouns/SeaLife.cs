using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What lives in the sea, and insects.</summary>
internal static class SeaLife
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("fish", "goldfish, koi, salmon, trout, tuna, clownfish, 🐟, 🐠", 0.3f, look => Fish(look, 0xF5842A, 0xFBD38A, 0.24f, 0.34f, false)),
        new("shark", "great white, hammerhead, 🦈", 2.5f, look => Fish(look, 0x6E8294, 0xF0F2F2, 0.24f, 0.22f, false)),
        new("whale", "blue whale, orca, sperm whale, 🐳, 🐋", 4, look => Fish(look, 0x3A78B4, 0xE8EFF4, 0.42f, 0.38f, true)),
        new("dolphin", "porpoise, 🐬", 1.8f, look => Fish(look, 0x7C9CB8, 0xEEF2F4, 0.22f, 0.22f, true)),
        new("octopus", "squid, kraken, 🐙, 🦑", 0.6f, Octopus),
        new("crab", "lobster, 🦀, 🦞", 0.3f, Crab),
        new("starfish", "sea star", 0.3f, look => Extrude(Star(5, 0.5f, 0.2f), 0.1f, 0.06f).Bumps(0.012f, 0.05f).In(look.Body(Finish.Of(0xF0803A, 0.8f))).Settle()),
        new("jellyfish", "medusa, sea jelly, 🪼", 0.5f, Jellyfish)
        {
            Height = 0.1f,
            Home = "underwater",
        },
        new("seahorse", "sea horse, seadragon", 0.15f, Seahorse) { Height = 0.06f },
        new("spider", "tarantula, 🕷", 0.12f, Spider),
        new("bee", "bumblebee, honeybee, wasp, 🐝", 0.05f, look => Bug(look, Finish.Of(0xF8C42A, 0.8f).With(Pattern.Stripes, 0x221E1C, 0.22f), 0xF8C42A, true)),
        new("ladybug", "ladybird, beetle, 🐞", 0.04f, look => Bug(look, Finish.Of(0xD8281E, 0.2f).With(Pattern.Spots, 0x1A1718, 0.2f), 0x1E1B1C, false)),
    ];

    private static Solid Fish(Look look, int rgb, int below, float wide, float high, bool flat)
    {
        var coat = look.Body(Finish.Of(rgb, 0.35f));
        var head = new Oval(new(0, 0, 0.3f), new(wide * 0.85f, high * 0.8f, 0.4f));
        var fin = Side(Outline(0, 0, -0.3f, 0.34f, -0.44f, 0.3f, -0.34f, 0), 0.06f, 0.02f).At(0, high * 0.85f, 0.1f);
        var tail = Side(Outline(0, 0.06f, -0.36f, 0.36f, -0.28f, 0, -0.36f, -0.36f, 0, -0.06f), 0.07f, 0.03f);
        tail = (flat ? tail.TurnZ(90) : tail).At(0, 0, -0.74f);
        var side = Ellipsoid(0.2f, 0.04f, 0.12f).TurnZ(-28).TurnY(30).At(wide + 0.1f, -high * 0.4f, 0.12f).Pair();
        var body = Ellipsoid(wide, high, 0.68f).Blend(Limb(new(0, 0, -0.3f), new(0, 0, -0.82f), high * 0.5f, 0.07f), 0.1f).Blend(fin + tail + side, 0.03f).In(coat)
            + Ellipsoid(wide * 0.84f, high * 0.8f, 0.58f).At(0, -high * 0.26f, 0.05f).In(look.Trim(Finish.Of(below, 0.4f)));
        return (body + Face.Eyes(look, head, 52, 14, 0.055f) + Face.Mouth(look, new Oval(Vector3.Zero, new(wide, high, 0.7f)), -20, wide * 0.8f)).WithHead(head, 52, 14).TurnY(38).Settle();
    }

    private static Solid Octopus(Look look)
    {
        var coat = look.Body(Finish.Of(0xB85AC0, 0.4f));
        var head = new Oval(new(0, 0.62f, 0), new(0.36f, 0.42f, 0.34f));
        var arm = Tube([new(0.12f, 0.36f, 0), new(0.4f, 0.16f, 0), new(0.68f, 0.07f, 0.06f), new(0.86f, 0.12f, 0.2f), new(0.76f, 0.22f, 0.26f)], 0.13f, 0.045f).TurnY(22).Ring(8);
        return (head.Solid.Blend(arm, 0.08f).In(coat) + Face.Eyes(look, head, 24, -8, 0.085f, 0x3A2A40) + Face.Mouth(look, head, -32, 0.24f)).WithHead(head, 24, -8);
    }

    private static Solid Jellyfish(Look look)
    {
        var bell = look.Body(Finish.Of(0xC878D8, 0.2f)) with { Clarity = 0.3f };
        var inner = look.Trim(Finish.Of(0xF2B4E4, 0.4f)).Glowing(0.25f);
        var dome = Ellipsoid(0.5f, 0.54f, 0.5f).At(0, 0.86f, 0).Keep(Box(2, 1, 2).At(0, 1.36f, 0)) - Ellipsoid(0.42f, 0.3f, 0.42f).At(0, 0.84f, 0);
        var frill = Sphere(0.085f).At(0, 0.87f, 0.48f).Ring(14);
        var strand = Tube([new(0, 0.9f, 0.4f), new(0.06f, 0.66f, 0.44f), new(-0.06f, 0.4f, 0.38f), new(0.06f, 0.14f, 0.42f)], 0.03f, 0.014f);
        var arm = Tube([new(0, 1.08f, 0.1f), new(0.05f, 0.8f, 0.16f), new(-0.08f, 0.5f, 0.1f), new(0.05f, 0.24f, 0.16f)], 0.09f, 0.035f).Bumps(0.02f, 0.07f);
        var head = new Oval(new(0, 1.0f, 0), new(0.5f, 0.42f, 0.5f));
        return (dome.Blend(frill, 0.03f).In(bell) + strand.Ring(10).In(bell) + arm.Ring(4).In(inner) + Face.Eyes(look, head, 20, 4, 0.055f) + Face.Mouth(look, head, -8, 0.16f)).WithHead(head, 20, 4).With("flies", Vector3.Zero, 1);
    }

    private static Solid Seahorse(Look look)
    {
        var coat = look.Body(Finish.Of(0xF0A030, 0.5f).With(Pattern.Stripes, 0xD87A1E, 0.09f));
        var fin = look.Trim(Finish.Of(0xF8D27A, 0.5f));
        var head = new Oval(new(0, 1.3f, 0.14f), new(0.13f, 0.14f, 0.17f));
        var curl = Enumerable.Range(0, 9).Select(i =>
        {
            var turn = i / 8f;
            var (sin, cos) = MathF.SinCos(MathF.PI * 2.5f * turn);
            var far = 0.19f - (0.13f * turn);
            return new Vector3(0, 0.21f - (sin * far), 0.0f - (cos * far) + 0.06f);
        });
        var body = Tube([new(0, 1.22f, 0.04f), new(0, 1.02f, -0.06f), new(0, 0.78f, 0.06f), new(0, 0.54f, 0.02f), new(0, 0.36f, -0.11f)], 0.11f, 0.085f)
            .Blend(Ellipsoid(0.15f, 0.25f, 0.18f).At(0, 0.78f, 0.07f), 0.06f).Blend(Tube([new(0, 0.4f, -0.1f), .. curl], 0.085f, 0.03f), 0.02f)
            .Blend(head.Solid, 0.04f).Blend(Limb(head.Center + new Vector3(0, -0.03f, 0.1f), head.Center + new Vector3(0, -0.09f, 0.36f), 0.06f, 0.045f), 0.03f).Blend(Sphere(0.06f).At(head.Center + new Vector3(0, -0.09f, 0.38f)), 0.01f);
        var crest = All(Enumerable.Range(0, 5).Select(i => Cone(0.045f, 0.01f, 0.13f).TurnX(50 - (i * 25)).At(head.Center + new Vector3(0, 0.17f - (0.014f * i * i), 0.06f - (i * 0.065f)))));
        var back = Side(Outline(0, 0.16f, -0.16f, 0.1f, -0.2f, -0.02f, -0.14f, -0.14f, 0, -0.18f), 0.04f, 0.012f).At(0, 0.8f, -0.06f);
        var ear = Ellipsoid(0.02f, 0.06f, 0.08f).TurnY(-34).At(0.12f, 1.22f, -0.02f).Pair();
        return (body.In(coat) + (crest + back + ear).In(fin) + Face.Eyes(look, head, 62, 12, 0.045f, 0x3A2A20)).WithHead(head, 62, 12).With("flies", Vector3.Zero, 1).TurnY(58).Settle();
    }

    private static Solid Crab(Look look)
    {
        var coat = look.Body(Finish.Of(0xE04A2A, 0.4f));
        var head = new Oval(new(0, 0.36f, 0), new(0.46f, 0.22f, 0.32f));
        var leg = Tube([new(0.36f, 0.32f, 0), new(0.68f, 0.42f, 0), new(0.86f, 0.04f, 0)], 0.06f, 0.035f);
        var legs = leg.TurnY(4) + leg.TurnY(24) + leg.TurnY(44);
        var claw = Tube([new(0.36f, 0.38f, 0.16f), new(0.66f, 0.46f, 0.36f), new(0.6f, 0.6f, 0.5f)], 0.075f, 0.08f) + (Ellipsoid(0.17f, 0.23f, 0.11f) - Cone(0.005f, 0.1f, 0.3f).At(0, 0.17f, 0)).TurnZ(20).At(0.52f, 0.78f, 0.54f);
        var eyes = Rod(new(0.14f, 0.5f, 0.2f), new(0.15f, 0.68f, 0.25f), 0.035f).Pair().In(coat) + Face.Eye(look, 0.08f, 0x2A2020).At(0.15f, 0.74f, 0.27f).Pair();
        return (head.Solid.Blend((legs + claw).Pair(), 0.03f).In(coat) + eyes + Face.Mouth(look, head, -8, 0.28f)).WithHead(head, 20, 40);
    }

    private static Solid Spider(Look look)
    {
        var coat = look.Body(Finish.Of(0x35303A, 0.8f));
        var head = new Oval(new(0, 0.4f, 0.28f), new(0.22f, 0.2f, 0.2f));
        var leg = Tube([new(0.14f, 0.36f, 0.1f), new(0.5f, 0.74f, 0.1f), new(0.74f, 0.3f, 0.1f), new(0.84f, 0.04f, 0.1f)], 0.05f, 0.03f);
        var legs = (leg.TurnY(-45) + leg.TurnY(-16) + leg.TurnY(14) + leg.TurnY(42)).Pair();
        return (Ellipsoid(0.34f, 0.32f, 0.38f).At(0, 0.46f, -0.34f).Blend(head.Solid, 0.05f).In(coat) + legs.In(coat) + Face.Eyes(look, head, 26, 14, 0.06f, 0xC8302A) + Face.Mouth(look, head, -22, 0.14f)).WithHead(head, 26, 14);
    }

    private static Solid Bug(Look look, Finish back, int face, bool winged)
    {
        var dark = Finish.Of(0x221E1E, 0.5f);
        var head = new Oval(new(0, 0.36f, 0.5f), new(0.24f, 0.22f, 0.2f));
        var body = Ellipsoid(winged ? 0.32f : 0.44f, winged ? 0.32f : 0.38f, 0.5f).At(0, 0.38f, -0.06f);
        var legs = (Tube([new(0.2f, 0.24f, 0), new(0.46f, 0.2f, 0), new(0.52f, 0.04f, 0.04f)], 0.05f, 0.04f).RowZ(3, 0.28f)).Pair().In(dark);
        var feelers = (Tube([head.On(24, 60), head.Center + new Vector3(0.14f, 0.34f, 0.08f), head.Center + new Vector3(0.2f, 0.4f, 0.2f)], 0.026f, 0.024f) + Sphere(0.05f).At(head.Center + new Vector3(0.2f, 0.4f, 0.2f))).Pair().In(dark);
        var more = winged ? Ellipsoid(0.38f, 0.03f, 0.19f).TurnZ(30).TurnY(20).At(0.42f, 0.82f, -0.1f).Pair().In(Finish.Of(0xE4F2FA, 0.15f)) : Box(0.03f, 0.7f, 0.86f).At(0, 0.42f, -0.12f).Keep(body.Thicker(0.012f)).In(dark);
        return (body.In(look.Body(back)) + head.Solid.In(look.Trim(Finish.Of(face, 0.5f))) + legs + feelers + more + Face.Eyes(look, head, 34, 12, 0.065f, 0x3A2A20)).WithHead(head, 34, 12).With("antenna", Vector3.Zero, 1);
    }
}
