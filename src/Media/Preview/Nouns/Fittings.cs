using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Tables, beds and what holds things. Metres; the front is +Z.</summary>
internal static class Fittings
{
    public static Solid Bed(Look r)
    {
        var wood = r.Trim(Wood(r.Dice.Pick(0x8A5530, 0xB98550)));
        var cover = r.Body(Cloth(r.Dice.Pick(0x4F7FB0, 0xC85A48, 0x6B9A6A, 0x8A6FB0, 0xE0A93F)));
        var linen = Cloth(0xF7F5F0);
        var frame = Block(1.34f, 0.3f, 2.02f, 0.03f).At(0, 0.12f, 0) + Block(1.5f, 1.0f, 0.12f, 0.05f).At(0, 0.05f, -1.02f) + Block(1.5f, 0.55f, 0.1f, 0.04f).At(0, 0.05f, 1.02f) + (Pillar(0.06f, 1.14f, 0.02f).At(0.72f, 0, -1.02f) + Sphere(0.08f).At(0.72f, 1.16f, -1.02f) + Pillar(0.06f, 0.66f, 0.02f).At(0.72f, 0, 1.02f) + Sphere(0.08f).At(0.72f, 0.68f, 1.02f)).Pair();
        var pillows = Box(0.56f, 0.17f, 0.4f, 0.08f).TurnX(14).At(0.33f, 0.68f, -0.72f).Pair();
        return frame.In(wood) + (Box(1.3f, 0.24f, 1.92f, 0.1f).At(0, 0.5f, 0) + pillows + Box(1.37f, 0.09f, 0.24f, 0.04f).At(0, 0.63f, -0.36f)).In(linen) + Box(1.38f, 0.3f, 1.36f, 0.1f).At(0, 0.5f, 0.32f).In(cover).With("seat", 0, 0.65f, 0.2f, 0.8f);
    }

    public static Solid Table(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0xA5683A, 0x8A5530, 0xC4935A)));
        var (wide, deep) = (r.Dice.Range(1.2f, 1.4f), r.Dice.Range(0.75f, 0.85f));
        var leg = Lathe(Outline(0, 0, 0.03f, 0, 0.04f, 0.1f, 0.032f, 0.16f, 0.05f, 0.4f, 0.035f, 0.55f, 0.05f, 0.6f, 0.05f, 0.7f, 0, 0.7f)).At(wide * 0.42f, 0, deep * 0.38f);
        return ((Box(wide, 0.05f, deep, 0.02f).At(0, 0.73f, 0) + Box(wide * 0.9f, 0.1f, deep * 0.84f).At(0, 0.66f, 0) + leg.Pair().PairZ()).In(wood)).With("seat", 0, 0.755f, 0, 0.6f);
    }

    public static Solid Desk(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0xA5683A, 0x7A4A2A)));
        var drawers = Block(0.46f, 0.7f, 0.62f, 0.015f).At(0.46f, 0, 0);
        var fronts = Box(0.4f, 0.19f, 0.04f, 0.015f).Row(3, new Vector3(0, 0.225f, 0)).At(0.46f, 0.35f, 0.315f).In(r.Trim(Wood(0xC08A54)));
        var knobs = Sphere(0.025f).Row(3, new Vector3(0, 0.225f, 0)).At(0.46f, 0.35f, 0.35f).In(Metal(Brass));
        var legs = Block(0.06f, 0.7f, 0.6f, 0.015f).At(-0.66f, 0, 0) + Box(1.0f, 0.3f, 0.03f).At(-0.2f, 0.55f, -0.26f);
        var stuff = (Box(0.3f, 0.03f, 0.22f, 0.01f).TurnY(12).At(-0.3f, 0.775f, 0.08f)).In(Matte(0xF4F1E8)) + (Box(0.2f, 0.04f, 0.26f, 0.01f).At(0.5f, 0.785f, -0.08f)).In(Gloss(0x2F6FA0)) + Box(0.19f, 0.04f, 0.25f, 0.01f).TurnY(10).At(0.5f, 0.825f, -0.08f).In(Gloss(0xC8442F));
        var lamp = (Pillar(0.07f, 0.02f, 0.01f).At(-0.5f, 0.75f, -0.16f) + Bar(-0.5f, 0.77f, -0.16f, -0.56f, 0.98f, -0.2f, 0.016f) + Bar(-0.56f, 0.98f, -0.2f, -0.42f, 1.12f, -0.1f, 0.016f) + Peak(0.09f, 0.035f, 0.11f, 0.01f).TurnZ(-28).At(-0.38f, 1.03f, -0.08f)).In(Gloss(0x2E7D5B)) + Sphere(0.045f).At(-0.375f, 1.03f, -0.08f).In(Lamp(0xFFE7A8, 1.5f));
        return ((drawers + legs + Box(1.5f, 0.05f, 0.7f, 0.015f).At(0, 0.73f, 0)).In(wood) + fronts + knobs + stuff + lamp).With("seat", 0.1f, 0.755f, 0.1f, 0.4f);
    }

    public static Solid Bookshelf(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x8A5530, 0xA5683A, 0x6B4426)));
        var frame = Block(1.1f, 2.0f, 0.34f, 0.015f) - Box(1.0f, 0.43f, 0.4f).Row(4, new Vector3(0, 0.475f, 0)).At(0, 1.01f, 0.07f);
        int[] covers = [0xB23A2E, 0x2F5F8F, 0x3F7D4E, 0xD6A23A, 0x6A4A8A, 0xE8E0CC, 0x2E2E38, 0xC46A3A];
        var books = new List<Solid>();
        for (var row = 0; row < 4; row++)
        {
            for (var x = -0.46f; x < 0.4f;)
            {
                var (thick, high) = (r.Dice.Range(0.06f, 0.1f), r.Dice.Range(0.27f, 0.37f));
                books.Add(Block(thick, high, 0.22f, 0.008f).At(x + thick * 0.5f, 0.085f + row * 0.475f, 0.03f).In(Gloss(r.Dice.Pick(covers))));
                x += thick + (r.Dice.Chance(0.1f) ? 0.09f : 0.004f);
            }
        }

        return frame.In(wood) + All(books);
    }

    public static Solid Wardrobe(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x9A5F34, 0x7A4526, 0xB98550)));
        var trim = r.Trim(Wood(0x5B3A22));
        var panel = (Box(0.46f, 1.35f, 0.04f, 0.015f).At(0, 1.12f, 0.29f) + Box(0.36f, 0.58f, 0.03f, 0.015f).At(0, 1.42f, 0.315f).In(trim) + Box(0.36f, 0.5f, 0.03f, 0.015f).At(0, 0.8f, 0.315f).In(trim)).At(0.255f, 0, 0).Pair();
        var knobs = (Sphere(0.03f).At(0.06f, 1.1f, 0.34f).Pair() + Sphere(0.03f).At(0.25f, 0.28f, 0.34f).Pair()).In(Metal(Brass));
        return (Block(1.1f, 1.9f, 0.56f, 0.02f).At(0, 0.1f, 0) + panel + Box(0.98f, 0.22f, 0.06f, 0.015f).At(0, 0.28f, 0.29f)).In(wood) + (Box(1.24f, 0.1f, 0.66f, 0.04f).At(0, 2.03f, 0) + Box(1.2f, 0.08f, 0.62f, 0.03f).At(0, 0.14f, 0) + Sphere(0.07f).At(0.48f, 0.06f, 0.22f).Pair().PairZ()).In(trim) + knobs;
    }

    public static Solid Dresser(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0xB98550, 0x8A5530)));
        var front = r.Trim(Wood(0xC99A64));
        var drawers = (Box(0.48f, 0.2f, 0.04f, 0.015f).At(0.26f, 0.72f, 0.25f).Pair() + Box(1.0f, 0.2f, 0.04f, 0.015f).Row(2, new Vector3(0, 0.235f, 0)).At(0, 0.37f, 0.25f)).In(front);
        var knobs = (Sphere(0.026f).At(0.26f, 0.72f, 0.285f).Pair() + Sphere(0.026f).At(0.26f, 0.485f, 0.285f).Pair() + Sphere(0.026f).At(0.26f, 0.255f, 0.285f).Pair()).In(Metal(Brass));
        return ((Block(1.08f, 0.75f, 0.48f, 0.02f).At(0, 0.1f, 0) + Box(1.16f, 0.05f, 0.54f, 0.02f).At(0, 0.87f, 0) + Limb(new(0.48f, 0.14f, 0.2f), new(0.48f, 0.02f, 0.2f), 0.04f, 0.025f).Pair().PairZ()).In(wood) + drawers + knobs).With("seat", 0, 0.9f, 0, 0.5f);
    }

    public static Solid Fireplace(Look r)
    {
        var brick = r.Body(Bricks(r.Dice.Pick(0xA8523E, 0x9A9288, 0xB5674A), 0xD2C4B4, 0.13f));
        var body = Block(1.7f, 1.2f, 0.55f) + Block(1.1f, 0.75f, 0.45f).At(0, 1.25f, -0.05f) - (Block(0.85f, 0.62f, 0.7f).At(0, 0.08f, 0.2f) + DrumZ(0.425f, 0.7f).At(0, 0.66f, 0.2f)).In(Matte(0x241C18));
        var mantel = Box(1.95f, 0.11f, 0.72f, 0.03f).At(0, 1.23f, 0.03f).In(r.Trim(Wood(DarkOak))) + Block(1.9f, 0.09f, 1.0f, 0.02f).At(0, 0, 0.2f).In(Stone());
        var logs = (DrumX(0.08f, 0.6f, 0.02f).At(0, 0.17f, 0.16f) + DrumX(0.08f, 0.58f, 0.02f).At(0, 0.17f, 0.0f) + DrumX(0.075f, 0.5f, 0.02f).TurnY(30).At(0, 0.3f, 0.08f)).In(Wood(0x4A2E1C));
        return body.In(brick) + mantel + logs + Fire(0.5f).At(0, 0.24f, 0.08f);
    }

    public static Solid Doorway(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x8A4F2C, 0x2F6F66, 0xA63A2C)));
        var stone = r.Trim(Bricks(0xA9A49A, 0x7A756C, 0.22f));
        var leaf = Box(1.0f, 1.5f, 0.12f).At(0, 0.75f, 0) + DrumZ(0.5f, 0.12f).At(0, 1.5f, 0);
        var arch = (Box(1.4f, 1.5f, 0.3f).At(0, 0.75f, 0) + DrumZ(0.7f, 0.3f).At(0, 1.5f, 0)) - (Box(1.0f, 1.5f, 0.5f).At(0, 0.74f, 0) + DrumZ(0.5f, 0.5f).At(0, 1.5f, 0));
        var iron = (Box(0.8f, 0.09f, 0.17f, 0.02f).At(-0.08f, 0.45f, 0) + Box(0.8f, 0.09f, 0.17f, 0.02f).At(-0.08f, 1.4f, 0) + Torus(0.08f, 0.022f).TurnX(90).At(0.34f, 0.95f, 0.09f) + Sphere(0.035f).At(0.34f, 1.04f, 0.08f)).In(Forged());
        return leaf.In(wood) + arch.In(stone) + iron + Block(1.6f, 0.12f, 0.7f, 0.03f).At(0, -0.02f, 0.1f).In(Stone());
    }

    public static Solid Bathtub(Look r)
    {
        var enamel = r.Body(Gloss(0xF5F6F7));
        var shape = Ellipsoid(0.46f, 0.62f, 0.85f).At(0, 0.72f, 0).Keep(Block(2, 0.58f, 3).At(0, 0.14f, 0), 0.05f);
        var water = Ellipsoid(0.42f, 0.06f, 0.76f).At(0, 0.58f, 0).In(Water(0x6FC2DE));
        var foam = Blended(0.05f, Sphere(0.13f).At(0.1f, 0.66f, -0.3f), Sphere(0.11f).At(-0.14f, 0.65f, -0.2f), Sphere(0.12f).At(-0.04f, 0.68f, -0.46f), Sphere(0.09f).At(0.2f, 0.63f, 0.05f), Sphere(0.1f).At(-0.2f, 0.63f, 0.2f)).In(Matte(0xFFFFFF));
        var feet = (Sphere(0.07f).At(0.24f, 0.07f, 0.5f) + Limb(new(0.24f, 0.08f, 0.5f), new(0.2f, 0.24f, 0.45f), 0.05f, 0.06f)).Pair().PairZ();
        var tap = Tube([new(0, 0.5f, 0.88f), new(0, 0.95f, 0.88f), new(0, 1.0f, 0.8f), new(0, 0.92f, 0.68f)], 0.035f, 0.03f) + Sphere(0.045f).At(0.1f, 0.8f, 0.88f).Pair() + DrumX(0.022f, 0.2f).At(0, 0.8f, 0.88f);
        var rim = Torus(0.44f, 0.035f).Stretch(1, 1, 1.85f).At(0, 0.72f, 0);
        return (shape - shape.Scale(0.91f).At(0, 0.08f, 0)).In(enamel) + rim.In(enamel) + water + foam + (feet + tap).In(r.Trim(Metal(Brass)));
    }

    public static Solid Chest(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x8A5530, 0x75462A)));
        var iron = r.Trim(Metal(Brass));
        var gold = Metal(GoldLeaf);
        var bottom = Block(1.0f, 0.46f, 0.6f, 0.03f) - Box(0.88f, 0.4f, 0.48f).At(0, 0.36f, 0).In(Matte(0x3A2416));
        var lid = (DrumX(0.3f, 1.0f, 0.03f).Keep(Block(2, 1, 2)) - DrumX(0.24f, 0.88f).Keep(Box(2, 1, 2))).At(0, 0, 0.3f).TurnX(-62).At(0, 0.47f, -0.3f);
        var straps = (Block(0.1f, 0.48f, 0.64f, 0.02f).At(0.3f, -0.005f, 0) + DrumX(0.325f, 0.1f).Keep(Block(2, 1, 2)).Cut(DrumX(0.24f, 1)).At(0.3f, 0, 0.3f).TurnX(-62).At(0, 0.47f, -0.3f)).Pair() + Box(1.04f, 0.07f, 0.64f, 0.02f).At(0, 0.44f, 0).Cut(Box(0.88f, 1, 0.48f).At(0, 0.4f, 0)) + Box(0.16f, 0.2f, 0.08f, 0.03f).At(0, 0.38f, 0.31f);
        var heap = Ellipsoid(0.42f, 0.2f, 0.22f).At(0, 0.4f, 0).Bumps(0.025f, 0.09f);
        var coins = All(Enumerable.Range(0, 14).Select(_ => Cylinder(0.055f, 0.024f, 0.008f).TurnX(r.Dice.Range(-50, 50)).TurnZ(r.Dice.Range(-50, 50)).At(r.Dice.Range(-0.34f, 0.34f), 0.53f + r.Dice.Range(-0.02f, 0.06f), r.Dice.Range(-0.14f, 0.16f))));
        var gems = Octa(0.09f).At(0.12f, 0.66f, 0.05f).In(Gloss(0xC8203A)) + Octa(0.08f).At(-0.18f, 0.63f, 0.08f).In(Gloss(0x1FA36A)) + Octa(0.07f).At(0.28f, 0.58f, 0.1f).In(Gloss(0x2F6FE0));
        return (bottom + lid).In(wood) + straps.In(iron) + (heap + coins).In(gold) + gems;
    }

    /// <summary>A fire of three tongues on the plane y = 0.</summary>
    internal static Solid Fire(float height)
    {
        var tongue = Lathe(Outline(0, 0, 0.2f, 0.02f, 0.27f, 0.22f, 0.2f, 0.5f, 0.08f, 0.8f, 0, 1), 0.02f).Scale(height);
        return (tongue + tongue.Scale(0.68f).TurnZ(-14).At(height * 0.26f, 0, 0.02f) + tongue.Scale(0.7f).TurnZ(13).At(-height * 0.26f, 0, 0.04f)).In(Lamp(0xFF7A18, 1.5f))
            + (tongue.Scale(0.6f).At(0, 0, height * 0.16f) + tongue.Scale(0.42f).At(height * 0.24f, 0, height * 0.13f)).In(Lamp(0xFFCF3A, 1.8f));
    }

    /// <summary>A cut gem about the origin.</summary>
    internal static Solid Octa(float radius) => Prismatic(radius * 0.75f, radius * 0.62f) + Prismatic(radius, radius * 0.62f).TurnX(180);

    private static Solid Prismatic(float height, float radius) => Pyramid(radius * 2, height, radius * 2).TurnY(20);
}
