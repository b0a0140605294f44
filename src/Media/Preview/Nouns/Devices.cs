using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What has a plug or a battery. In units of about its own size; the front is +Z.</summary>
internal static class Devices
{
    private static readonly Finish Dark = Finish.Of(0x1C1E22, 0.25f);
    private static readonly Finish Screen = Lamp(0x3FA0E8, 0.55f);

    public static Solid Phone(Look r)
    {
        var body = Box(0.74f, 1.5f, 0.09f, 0.04f).In(r.Body(Finish.Of(r.Dice.Pick(0x2A2D33, 0xE4E6EA, 0x6A7FA8, 0xE0A8A0), 0.2f, 0.4f)));
        int[] icons = [0xE8453C, 0x3FB06A, 0xF4B73A, 0x4A8FE8, 0xB06AE0, 0xF4F4F4];
        var apps = All(Enumerable.Range(0, 16).Select(i => Box(0.12f, 0.12f, 0.02f, 0.02f).At(-0.225f + 0.15f * (i % 4), 0.45f - 0.22f * (i / 4), 0.055f).In(Lamp(icons[(i * 5 + i / 4) % 6], 0.5f))));
        return (body + Box(0.66f, 1.4f, 0.03f, 0.01f).At(0, 0, 0.04f).In(Lamp(0x24406E, 0.4f)) + apps + Box(0.26f, 0.06f, 0.02f, 0.02f).At(0, 0.62f, 0.055f).In(Dark) + Box(0.03f, 0.24f, 0.05f).At(0.37f, 0.3f, 0).In(Dark)).TurnX(-8).TurnY(12).Settle();
    }

    public static Solid Telephone(Look r)
    {
        var shell = r.Body(Gloss(r.Dice.Pick(0xC8281E, 0x1E1F22, 0x2F7F6A, 0xF0E2C0)));
        var brass = r.Trim(Metal(Brass));
        var body = Side(Outline(-0.5f, 0, 0.55f, 0, 0.5f, 0.16f, 0.1f, 0.62f, -0.3f, 0.62f, -0.5f, 0.3f), 1.1f, 0.06f) + (Block(0.16f, 0.24f, 0.3f, 0.05f).At(0.3f, 0.6f, -0.1f)).Pair();
        var dial = Cylinder(0.34f, 0.08f, 0.02f).In(brass) + Cylinder(0.14f, 0.12f, 0.02f).In(Gloss(0xF6F1E4)) + Cylinder(0.055f, 0.1f).At(0, 0.02f, 0.24f).Ring(9).In(Dark);
        var handset = Tube([new(-0.62f, 0.86f, -0.1f), new(-0.3f, 1.0f, -0.1f), new(0.3f, 1.0f, -0.1f), new(0.62f, 0.86f, -0.1f)], 0.1f, 0.1f) + Peak(0.22f, 0.13f, 0.22f, 0.04f).At(0.64f, 0.68f, -0.1f).Pair();
        return (body + handset).In(shell) + dial.TurnX(49).At(0, 0.42f, 0.36f);
    }

    public static Solid Computer(Look r)
    {
        var shell = r.Body(Finish.Of(r.Dice.Pick(0xD9DCE0, 0x34373C, 0xE8E2D2), 0.35f));
        var screen = Box(1.5f, 0.92f, 0.08f, 0.03f).At(0, 0.98f, -0.2f) + Pillar(0.07f, 0.5f).At(0, 0.04f, -0.26f) + Box(0.6f, 0.05f, 0.4f, 0.02f).At(0, 0.025f, -0.24f);
        var lines = All(Enumerable.Range(0, 6).Select(i => Box(0.3f + 0.12f * ((i * 7) % 5), 0.045f, 0.03f).At(-0.62f + (0.15f + 0.06f * ((i * 7) % 5)) + 0.1f * (i % 3), 1.26f - 0.11f * i, -0.14f).In(Lamp(i % 3 == 0 ? 0xF4B73A : i % 3 == 1 ? 0x6FE0A0 : 0xE8F4FF, 0.9f))));
        var keys = Box(0.09f, 0.04f, 0.09f, 0.015f).Row(10, 0.105f) + Box(0.09f, 0.04f, 0.09f, 0.015f).Row(10, 0.105f).At(0.03f, 0, -0.105f) + Box(0.09f, 0.04f, 0.09f, 0.015f).Row(10, 0.105f).At(-0.02f, 0, 0.105f) + Box(0.5f, 0.04f, 0.08f, 0.015f).At(0, 0, 0.205f);
        var mouse = Ellipsoid(0.1f, 0.08f, 0.15f).At(0.82f, 0.03f, 0.42f).Keep(Block(3, 1, 3)) + Box(0.25f, 0.6f, 0.6f, 0.03f).At(1.05f, 0.3f, -0.3f);
        return (screen + Box(1.2f, 0.05f, 0.48f, 0.02f).At(0, 0.035f, 0.42f) + mouse).In(shell) + Box(1.4f, 0.8f, 0.04f, 0.01f).At(0, 0.99f, -0.165f).In(Lamp(0x1A3C6E, 0.5f)) + lines + keys.At(0, 0.07f, 0.38f).In(r.Trim(Matte(0x3A3D44))) + Sphere(0.03f).At(1.05f, 0.5f, 0.0f).In(Lamp(0x5AF07A, 2));
    }

    public static Solid Laptop(Look r)
    {
        var shell = r.Body(Finish.Of(0xBFC4CA, 0.3f, 0.7f));
        var keys = All(Enumerable.Range(0, 4).Select(i => Box(0.085f, 0.03f, 0.085f, 0.012f).Row(11, 0.1f).At(0, 0, i * 0.1f)));
        var lid = Box(1.3f, 0.88f, 0.05f, 0.02f).In(shell) + Box(1.2f, 0.76f, 0.03f, 0.005f).At(0, 0.01f, 0.02f).In(Lamp(0x2C62B0, 0.55f)) + (Sphere(0.16f).Stretch(1, 1, 0.1f).At(0.25f, 0.12f, 0.03f).In(Lamp(0xFFD98A, 0.9f)) + Extrude(Outline(-0.58f, -0.34f, 0.58f, -0.34f, 0.3f, 0.0f, 0.1f, -0.18f, -0.2f, 0.12f), 0.03f).At(0, 0, 0.03f).In(Lamp(0x1B3B66, 0.4f)));
        return (Box(1.3f, 0.07f, 0.86f, 0.025f).At(0, 0.035f, 0)).In(shell) + keys.At(0, 0.07f, -0.22f).In(r.Trim(Dark)) + Box(0.4f, 0.02f, 0.22f, 0.008f).At(0, 0.07f, 0.28f).In(Finish.Of(0x9FA4AA, 0.3f, 0.5f)) + lid.TurnX(-18).At(0, 0.47f, -0.55f);
    }

    public static Solid Camera(Look r)
    {
        var leather = r.Trim(Finish.Of(0x26272B, 0.75f).With(Pattern.Speckles, 0x3A3C42, 0.03f));
        var silver = r.Body(Metal(0xC4C8CC));
        var body = Box(1.3f, 0.5f, 0.42f, 0.09f).At(0, 0.36f, 0).In(leather) + (Box(1.3f, 0.2f, 0.42f, 0.07f).At(0, 0.68f, 0) + Box(1.3f, 0.12f, 0.42f, 0.05f).At(0, 0.07f, 0) + Extrude(Outline(-0.3f, 0.7f, 0.3f, 0.7f, 0.2f, 0.96f, -0.2f, 0.96f), 0.34f, 0.03f)).In(silver);
        var lens = (DrumZ(0.34f, 0.2f, 0.03f).At(0, 0.4f, 0.28f)).In(silver) + DrumZ(0.3f, 0.4f, 0.03f).At(0, 0.4f, 0.36f).In(Dark) + (Torus(0.27f, 0.035f).TurnX(90).At(0, 0.4f, 0.56f)).In(silver) + Sphere(0.25f).Stretch(1, 1, 0.5f).At(0, 0.4f, 0.5f).In(Finish.Of(0x2A3E78, 0.04f));
        var knobs = (Pillar(0.1f, 0.12f, 0.02f).At(0.48f, 0.77f, 0) + Pillar(0.12f, 0.08f, 0.02f).At(-0.48f, 0.77f, 0) + Pillar(0.05f, 0.1f, 0.02f).At(0.28f, 0.77f, 0.05f)).In(silver);
        return body + lens + knobs + (Box(0.22f, 0.12f, 0.05f, 0.02f).At(0, 0.85f, 0.19f) + Box(0.14f, 0.1f, 0.05f, 0.02f).At(-0.45f, 0.68f, 0.21f)).In(Lamp(0xF4F8FF, 0.5f));
    }

    public static Solid Television(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x8A5530, 0xA5683A)));
        var cream = r.Trim(Gloss(0xE8DCC0));
        int[] bars = [0xF4F4F0, 0xF0D030, 0x30C8D8, 0x38B850, 0xC848B8, 0xD83A30, 0x3050D0];
        var picture = All(bars.Select((c, i) => Box(0.133f, 0.72f, 0.06f, 0.01f).At(-0.6f + i * 0.133f, 0.72f, 0.37f).In(Lamp(c, 0.55f))));
        var body = Box(1.6f, 1.0f, 0.7f, 0.08f).At(0, 0.7f, 0);
        var panel = (Box(1.08f, 0.86f, 0.06f, 0.03f).At(-0.2f, 0.72f, 0.34f) + Box(0.34f, 0.86f, 0.06f, 0.03f).At(0.56f, 0.7f, 0.34f)).In(cream);
        var knobs = (DrumZ(0.1f, 0.12f, 0.02f).At(0.56f, 0.98f, 0.38f) + DrumZ(0.1f, 0.12f, 0.02f).At(0.56f, 0.72f, 0.38f) + Box(0.24f, 0.025f, 0.04f).Row(4, new Vector3(0, 0.06f, 0)).At(0.56f, 0.42f, 0.37f)).In(Dark);
        var antenna = (Bar(0.03f, 1.2f, -0.1f, 0.48f, 1.85f, -0.1f, 0.03f) + Sphere(0.05f).At(0.48f, 1.85f, -0.1f)).Pair() + Sphere(0.12f).At(0, 1.2f, -0.1f);
        return body.In(wood) + panel + picture + knobs + antenna.In(Metal()) + Limb(new(0.6f, 0.24f, 0.2f), new(0.7f, 0.03f, 0.28f), 0.06f, 0.04f).Pair().PairZ().In(Wood(DarkOak));
    }

    public static Solid Radio(Look r)
    {
        var shell = r.Body(Gloss(r.Dice.Pick(0xC8402F, 0x3F8FA0, 0xE8B040)));
        var silver = r.Trim(Metal());
        var speaker = DrumZ(0.27f, 0.08f, 0.02f).In(silver) + DrumZ(0.22f, 0.11f, 0.02f).In(Dark) + Sphere(0.09f).Stretch(1, 1, 0.6f).At(0, 0, 0.05f).In(silver);
        var deck = Box(0.5f, 0.3f, 0.06f, 0.02f).At(0, 0.34f, 0.22f).In(Dark) + Box(0.4f, 0.1f, 0.07f, 0.02f).At(0, 0.6f, 0.22f).In(Lamp(0xFFD98A, 0.6f)) + (DrumZ(0.05f, 0.08f).At(0.12f, 0.34f, 0.25f).Pair()).In(silver);
        return Box(1.6f, 0.74f, 0.42f, 0.07f).At(0, 0.37f, 0).In(shell) + speaker.At(0.52f, 0.36f, 0.21f).Pair() + deck + (Tube([new(0.6f, 0.7f, 0), new(0.58f, 0.98f, 0), new(0, 1.02f, 0)], 0.045f, 0.045f).Pair() + Bar(0.68f, 0.72f, -0.12f, 1.0f, 1.5f, -0.12f, 0.025f) + Box(0.09f, 0.05f, 0.09f, 0.02f).Row(5, 0.14f).At(0, 0.75f, 0.08f)).In(silver);
    }

    public static Solid Bulb(Look r)
    {
        var glass = Lathe(Smooth(0, 0, 0.17f, 0, 0.2f, 0.2f, 0.36f, 0.48f, 0.42f, 0.72f, 0.36f, 0.98f, 0.18f, 1.12f, 0, 1.15f), 0.03f).At(0, 0.42f, 0).In(r.Body(Lamp(0xFFE08A, 1.1f)));
        var screw = (Torus(0.17f, 0.045f).Row(4, new Vector3(0, 0.085f, 0)).At(0, 0.27f, 0) + Pillar(0.17f, 0.36f).At(0, 0.1f, 0) + Peak(0.08f, 0.16f, 0.1f, 0.02f)).In(r.Trim(Metal()));
        return glass + screw;
    }

    public static Solid Gamepad(Look r)
    {
        var shell = r.Body(Finish.Of(r.Dice.Pick(0xE8E8EC, 0x2C2E34, 0x3F6FC0), 0.35f));
        var body = Box(1.0f, 0.22f, 0.5f, 0.1f).Blend(Ellipsoid(0.26f, 0.16f, 0.4f).TurnY(-18).At(0.52f, -0.02f, 0.2f).Pair(), 0.18f);
        var sticks = (Pillar(0.055f, 0.12f).At(0.22f, 0.08f, 0.16f) + Cylinder(0.1f, 0.05f, 0.02f).At(0.22f, 0.22f, 0.16f)).Pair() + Box(0.08f, 0.06f, 0.24f, 0.02f).At(-0.45f, 0.12f, -0.04f) + Box(0.24f, 0.06f, 0.08f, 0.02f).At(-0.45f, 0.12f, -0.04f) + Box(0.3f, 0.1f, 0.12f, 0.04f).At(0.4f, 0.02f, -0.25f).Pair();
        var at = new Vector3(0.45f, 0.12f, -0.04f);
        var buttons = Sphere(0.06f).At(at + new Vector3(0, 0, 0.11f)).In(Gloss(0x4AC06A)) + Sphere(0.06f).At(at + new Vector3(0, 0, -0.11f)).In(Gloss(0xF0C030)) + Sphere(0.06f).At(at + new Vector3(0.11f, 0, 0)).In(Gloss(0xE8402F)) + Sphere(0.06f).At(at + new Vector3(-0.11f, 0, 0)).In(Gloss(0x3F8FE8)) + Sphere(0.045f).At(0, 0.12f, -0.06f).In(Lamp(0x9AE8FF, 1));
        return (body.In(shell) + sticks.In(r.Trim(Dark)) + buttons).TurnX(38).Settle();
    }

    public static Solid Toaster(Look r)
    {
        var steel = r.Body(Finish.Of(r.Dice.Pick(0xC8CCD0, 0xD8503F, 0x7FC8B8), 0.18f, 0.5f));
        var body = Box(1.1f, 0.72f, 0.66f, 0.2f).At(0, 0.42f, 0) - Box(0.8f, 0.4f, 0.14f).At(0, 0.75f, 0.14f).PairZ().In(Dark);
        var bread = Extrude(Outline(-0.3f, 0, 0.3f, 0, 0.31f, 0.36f, 0.22f, 0.46f, -0.22f, 0.46f, -0.31f, 0.36f), 0.06f, 0.03f).At(0, 0.55f, 0.14f);
        return body.In(steel) + (bread + bread.At(0, -0.08f, -0.28f)).In(Finish.Of(0xC98A45, 0.95f).With(Pattern.Clouds, 0x9A5F28, 0.2f)) + (Box(0.06f, 0.1f, 0.2f, 0.03f).At(0.58f, 0.55f, 0) + DrumX(0.09f, 0.1f, 0.02f).At(0.56f, 0.26f, 0) + Box(1.04f, 0.1f, 0.6f, 0.04f).At(0, 0.05f, 0)).In(r.Trim(Dark));
    }

    public static Solid Fridge(Look r)
    {
        var shell = r.Body(Gloss(r.Dice.Pick(0xA8D8CC, 0xF4F1E8, 0xE8705A, 0xC4CAD0)));
        var doors = Box(0.8f, 0.5f, 0.1f, 0.06f).At(0, 1.5f, 0.34f) + Box(0.8f, 1.12f, 0.1f, 0.06f).At(0, 0.67f, 0.34f);
        return (Box(0.82f, 1.72f, 0.64f, 0.1f).At(0, 0.93f, 0) + doors).In(shell) + (Bar(-0.32f, 1.34f, 0.44f, -0.32f, 1.6f, 0.44f, 0.03f) + Bar(-0.32f, 0.75f, 0.44f, -0.32f, 1.12f, 0.44f, 0.03f) + Box(0.2f, 0.05f, 0.04f, 0.02f).At(0.2f, 1.62f, 0.39f)).In(r.Trim(Metal())) + Limb(new(0.32f, 0.1f, 0.22f), new(0.34f, 0.03f, 0.24f), 0.05f, 0.03f).Pair().PairZ().In(Dark);
    }

    public static Solid WashingMachine(Look r)
    {
        var shell = r.Body(Gloss(0xF4F5F6));
        var door = Torus(0.27f, 0.055f).TurnX(90).At(0, 0.4f, 0.33f).In(r.Trim(Metal())) + Sphere(0.25f).Stretch(1, 1, 0.4f).At(0, 0.4f, 0.3f).In(Finish.Of(0x4A8FC0, 0.05f));
        return Box(0.84f, 0.92f, 0.64f, 0.04f).At(0, 0.47f, 0).In(shell) + door + Box(0.8f, 0.15f, 0.04f, 0.02f).At(0, 0.83f, 0.32f).In(Matte(0xD4D8DC)) + DrumZ(0.055f, 0.07f, 0.02f).At(0.24f, 0.83f, 0.35f).In(Metal()) + Box(0.2f, 0.07f, 0.03f, 0.01f).At(0, 0.83f, 0.35f).In(Screen) + Box(0.22f, 0.09f, 0.04f, 0.015f).At(-0.26f, 0.83f, 0.34f).In(shell) + Pillar(0.05f, 0.04f).At(0.34f, 0, 0.24f).Pair().PairZ().In(Dark);
    }

    public static Solid Fan(Look r)
    {
        var cage = Torus(0.5f, 0.03f).TurnX(90) + Torus(0.3f, 0.02f).TurnX(90).At(0, 0, 0.1f) + Tube([new(0.06f, 0, 0.13f), new(0.3f, 0, 0.1f), new(0.5f, 0, 0)], 0.018f, 0.018f, 2).And(Tube([new(0.06f, 0, -0.13f), new(0.3f, 0, -0.1f), new(0.5f, 0, 0)], 0.018f, 0.018f, 2));
        var ribs = All(Enumerable.Range(0, 10).Select(i => cage.TurnZ(i * 36)));
        var blades = Boats.Blades(3, 0.42f).TurnZ(r.Dice.Range(0, 90));
        return (ribs + Sphere(0.1f).Stretch(1, 1, 0.6f).At(0, 0, 0.12f) + DrumZ(0.14f, 0.3f, 0.05f).At(0, 0, -0.22f)).At(0, 0.82f, 0).In(r.Trim(Metal())) + blades.At(0, 0.82f, 0).In(r.Body(Gloss(r.Dice.Pick(0x3F9FC0, 0xE8604F, 0xF0B93C)))) + (Pillar(0.28f, 0.07f, 0.03f) + Bar(0, 0.05f, -0.05f, 0, 0.75f, -0.2f, 0.05f)).In(r.Body(Gloss(0x3F9FC0)));
    }
}
