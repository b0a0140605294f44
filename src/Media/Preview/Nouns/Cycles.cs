using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What rolls on two wheels, or on none but small ones. Ahead is +Z.</summary>
internal static class Cycles
{
    private static readonly Finish Rubber = Matte(0x222326);

    public static Solid Bicycle(Look r)
    {
        var steel = Metal();
        var wheel = SpokedWheel(0.36f, 0.03f, 10, Rubber, steel);
        var frame = Bar(0, 0.36f, -0.52f, 0, 0.36f, -0.05f, 0.026f) + Bar(0, 0.36f, -0.52f, 0, 0.8f, -0.18f, 0.024f) + Bar(0, 0.36f, -0.05f, 0, 0.84f, -0.2f, 0.032f)
            + Bar(0, 0.36f, -0.05f, 0, 0.76f, 0.36f, 0.034f) + Bar(0, 0.78f, -0.18f, 0, 0.84f, 0.34f, 0.032f) + Bar(0, 0.95f, 0.32f, 0, 0.68f, 0.4f, 0.038f);
        var fork = (Bar(0.055f, 0.36f, 0.54f, 0.055f, 0.7f, 0.4f, 0.022f) + Bar(0.03f, 0.7f, 0.4f, 0.055f, 0.7f, 0.4f, 0.026f)).Pair();
        var stays = Bar(0.05f, 0.36f, -0.52f, 0.05f, 0.4f, -0.1f, 0.02f).Pair();
        var bars = (Tube([new(0, 0.97f, 0.32f), new(0.16f, 1.02f, 0.34f), new(0.28f, 1.0f, 0.22f)], 0.022f, 0.022f)).Pair();
        var grips = Bar(0.28f, 1.0f, 0.22f, 0.3f, 0.99f, 0.13f, 0.03f).Pair();
        var saddle = Limb(new(0, 0.93f, -0.3f), new(0, 0.92f, -0.08f), 0.085f, 0.035f).Stretch(1.1f, 0.6f, 1).At(0, 0.37f, 0) + Bar(0, 0.8f, -0.19f, 0, 0.92f, -0.21f, 0.024f);
        var crank = DrumX(0.11f, 0.03f, 0.01f).At(0.05f, 0.36f, -0.05f) + Bar(0.07f, 0.36f, -0.05f, 0.09f, 0.22f, 0.02f, 0.02f) + Bar(-0.07f, 0.36f, -0.05f, -0.09f, 0.5f, -0.12f, 0.02f) + DrumX(0.03f, 0.14f).At(0, 0.36f, -0.05f);
        var pedals = Box(0.12f, 0.035f, 0.09f, 0.01f).At(0.15f, 0.22f, 0.02f) + Box(0.12f, 0.035f, 0.09f, 0.01f).At(-0.15f, 0.5f, -0.12f);
        return (frame + fork + stays).In(r.Main(Gloss(r.Dice.Pick(0x2E8FC9, 0xD63A2F, 0x3FA66B, 0xF2B632, 0xE86A92)))) + wheel.At(0, 0.36f, 0.54f) + wheel.At(0, 0.36f, -0.52f)
            + (bars + crank).In(steel) + (grips + pedals).In(Rubber) + saddle.In(r.Second(Matte(0x5A3A26)));
    }

    public static Solid Motorcycle(Look r)
    {
        var steel = Metal();
        var paint = r.Main(Gloss(r.Dice.Pick(0xC4201C, 0x1D4FA8, 0x1B1C1F, 0xE87B1E)));
        var front = Torus(0.26f, 0.085f).TurnZ(90).In(Rubber) + (DrumX(0.19f, 0.07f, 0.02f) + DrumX(0.06f, 0.24f, 0.02f)).In(steel);
        var rear = Torus(0.26f, 0.11f).TurnZ(90).In(Rubber) + (DrumX(0.18f, 0.1f, 0.02f) + DrumX(0.06f, 0.3f, 0.02f)).In(steel);
        var tank = Ellipsoid(0.19f, 0.17f, 0.32f).At(0, 0.88f, 0.14f).Blend(Ellipsoid(0.14f, 0.1f, 0.2f).At(0, 0.82f, -0.1f), 0.1f);
        var fenders = Arc(0.4f, 0.05f, 110).TurnY(90).Stretch(2, 1, 1).At(0, 0.35f, 0.72f) + Arc(0.42f, 0.055f, 130).TurnY(90).Stretch(2.4f, 1, 1).At(0, 0.37f, -0.7f) + Ellipsoid(0.12f, 0.1f, 0.24f).At(0, 0.76f, -0.82f);
        var seat = Limb(new(0, 0.84f, -0.22f), new(0, 0.88f, -0.66f), 0.12f, 0.11f).Stretch(1.25f, 1, 1);
        var engine = Box(0.3f, 0.26f, 0.4f, 0.06f).At(0, 0.42f, -0.02f) + DrumX(0.16f, 0.36f, 0.04f).At(0, 0.4f, -0.14f)
            + (Cylinder(0.12f, 0.26f, 0.02f).TurnX(30).At(0, 0.6f, 0.1f) + Cylinder(0.12f, 0.26f, 0.02f).TurnX(-25).At(0, 0.6f, -0.12f)) + Torus(0.12f, 0.03f).Row(3, new Vector3(0, 0.06f, 0.03f)).At(0, 0.6f, 0.1f);
        var pipes = Tube([new(0.2f, 0.5f, 0.2f), new(0.22f, 0.32f, 0.12f), new(0.22f, 0.28f, -0.3f), new(0.24f, 0.32f, -1.0f)], 0.045f, 0.065f).Pair();
        var fork = (Bar(0.12f, 0.36f, 0.74f, 0.12f, 1.02f, 0.4f, 0.04f)).Pair() + Bar(-0.12f, 0.98f, 0.42f, 0.12f, 0.98f, 0.42f, 0.05f) + Bar(0.06f, 0.34f, -0.7f, 0.06f, 0.45f, -0.1f, 0.04f).Pair() + DrumX(0.035f, 0.34f).At(0, 0.36f, 0.74f);
        var bars = Tube([new(0.06f, 1.02f, 0.4f), new(0.26f, 1.14f, 0.36f), new(0.4f, 1.1f, 0.2f)], 0.026f, 0.026f).Pair();
        var grips = Bar(0.37f, 1.11f, 0.24f, 0.43f, 1.08f, 0.1f, 0.04f).Pair();
        var lamp = (Sphere(0.14f).At(0, 0.94f, 0.55f).In(steel) + DrumZ(0.12f, 0.04f, 0.01f).At(0, 0.94f, 0.67f).In(Lamp(0xFFF3C4))) + Ellipsoid(0.08f, 0.05f, 0.04f).At(0, 0.78f, -1.05f).In(Lamp(0xE0281E, 0.8f));
        return (tank + fenders).In(paint) + (seat + grips).In(r.Second(Matte(0x2A211D))) + (engine + pipes + fork + bars).In(steel) + lamp + front.At(0, 0.35f, 0.74f) + rear.At(0, 0.37f, -0.7f)
            + Bar(0.1f, 0.36f, -0.1f, 0.3f, 0.02f, -0.22f, 0.03f).In(steel);
    }

    public static Solid Scooter(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0x7FC8B8, 0xF0B429, 0xE4574C, 0x8FBCE0)));
        var steel = Metal();
        var cream = r.Second(Gloss(0xF3EBDD));
        var hull = Ellipsoid(0.22f, 0.26f, 0.42f).At(0, 0.5f, -0.45f) + Box(0.34f, 0.08f, 0.6f, 0.04f).At(0, 0.27f, 0.05f);
        var shield = Side(Outline(0.28f, 0.28f, 0.36f, 0.28f, 0.52f, 0.92f, 0.46f, 0.94f), 0.44f, 0.035f) + Arc(0.27f, 0.05f, 120).TurnY(90).Stretch(2.4f, 1, 1).At(0, 0.26f, 0.6f);
        var column = Bar(0, 0.24f, 0.6f, 0, 1.02f, 0.42f, 0.05f) + Tube([new(0, 1.02f, 0.42f), new(0.2f, 1.06f, 0.38f), new(0.33f, 1.02f, 0.28f)], 0.028f, 0.028f).Pair();
        var grips = Bar(0.3f, 1.04f, 0.31f, 0.36f, 1.01f, 0.2f, 0.04f).Pair() + Limb(new(0, 0.8f, -0.2f), new(0, 0.82f, -0.62f), 0.11f, 0.12f).Stretch(1.4f, 1, 1);
        var lamp = Sphere(0.12f).At(0, 1.06f, 0.46f).In(paint) + DrumZ(0.09f, 0.05f, 0.01f).At(0, 1.06f, 0.57f).In(Lamp(0xFFF3C4));
        var wheel = Torus(0.16f, 0.07f).TurnZ(90).In(Rubber) + DrumX(0.13f, 0.1f, 0.03f).In(steel);
        return hull.In(paint) + shield.In(cream) + column.In(steel) + grips.In(Matte(0x4A3226)) + lamp + wheel.At(0, 0.23f, 0.6f) + wheel.At(0, 0.23f, -0.5f);
    }

    public static Solid Skateboard(Look r)
    {
        var deck = Side(Outline(-0.42f, 0.17f, -0.3f, 0.11f, 0.3f, 0.11f, 0.42f, 0.17f, 0.42f, 0.185f, 0.3f, 0.13f, -0.3f, 0.13f, -0.42f, 0.185f), 0.22f, 0.008f)
            .Keep(Box(0.22f, 0.4f, 0.9f).Keep(Cylinder(0.11f, 1).At(0, 0, 0.31f) + Cylinder(0.11f, 1).At(0, 0, -0.31f) + Box(0.22f, 1, 0.62f)).At(0, 0.15f, 0));
        var grip = deck.Scale(0.985f).At(0, 0.009f, 0);
        var trucks = (DrumX(0.016f, 0.2f).At(0, 0.045f, 0.24f) + Peak(0.035f, 0.025f, 0.09f).At(0, 0.035f, 0.24f)).PairZ();
        var wheels = DrumX(0.042f, 0.05f, 0.012f).At(0.1f, 0.042f, 0.24f).Pair().PairZ();
        return deck.In(r.Main(Gloss(r.Dice.Pick(0xE4473C, 0x2FA8C9, 0xF2B632, 0x7A4FB0)))) + grip.In(Matte(0x2B2C30)) + trucks.In(Metal()) + wheels.In(r.Second(Gloss(r.Dice.Pick(0xF5EBD0, 0xF08A24, 0x8EE04A))));
    }
}
