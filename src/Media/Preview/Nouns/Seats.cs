using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What one sits on. Metres; one sits facing +Z.</summary>
internal static class Seats
{
    public static Solid Chair(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0xB0773F, 0x8A5530, 0xC4935A)));
        var slats = r.Dice.Whole(3, 5);
        var legs = Limb(new(0.19f, 0.45f, 0.19f), new(0.21f, 0.02f, 0.21f), 0.026f, 0.02f).Pair().PairZ();
        var back = Bar(0.19f, 0.45f, -0.19f, 0.2f, 0.95f, -0.27f, 0.024f).Pair() + Box(0.42f, 0.09f, 0.035f, 0.015f).TurnX(-9).At(0, 0.93f, -0.265f) + Box(0.035f, 0.4f, 0.022f, 0.01f).Row(slats, 0.3f / slats).TurnX(-9).At(0, 0.7f, -0.23f);
        var rungs = Bar(-0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.017f) + Bar(0.2f, 0.26f, -0.2f, 0.2f, 0.26f, 0.2f, 0.017f).Pair();
        return (legs + back + rungs + Box(0.46f, 0.045f, 0.46f, 0.02f).At(0, 0.45f, 0)).In(wood) + Box(0.4f, 0.05f, 0.4f, 0.025f).At(0, 0.48f, 0.01f).In(r.Trim(Cloth(r.Dice.Pick(0xC8503F, 0x3F7FA0, 0xD9A441, 0x5D8A57)))).With("seat", 0, 0.5f, 0, 0.4f);
    }

    public static Solid Armchair(Look r)
    {
        var cloth = r.Body(Cloth(r.Dice.Pick(0xB8442F, 0x2F6F6A, 0xD39B35, 0x5B6FA5, 0x8A4F6E)));
        return Upholstered(cloth, r.Trim(cloth with
        {
            Color = cloth.Color.Shade(0.18f),
        }), 0.62f, 1).With("seat", 0, 0.5f, 0.05f, 0.5f);
    }

    public static Solid Sofa(Look r)
    {
        var cloth = r.Body(Cloth(r.Dice.Pick(0x3F7F8C, 0xC45B3C, 0x6E7F4E, 0xD9B04A, 0x8C5A7C)));
        var soft = r.Trim(cloth with
        {
            Color = cloth.Color.Shade(0.18f),
        });
        var pillows = (Box(0.4f, 0.4f, 0.14f, 0.07f).TurnX(-18).TurnZ(8).At(0.62f, 0.68f, -0.08f)).In(Cloth(0xF0D9A0)) + (Box(0.4f, 0.4f, 0.14f, 0.07f).TurnX(-18).TurnZ(-8).At(-0.62f, 0.68f, -0.08f)).In(Cloth(0xE8E4DA));
        return (Upholstered(cloth, soft, 1.7f, 3) + pillows).With("seat", 0, 0.5f, 0.05f, 0.6f);
    }

    public static Solid Stool(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0xB0773F, 0x8A5530)));
        var legs = Limb(new(0.13f, 0.62f, 0), new(0.22f, 0.02f, 0), 0.026f, 0.02f).TurnY(45).Ring(4);
        return (legs + Torus(0.18f, 0.017f).At(0, 0.24f, 0) + Cylinder(0.2f, 0.06f, 0.025f).At(0, 0.63f, 0)).In(wood) + Cylinder(0.18f, 0.07f, 0.035f).At(0, 0.67f, 0).In(r.Trim(Cloth(r.Dice.Pick(0xB8332B, 0x2F6F8F, 0x3E3A38)))).With("seat", 0, 0.7f, 0, 0.35f);
    }

    public static Solid Throne(Look r)
    {
        var gold = r.Body(Metal(GoldLeaf));
        var velvet = r.Trim(Cloth(r.Dice.Pick(0xA31C2B, 0x5A2A8A, 0x1F4A8C)));
        var back = Extrude(Outline(-0.42f, 0.5f, 0.42f, 0.5f, 0.46f, 1.6f, 0.2f, 1.8f, 0, 2.1f, -0.2f, 1.8f, -0.46f, 1.6f), 0.12f, 0.03f).At(0, 0, -0.38f);
        var frame = back + Block(1.0f, 0.45f, 0.9f, 0.04f) + Block(1.3f, 0.14f, 1.3f, 0.03f) + (Box(0.16f, 0.12f, 0.85f, 0.05f).At(0.46f, 0.82f, 0) + Peak(0.06f, 0.06f, 0.42f).At(0.46f, 0.42f, 0.32f) + Sphere(0.11f).At(0.46f, 0.88f, 0.42f) + Sphere(0.1f).At(0.46f, 1.75f, -0.38f)).Pair() + Sphere(0.12f).At(0, 2.2f, -0.38f);
        var pads = Box(0.76f, 0.16f, 0.74f, 0.07f).At(0, 0.54f, 0.04f) + Extrude(Outline(-0.3f, 0.66f, 0.3f, 0.66f, 0.32f, 1.5f, 0, 1.75f, -0.32f, 1.5f), 0.05f, 0.04f).At(0, 0, -0.3f);
        var gems = (Sphere(0.055f).At(0, 1.9f, -0.3f) + Sphere(0.05f).At(0.4f, 0.3f, 0.46f).Pair()).In(Gloss(0x1FA36A)) + Sphere(0.06f).At(0, 0.28f, 0.46f).In(Gloss(0xC8203A));
        return (frame.In(gold) + pads.In(velvet) + gems).With("seat", 0, 0.62f, 0, 0.6f);
    }

    public static Solid Bench(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0xA5683A, 0xB98550)));
        var iron = r.Trim(Forged());
        var slats = Box(1.6f, 0.035f, 0.1f, 0.012f).RowZ(4, 0.115f).At(0, 0.45f, 0.04f) + Box(1.6f, 0.1f, 0.035f, 0.012f).Row(3, new Vector3(0, 0.135f, -0.03f)).At(0, 0.72f, -0.26f);
        var sides = (Bar(0, 0.02f, 0.24f, 0, 0.43f, 0.22f, 0.028f) + Bar(0, 0.02f, -0.28f, 0, 0.43f, -0.2f, 0.028f) + Bar(0, 0.43f, 0.24f, 0, 0.43f, -0.22f, 0.028f) + Bar(0, 0.43f, -0.22f, 0, 0.9f, -0.32f, 0.026f)
            + Tube([new(0, 0.68f, -0.27f), new(0, 0.68f, 0.16f), new(0, 0.6f, 0.26f), new(0, 0.44f, 0.22f)], 0.024f, 0.024f)).At(0.66f, 0, 0).Pair();
        return (slats.In(wood) + sides.In(iron)).With("seat", 0, 0.47f, 0.04f, 0.5f);
    }

    public static Solid RockingChair(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x9A5F34, 0xB78350, 0x7A4526)));
        var rocker = Tube([new(0.24f, 0.16f, 0.55f), new(0.24f, 0.045f, 0.2f), new(0.24f, 0.045f, -0.2f), new(0.24f, 0.2f, -0.65f)], 0.028f, 0.028f).Pair();
        var legs = (Bar(0.22f, 0.06f, 0.24f, 0.22f, 0.68f, 0.24f, 0.024f) + Bar(0.22f, 0.06f, -0.22f, 0.22f, 0.45f, -0.2f, 0.024f) + Bar(0.23f, 0.66f, 0.28f, 0.23f, 0.66f, -0.28f, 0.03f) + Bar(0.21f, 0.44f, -0.2f, 0.22f, 1.12f, -0.42f, 0.026f)).Pair();
        var back = Box(0.46f, 0.1f, 0.035f, 0.015f).TurnX(-17).At(0, 1.08f, -0.41f) + Bar(0, 0.46f, -0.2f, 0, 1.05f, -0.4f, 0.018f).Row(5, 0.08f);
        return (rocker + legs + back + Box(0.5f, 0.05f, 0.5f, 0.022f).At(0, 0.42f, 0.02f)).In(wood) + Box(0.42f, 0.06f, 0.42f, 0.03f).At(0, 0.46f, 0.04f).In(r.Trim(Cloth(r.Dice.Pick(0xB5483A, 0x4F7F9A, 0x6E8A4E)))).With("seat", 0, 0.48f, 0.04f, 0.4f);
    }

    public static Solid Swing(Look r)
    {
        var frame = r.Body(Gloss(r.Dice.Pick(0xD8433A, 0x2F7FC0, 0x3F9B5C)));
        var legs = (Bar(1.25f, 2.3f, 0, 1.45f, 0.04f, 0.8f, 0.06f).PairZ() + Bar(1.38f, 0.9f, -0.48f, 1.38f, 0.9f, 0.48f, 0.045f)).Pair() + Bar(-1.25f, 2.3f, 0, 1.25f, 2.3f, 0, 0.06f);
        var seat = Box(0.6f, 0.06f, 0.26f, 0.02f).At(0, 0.55f, 0.12f).In(r.Trim(Wood(0xC79A62)));
        var ropes = Bar(0.27f, 0.56f, 0.12f, 0.27f, 2.3f, 0, 0.032f).Pair().In(Cloth(0xCDB88A));
        return (legs.In(frame) + seat + ropes).With("seat", 0, 0.6f, 0.12f, 0.4f);
    }

    private static Solid Upholstered(Finish cloth, Finish soft, float wide, int seats)
    {
        var (w, each) = (wide * 0.5f, wide / seats);
        var hull = Box(wide + 0.3f, 0.28f, 0.8f, 0.09f).At(0, 0.26f, 0) + Box(wide + 0.2f, 0.62f, 0.24f, 0.1f).TurnX(-8).At(0, 0.62f, -0.34f) + (Box(0.22f, 0.46f, 0.8f, 0.1f).At(w + 0.08f, 0.42f, 0.02f) + DrumZ(0.13f, 0.8f, 0.05f).At(w + 0.09f, 0.62f, 0.02f)).Pair();
        var pads = Box(each - 0.01f, 0.17f, 0.62f, 0.075f).Row(seats, each).At(0, 0.45f, 0.1f) + Box(each - 0.02f, 0.46f, 0.18f, 0.085f).TurnX(-10).Row(seats, each).At(0, 0.7f, -0.2f);
        return hull.In(cloth) + pads.In(soft) + Limb(new(w, 0.14f, 0.3f), new(w + 0.02f, 0.025f, 0.32f), 0.035f, 0.025f).Pair().PairZ().In(Wood(DarkOak));
    }
}
