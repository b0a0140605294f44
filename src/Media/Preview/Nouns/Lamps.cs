using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Lamps, clocks and mirrors. Metres; the front is +Z.</summary>
internal static class Lamps
{
    public static Solid TableLamp(Look r)
    {
        var foot = r.Body(Gloss(r.Dice.Pick(0x2F7F8C, 0xC8503F, 0xE0A93F, 0x5A4A8A)));
        var shade = Cone(0.2f, 0.12f, 0.22f, 0.01f).At(0, 0.46f, 0).In(r.Trim(Lamp(0xFFE2AE, 0.9f)));
        var vase = Lathe(Smooth(0, 0, 0.09f, 0, 0.09f, 0.02f, 0.05f, 0.05f, 0.1f, 0.13f, 0.1f, 0.19f, 0.04f, 0.27f, 0.025f, 0.32f, 0, 0.32f), 0.006f);
        return vase.In(foot) + (Pillar(0.015f, 0.1f).At(0, 0.3f, 0) + Sphere(0.02f).At(0, 0.6f, 0) + Pillar(0.012f, 0.06f).At(0, 0.55f, 0) + Torus(0.2f, 0.012f).At(0, 0.352f, 0) + Torus(0.12f, 0.011f).At(0, 0.57f, 0)).In(Metal(Brass)) + shade;
    }

    public static Solid FloorLamp(Look r)
    {
        var iron = r.Body(Metal(r.Dice.Pick(Brass, 0x3A3D42)));
        var arm = Tube([new(0, 0.04f, 0), new(0, 1.1f, 0), new(0.06f, 1.5f, 0), new(0.28f, 1.66f, 0), new(0.46f, 1.52f, 0)], 0.024f, 0.02f);
        return (Pillar(0.2f, 0.04f, 0.015f) + arm).In(iron) + Peak(0.27f, 0.1f, 0.26f, 0.01f).At(0.46f, 1.24f, 0).In(r.Trim(Gloss(r.Dice.Pick(0xD8543A, 0x2F7F6A, 0xF0E6D0)))) + Sphere(0.1f).At(0.46f, 1.31f, 0).In(Lamp(0xFFE7B0, 1.8f));
    }

    public static Solid StreetLamp(Look r)
    {
        var iron = r.Body(Forged(r.Dice.Pick(0x24282C, 0x1F3A32)));
        var post = Lathe(Outline(0, 0, 0.26f, 0, 0.26f, 0.14f, 0.17f, 0.2f, 0.15f, 0.6f, 0.08f, 0.75f, 0.06f, 2.9f, 0.09f, 3.0f, 0, 3.05f), 0.01f) + Bar(-0.32f, 2.75f, 0, 0.32f, 2.75f, 0, 0.045f) + Sphere(0.07f).At(0.34f, 2.75f, 0).Pair();
        var cage = Bar(0.14f, 3.06f, 0.14f, 0.2f, 3.55f, 0.2f, 0.03f).Pair().PairZ() + Box(0.36f, 0.07f, 0.36f, 0.02f).At(0, 3.06f, 0) + Pyramid(0.56f, 0.28f, 0.56f).At(0, 3.54f, 0) + Sphere(0.07f).At(0, 3.84f, 0);
        return (post + cage).In(iron) + Cone(0.17f, 0.23f, 0.46f, 0.02f).At(0, 3.31f, 0).In(r.Trim(Lamp(0xFFDF9A, 1.6f)));
    }

    public static Solid Lantern(Look r)
    {
        var iron = r.Body(Metal(r.Dice.Pick(Brass, 0x4A4E54, 0xB0472E)));
        var frame = Pillar(0.12f, 0.045f, 0.012f) + Pillar(0.085f, 0.03f).At(0, 0.04f, 0) + Peak(0.13f, 0.04f, 0.08f, 0.008f).At(0, 0.25f, 0) + Pillar(0.03f, 0.03f).At(0, 0.32f, 0) + Bar(0.085f, 0.05f, 0.0f, 0.085f, 0.26f, 0, 0.009f).TurnY(45).Ring(4) + Torus(0.09f, 0.009f).At(0, 0.15f, 0) + Arc(0.09f, 0.01f, 250).At(0, 0.37f, 0);
        return frame.In(iron) + Pillar(0.07f, 0.2f, 0.02f).At(0, 0.055f, 0).In(r.Trim(Lamp(0xFFC766, 1.4f)));
    }

    public static Solid AlarmClock(Look r)
    {
        var paint = r.Body(Gloss(r.Dice.Pick(0xD8402F, 0x2F8FB0, 0xF0B72F, 0x5BAF7A)));
        var steel = r.Trim(Metal());
        var body = DrumZ(0.075f, 0.06f, 0.012f).At(0, 0.088f, 0) + Torus(0.068f, 0.008f).TurnX(90).At(0, 0.088f, 0.03f);
        var bells = (Sphere(0.034f).Keep(Block(1, 1, 1)).TurnZ(-32).At(0.046f, 0.155f, 0)).Pair() + Bar(-0.012f, 0.16f, 0, 0.012f, 0.16f, 0, 0.005f) + Sphere(0.01f).At(0, 0.178f, 0) + Pillar(0.006f, 0.02f).At(0, 0.158f, 0) + Limb(new(0.045f, 0.03f, 0), new(0.058f, 0.006f, 0), 0.009f, 0.006f).Pair();
        return body.In(paint) + bells.In(steel) + Face(0.062f, r).At(0, 0.088f, 0.031f);
    }

    public static Solid GrandfatherClock(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x7A4526, 0x5B3320)));
        var brass = r.Trim(Metal(Brass));
        var body = Block(0.62f, 0.42f, 0.36f, 0.02f) + (Block(0.46f, 1.0f, 0.3f, 0.02f).At(0, 0.4f, 0) - Box(0.28f, 0.8f, 0.2f, 0.02f).At(0, 0.95f, 0.15f).In(Matte(0x2A1A10))) + Block(0.6f, 0.58f, 0.36f, 0.02f).At(0, 1.4f, 0) + Box(0.68f, 0.06f, 0.42f, 0.02f).At(0, 1.42f, 0) + Box(0.68f, 0.06f, 0.42f, 0.02f).At(0, 1.98f, 0) + DrumZ(0.3f, 0.3f, 0.03f).Keep(Block(2, 1, 2)).At(0, 1.98f, 0) + Box(0.68f, 0.06f, 0.42f, 0.02f).At(0, 0.42f, 0);
        var pendulum = Bar(0, 1.36f, 0.1f, 0.07f, 0.72f, 0.1f, 0.018f) + DrumZ(0.085f, 0.04f, 0.015f).At(0.075f, 0.7f, 0.11f) + Torus(0.235f, 0.025f).TurnX(90).At(0, 1.7f, 0.18f) + Sphere(0.06f).At(0, 2.34f, 0);
        return body.In(wood) + pendulum.In(brass) + Face(0.23f, r).At(0, 1.7f, 0.18f);
    }

    public static Solid Mirror(Look r)
    {
        var gold = r.Body(Metal(GoldLeaf));
        var frame = Torus(0.5f, 0.06f).TurnX(90).Stretch(0.82f, 1.3f, 1) + DrumZ(0.5f, 0.05f).Stretch(0.82f, 1.3f, 1).At(0, 0, -0.02f);
        var curls = Sphere(0.09f).At(0, 0.72f, 0) + (Sphere(0.06f).At(0.13f, 0.7f, 0) + Sphere(0.05f).At(0.22f, 0.64f, 0) + Sphere(0.06f).At(0.12f, -0.68f, 0)).Pair() + Sphere(0.08f).At(0, -0.7f, 0);
        var stand = (Bar(0.5f, 0.02f, 0.3f, 0.5f, 0.12f, 0, 0.035f) + Bar(0.5f, 0.02f, -0.3f, 0.5f, 0.12f, 0, 0.035f) + Bar(0.5f, 0.1f, 0, 0.5f, 1.05f, 0, 0.032f) + Sphere(0.055f).At(0.5f, 1.08f, 0) + Bar(0.4f, 0.88f, 0, 0.52f, 0.88f, 0, 0.03f)).Pair() + Bar(-0.5f, 0.14f, 0, 0.5f, 0.14f, 0, 0.03f);
        return (((frame + curls).In(gold) + DrumZ(0.48f, 0.06f).Stretch(0.82f, 1.3f, 1).In(Finish.Of(0xD9E6EE, 0.04f, 0.9f))).TurnX(-5).At(0, 0.9f, 0)) + stand.In(r.Trim(Wood(DarkOak)));
    }

    /// <summary>A clock's face, its hands at ten past ten or thereabouts.</summary>
    private static Solid Face(float radius, Look r)
    {
        var (hour, minute) = (r.Dice.Range(48, 60), r.Dice.Range(-72, -50));
        var marks = All(Enumerable.Range(0, 12).Select(i => Box(radius * 0.07f, radius * (i % 3 == 0 ? 0.22f : 0.12f), radius * 0.14f).At(0, radius * 0.82f, 0).TurnZ(i * 30)));
        var hands = Bar(0, 0, 0, 0, radius * 0.48f, 0, radius * 0.055f).TurnZ(hour) + Bar(0, 0, 0, 0, radius * 0.68f, 0, radius * 0.042f).TurnZ(minute) + Sphere(radius * 0.09f);
        return DrumZ(radius, radius * 0.1f).In(Gloss(0xFBF8EE)) + (marks.At(0, 0, 0) + hands.At(0, 0, radius * 0.06f)).In(Matte(0x22242A));
    }
}
