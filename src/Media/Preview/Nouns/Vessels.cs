using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What holds food and drink. In units of about its own height; scaled by the table.</summary>
internal static class Vessels
{
    public static Solid Cup(Look r)
    {
        var glaze = r.Body(Gloss(r.Dice.Pick(0xD8503F, 0x2F8FA8, 0xF0B93C, 0xF4F1EA, 0x5A9A6A)));
        var inside = r.Trim(Gloss(0xF8F5EE));
        var cup = Lathe(Outline(0, 0, 0.36f, 0, 0.42f, 0.08f, 0.44f, 0.9f, 0, 0.9f), 0.03f) - Pillar(0.4f, 1).At(0, 0.12f, 0).In(inside);
        var handle = Torus(0.26f, 0.065f).TurnX(90).Stretch(0.9f, 1.12f, 1).At(0.5f, 0.47f, 0).Cut(Pillar(0.43f, 0.9f));
        var coffee = Pillar(0.41f, 0.1f).At(0, 0.66f, 0).In(Finish.Of(0x4A2A18, 0.15f)) + Torus(0.42f, 0.04f).At(0, 0.91f, 0).In(glaze);
        return ((cup + handle).In(glaze) + coffee).With("inside", 0, 0.75f, 0, 0.7f);
    }

    public static Solid Teapot(Look r)
    {
        var glaze = r.Body(Gloss(r.Dice.Pick(0x3F8FA8, 0xE8DCC4, 0xC8503F, 0x5B7FB5, 0xE0A0A8)));
        var trim = r.Trim(Metal(GoldLeaf));
        var belly = Ellipsoid(0.62f, 0.5f, 0.62f).At(0, 0.5f, 0).Keep(Block(3, 2, 3).At(0, 0.04f, 0));
        var spout = Tube([new(0.45f, 0.38f, 0), new(0.72f, 0.5f, 0), new(0.84f, 0.76f, 0), new(0.98f, 0.9f, 0)], 0.16f, 0.075f);
        var handle = Tube([new(-0.5f, 0.74f, 0), new(-0.82f, 0.86f, 0), new(-0.98f, 0.62f, 0), new(-0.84f, 0.36f, 0), new(-0.56f, 0.28f, 0)], 0.07f, 0.06f);
        var lid = Ellipsoid(0.36f, 0.16f, 0.36f).At(0, 0.96f, 0);
        return (belly.Blend(spout, 0.12f).Blend(handle, 0.06f) + lid).In(glaze) + (Sphere(0.1f).At(0, 1.16f, 0) + Torus(0.36f, 0.03f).At(0, 0.94f, 0) + Torus(0.36f, 0.045f).At(0, 0.05f, 0)).In(trim);
    }

    public static Solid Bottle(Look r)
    {
        var glass = r.Body(Glass(r.Dice.Pick(0x2F7A4A, 0x7A4A20, 0x2F6F9A)) with
        {
            Clarity = 0.45f,
        });
        var body = Lathe(Outline(0, 0, 0.3f, 0, 0.33f, 0.04f, 0.33f, 1.05f, 0.27f, 1.22f, 0.13f, 1.4f, 0.105f, 1.55f, 0.105f, 1.78f, 0, 1.78f), 0.015f);
        var label = Pillar(0.352f, 0.5f).At(0, 0.4f, 0).In(r.Trim(Matte(0xF4ECD6))) + Torus(0.35f, 0.014f).At(0, 0.85f, 0).In(Metal(GoldLeaf)) + Torus(0.35f, 0.014f).At(0, 0.45f, 0).In(Metal(GoldLeaf));
        return body.In(glass) + label + Torus(0.11f, 0.035f).At(0, 1.72f, 0).In(glass) + Pillar(0.085f, 0.2f, 0.02f).At(0, 1.76f, 0).In(Finish.Of(0xC79A62, 0.9f).With(Pattern.Speckles, 0x8C6430, 0.03f));
    }

    public static Solid WineGlass(Look r)
    {
        var glass = r.Body(Glass(0xDCEFF5));
        var bowl = Lathe(Smooth(0, 0.95f, 0.16f, 0.98f, 0.36f, 1.2f, 0.42f, 1.5f, 0.38f, 1.85f, 0.32f, 1.85f, 0.36f, 1.5f, 0.3f, 1.25f, 0, 1.1f), 0.01f);
        var stem = Lathe(Outline(0, 0, 0.36f, 0, 0.36f, 0.04f, 0.08f, 0.1f, 0.05f, 0.2f, 0.05f, 0.8f, 0.1f, 0.96f, 0, 0.98f), 0.01f);
        return (bowl + stem).In(glass) + Lathe(Outline(0, 1.08f, 0.3f, 1.23f, 0.37f, 1.5f, 0, 1.5f)).In(r.Trim(Finish.Of(0x8C1530, 0.08f)));
    }

    public static Solid Vase(Look r)
    {
        var (belly, neck) = (r.Dice.Range(0.42f, 0.56f), r.Dice.Range(0.16f, 0.24f));
        var glaze = r.Body(Gloss(r.Dice.Pick(0x2F6FA8, 0x3F9A8A, 0xC8653F, 0xE8E4DA)));
        var band = r.Trim(Gloss(0xF4EFE2));
        var body = Lathe(Outline(0, 0, 0.28f, 0, 0.3f, 0.06f, belly, 0.6f, belly * 0.95f, 0.85f, neck, 1.2f, neck, 1.36f, neck + 0.13f, 1.52f, neck + 0.06f, 1.52f, neck - 0.06f, 1.36f, 0, 1.3f), 0.03f);
        var bands = body.Thicker(0.012f).Keep(Box(3, 0.1f, 3).At(0, 0.45f, 0) + Box(3, 0.1f, 3).At(0, 0.95f, 0) + Box(3, 0.05f, 3).At(0, 1.2f, 0));
        var flowers = new List<Solid>();
        for (var i = 0; i < 5; i++)
        {
            var (turn, lean, high) = (i * 72 + r.Dice.Range(-15, 15), i == 0 ? 4 : r.Dice.Range(14, 26), r.Dice.Range(0.75f, 1.0f));
            var petals = (Ellipsoid(0.09f, 0.04f, 0.13f).At(0, 0, 0.13f).Ring(6).In(Gloss(r.Dice.Pick(0xE8557A, 0xF2B53D, 0xF4F1EA, 0xC8402F, 0x9A6FC8))) + Sphere(0.075f).In(Matte(0xF2C03D))).TurnX(25).At(0, high, 0);
            flowers.Add((petals + Pillar(0.03f, high).In(Leaves(0x4F8A3C)) + Ellipsoid(0.05f, 0.14f, 0.03f).TurnZ(-35).At(0.1f, high * 0.55f, 0).In(Leaves(0x5C9A3C))).TurnX(lean).TurnY(turn).At(0, 1.32f, 0));
        }

        return body.In(glaze) + bands.In(band) + All(flowers);
    }

    public static Solid Bowl(Look r)
    {
        var glaze = r.Body(Gloss(r.Dice.Pick(0xC8653F, 0x3F8FA8, 0xE0B040, 0x6A8A5A)));
        return Lathe(Outline(0, 0, 0.3f, 0, 0.3f, 0.07f, 0.55f, 0.22f, 0.72f, 0.52f, 0.65f, 0.52f, 0.5f, 0.28f, 0, 0.16f), 0.02f).In(glaze).With("inside", 0, 0.35f, 0, 0.9f)
            + Torus(0.685f, 0.045f).At(0, 0.53f, 0).In(r.Trim(Gloss(0xF6F1E4)));
    }

    public static Solid Pot(Look r)
    {
        var iron = r.Body(Forged(0x34373B));
        var body = Ellipsoid(0.62f, 0.52f, 0.62f).At(0, 0.62f, 0).Keep(Block(3, 0.86f, 3)) - Ellipsoid(0.54f, 0.46f, 0.54f).At(0, 0.7f, 0);
        var legs = Limb(new(0.36f, 0.25f, 0), new(0.42f, 0.05f, 0), 0.08f, 0.05f).TurnY(30).Ring(3);
        var ears = Torus(0.11f, 0.035f).TurnX(90).At(0.66f, 0.74f, 0).Pair() + Torus(0.54f, 0.06f).At(0, 0.87f, 0);
        var soup = Pillar(0.52f, 0.1f).At(0, 0.68f, 0).In(r.Trim(Lamp(0x6FD03A, 0.35f))) + (Sphere(0.1f).At(0.2f, 0.78f, 0.1f) + Sphere(0.07f).At(-0.15f, 0.78f, 0.2f) + Sphere(0.08f).At(-0.1f, 0.78f, -0.2f)).In(Lamp(0x8FE85A, 0.4f));
        return (body + legs + ears).In(iron) + soup;
    }

    public static Solid Basket(Look r)
    {
        var wicker = r.Body(Finish.Of(0xB98550, 0.85f).With(Pattern.Checker, 0x8A5A2E, 0.07f));
        var body = Peak(0.42f, 0.56f, 0.5f, 0.05f) - Peak(0.36f, 0.5f, 0.5f).At(0, 0.1f, 0);
        return (body + Torus(0.54f, 0.05f).At(0, 0.5f, 0) + Torus(0.43f, 0.045f).At(0, 0.06f, 0)).In(wicker).With("inside", 0, 0.4f, 0, 0.8f) + Arc(0.53f, 0.045f, 200).At(0, 0.58f, 0).In(r.Trim(Wood(0x8A5A2E)));
    }

    public static Solid Barrel(Look r)
    {
        var wood = r.Body(Wood(0xA5683A));
        var body = Lathe(Outline(0, 0, 0.36f, 0, 0.46f, 0.4f, 0.47f, 0.6f, 0.46f, 0.8f, 0.36f, 1.2f, 0.31f, 1.2f, 0.31f, 1.14f, 0, 1.14f), 0.015f);
        var grooves = Box(0.022f, 2, 0.05f).At(0, 0.6f, 0.48f).Ring(14);
        var hoops = body.Thicker(0.022f).Keep(Box(2, 0.09f, 2).At(0, 0.14f, 0) + Box(2, 0.09f, 2).At(0, 0.42f, 0) + Box(2, 0.09f, 2).At(0, 0.78f, 0) + Box(2, 0.09f, 2).At(0, 1.06f, 0)).Cut(Pillar(0.3f, 1).At(0, 0.8f, 0));
        return (body - grooves).In(wood) + hoops.In(r.Trim(Forged(0x4A4E54)));
    }
}
