using System.Numerics;
using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Composing;

/// <summary>
/// What can be put on anything. A row: the feature's name, the mark it goes to, and the thing itself in units of the mark's size, the mark's point
/// at the origin. To add one, add a row.
/// </summary>
internal static class Wardrobe
{
    private static readonly Finish Black = Finish.Of(0x1E1E22, 0.35f);

    private static readonly (string Feature, string Mark, Func<Look, Solid> Make)[] Table =
    [
        ("hat", "head", Hat),
        ("top hat", "head", TopHat),
        ("wizard hat", "head", WizardHat),
        ("party hat", "head", PartyHat),
        ("beanie", "head", Beanie),
        ("cowboy hat", "head", CowboyHat),
        ("helmet", "head", Helmet),
        ("crown", "head", Crown),
        ("halo", "head", Halo),
        ("chef hat", "head", ChefHat),
        ("flower crown", "head", FlowerCrown),
        ("headphones", "head", Headphones),
        ("horns", "head", Horns),
        ("antlers", "head", Antlers),
        ("antenna", "head", Antenna),
        ("glasses", "eyes", Glasses),
        ("sunglasses", "eyes", Sunglasses),
        ("beard", "mouth", Beard),
        ("moustache", "mouth", Moustache),
        ("scarf", "neck", Scarf),
        ("bow tie", "neck", BowTie),
        ("collar", "neck", Collar),
        ("cape", "back", Cape),
        ("backpack", "back", Backpack),
        ("wings", "back", Wings),
    ];

    /// <summary>The names of everything in it.</summary>
    public static IEnumerable<string> Features => Table.Select(row => row.Feature);

    /// <summary>The solid with everything on that its look asks for and its builder has not given it already (a mark of that name says so).</summary>
    public static Solid Dress(Solid solid, Look look)
    {
        foreach (var (feature, mark, make) in Table)
        {
            if (!look.Has(feature) || solid.Find(feature) is not null)
                continue;
            var at = solid.Find(mark) ?? Seats.For(mark, solid);
            solid = solid.And(make(look).Scale(at.Size).At(at.Point));
        }

        return solid;
    }

    /// <summary>A thing of the wardrobe by itself, standing on the ground.</summary>
    public static Solid Alone(string feature, Look look) => Table.First(row => row.Feature == feature).Make(look).Stand();

    private static Solid Hat(Look look)
    {
        var felt = look.Part("hat", Finish.Of(0xB5483A, 0.9f));
        return Solids.Cylinder(0.62f, 0.06f, 0.03f).At(0, 0.4f, 0).In(felt)
            + Solids.Cone(0.4f, 0.34f, 0.36f, 0.07f).At(0, 0.58f, 0).In(felt)
            + Solids.Cylinder(0.41f, 0.09f, 0.02f).At(0, 0.48f, 0).In(felt with { Color = felt.Color.Shade(-0.6f) });
    }

    private static Solid TopHat(Look look)
    {
        var silk = look.Part("top hat", Finish.Of(0x1B1B20, 0.3f));
        return Solids.Cylinder(0.56f, 0.05f, 0.025f).At(0, 0.4f, 0).In(silk)
            + Solids.Cone(0.34f, 0.38f, 0.62f, 0.03f).At(0, 0.72f, 0).In(silk)
            + Solids.Cylinder(0.36f, 0.11f, 0.01f).At(0, 0.49f, 0).In(Finish.Of(0xB3202C, 0.4f));
    }

    private static Solid WizardHat(Look look)
    {
        var cloth = look.Part("wizard hat", Finish.Of(0x3D3391, 0.8f));
        var star = Solids.Extrude(Solids.Star(5, 0.1f, 0.045f), 0.02f, 0.01f).In(Finish.Of(0xF7CE46, 0.3f).Glowing(0.6f));
        return Solids.Cylinder(0.72f, 0.05f, 0.025f).At(0, 0.36f, 0).In(cloth)
            + Solids.Tube([new(0, 0.36f, 0), new(0, 0.75f, 0), new(0.03f, 1.1f, -0.05f), new(0.2f, 1.35f, -0.12f)], 0.44f, 0.03f).In(cloth)
            + Solids.Torus(0.43f, 0.045f).At(0, 0.42f, 0).In(Finish.Of(0xE0B040, 0.3f, 1))
            + star.At(0, 0.68f, 0.36f) + star.Scale(0.7f).At(0.22f, 0.86f, 0.17f) + star.Scale(0.7f).At(-0.2f, 0.88f, 0.18f);
    }

    private static Solid PartyHat(Look look)
    {
        var paper = look.Part("party hat", Finish.Of(0xF2609A, 0.5f).With(Pattern.Stripes, 0xF8E35A, 0.14f));
        return Solids.Cone(0.34f, 0.02f, 0.7f, 0.02f).At(0, 0.72f, 0).In(paper) + Solids.Sphere(0.1f).At(0, 1.08f, 0).In(Finish.Of(0xFFE9A8, 1));
    }

    private static Solid Beanie(Look look)
    {
        var wool = look.Part("beanie", Finish.Of(0xC23B3B, 1).With(Pattern.Stripes, 0xA82E33, 0.09f) with { Fuzz = 0.6f });
        return Solids.Ellipsoid(0.53f, 0.5f, 0.53f).At(0, 0.2f, 0).Cut(Solids.Box(2, 1, 2).At(0, -0.33f, 0)).In(wool)
            + Solids.Torus(0.49f, 0.09f).At(0, 0.22f, 0).In(wool with { Color = new Vector3(0.85f), Pattern = Pattern.Plain })
            + Solids.Sphere(0.15f).At(0, 0.74f, 0).In(wool with { Color = new Vector3(0.88f), Pattern = Pattern.Plain });
    }

    private static Solid CowboyHat(Look look)
    {
        var felt = look.Part("cowboy hat", Finish.Of(0x8A5A33, 0.85f));
        return Solids.Ellipsoid(0.82f, 0.06f, 0.56f).At(0, 0.4f, 0).In(felt)
            .Blend(Solids.Torus(0.62f, 0.06f).Stretch(1.2f, 1, 0.4f).PairZ().At(0, 0.44f, 0).In(felt), 0.05f)
            .Blend(Solids.Ellipsoid(0.42f, 0.36f, 0.4f).At(0, 0.55f, 0).Cut(Solids.Ellipsoid(0.09f, 0.14f, 0.5f).At(0, 0.94f, 0), 0.08f).In(felt), 0.06f)
            + Solids.Cylinder(0.44f, 0.07f, 0.02f).At(0, 0.47f, 0).In(Finish.Of(0x3B2312, 0.5f));
    }

    private static Solid Helmet(Look look)
    {
        var shell = look.Part("helmet", Finish.Of(0xF0A81E, 0.25f));
        return Solids.Sphere(0.58f).At(0, 0.06f, -0.02f).Cut(Solids.Box(2, 1, 2).At(0, -0.38f, 0.1f), 0.05f).In(shell)
            + Solids.Ellipsoid(0.5f, 0.05f, 0.66f).At(0, 0.16f, 0.12f).In(shell)
            + Solids.Box(0.12f, 0.14f, 0.9f, 0.05f).At(0, 0.6f, -0.04f).In(shell);
    }

    private static Solid Crown(Look look)
    {
        var gold = look.Part("crown", Finish.Of(0xF0B93C, 0.2f, 1));
        var jewel = Solids.Sphere(0.055f).At(0, 0.5f, 0.45f);
        return Solids.Cylinder(0.46f, 0.22f, 0.02f).At(0, 0.5f, 0).Shell(0.06f).Cut(Solids.Cylinder(0.42f, 0.5f).At(0, 0.6f, 0)).In(gold)
            + (Solids.Cone(0.12f, 0.02f, 0.3f, 0.01f).At(0, 0.7f, 0.43f) + Solids.Sphere(0.055f).At(0, 0.88f, 0.43f)).Ring(6).In(gold)
            + jewel.Ring(3).In(Finish.Of(0xC81E3C, 0.08f)) + jewel.TurnY(60).Ring(3).In(Finish.Of(0x2456C8, 0.08f));
    }

    private static Solid Halo(Look look) =>
        Solids.Torus(0.38f, 0.05f).TurnX(8).At(0, 0.82f, 0).In(look.Part("halo", Finish.Of(0xFFE27A, 0.3f).Glowing(2)));

    private static Solid ChefHat(Look look)
    {
        var cotton = look.Part("chef hat", Finish.Of(0xF6F5F0, 0.9f));
        return Solids.Cylinder(0.42f, 0.4f, 0.02f).At(0, 0.5f, 0).In(cotton)
            .Blend(Solids.Sphere(0.25f).At(0, 0.82f, 0.28f).Ring(6).In(cotton), 0.06f).Blend(Solids.Sphere(0.32f).At(0, 0.92f, 0).In(cotton), 0.06f);
    }

    private static Solid FlowerCrown(Look look)
    {
        var petals = look.Part("flower crown", Finish.Of(0xF28AB0, 0.7f));
        var flower = Solids.Sphere(0.07f).At(0, 0, 0.06f).In(Finish.Of(0xF7D046)) + Solids.Ellipsoid(0.06f, 0.1f, 0.04f).At(0, 0.12f, 0.03f).TurnZ(0).In(petals)
            + Solids.All(Enumerable.Range(1, 4).Select(i => Solids.Ellipsoid(0.06f, 0.1f, 0.04f).At(0, 0.12f, 0.03f).TurnZ(i * 72).In(petals)));
        return Solids.Torus(0.48f, 0.04f).At(0, 0.3f, 0).In(Finish.Of(0x4E8A3C, 0.8f)) + flower.At(0, 0.32f, 0.48f).Ring(8);
    }

    private static Solid Headphones(Look look)
    {
        var cup = look.Part("headphones", Finish.Of(0xE0405A, 0.3f));
        return Solids.Arc(0.58f, 0.05f, 180).At(0, 0.02f, 0).In(Black)
            + Solids.Cylinder(0.22f, 0.16f, 0.05f).TurnZ(90).At(0.56f, 0, 0).In(cup).Pair() + Solids.Cylinder(0.15f, 0.2f, 0.04f).TurnZ(90).At(0.6f, 0, 0).In(Black).Pair();
    }

    private static Solid Horns(Look look) =>
        Solids.Tube([new(0.26f, 0.34f, 0), new(0.42f, 0.52f, 0), new(0.44f, 0.78f, 0.06f)], 0.1f, 0.02f).In(look.Part("horns", Finish.Of(0xE6D9BC, 0.5f))).Pair();

    private static Solid Antlers(Look look)
    {
        var horn = look.Part("antlers", Finish.Of(0x8A623C, 0.7f));
        return (Solids.Tube([new(0.18f, 0.4f, 0), new(0.42f, 0.7f, -0.05f), new(0.5f, 1.15f, 0)], 0.06f, 0.035f)
            + Solids.Limb(new(0.4f, 0.68f, 0), new(0.68f, 0.9f, 0.06f), 0.045f, 0.025f) + Solids.Limb(new(0.48f, 0.92f, 0), new(0.3f, 1.12f, 0.05f), 0.04f, 0.025f)).In(horn).Pair();
    }

    private static Solid Antenna(Look look) =>
        (Solids.Limb(new(0.16f, 0.4f, 0), new(0.26f, 0.85f, 0), 0.025f, 0.02f).In(Finish.Of(0x5A5E66, 0.3f, 1))
            + Solids.Sphere(0.08f).At(0.26f, 0.88f, 0).In(look.Part("antenna", Finish.Of(0xFF5A4A, 0.3f).Glowing(1.2f)))).Pair();

    private static Solid Glasses(Look look) => Spectacles(look.Part("glasses", Black), null);

    private static Solid Sunglasses(Look look) => Spectacles(Black, look.Part("sunglasses", Finish.Of(0x15151A, 0.05f)));

    // The mark's size is the distance between the eyes.
    private static Solid Spectacles(Finish frame, Finish? lens)
    {
        var ring = Solids.Torus(0.38f, 0.055f).TurnX(90).At(0.5f, 0, 0.16f).In(frame);
        if (lens is not null)
            ring += Solids.Cylinder(0.38f, 0.08f, 0.03f).TurnX(90).At(0.5f, 0, 0.16f).In(lens);
        return (ring + Solids.Rod(new(0.86f, 0.05f, 0.14f), new(1.1f, 0.08f, -0.6f), 0.045f).In(frame)).Pair() + Solids.Arc(0.12f, 0.05f, 150).At(0, 0, 0.17f).In(frame);
    }

    // The mark's size is the head's width.
    private static Solid Beard(Look look)
    {
        var hair = look.Part("beard", look.Part("hair", Finish.Of(0xEDEAE2, 1) with { Fuzz = 0.6f }));
        return Solids.Ellipsoid(0.36f, 0.34f, 0.16f).At(0, -0.26f, -0.06f).In(hair)
            .Blend(Solids.Limb(new(0, -0.3f, 0), new(0, -0.72f, 0.06f), 0.22f, 0.05f).In(hair), 0.1f).Bumps(0.02f, 0.08f) + Moustache(look);
    }

    private static Solid Moustache(Look look) =>
        Solids.Tube([new(0.01f, 0.05f, 0.06f), new(0.13f, 0.03f, 0.06f), new(0.24f, 0.1f, 0)], 0.065f, 0.015f).Pair()
            .In(look.Part("moustache", look.Part("beard", look.Part("hair", Finish.Of(look.Has("beard") ? 0xEDEAE2 : 0x4A2F1D, 1)))));

    // The mark's size is the neck's width.
    private static Solid Scarf(Look look)
    {
        var wool = look.Part("scarf", Finish.Of(0xC8322E, 1) with { Fuzz = 0.5f });
        wool = wool.With(Pattern.Stripes, wool.Color.Shade(0.55f), 0.16f);
        return Solids.Torus(0.52f, 0.16f).Stretch(1, 1.1f, 1).In(wool with { Pattern = Pattern.Plain })
            + Solids.Box(0.3f, 0.85f, 0.12f, 0.05f).TurnZ(7).TurnX(-8).At(0.22f, -0.42f, 0.62f).In(wool) + Solids.Sphere(0.17f).At(0.2f, -0.02f, 0.6f).In(wool with { Pattern = Pattern.Plain });
    }

    private static Solid BowTie(Look look)
    {
        var silk = look.Part("bow tie", Finish.Of(0xC2223A, 0.4f));
        return (Solids.Cone(0.24f, 0.05f, 0.36f, 0.03f).Stretch(1, 1, 0.5f).TurnZ(90).At(0.2f, 0, 0.58f).In(silk)).Pair() + Solids.Sphere(0.09f).At(0, 0, 0.6f).In(silk with { Color = silk.Color.Shade(-0.3f) });
    }

    private static Solid Collar(Look look) =>
        Solids.Torus(0.52f, 0.08f).In(look.Part("collar", Finish.Of(0xC22B2B, 0.5f))) + Solids.Sphere(0.13f).At(0, -0.12f, 0.58f).In(Finish.Of(0xF0B93C, 0.2f, 1));

    // The mark's size is the shoulders' width; its point lies on the back between them.
    private static Solid Cape(Look look)
    {
        var cloth = look.Part("cape", Finish.Of(0xB81D2C, 0.7f));
        return Solids.Extrude([new(-0.42f, 0.08f), new(-0.72f, -1.15f), new(0.72f, -1.15f), new(0.42f, 0.08f)], 0.02f, 0.025f).TurnX(8).At(0, 0, -0.12f).In(cloth)
            + Solids.Torus(0.34f, 0.06f).At(0, 0.08f, 0.2f).In(cloth);
    }

    private static Solid Backpack(Look look)
    {
        var canvas = look.Part("backpack", Finish.Of(0x3E7CB8, 0.8f));
        return Solids.Box(0.8f, 0.95f, 0.4f, 0.15f).At(0, -0.3f, -0.22f).In(canvas) + Solids.Box(0.6f, 0.35f, 0.2f, 0.08f).At(0, -0.5f, -0.44f).In(canvas with { Color = canvas.Color.Shade(-0.3f) })
            + Solids.Tube([new(0.3f, 0.1f, -0.1f), new(0.33f, 0.14f, 0.3f), new(0.32f, -0.35f, 0.42f), new(0.3f, -0.7f, -0.05f)], 0.06f, 0.06f).In(canvas with { Color = canvas.Color.Shade(-0.45f) }).Pair();
    }

    private static Solid Wings(Look look)
    {
        var feather = look.Part("wings", Finish.Of(0xF4F2EC, 0.8f));
        var wing = Enumerable.Range(0, 5).Select(i => Solids.Ellipsoid(0.1f, 0.62f - (0.08f * i), 0.045f).At(0, 0.5f - (0.06f * i), 0).TurnZ(-38 - (i * 22)).At(0.12f, 0.02f - (0.05f * i), -0.08f).In(feather));
        return Solids.Blended(0.06f, wing).TurnY(14).Pair();
    }
}
