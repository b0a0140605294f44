using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What is larger than a car. Side views are drawn as (z, y), ahead is +Z.</summary>
internal static class Trucks
{
    private static readonly Finish Dark = Matte(0x2A2C30);
    private static readonly Finish HeadLight = Lamp(0xFFF3C4);

    public static Solid Truck(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0xD63A2F, 0x2F6FD0, 0x3FA66B, 0xF28C28)));
        var load = Box(2.2f, 2.2f, 4.1f, 0.07f).At(0, 1.98f, -1.15f).In(r.Second(Matte(0xEDEBE4)));
        var band = Box(0.08f, 0.34f, 3.9f, 0.03f).At(1.1f, 1.4f, -1.15f).Pair() + Cab();
        var ribs = Box(0.08f, 1.1f, 0.1f, 0.02f).RowZ(5, 0.85f).At(1.1f, 2.35f, -1.15f).Pair().In(Matte(0xC9C5BA));
        return band.In(paint) + CabTrim() + load + ribs + Axles(-2.5f, -1.4f, 1.9f);
    }

    public static Solid FireTruck(Look r)
    {
        var silver = Metal(0xC9CDD2);
        var hull = Box(2.1f, 1.6f, 4.1f, 0.08f).At(0, 1.55f, -1.15f) + Cab();
        var band = Box(0.08f, 0.2f, 3.96f, 0.03f).At(1.04f, 1.1f, -1.15f).Pair().In(r.Second(Gloss(0xF5F3EE)));
        var lockers = Box(0.1f, 0.74f, 1.0f, 0.03f).RowZ(3, 1.25f).At(1.03f, 1.72f, -1.15f).Pair();
        var ladder = Bar(0.42f, 2.7f, -3.4f, 0.42f, 3.15f, 1.9f, 0.1f).Pair() + DrumX(0.07f, 0.9f).Row(9, new Vector3(0, 0.051f, 0.6f)).At(0, 2.93f, -0.75f);
        var turret = Pillar(0.6f, 0.5f, 0.05f).At(0, 2.3f, -2.4f).In(Dark);
        var beacons = Ellipsoid(0.24f, 0.2f, 0.2f).At(0.55f, 2.48f, 2.0f).Pair().In(Lamp(0x2F6BFF, 1.5f));
        return hull.In(r.Main(Gloss(0xD4201A))) + CabTrim() + band + (lockers + ladder).In(silver) + turret + beacons + Axles(-2.3f, 1.9f);
    }

    public static Solid Bus(Look r)
    {
        var hull = Box(2.3f, 2.3f, 7.4f, 0.22f).At(0, 1.6f, 0).Cut(DrumX(0.6f, 0.7f).At(1.1f, 0.5f, 2.25f).Pair().PairZ().In(Dark));
        var windows = Box(0.12f, 0.84f, 0.9f, 0.05f).RowZ(6, 1.06f).At(1.12f, 2.0f, -0.4f).Pair()
            + Box(0.12f, 1.75f, 0.7f, 0.05f).At(1.12f, 1.5f, 3.2f) + Box(1.95f, 1.0f, 0.2f, 0.08f).At(0, 1.95f, 3.66f) + Box(1.8f, 0.8f, 0.2f, 0.08f).At(0, 2.0f, -3.66f);
        var band = Box(0.08f, 0.2f, 6.9f, 0.03f).At(1.13f, 1.22f, 0).Pair().In(r.Second(Gloss(0xF5F3EE)));
        var sign = Box(1.3f, 0.24f, 0.16f, 0.04f).At(0, 2.6f, 3.66f).In(Lamp(0xFFD27A, 0.9f));
        var lights = Sphere(0.18f).At(0.82f, 0.95f, 3.64f).Pair().In(HeadLight);
        var bumper = Box(2.2f, 0.22f, 7.5f, 0.1f).At(0, 0.58f, 0).Cut(DrumX(0.6f, 0.7f).At(1.1f, 0.5f, 2.25f).Pair().PairZ()).In(Dark);
        return hull.In(r.Main(Gloss(r.Dice.Pick(0xD9312B, 0xF4B41A, 0x2E7FC1, 0x3E9B5F)))) + windows.In(Pane()) + band + sign + lights + bumper + Wheel(0.5f, 0.36f).At(0.98f, 0.5f, 2.25f).Pair().PairZ();
    }

    public static Solid Tractor(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0x2F8F3A, 0xD4281E, 0x2C6BC4)));
        var rim = r.Second(Gloss(0xF3C623));
        var hull = Box(0.8f, 0.72f, 1.9f, 0.12f).At(0, 1.25f, 0.75f) + Box(1.05f, 0.55f, 1.2f, 0.1f).At(0, 1.1f, -0.75f) + Box(1.45f, 0.14f, 1.6f, 0.06f).At(0, 2.68f, -0.65f)
            + (Bar(0.58f, 1.25f, -1.25f, 0.6f, 2.65f, -1.2f, 0.07f) + Bar(0.58f, 1.25f, 0, 0.6f, 2.65f, -0.1f, 0.07f)
                + Arc(1.0f, 0.09f, 120).TurnY(90).Stretch(2.2f, 1, 1).At(0.82f, 0.85f, -0.9f)).Pair();
        var black = Box(0.62f, 0.5f, 0.14f, 0.03f).At(0, 1.24f, 1.68f) + Box(0.6f, 0.4f, 2.3f, 0.06f).At(0, 0.78f, 0.3f) + Box(0.55f, 0.2f, 0.5f, 0.08f).At(0, 1.45f, -0.85f)
            + Box(0.55f, 0.5f, 0.16f, 0.08f).At(0, 1.7f, -1.1f) + Torus(0.24f, 0.05f).TurnX(65).At(0, 1.85f, -0.2f) + Bar(0, 1.82f, -0.2f, 0, 1.5f, 0.1f, 0.06f) + DrumX(0.1f, 1.4f).At(0, 0.45f, 1.25f);
        var pipe = (Pillar(0.07f, 0.9f).At(0.22f, 1.5f, 1.0f) + Pillar(0.11f, 0.4f, 0.03f).At(0.22f, 1.8f, 1.0f)).In(Metal(0x5A5E63));
        var lights = Sphere(0.12f).At(0.3f, 1.46f, 1.64f).Pair().In(HeadLight);
        return hull.In(paint) + black.In(Dark) + pipe + lights + Lugged(0.88f, 0.5f, rim).At(0.88f, 0.88f, -0.9f).Pair() + Lugged(0.46f, 0.3f, rim).At(0.66f, 0.46f, 1.25f).Pair();
    }

    public static Solid Tank(Look r)
    {
        var wheels = DrumX(0.33f, 0.62f, 0.04f).RowZ(6, 0.74f).At(1.2f, 0.47f, 0).Pair();
        var hubs = DrumX(0.12f, 0.7f, 0.03f).RowZ(6, 0.74f).At(1.2f, 0.47f, 0).Pair().In(Metal(0x8B8F80));
        var tracks = Side(Outline(-1.95f, 0.14f, -2.4f, 0.6f, -2.2f, 0.86f, 2.3f, 0.86f, 2.5f, 0.6f, 1.95f, 0.14f), 0.56f, 0.1f).At(1.2f, 0, 0).Pair().In(Matte(0x2B2C2E));
        var hull = Box(0.78f, 0.12f, 4.9f, 0.05f).At(1.15f, 1.04f, 0).Pair() + Side(Outline(-2.35f, 0.6f, -2.35f, 1.2f, 1.4f, 1.2f, 2.45f, 0.88f, 2.2f, 0.5f), 1.9f, 0.06f);
        var turret = Peak(1.15f, 0.82f, 0.7f, 0.14f).Stretch(1, 1, 1.15f).At(0, 1.22f, -0.3f) + Pillar(0.34f, 0.26f, 0.06f).At(0.32f, 1.86f, -0.6f)
            + Bar(0, 1.58f, 0.4f, 0, 1.72f, 3.2f, 0.13f) + DrumZ(0.2f, 0.44f, 0.05f).TurnX(-3).At(0, 1.72f, 3.2f) + DrumZ(0.26f, 0.5f, 0.05f).At(0, 1.6f, 0.85f);
        var antenna = Bar(-0.5f, 1.85f, -0.9f, -0.58f, 3.0f, -1.1f, 0.055f).In(Dark);
        return (wheels + hull + turret).In(r.Main(Matte(r.Dice.Pick(0x5B6B3A, 0x6E6B42, 0x8A7B52)))) + hubs + tracks + antenna;
    }

    public static Solid Train(Look r)
    {
        var paint = r.Main(Gloss(r.Dice.Pick(0x1E6B45, 0xB3261E, 0x24508F)));
        var red = r.Second(Gloss(paint.Color.X > 0.3f ? 0xE8B23A : 0xC8261C));
        var black = Matte(0x232427);
        var brass = Metal(Brass);
        var boiler = DrumZ(0.68f, 3.0f, 0.06f).At(0, 1.7f, 0.7f) + Box(1.75f, 1.0f, 1.6f, 0.06f).At(0, 1.6f, -1.5f);
        var cab = (Box(1.75f, 2.1f, 1.6f, 0.06f).At(0, 2.15f, -1.5f) - Box(2.2f, 0.7f, 0.9f, 0.06f).At(0, 2.6f, -1.45f) - Box(1.2f, 0.6f, 3, 0.06f).At(0, 2.65f, -1.5f)).In(paint);
        var roof = Box(2.05f, 0.16f, 2.0f, 0.07f).At(0, 3.28f, -1.5f) + DrumZ(0.56f, 0.2f, 0.04f).At(0, 1.7f, 2.22f) + Peak(0.22f, 0.22f, 0.5f).At(0, 2.25f, 1.75f) + Peak(0.24f, 0.42f, 0.55f, 0.03f).At(0, 2.7f, 1.75f)
            + Box(1.3f, 0.4f, 4.6f, 0.05f).At(0, 0.85f, 0);
        var rings = DrumZ(0.71f, 0.1f, 0.02f).RowZ(3, 0.95f).At(0, 1.7f, 0.7f) + Ellipsoid(0.3f, 0.36f, 0.3f).At(0, 2.38f, 0.7f) + Ellipsoid(0.2f, 0.3f, 0.2f).At(0, 2.36f, -0.2f) + Torus(0.2f, 0.06f).TurnX(90).At(0, 2.55f, 2.2f);
        var lamp = Sphere(0.18f).At(0, 2.55f, 2.2f).In(HeadLight);
        var wheel = Torus(0.5f, 0.08f).TurnZ(90) + DrumX(0.16f, 0.2f, 0.03f) + All(Enumerable.Range(0, 4).Select(i => Box(0.1f, 0.95f, 0.1f).TurnX(i * 45)));
        var wheels = (wheel.RowZ(3, 1.2f).At(0.72f, 0.58f, -0.9f) + wheel.Scale(0.6f).At(0.72f, 0.35f, 1.45f)).Pair();
        var rods = Box(0.1f, 0.14f, 3.3f, 0.04f).At(0.86f, 0.56f, -0.55f).Pair() + DrumZ(0.2f, 0.6f, 0.04f).At(0.86f, 0.62f, 1.5f).Pair();
        var plough = Extrude(Outline(-0.85f, 0, 0.85f, 0, 0.6f, 0.62f, -0.6f, 0.62f), 0.14f, 0.04f).TurnX(-25).At(0, 0.14f, 2.55f);
        return boiler.In(paint) + cab + roof.In(black) + rings.In(brass) + lamp + (wheels + plough + Box(1.9f, 0.22f, 0.16f, 0.04f).At(0, 0.95f, 2.34f)).In(red) + rods.In(Metal());
    }

    private static Solid Cab() => Side(Outline(1.1f, 0.6f, 1.1f, 2.32f, 2.3f, 2.32f, 2.55f, 1.55f, 2.62f, 1.3f, 2.62f, 0.6f), 2.06f, 0.08f);

    private static Solid CabTrim()
    {
        var glass = Side(Outline(2.35f, 2.18f, 2.56f, 1.6f, 2.62f, 1.6f, 2.42f, 2.2f), 1.75f, 0.04f).At(0, 0.02f, 0.04f)
            + Side(Outline(1.4f, 1.5f, 1.4f, 2.15f, 2.15f, 2.15f, 2.38f, 1.5f), 0.12f, 0.03f).At(1.01f, 0, 0).Pair();
        var steel = Box(2.12f, 0.26f, 0.22f, 0.07f).At(0, 0.62f, 2.72f);
        var frame = Box(1.05f, 0.4f, 0.1f, 0.03f).At(0, 1.08f, 2.7f) + Box(1.1f, 0.3f, 5.2f, 0.04f).At(0, 0.75f, -0.5f);
        return glass.In(Pane()) + steel.In(Metal(0xC9CDD2)) + frame.In(Dark) + Sphere(0.18f).At(0.78f, 1.05f, 2.64f).Pair().In(HeadLight);
    }

    private static Solid Axles(params ReadOnlySpan<float> places)
    {
        var wheels = new List<Solid>();
        foreach (var z in places)
            wheels.Add((Wheel(0.52f, 0.38f).At(0.88f, 0.52f, z).Pair() + DrumX(0.1f, 1.6f).At(0, 0.52f, z).In(Dark)));
        return All(wheels);
    }

    private static Solid Lugged(float radius, float width, Finish rim) =>
        (DrumX(radius * 0.93f, width, radius * 0.08f) + All(Enumerable.Range(0, 14).Select(i => Box(width, radius * 0.14f, radius * 0.16f, 0.02f).At(0, radius * 0.92f, 0).TurnX(i * 360 / 14f)))).In(Matte(0x222326))
        + (DrumX(radius * 0.55f, width * 1.1f, 0.04f) + DrumX(radius * 0.2f, width * 1.3f, 0.03f)).In(rim);
}
