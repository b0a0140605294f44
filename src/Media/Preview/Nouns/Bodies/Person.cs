using System.Numerics;
using GenAsset.Media.Preview.Composing;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>A person of a toy's proportions, 1.7 units high; the defaults are somebody in a jumper and trousers.</summary>
internal sealed record Person
{
    /// <summary>Jumper, jacket, robe.</summary>
    public Finish Top { get; init; } = Coats.Cloth(0x3F7CC4);

    /// <summary>Trousers, or a robe's trim.</summary>
    public Finish Bottom { get; init; } = Coats.Cloth(0x39465C);

    /// <summary>Shoes and belt.</summary>
    public Finish Shoes { get; init; } = Finish.Of(0x3A2A20, 0.4f);

    /// <summary>The hair; null lets the dice choose.</summary>
    public Hair? Hair { get; init; }

    /// <summary>The hair's colour 0xRRGGBB; null lets the dice choose.</summary>
    public int? HairColor { get; init; }

    /// <summary>The skin's colour 0xRRGGBB; null lets the dice choose.</summary>
    public int? Skin { get; init; }

    /// <summary>Whether a robe or a dress falls to the ground in place of trousers.</summary>
    public bool Robe { get; init; }

    /// <summary>How high, in parts of a grown-up; the head stays as large.</summary>
    public float Tall { get; init; } = 1;

    /// <summary>How wide, in parts of the usual.</summary>
    public float Wide { get; init; } = 1;

    /// <summary>Things of the wardrobe that it wears anyway: "helmet", "beard".</summary>
    public IReadOnlyList<string> Wears { get; init; } = [];

    /// <summary>Whether gloves hide the hands, in the top's trim.</summary>
    public Finish? Gloves { get; init; }

    /// <summary>What it has beyond this: gets the look, the head, and the right hand's place.</summary>
    public Func<Look, Oval, Vector3, Solid>? More { get; init; }

    /// <summary>Builds one.</summary>
    public Solid Build(Look look)
    {
        var dice = look.Dice.Fork("person");
        var skin = Finish.Of(Skin ?? dice.Pick(0xF2C7A5, 0xE8B088, 0xC98A5E, 0x8D5A3B, 0x5F3B28), 0.6f);
        var (top, bottom) = (look.Body(Top), look.Trim(Bottom));
        var gloves = Gloves is { } asked ? look.Trim(asked) : skin;
        var legs = 0.62f * Tall * dice.About(1, 0.06f);
        var hips = new Vector3(0, legs + 0.08f, 0);
        var chest = new Vector3(0, legs + 0.48f, 0.02f);
        var head = new Oval(new(0, chest.Y + 0.46f, 0.03f), new Vector3(0.27f, 0.275f, 0.26f) * (look.Has("cute") ? 1.2f : 1));
        var body = Solids.Limb(Robe ? hips : hips + new Vector3(0, 0.12f, 0), chest, 0.2f * Wide, 0.2f * Wide).Stretch(1, 1, 0.82f).In(top);
        body += Robe ? Skirt(hips.Y, chest.Y).In(top) : Legs(hips, bottom);
        var hand = new Vector3(0.4f * Wide, look.Has("waving") ? chest.Y + 0.42f : hips.Y - 0.02f, 0.12f);
        var other = new Vector3(-0.4f * Wide, hips.Y - 0.02f + dice.Range(-0.03f, 0.05f), 0.08f);
        body = body.Blend(Arm(chest, hand, 1).In(top), 0.04f).Blend(Arm(chest, other, -1).In(top), 0.04f);
        body += (Solids.Sphere(0.085f).At(hand) + Solids.Sphere(0.085f).At(other)).In(gloves);
        body += Solids.Limb(chest + new Vector3(0, 0.16f, 0), head.Center - new Vector3(0, 0.16f, 0), 0.09f, 0.085f).In(skin);
        body += head.Solid.Blend(Solids.Sphere(0.035f).At(head.On(0, -4, 1.02f)), 0.02f).In(skin) + Solids.Sphere(0.06f).At(head.On(88, -4, 0.98f)).Pair().In(skin);
        body += Face.Eyes(look, head, 22, 4, 0.042f) + Face.Mouth(look, head, -24, 0.2f, 1.05f) + Face.Cheeks(head, 40, -14, 0.045f, 0xF0A090);
        body += HairOn(head, look, dice);
        if (More is { } more)
            body += more(look, head, hand);
        return Dressed(body.WithHead(head, 24, 6).With("neck", Vector3.Lerp(chest, head.Center, 0.45f), 0.3f).With("back", chest + new Vector3(0, 0.02f, -0.17f), 0.4f)
            .With("hand", hand, 0.2f).With("seat", head.Center + new Vector3(0, head.Radii.Y, 0), 0.4f), look);
    }

    private Solid Dressed(Solid solid, Look look)
    {
        if (Wears.Count == 0)
            return solid;
        var dressed = Wardrobe.Dress(solid, new Look(look.Dice.Fork("clothes")) { Color = look.SecondColor ?? look.Color, Strictness = look.Strictness, Features = Wears.ToHashSet() });
        return Wears.Aggregate(dressed, (all, worn) => all.With(worn, Vector3.Zero, 1)); // so that it is not put on twice
    }

    private Solid Legs(Vector3 hips, Finish bottom)
    {
        var foot = new Vector3(0.115f * Wide, 0.07f, 0.02f);
        return Solids.Ellipsoid(0.205f * Wide, 0.13f, 0.17f * Wide).At(hips).In(bottom) + Solids.Limb(new(0.095f * Wide, hips.Y, 0), foot, 0.115f * Wide, 0.09f).Pair().In(bottom)
            + Solids.Ellipsoid(0.1f, 0.075f, 0.16f).At(foot + new Vector3(0, 0.005f, 0.06f)).Pair().In(Shoes);
    }

    private Solid Skirt(float hips, float chest) =>
        Solids.Lathe(Pieces.Smooth(0, chest, 0.18f * Wide, chest - 0.04f, 0.2f * Wide, hips + 0.06f, 0.32f * Wide, hips * 0.4f, 0.38f * Wide, 0.02f, 0.34f * Wide, 0, 0, 0), 0.01f);

    private static Solid Arm(Vector3 chest, Vector3 hand, int side)
    {
        var shoulder = chest + new Vector3(side * 0.19f, 0.1f, 0);
        var elbow = Vector3.Lerp(shoulder, hand, 0.5f) + new Vector3(side * 0.07f, 0, -0.04f);
        return Solids.Tube([shoulder, elbow, hand], 0.085f, 0.07f);
    }

    private Solid HairOn(Oval head, Look look, Dice dice)
    {
        var usual = HairColor ?? (look.Has("old") ? 0xE8E6E2 : dice.Pick(0x2B1D14, 0x5A3820, 0xB87333, 0xE2B866, 0x15110F));
        var finish = look.Part("hair", Finish.Of(usual, 0.7f) with { Fuzz = 0.2f });
        var style = Hair ?? dice.Pick(Bodies.Hair.Short, Bodies.Hair.Long, Bodies.Hair.Bun, Bodies.Hair.Curly, Bodies.Hair.Short);
        var (c, r) = (head.Center, head.Radii);
        var cap = Solids.Ellipsoid(r.X * 1.07f, r.Y * 1.07f, r.Z * 1.08f).At(c + new Vector3(0, 0.015f, -0.015f)).Cut(Solids.Box(1, 0.62f, 0.62f).TurnX(-24).At(c + new Vector3(0, -0.17f, 0.29f)), 0.03f)
            .Blend(Solids.Limb(c + new Vector3(-0.1f, r.Y * 0.86f, r.Z * 0.62f), c + new Vector3(0.16f, r.Y * 0.62f, r.Z * 0.82f), 0.06f, 0.035f), 0.04f); // a fringe, swept to a side
        var hair = style switch
        {
            Bodies.Hair.None => Solids.Sphere(0.01f).At(c),
            Bodies.Hair.Long => cap.Blend(Solids.Ellipsoid(r.X * 1.02f, 0.34f, 0.12f).At(c + new Vector3(0, -0.16f, -0.15f)), 0.06f),
            Bodies.Hair.Bun => cap.Blend(Solids.Sphere(0.1f).At(c + new Vector3(0, r.Y + 0.05f, -0.08f)), 0.03f),
            Bodies.Hair.Curly => cap.Thicker(0.03f).Bumps(0.03f, 0.1f),
            Bodies.Hair.Tails => cap + (Solids.Ellipsoid(0.07f, 0.17f, 0.08f).TurnZ(18).At(c.X + r.X + 0.08f, c.Y - 0.12f, c.Z - 0.05f) + Solids.Sphere(0.04f).At(c.X + r.X + 0.01f, c.Y + 0.06f, c.Z - 0.05f)).Pair(),
            Bodies.Hair.Spikes => cap + Solids.All(Enumerable.Range(-2, 5).Select(i => head.Stick(Solids.Cone(0.06f, 0.005f, 0.16f, 0.01f).At(0, 0.06f, 0), i * 24, 74 - (MathF.Abs(i) * 8)))),
            _ => cap,
        };
        return hair.In(finish);
    }
}
