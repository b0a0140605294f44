using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What people own and play with. In units of about its own size; scaled by the table.</summary>
internal static class Belongings
{
    public static Solid Book(Look r)
    {
        var cover = r.Body(Finish.Of(r.Dice.Pick(0x9A2F2A, 0x2A5A8A, 0x2F6F4A, 0x5A3A7A), 0.5f));
        var gold = r.Trim(Metal(GoldLeaf));
        var boards = Box(0.95f, 0.05f, 1.3f, 0.02f).At(0, 0.025f, 0) + Box(0.95f, 0.05f, 1.3f, 0.02f).At(0, 0.295f, 0) + DrumZ(0.16f, 1.3f, 0.02f).At(-0.45f, 0.16f, 0);
        var pages = Box(0.9f, 0.24f, 1.22f).At(0, 0.16f, 0).In(Finish.Of(0xF1E7CC, 0.9f).With(Pattern.Stripes, 0xD6C8A4, 0.03f));
        var gilt = (Box(0.6f, 0.02f, 0.05f).At(0, 0.318f, 0.5f).PairZ() + Box(0.05f, 0.02f, 1.0f).At(0.32f, 0.318f, 0).Pair() + Extrude(Star(5, 0.2f, 0.09f), 0.03f).TurnX(90).At(0, 0.32f, 0)) + Torus(0.16f, 0.02f).TurnX(90).Row(3, new Vector3(0, 0, 0.4f)).At(-0.45f, 0.16f, 0)
            + (Box(0.16f, 0.07f, 0.16f, 0.02f).At(0.42f, 0.025f, 0.6f).PairZ() + Box(0.16f, 0.07f, 0.16f, 0.02f).At(0.42f, 0.295f, 0.6f).PairZ());
        return (boards.In(cover) + pages + gilt.In(gold)).TurnX(82).TurnY(r.Dice.Range(8, 24)).Settle();
    }

    public static Solid Candle(Look r)
    {
        var wax = r.Body(Finish.Of(r.Dice.Pick(0xF4E6C0, 0xF0DCCB, 0xE9CFA0), 0.45f));
        var brass = r.Trim(Metal(Brass));
        var stick = Lathe(Outline(0, 0, 0.42f, 0, 0.46f, 0.1f, 0.4f, 0.1f, 0.36f, 0.05f, 0.16f, 0.06f, 0.18f, 0.16f, 0.24f, 0.22f, 0, 0.22f), 0.02f) + Torus(0.12f, 0.035f).TurnX(90).At(0.54f, 0.12f, 0);
        var body = Peak(0.17f, 0.15f, 1.0f, 0.03f).At(0, 0.18f, 0).Blend(Limb(new(0.13f, 1.12f, 0.06f), new(0.16f, 0.8f, 0.07f), 0.05f, 0.06f), 0.05f).Blend(Limb(new(-0.1f, 1.12f, 0.1f), new(-0.11f, 0.92f, 0.12f), 0.045f, 0.055f), 0.05f).Blend(Limb(new(-0.08f, 1.12f, -0.12f), new(-0.09f, 0.7f, -0.13f), 0.045f, 0.05f), 0.05f);
        var flame = Lathe(Outline(0, 0, 0.06f, 0.03f, 0.1f, 0.14f, 0.05f, 0.32f, 0, 0.44f), 0.01f).At(0, 1.26f, 0).In(Lamp(0xFFB53A, 2.2f));
        return stick.In(brass) + body.In(wax) + Pillar(0.025f, 0.14f).At(0, 1.16f, 0).In(Matte(0x2A2420)) + flame;
    }

    public static Solid Key(Look r)
    {
        var gold = r.Body(Metal(r.Dice.Pick(GoldLeaf, Brass)));
        var ring = Torus(0.17f, 0.055f).TurnX(90);
        var bow = ring.At(0, 0.2f, 0) + ring.At(0.2f, -0.08f, 0).Pair();
        var shaft = Pillar(0.06f, 1.15f).At(0, -1.3f, 0) + Torus(0.07f, 0.045f).At(0, -0.28f, 0) + Torus(0.06f, 0.04f).At(0, -0.42f, 0);
        var bit = Box(0.34f, 0.4f, 0.09f, 0.02f).At(0.19f, -1.08f, 0) - Box(0.14f, 0.09f, 1).At(0.3f, -1.08f, 0) - Box(0.1f, 0.1f, 1).At(0.16f, -0.95f, 0);
        return (bow + shaft + bit).In(gold).TurnZ(-35).Settle();
    }

    public static Solid Umbrella(Look r)
    {
        var cloth = r.Body(Gloss(r.Dice.Pick(0xD8402F, 0x2F6FB0, 0xF0B72F, 0x7A4FB0)));
        var other = r.Trim(Gloss(0xF6F2E8));
        var shell = Sphere(1).Shell(0.05f).Keep(Block(3, 2, 3)).Stretch(1, 0.62f, 1).Cut(Sphere(0.3f).At(0, -0.14f, 0.99f).TurnY(22.5f).Ring(8));
        var wedge = Extrude(Outline(0, 0, 2, 0.83f, 2, -0.83f), 4).TurnX(90);
        var panels = shell.Thicker(0.012f).Keep(All(Enumerable.Range(0, 4).Select(i => wedge.TurnY(i * 90))));
        var stick = Pillar(0.04f, 1.75f).At(0, -1.05f, 0) + Tube([new(0, -1.05f, 0), new(0.02f, -1.24f, 0), new(0.14f, -1.34f, 0), new(0.26f, -1.24f, 0), new(0.27f, -1.12f, 0)], 0.055f, 0.055f);
        return (shell.In(cloth) + panels.In(other) + stick.In(Wood(DarkOak)) + Sphere(0.06f).At(0, 0.7f, 0).In(Metal(Brass))).TurnZ(14).TurnX(12).Settle();
    }

    public static Solid Backpack(Look r)
    {
        var cloth = r.Body(Cloth(r.Dice.Pick(0xD8502F, 0x2F7FA8, 0x3F8F5A, 0xE0A030)));
        var trim = r.Trim(Cloth(r.Dice.Pick(0x2A3A5A, 0x6B4426)));
        var leather = Finish.Of(0x7A4A28, 0.5f);
        var body = Box(0.9f, 1.1f, 0.46f, 0.2f).At(0, 0.56f, 0).Blend(Ellipsoid(0.44f, 0.2f, 0.26f).At(0, 1.08f, 0), 0.15f);
        var pocket = Box(0.64f, 0.46f, 0.26f, 0.1f).At(0, 0.32f, 0.26f) + Box(0.2f, 0.5f, 0.3f, 0.09f).At(0.48f, 0.32f, 0).Pair();
        var flap = Box(0.84f, 0.5f, 0.12f, 0.055f).At(0, 0.93f, 0.24f) + Box(0.66f, 0.16f, 0.1f, 0.04f).At(0, 0.53f, 0.36f);
        var straps = (Box(0.09f, 0.62f, 0.06f, 0.025f).At(0.22f, 0.78f, 0.31f) + Box(0.08f, 0.3f, 0.06f, 0.025f).At(0.22f, 0.46f, 0.42f)).Pair() + Arc(0.14f, 0.035f, 200).At(0, 1.24f, -0.1f) + Tube([new(0.26f, 1.05f, -0.2f), new(0.32f, 0.8f, -0.4f), new(0.32f, 0.4f, -0.38f), new(0.28f, 0.14f, -0.2f)], 0.06f, 0.05f).Pair();
        var buckles = (Box(0.13f, 0.12f, 0.05f, 0.02f).At(0.22f, 0.62f, 0.33f) + Box(0.11f, 0.1f, 0.05f, 0.02f).At(0.22f, 0.42f, 0.45f)).Pair().In(Metal(Brass));
        return body.In(cloth) + (pocket).In(cloth) + flap.In(trim) + straps.In(leather) + buckles;
    }

    public static Solid Gift(Look r)
    {
        var (paper, ribbon) = r.Dice.Pick((0xD8352F, 0xF4C84A), (0x2F7FC0, 0xF4F1EA), (0x3F9A5C, 0xD8352F), (0xE86A9A, 0xF7F3E6), (0x7A4FB0, 0xF4C84A));
        var wrap = r.Body(Gloss(paper));
        var silk = r.Trim(Finish.Of(ribbon, 0.3f));
        var box = Block(1, 0.82f, 1, 0.03f) + Block(1.08f, 0.22f, 1.08f, 0.03f).At(0, 0.74f, 0);
        var bands = Block(0.2f, 0.99f, 1.12f, 0.02f).At(0, 0, 0) + Block(1.12f, 0.99f, 0.2f, 0.02f);
        var bow = (Torus(0.2f, 0.075f).TurnX(90).Stretch(1.25f, 0.85f, 1.5f).TurnZ(22).At(0.26f, 1.15f, 0) + Box(0.18f, 0.4f, 0.07f, 0.03f).TurnZ(52).TurnY(-25).At(0.24f, 1.02f, 0.18f)).Pair() + Sphere(0.14f).At(0, 1.08f, 0);
        return box.In(wrap) + (bands + bow).In(silk);
    }

    public static Solid Crate(Look r)
    {
        var wood = r.Body(Wood(0xB98550));
        var frame = r.Trim(Wood(0x8A5A30));
        var edge = Box(0.16f, 1.04f, 0.08f, 0.02f).At(0.44f, 0, 0.5f).Pair() + Box(1.04f, 0.16f, 0.08f, 0.02f).At(0, 0.44f, 0.5f) + Box(1.04f, 0.16f, 0.08f, 0.02f).At(0, -0.44f, 0.5f) + Box(0.15f, 1.1f, 0.07f, 0.02f).TurnZ(45).At(0, 0, 0.5f);
        var sides = edge.Ring(4) + edge.TurnX(-90) + edge.TurnX(90);
        var planks = Box(1, 1, 1) - (Box(0.03f, 2, 0.05f).Row(4, 0.25f).At(0, 0, 0.5f)).Ring(4) - Box(0.03f, 0.05f, 2).Row(4, 0.25f).At(0, 0.5f, 0);
        return (planks.In(wood) + sides.In(frame)).Settle();
    }

    public static Solid Football(Look r)
    {
        var white = r.Body(Gloss(0xF4F4F2));
        var black = r.Trim(Gloss(0x1E1F24));
        // Pentagons about the twelve corners of an icosahedron, seams along the edges of the truncated one.
        var phi = (1 + MathF.Sqrt(5)) / 2;
        var corners = new List<Vector3>();
        foreach (var (a, b) in new[] { (1, phi), (-1, phi), (1, -phi), (-1, -phi) })
            corners.AddRange([Vector3.Normalize(new(0, a, b)), Vector3.Normalize(new(a, b, 0)), Vector3.Normalize(new(b, 0, a))]);
        var ball = Sphere(1);
        var patches = ball.Thicker(0.012f).Keep(All(corners.Select(c => Aim(Prism(5, 0.36f, 0.6f, 0.01f), c).At(c))));
        return (ball.In(white) + patches.In(black)).TurnX(15).Settle();
    }

    public static Solid Basketball(Look r)
    {
        var seam = Torus(1, 0.035f);
        var seams = seam + seam.TurnX(90) + seam.TurnZ(90) + (Torus(0.78f, 0.035f).TurnZ(90).At(0.62f, 0, 0)).Pair();
        return (Sphere(1).In(r.Body(Finish.Of(0xE07A2E, 0.6f).With(Pattern.Speckles, 0xB85A1E, 0.06f))) + seams.In(r.Trim(Matte(0x241A16)))).TurnX(20).TurnY(r.Dice.Range(0, 60)).TurnZ(15).Settle();
    }

    public static Solid BeachBall(Look r)
    {
        int[] colours = [0xE8402F, 0xF7F4EA, 0x2F8FD0, 0xF4C430, 0xF7F4EA, 0x3FA85C];
        var wedge = Extrude(Outline(0, 0, 2.2f, 1.27f, 2.2f, -1.27f), 4).TurnX(90);
        var ball = Sphere(1);
        var panels = All(Enumerable.Range(0, 6).Select(i => ball.Thicker(0.004f * (i % 2)).Keep(wedge.TurnY(i * 60)).In(i == 0 ? r.Body(Gloss(colours[i])) : i == 3 ? r.Trim(Gloss(colours[i])) : Gloss(colours[i]))));
        return (panels + Cylinder(0.18f, 0.06f, 0.02f).At(0, 0.99f, 0).In(Gloss(0xF7F4EA))).TurnZ(-24).TurnX(22).Settle();
    }

    public static Solid Die(Look r)
    {
        var body = Box(1, 1, 1, 0.14f);
        var pips = r.Trim(Gloss(0x22242A));
        (int Face, float X, float Y)[] places = [(0, 0, 0), (1, -1, -1), (1, 1, 1), (2, -1, -1), (2, 0, 0), (2, 1, 1), (3, -1, -1), (3, 1, 1), (3, -1, 1), (3, 1, -1), (4, -1, -1), (4, 1, 1), (4, -1, 1), (4, 1, -1), (4, 0, 0), (5, -1, -1), (5, -1, 0), (5, -1, 1), (5, 1, -1), (5, 1, 0), (5, 1, 1)];
        var holes = All(places.Select(p => Turn(Sphere(0.105f).At(p.X * 0.25f, p.Y * 0.25f, 0.53f), p.Face)));
        return body.Cut(holes.In(pips)).In(r.Body(Gloss(r.Dice.Pick(0xF7F4EC, 0xD8352F)))).TurnY(r.Dice.Range(-12, 12)).Settle();

        // One on top, six below: opposite faces add up to seven.
        static Solid Turn(Solid pip, int face) => face switch
        {
            0 => pip.TurnX(-90),
            5 => pip.TurnX(90),
            1 => pip,
            4 => pip.TurnY(180),
            2 => pip.TurnY(90),
            _ => pip.TurnY(-90),
        };
    }

    public static Solid Hourglass(Look r)
    {
        var wood = r.Body(Wood(r.Dice.Pick(0x8A5530, 0xA5683A)));
        var glass = Glass(0xD4ECF2) with
        {
            Clarity = 0.8f,
        };
        var sand = r.Trim(Finish.Of(0xE8B858, 0.95f));
        var bulbs = Ellipsoid(0.4f, 0.46f, 0.4f).At(0, 1.0f, 0).Blend(Ellipsoid(0.4f, 0.46f, 0.4f).At(0, 0.24f, 0), 0.06f).At(0, 0.22f, 0);
        var ends = Pillar(0.52f, 0.1f, 0.03f) + Pillar(0.52f, 0.1f, 0.03f).At(0, 1.58f, 0);
        var posts = Lathe(Outline(0, 0, 0.06f, 0, 0.04f, 0.3f, 0.06f, 0.75f, 0.04f, 1.2f, 0.06f, 1.5f, 0, 1.5f), 0.005f).At(0.45f, 0.08f, 0).TurnY(45).Ring(4);
        var heap = Ellipsoid(0.41f, 0.47f, 0.41f).At(0, 0.46f, 0).Keep(Peak(0.75f, 0.02f, 0.5f).At(0, 0.06f, 0)) + Ellipsoid(0.41f, 0.47f, 0.41f).At(0, 1.22f, 0).Keep(Block(2, 0.5f, 2).At(0, 0.72f, 0)) + Pillar(0.035f, 0.5f).At(0, 0.4f, 0);
        return (ends + posts).In(wood) + heap.Thicker(0.006f).In(sand) + bulbs.Cut(heap).In(glass);
    }

    public static Solid Balloon(Look r)
    {
        var skin = r.Body(Finish.Of(r.Dice.Pick(0xE8352F, 0x2F8FE0, 0xF4C430, 0xE86AA8, 0x6FC04A), 0.12f));
        var body = Lathe(Smooth(0, 0, 0.08f, 0.04f, 0.3f, 0.3f, 0.46f, 0.62f, 0.48f, 0.86f, 0.4f, 1.1f, 0.2f, 1.26f, 0, 1.3f), 0.04f).At(0, 1.2f, 0) + Peak(0.11f, 0.03f, 0.12f, 0.01f).At(0, 1.08f, 0);
        var cord = Tube([new(0, 1.1f, 0), new(0.07f, 0.8f, 0.03f), new(-0.06f, 0.45f, 0), new(0, 0.1f, 0)], 0.028f, 0.028f);
        return body.In(skin) + cord.In(r.Trim(Cloth(0xF4F1EA))) + Peak(0.16f, 0.11f, 0.16f, 0.03f).In(skin);
    }

    public static Solid Pillow(Look r)
    {
        var cloth = r.Body(Cloth(r.Dice.Pick(0xE0A93F, 0xC8503F, 0x4F8FA0, 0x8A6FB0)));
        var body = Ellipsoid(0.6f, 0.24f, 0.6f).Blend(Box(1.0f, 0.1f, 1.0f, 0.05f), 0.25f).Blend(Sphere(0.06f).At(0.5f, 0, 0.5f).Pair().PairZ(), 0.12f);
        return body.TurnX(22).Settle().In(cloth);
    }

    public static Solid Boot(Look r)
    {
        var leather = r.Body(Finish.Of(r.Dice.Pick(0x8A5026, 0x2F5F8A, 0xB8332B, 0x3A3A3E), 0.45f));
        var upper = Limb(new(0, 0.22f, 0.45f), new(0, 0.26f, -0.1f), 0.2f, 0.22f).Blend(Cylinder(0.23f, 0.75f, 0.04f).At(0, 0.62f, -0.14f), 0.14f).Keep(Block(2, 0.94f, 3).At(0, 0.08f, 0)).Cut(Pillar(0.17f, 0.6f).At(0, 0.7f, -0.14f));
        var sole = Plan(Outline(-0.18f, -0.36f, 0.18f, -0.36f, 0.2f, 0.1f, 0.22f, 0.45f, 0.1f, 0.65f, -0.1f, 0.65f, -0.22f, 0.45f, -0.2f, 0.1f), 0.12f, 0.03f).At(0, 0.06f, 0) + Block(0.38f, 0.12f, 0.3f, 0.03f).At(0, 0, -0.24f);
        var laces = DrumX(0.03f, 0.24f).Row(4, new Vector3(0, 0.12f, -0.035f)).At(0, 0.56f, 0.1f).In(r.Trim(Matte(0xF4E6C0))) + Torus(0.23f, 0.045f).At(0, 0.98f, -0.14f).In(leather);
        return upper.In(leather) + sole.In(Matte(0x4A3020)) + laces;
    }

    public static Solid Trophy(Look r)
    {
        var gold = r.Body(Metal(GoldLeaf));
        var cup = Lathe(Outline(0, 0.62f, 0.08f, 0.62f, 0.3f, 0.8f, 0.42f, 1.1f, 0.46f, 1.4f, 0.4f, 1.4f, 0.34f, 1.1f, 0, 0.86f), 0.02f) + Lathe(Outline(0, 0.28f, 0.3f, 0.28f, 0.26f, 0.36f, 0.1f, 0.42f, 0.07f, 0.55f, 0.12f, 0.6f, 0.08f, 0.68f, 0, 0.68f), 0.02f);
        var ears = Tube([new(0.4f, 1.28f, 0), new(0.66f, 1.34f, 0), new(0.7f, 1.08f, 0), new(0.46f, 0.9f, 0), new(0.28f, 0.84f, 0)], 0.05f, 0.045f).Pair();
        return (cup + ears + Extrude(Star(5, 0.17f, 0.075f), 0.08f, 0.01f).At(0, 1.14f, 0.4f)).In(gold) + (Block(0.7f, 0.28f, 0.7f, 0.03f)).In(r.Trim(Wood(0x4A2E1C))) + Box(0.4f, 0.13f, 0.04f, 0.01f).At(0, 0.14f, 0.36f).In(gold);
    }

    public static Solid Coin(Look r)
    {
        var gold = r.Body(Metal(GoldLeaf));
        var face = Torus(0.44f, 0.05f).TurnX(90).At(0, 0, 0.06f) + Extrude(Star(5, 0.27f, 0.12f), 0.05f, 0.01f).At(0, 0, 0.06f);
        return (DrumZ(0.5f, 0.12f, 0.03f) + face + face.TurnY(180)).In(gold).TurnY(25).Settle();
    }

    public static Solid Kite(Look r)
    {
        var first = r.Body(Gloss(r.Dice.Pick(0xE8402F, 0x2F8FD0, 0xF4B430)));
        var other = r.Trim(Gloss(0xF6EFD8));
        var quarter = Extrude(Outline(0, 0, 0.55f, 0, 0, 0.5f), 0.05f);
        var lower = Extrude(Outline(0, 0, 0.55f, 0, 0, -1.0f), 0.05f);
        var sail = quarter.In(first) + quarter.Flip().In(other) + lower.In(other) + lower.Flip().In(first);
        var sticks = (Pillar(0.03f, 1.5f).At(0, -1, 0) + DrumX(0.03f, 1.1f)).At(0, 0, -0.03f).In(Wood());
        var tail = Tube([new(0, -1, 0), new(0.12f, -1.2f, 0), new(-0.1f, -1.42f, 0), new(0.1f, -1.64f, 0), new(0, -1.8f, 0)], 0.03f, 0.03f).In(Cloth(0x6A5A48));
        var bows = All(new[] { (0.08f, -1.22f), (-0.08f, -1.44f), (0.06f, -1.66f) }.Select((b, i) => (Cone(0.1f, 0.03f, 0.16f, 0.01f).TurnZ(90).At(0.08f, 0, 0)).Pair().At(b.Item1, b.Item2, 0).In(i % 2 == 0 ? first : other)));
        return (sail + sticks + tail + bows).TurnZ(-18).TurnX(-6).Settle();
    }
}
