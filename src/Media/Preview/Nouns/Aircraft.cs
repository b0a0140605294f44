using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What flies in air. Ahead is +Z; they stand on their wheels, skids or basket.</summary>
internal static class Aircraft
{
    private static readonly Finish Rubber = Matte(0x222326);

    public static Solid Airplane(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0xF3F4F5, 0xE9EEF2, 0xF2F2EE)));
        var trim = r.Second(Gloss(r.Dice.Pick(0xD8352B, 0x2468C4, 0xF0932B, 0x2E9B5E)));
        var hull = Lathe(Smooth(0, 0, 0.2f, 0.05f, 0.55f, 1.6f, 0.78f, 3.2f, 0.78f, 6.6f, 0.62f, 7.6f, 0.3f, 8.2f, 0, 8.35f), 0.05f).TurnX(90).At(0, 1.75f, -4.2f);
        var wings = Plan(Outline(0.3f, 1.3f, 4.6f, -1.4f, 4.6f, -2.1f, 0.3f, -1.0f), 0.2f, 0.07f).TurnZ(4).At(0, 1.45f, 0).Pair();
        var tail = Plan(Outline(0.1f, -3.1f, 1.7f, -4.0f, 1.7f, -4.45f, 0.1f, -4.1f), 0.16f, 0.06f).At(0, 2.0f, 0).Pair() + Side(Outline(-2.6f, 2.2f, -3.9f, 3.7f, -4.5f, 3.7f, -4.2f, 1.9f), 0.18f, 0.06f);
        var tips = Side(Outline(-1.5f, 1.75f, -2.3f, 2.4f, -2.5f, 2.4f, -2.2f, 1.75f), 0.14f, 0.05f).At(4.65f, 0, 0).Pair();
        var engine = Lathe(Outline(0, 0, 0.22f, 0, 0.36f, 0.7f, 0.38f, 1.3f, 0.3f, 1.4f, 0.26f, 1.1f, 0, 1.1f), 0.04f).TurnX(90).At(2.1f, 1.12f, -0.8f).Pair();
        var stripe = Lathe(Outline(0.6f, 3.2f, 0.815f, 3.2f, 0.815f, 6.4f, 0.6f, 6.4f), 0.02f).TurnX(90).At(0, 1.75f, -4.2f).Keep(Box(4, 0.18f, 12).At(0, 1.55f, 0));
        var panes = DrumX(0.11f, 1.62f, 0.02f).Stretch(1, 1.25f, 1).RowZ(8, 0.42f).At(0, 2.0f, 0.2f) + Ellipsoid(0.5f, 0.24f, 0.4f).At(0, 2.16f, 3.3f);
        var gear = Bar(0, 1.2f, 3.0f, 0, 0.3f, 3.1f, 0.08f) + Bar(1.0f, 1.4f, -0.6f, 1.1f, 0.3f, -0.7f, 0.09f).Pair();
        var wheels = DrumX(0.28f, 0.2f, 0.05f).At(0, 0.28f, 3.1f) + DrumX(0.32f, 0.26f, 0.05f).At(1.1f, 0.32f, -0.7f).Pair();
        return (hull + wings).In(paint) + (tail + tips + engine + stripe).In(trim) + panes.In(Pane()) + gear.In(Metal()) + wheels.In(Rubber);
    }

    public static Solid Biplane(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0xD2342A, 0x2E77B8, 0xF0B429, 0x3A8F5C)));
        var cream = r.Second(Gloss(0xF4ECDA));
        var wood = Wood(0xB98A55);
        var hull = Lathe(Outline(0, 0, 0.12f, 0, 0.34f, 1.6f, 0.46f, 3.1f, 0.46f, 3.9f, 0.3f, 4.1f, 0, 4.1f), 0.04f).TurnX(90).At(0, 1.25f, -2.3f).Cut(Ellipsoid(0.28f, 0.3f, 0.4f).At(0, 1.72f, -0.3f).In(Matte(0x3A2A20)));
        var wing = Box(6.0f, 0.14f, 1.05f, 0.06f);
        var wings = wing.At(0, 2.45f, 0.75f) + wing.At(0, 1.05f, 0.6f);
        var struts = (Bar(2.3f, 1.05f, 0.3f, 2.3f, 2.45f, 0.45f, 0.06f) + Bar(2.3f, 1.05f, 0.9f, 2.3f, 2.45f, 1.05f, 0.06f) + Bar(0.3f, 1.5f, 0.7f, 0.5f, 2.45f, 0.7f, 0.06f)).Pair();
        var tail = Box(1.9f, 0.1f, 0.6f, 0.04f).At(0, 1.3f, -2.1f) + Side(Outline(-1.6f, 1.3f, -1.9f, 2.05f, -2.35f, 2.05f, -2.45f, 1.3f), 0.1f, 0.04f);
        var nose = Boats.Blades(2, 0.9f).TurnZ(35).At(0, 1.25f, 2.0f).In(wood) + Sphere(0.16f).At(0, 1.25f, 2.0f).In(Metal());
        var gear = (Bar(0.25f, 1.0f, 0.9f, 0.62f, 0.34f, 1.0f, 0.06f) + DrumX(0.06f, 0.7f).At(0.3f, 0.34f, 1.0f)).Pair().In(Metal()) + (DrumX(0.34f, 0.16f, 0.05f).At(0.68f, 0.34f, 1.0f).In(Rubber) + DrumX(0.18f, 0.2f, 0.03f).At(0.68f, 0.34f, 1.0f).In(cream)).Pair() + Bar(0, 1.2f, -2.2f, 0, 0.9f, -2.4f, 0.07f).In(wood);
        return hull.In(paint) + (wings + tail).In(cream) + struts.In(wood) + nose + gear + DrumZ(0.47f, 0.3f, 0.05f).At(0, 1.25f, 1.6f).In(Metal());
    }

    public static Solid Helicopter(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0xD8352B, 0x2468C4, 0xF0A52B, 0x2E8F6A)));
        var steel = Metal(0x8E949A);
        var hull = Ellipsoid(0.95f, 0.95f, 1.5f).At(0, 1.5f, 0.4f).Blend(Limb(new(0, 1.75f, -0.6f), new(0, 2.0f, -3.6f), 0.42f, 0.17f), 0.35f).Blend(Ellipsoid(0.5f, 0.35f, 0.9f).At(0, 2.3f, -0.1f), 0.15f);
        var fin = Side(Outline(-3.3f, 2.0f, -3.75f, 2.95f, -4.1f, 2.95f, -3.9f, 1.9f), 0.16f, 0.05f) + Box(1.5f, 0.12f, 0.4f, 0.05f).At(0, 2.0f, -3.1f);
        var glass = Ellipsoid(0.9f, 0.86f, 1.4f).At(0, 1.6f, 0.58f).Keep(Box(3, 1.2f, 1.5f).At(0, 1.95f, 1.55f)) + DrumX(0.36f, 1.86f, 0.1f).Stretch(1, 0.95f, 1).At(0, 1.72f, 0.25f);
        var mast = Pillar(0.12f, 0.55f).At(0, 2.5f, 0) + Pillar(0.26f, 0.16f, 0.05f).At(0, 2.9f, 0);
        var rotor = Box(0.34f, 0.1f, 2.3f, 0.04f).At(0, 3.0f, 1.25f).Ring(4).TurnY(r.Dice.Range(10, 80));
        var tailRotor = Boats.Blades(3, 0.7f).TurnY(90).At(0.26f, 2.45f, -3.8f);
        var skids = (Tube([new(0.85f, 0.2f, 1.75f), new(0.85f, 0.09f, 1.5f), new(0.85f, 0.09f, -0.8f)], 0.09f, 0.09f) + Bar(0.85f, 0.1f, 1.0f, 0.55f, 0.9f, 0.9f, 0.07f) + Bar(0.85f, 0.1f, -0.3f, 0.55f, 0.9f, -0.2f, 0.07f)).Pair();
        return hull.In(paint) + fin.In(r.Second(Gloss(0xF3F4F5))) + glass.In(Pane(0x2B4A63)) + (mast + skids).In(steel) + (rotor + tailRotor).In(Matte(0x34373C));
    }

    public static Solid Balloon(Look r)
    {
        var (first, other) = r.Dice.Pick((0xE2452F, 0xF6C343), (0x2F7FC9, 0xF4F1E6), (0x8E44AD, 0xF39C3D), (0x1FA38A, 0xF6E05E));
        var (warm, cool) = (r.Main(Gloss(first)), r.Second(Gloss(other)));
        var wicker = Finish.Of(0xA9743F, 0.8f).With(Pattern.Checker, 0x7C5128, 0.08f);
        var envelope = Lathe(Smooth(0, 0, 0.45f, 0, 0.95f, 0.75f, 1.7f, 1.75f, 2.1f, 2.8f, 2.05f, 3.7f, 1.55f, 4.6f, 0.8f, 5.15f, 0, 5.3f), 0.06f).At(0, 2.0f, 0);
        var gore = Extrude(Outline(0, 0, 3, 0.59f, 3, -0.59f), 8).TurnX(90).At(0, 4, 0);
        var gores = envelope.Thicker(0.035f).Keep(All(Enumerable.Range(0, 8).Select(i => gore.TurnY(i * 45f))));
        var basket = Block(0.85f, 0.72f, 0.85f, 0.12f).Cut(Block(0.66f, 0.8f, 0.66f, 0.08f).At(0, 0.14f, 0)).In(wicker);
        var rim = (Box(0.9f, 0.12f, 0.12f, 0.05f).At(0, 0.72f, 0.4f).PairZ() + Box(0.12f, 0.12f, 0.9f, 0.05f).At(0.4f, 0.72f, 0).Pair()).In(Wood(Coats.DarkOak));
        var ropes = Bar(0.38f, 0.7f, 0.38f, 0.42f, 2.2f, 0.3f, 0.05f).Pair().PairZ().In(Cloth(0x6E5A40));
        var burner = Pillar(0.12f, 0.3f, 0.03f).At(0, 1.35f, 0).In(Metal()) + Box(0.84f, 0.07f, 0.07f).TurnY(45).Pair().At(0, 1.42f, 0).In(Metal()) + Limb(new(0, 1.7f, 0), new(0, 2.1f, 0), 0.11f, 0.03f).In(Lamp(0xFFA83A, 1.8f));
        return envelope.In(warm) + gores.In(cool) + basket + rim + ropes + burner;
    }

    public static Solid Airship(Look r)
    {
        var hull = Lathe(Smooth(0, 0, 0.5f, 0.3f, 1.1f, 1.6f, 1.4f, 3.4f, 1.35f, 5.0f, 0.95f, 6.4f, 0.4f, 7.1f, 0, 7.3f), 0.06f).TurnX(90).At(0, 2.5f, -3.6f);
        var band = hull.Thicker(0.04f).Keep(Box(6, 6, 0.3f).At(0, 2.5f, -1.4f) + Box(6, 6, 0.3f).At(0, 2.5f, 1.6f));
        var fin = Side(Outline(-1.9f, 0.8f, -2.9f, 1.75f, -3.9f, 1.75f, -3.6f, 0.3f), 0.16f, 0.05f);
        var fins = All(Enumerable.Range(0, 4).Select(i => fin.TurnZ(i * 90 + 45))).At(0, 2.5f, 0);
        var cabin = Ellipsoid(0.5f, 0.45f, 1.3f).At(0, 0.75f, 0.5f).Blend(Box(0.7f, 0.7f, 1.6f, 0.2f).At(0, 0.9f, 0.5f), 0.2f);
        var panes = Box(1.0f, 0.24f, 0.24f, 0.05f).RowZ(5, 0.38f).At(0, 0.86f, 0.5f).In(Pane(0x7FD0E4));
        var engines = (Lathe(Outline(0, 0, 0.2f, 0, 0.24f, 0.6f, 0, 0.7f), 0.04f).TurnX(90) + Boats.Blades(3, 0.45f).At(0, 0, -0.05f)).At(0.95f, 0.95f, -0.6f).Pair() + DrumX(0.09f, 1.9f).At(0, 0.95f, -0.4f);
        var wheel = Block(0.5f, 0.34f, 1.2f, 0.1f).At(0, 0, 0.5f);
        return hull.In(r.Main(Gloss(r.Dice.Pick(0xC9CFD4, 0xD9B36C, 0xB8483A)))) + (band + fins).In(r.Second(Gloss(0xB3382C))) + (cabin + wheel).In(Wood(0x7A4E2C)) + panes + engines.In(Metal(Coats.Brass));
    }
}
