using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Cars. Side views are drawn as (z, y), ahead is +Z.</summary>
internal static class Cars
{
    private static readonly Finish HeadLight = Lamp(0xFFF3C4);
    private static readonly Finish TailLight = Lamp(0xE0281E, 0.6f);
    private static readonly Finish Dark = Matte(0x26282C);

    public static Solid Car(Look r) =>
        Saloon(r.Main(Gloss(r.Dice.Pick(0xD63A2F, 0x2F6FD0, 0xF2B632, 0x3FA66B, 0xE8E6E1, 0x38A8B8))), r.Dice.Range(1.9f, 2.15f), r.Dice.Range(1.4f, 1.56f));

    public static Solid Taxi(Look r)
    {
        var black = Matte(0x1C1C1E);
        var squares = Box(0.05f, 0.09f, 0.13f).RowZ(11, 0.26f);
        var checks = squares.At(0.85f, 0.74f, -0.1f) + squares.At(0.85f, 0.65f, 0.03f);
        var sign = Box(0.75f, 0.22f, 0.28f, 0.05f).At(0, 1.55f, -0.45f).In(Lamp(0xFFF1B0, 0.8f));
        return Saloon(r.Main(Gloss(0xF6C021)), r.Dice.Range(2.05f, 2.2f), 1.45f) + checks.Pair().In(black) + sign;
    }

    public static Solid PoliceCar(Look r)
    {
        var doors = Box(0.05f, 0.46f, 1.5f, 0.02f).At(0.835f, 0.66f, -0.2f).Pair().In(r.Second(Gloss(0xF3F4F5)));
        var bar = Box(1.1f, 0.08f, 0.26f, 0.02f).At(0, 1.49f, -0.45f).In(Dark);
        var lamp = Box(0.44f, 0.16f, 0.22f, 0.05f);
        return Saloon(r.Main(Gloss(0x22252B)), r.Dice.Range(2.05f, 2.15f), 1.45f) + doors + bar
            + lamp.At(-0.3f, 1.58f, -0.45f).In(Lamp(0xFF2A2A)) + lamp.At(0.3f, 1.58f, -0.45f).In(Lamp(0x2A5CFF));
    }

    public static Solid SportsCar(Look r)
    {
        var body = Side(Outline(-2.1f, 0.32f, -2.15f, 0.8f, -1.3f, 0.86f, -0.2f, 0.74f, 1.5f, 0.58f, 2.1f, 0.42f, 2.15f, 0.26f), 1.78f, 0.06f)
            .Blend((Ellipsoid(0.2f, 0.3f, 0.58f).At(0.74f, 0.52f, 1.3f) + Ellipsoid(0.2f, 0.36f, 0.62f).At(0.76f, 0.56f, -1.32f)).Pair(), 0.1f);
        var roof = Side(Outline(-1.7f, 0.84f, -0.75f, 1.12f, -0.12f, 1.16f, -0.08f, 1.08f, -0.75f, 1.04f), 1.16f, 0.04f)
            + (Bar(0.64f, 0.7f, 0.86f, 0.55f, 1.1f, -0.06f, 0.05f) + Box(0.2f, 0.1f, 0.12f, 0.04f).At(0.88f, 0.86f, 0.3f)).Pair()
            + Box(1.7f, 0.07f, 0.38f, 0.03f).At(0, 1.16f, -2.0f);
        var glass = Side(Outline(-1.5f, 0.78f, -0.7f, 1.08f, -0.08f, 1.1f, 0.85f, 0.62f), 1.26f, 0.04f).In(Pane(0x1F2B36));
        var dark = (Box(0.06f, 0.2f, 0.36f, 0.03f).At(0.91f, 0.52f, -0.55f) + Box(0.08f, 0.34f, 0.22f, 0.02f).At(0.6f, 1.0f, -1.98f)).Pair()
            + Box(1.2f, 0.16f, 0.1f, 0.04f).At(0, 0.34f, 2.14f);
        var lights = (Ellipsoid(0.17f, 0.1f, 0.2f).At(0.66f, 0.54f, 1.92f).In(HeadLight) + Box(0.46f, 0.12f, 0.08f, 0.03f).At(0.52f, 0.68f, -2.17f).In(TailLight)).Pair();
        var stripe = Side(Outline(0.8f, 0.66f, 1.5f, 0.61f, 2.12f, 0.45f, 2.12f, 0.4f, 0.8f, 0.5f), 0.16f, 0.045f).At(0.16f, 0, 0).Pair().In(r.Second(Gloss(0xF4F4F2)));
        return (body + roof).In(r.Main(Gloss(r.Dice.Pick(0xE3211C, 0xF5C400, 0x1FA14A, 0x1D63D8, 0xF26A1B)))).Cut(Arches(0.9f, 0.34f, 1.32f, 0.42f))
            + glass + dark + lights + stripe + Wheels(0.8f, 0.35f, 1.32f, 0.28f);
    }

    public static Solid RocketCar(Look r)
    {
        var metal = Metal();
        var fins = r.Second(Gloss(0xF4F4F2));
        var hull = Lathe(Smooth(0, 0, 0.4f, 0, 0.5f, 0.8f, 0.48f, 1.8f, 0.36f, 2.8f, 0.16f, 3.45f, 0, 3.6f), 0.04f).TurnX(90).At(0, 0.68f, -1.5f)
            .In(r.Main(Gloss(r.Dice.Pick(0xE23B2E, 0x2F6FD0, 0xF2B632))));
        var nozzle = Cone(0.46f, 0.3f, 0.5f, 0.03f).TurnX(90).At(0, 0.68f, -1.75f).In(metal);
        var flame = Limb(new(0, 0.68f, -1.85f), new(0, 0.68f, -2.8f), 0.3f, 0.07f).In(Lamp(0xFF8A1E, 1.6f)) + Limb(new(0, 0.68f, -1.85f), new(0, 0.68f, -2.4f), 0.34f, 0.1f).In(Lamp(0xFFD95A, 1.8f));
        var cockpit = Ellipsoid(0.32f, 0.36f, 0.62f).At(0, 1.06f, 0.15f).In(Pane(0x2C5B7A));
        var tail = Side(Outline(-1.5f, 1.0f, -1.85f, 1.85f, -1.35f, 1.85f, -0.5f, 1.1f), 0.14f, 0.04f)
            + Plan(Outline(0.4f, -0.4f, 1.05f, -1.2f, 1.05f, -1.7f, 0.4f, -1.4f), 0.14f, 0.04f).At(0, 0.85f, 0).Pair();
        var axles = Bar(-0.75f, 0.45f, -1, 0.75f, 0.45f, -1, 0.1f) + Bar(-0.55f, 0.34f, 1.25f, 0.55f, 0.34f, 1.25f, 0.09f);
        return hull + nozzle + flame + cockpit + tail.In(fins) + axles.In(metal) + Wheel(0.46f, 0.32f).At(0.85f, 0.46f, -1).Pair() + Wheel(0.34f, 0.24f).At(0.62f, 0.34f, 1.25f).Pair();
    }

    /// <summary>Holes for four wheels.</summary>
    private static Solid Arches(float x, float y, float z, float radius) => DrumX(radius, 0.5f).At(x, y, z).Pair().PairZ().In(Dark);

    private static Solid Wheels(float x, float y, float z, float width) => Wheel(y, width).At(x, y, z).Pair().PairZ();

    private static Solid Saloon(Finish paint, float z, float high)
    {
        var hull = Side(Outline(-z, 0.38f, -z, 0.82f, -z + 0.3f, 0.9f, 0.85f, 0.88f, z - 0.12f, 0.76f, z, 0.6f, z, 0.36f), 1.66f, 0.07f)
            .Cut(Arches(0.86f, 0.35f, z * 0.62f, 0.43f));
        var roof = Side(Outline(-1.15f, high - 0.1f, -1.05f, high - 0.05f, 0.1f, high - 0.05f, 0.2f, high - 0.1f), 1.38f, 0.05f)
            + (Bar(0.7f, 0.9f, 0.84f, 0.64f, high - 0.07f, 0.17f, 0.06f) + Bar(0.71f, 0.9f, -0.42f, 0.65f, high - 0.07f, -0.42f, 0.06f)
                + Bar(0.7f, 0.9f, -1.56f, 0.64f, high - 0.07f, -1.12f, 0.08f) + Box(0.2f, 0.12f, 0.12f, 0.04f).At(0.88f, 0.98f, 0.58f)).Pair();
        var glass = Side(Outline(-1.5f, 0.9f, -1.1f, high - 0.12f, 0.15f, high - 0.12f, 0.78f, 0.9f), 1.42f, 0.04f).In(Pane());
        var lights = (Sphere(0.15f).At(0.58f, 0.64f, z).In(HeadLight) + Box(0.3f, 0.18f, 0.1f, 0.03f).At(0.6f, 0.72f, -z - 0.05f).In(TailLight)).Pair();
        var bumpers = Box(1.6f, 0.12f, 0.16f, 0.05f).At(0, 0.4f, z + 0.06f).PairZ().In(Metal());
        var grille = Box(0.76f, 0.2f, 0.1f, 0.03f).At(0, 0.6f, z + 0.05f).In(Dark);
        return (hull + roof).In(paint) + glass + lights + bumpers + grille + Wheels(0.72f, 0.35f, z * 0.62f, 0.26f);
    }
}
