using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Forms that stand for nothing but themselves.</summary>
internal static class AbstractForms
{
    // Colours that go together: a body, a trim, a spark.
    private static readonly (int Body, int Trim, int Spark)[] Chords =
    [
        (0xE8604F, 0xF4C95D, 0x2F6F8F), (0x2F7F8C, 0xF0B93C, 0xE8604F), (0x6A5ACD, 0xF4A6B8, 0xF4D35E),
        (0x3F8F5A, 0xF4E6C0, 0xE87A3A), (0xD85A8A, 0x5AC0C8, 0xF7E08A), (0x2B3A67, 0xE07A5F, 0xF2CC8F),
    ];

    /// <summary>What is shown where a prompt names nothing that the tables know.</summary>
    public static Noun Noun { get; } = new("totem", "abstract, abstract form, abstract sculpture, artwork, art, thing, object, something", 1.2f, Totem);

    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        Noun,
        new("knot", "trefoil, trefoil knot, pretzel knot", 1f, Knot),
        new("spiral", "helix, coil, metal spring, coil spring", 1f, Spiral),
        new("cube", "box shape, square", 1f, r => Block(1, 1, 1, 0.05f).In(r.Body(Gloss(r.Dice.Pick(0x3F8FC0, 0xE8604F, 0xF0B93C))))),
        new("sphere", "orb, globe shape, bubble", 1f, Orb),
        new("pyramid shape", "tetrahedron, cone", 1f, r => Peak(0.55f, 0.02f, 1, 0.03f).In(r.Body(Gloss(r.Dice.Pick(0xF0943A, 0x6A5ACD, 0x3FA06A))))),
        new("cylinder", "tube, column, pillar", 1f, r => Pillar(0.36f, 1, 0.04f).In(r.Body(Gloss(r.Dice.Pick(0x5AA0C8, 0xD85A8A, 0xE8B040))))),
        new("ring", "torus, donut shape, band", 1f, r => Torus(0.38f, 0.12f).TurnX(78).In(r.Body(Gloss(r.Dice.Pick(0xE8604F, 0x3F8FC0, 0x8A5AC8)))).Settle()),
        new("crystal", "crystal cluster, gem, gemstone, jewel, quartz, amethyst, 💎", 0.8f, Crystals),
        new("diamond", "brilliant, cut diamond", 0.5f, Brilliant),
        new("heart", "love, love heart, valentine, ❤, 💖", 1f, HeartShape),
        new("mobius strip", "moebius strip, möbius strip, mobius, mobius ring, infinity, loop", 1f, Mobius),
        new("maze", "labyrinth", 1.4f, Maze),
        new("cubes", "blocks, building blocks, bricks, lego", 0.8f, Cubes),
    ];

    private static Solid Totem(Look r)
    {
        var dice = r.Dice;
        var (a, b, c) = dice.Pick(Chords);
        var (body, trim, spark) = (r.Body(Gloss(a)), r.Trim(Gloss(b)), Gloss(c));
        var foot = Pillar(0.5f, 0.12f, 0.05f).In(body);
        var all = foot;
        var y = 0.1f;
        var count = dice.Whole(3, 4);
        var (first, step) = (dice.Whole(0, 5), dice.Pick(1, 5)); // one after another, so that no two neighbours are alike
        for (var i = 0; i < count; i++)
        {
            var size = float.Lerp(0.46f, 0.28f, i / (count - 1f)) * dice.Range(0.88f, 1.1f);
            var finish = i % 3 == 0 ? trim : i % 3 == 1 ? body : spark;
            var (piece, high) = ((first + (i * step)) % 6) switch
            {
                0 => (Sphere(size).At(0, size * 0.96f, 0), size * 1.92f),
                1 => (Ellipsoid(size * 1.25f, size * 0.55f, size * 1.25f).At(0, size * 0.53f, 0), size * 1.06f),
                2 => (Box(size * 1.5f, size * 1.5f, size * 1.5f, size * 0.25f).TurnY(dice.Range(0, 90)).At(0, size * 0.74f, 0), size * 1.48f),
                3 => (Torus(size * 0.78f, size * 0.34f).TurnX(90).TurnY(dice.Range(-30, 30)).At(0, size * 1.1f, 0), size * 2.2f),
                4 => (Prism(6, size * 0.95f, size * 1.4f, size * 0.12f).At(0, size * 0.72f, 0).Twist(dice.Range(20, 50) / size), size * 1.5f),
                _ => (Lathe(Outline(0, 0, size, 0, size * 0.35f, size * 0.75f, size * 0.9f, size * 1.5f, 0, size * 1.5f), size * 0.06f), size * 1.5f),
            };
            all = all.Blend(piece.At(0, y - 0.02f, 0).In(finish), 0.05f);
            y += high - 0.03f;
        }

        return all.Blend(Sphere(0.15f).At(0, y + 0.1f, 0).In(r.Has("glowing") ? spark.Glowing() : spark), 0.05f);
    }

    private static Solid Knot(Look r)
    {
        var points = new Vector3[31];
        for (var i = 0; i <= 30; i++)
        {
            var t = i / 30f * MathF.Tau;
            points[i] = new Vector3(MathF.Sin(t) + (2 * MathF.Sin(2 * t)), MathF.Cos(t) - (2 * MathF.Cos(2 * t)), -MathF.Sin(3 * t) * 1.1f);
        }

        return Tube(points, 0.46f, 0.46f, 2).TurnY(15).Settle().In(r.Body(Gloss(r.Dice.Pick(0x3F8FC0, 0xE8604F, 0x8A5AC8, 0x3FA08A))));
    }

    private static Solid Spiral(Look r)
    {
        var points = new Vector3[33];
        var (tight, turns) = (r.Dice.Range(0.2f, 0.5f), r.Dice.Range(3, 4));
        for (var i = 0; i <= 32; i++)
        {
            var t = i / 32f;
            points[i] = new Vector3(MathF.Cos(t * turns * MathF.Tau), t * 2.6f, MathF.Sin(t * turns * MathF.Tau)) * new Vector3(0.9f * (1 - tight * t), 1, 0.9f * (1 - tight * t));
        }

        return Tube(points, 0.16f, 0.11f, 3).Settle().In(r.Body(Gloss(r.Dice.Pick(0xE8803A, 0x3FA0C0, 0xD85A8A))).With(Pattern.Gradient, 0xF4D35E, 2.6f)) + Pillar(1.0f, 0.12f, 0.05f).In(r.Trim(Matte(0x3A3D44)));
    }

    private static Solid Orb(Look r) => Sphere(0.5f).At(0, 0.5f, 0).In(r.Body(Gloss(r.Dice.Pick(0x3F8FC0, 0xE8604F, 0x8A5AC8, 0xF0B93C))));

    private static Solid Crystals(Look r)
    {
        var dice = r.Dice;
        var gem = r.Body(Finish.Of(dice.Pick(0x9A5AE0, 0x4FC0E8, 0x5AE0B0, 0xF06AA8), 0.08f) with
        {
            Clarity = 0.35f,
            Glow = 0.12f,
        });
        var shards = new List<Solid> { Shard(0.2f, 1.25f) };
        for (var i = 0; i < 7; i++)
            shards.Add(Shard(dice.Range(0.1f, 0.16f), dice.Range(0.5f, 0.95f)).TurnX(dice.Range(16, 42)).TurnY((i * 51.4f) + dice.Range(-12, 12)).At(0, 0.05f, 0));
        var rock = Ellipsoid(0.55f, 0.2f, 0.5f).Bumps(0.07f, 0.25f).At(0, 0.08f, 0).Keep(Block(3, 2, 3));
        return Solids.All(shards).Keep(Block(4, 3, 4)).In(gem) + rock.In(r.Trim(Stone(0x6E6A72)));

        static Solid Shard(float radius, float height) => Prism(6, radius, height * 0.8f).At(0, height * 0.4f, 0) + Peak6(radius, height * 0.28f).At(0, height * 0.79f, 0);
    }

    // Six flat sides to a point: what three wedges share.
    private static Solid Peak6(float radius, float height)
    {
        var wedge = Extrude(Outline(-radius * 0.866f, 0, radius * 0.866f, 0, 0, height), radius * 4);
        return wedge.TurnY(30).Keep(wedge.TurnY(90)).Keep(wedge.TurnY(150)).Keep(Prism(6, radius, height * 4));
    }

    private static Solid Brilliant(Look r)
    {
        var gem = r.Body(Finish.Of(r.Dice.Pick(0x7FC8F0, 0x9AD8F8, 0x8AB8F4), 0.03f) with
        {
            Clarity = 0.45f,
            Glow = 0.06f,
        });
        // Eight wedges for the crown, eight for the pavilion.
        var crown = Facets(Outline(0.92f, 0, 0.62f, 0.32f, -0.62f, 0.32f, -0.92f, 0));
        var pavilion = Facets(Outline(0, -0.95f, 0.92f, 0.02f, -0.92f, 0.02f));
        return (crown + pavilion).In(gem).Settle();

        static Solid Facets(Vector2[] side)
        {
            var one = Extrude(side, 3);
            return Enumerable.Range(1, 3).Aggregate(one, (all, i) => all.Keep(one.TurnY(i * 45)));
        }
    }

    private static Solid HeartShape(Look r) =>
        Limb(new(0.22f, 0.72f, 0), new(0.01f, 0.08f, 0), 0.29f, 0.03f).Blend(Limb(new(-0.22f, 0.72f, 0), new(-0.01f, 0.08f, 0), 0.29f, 0.03f), 0.08f).Stretch(1, 1, 0.8f)
            .In(r.Body(Gloss(r.Dice.Pick(0xE0203A, 0xE83A5A, 0xD81E4A)))).Settle();

    private static Solid Mobius(Look r)
    {
        const int Pieces = 72;
        var piece = Box(0.085f, 0.34f, 0.06f, 0.01f);
        var strip = Solids.All(Enumerable.Range(0, Pieces).Select(i => piece.TurnX(i * 180f / Pieces).At(0, 0, 0.62f).TurnY(i * 360f / Pieces)));
        var wide = strip.Thicker(0.012f);
        return wide.TurnX(62).TurnZ(8).Settle().In(r.Body(Gloss(r.Dice.Pick(0x3F8FC0, 0xE8604F, 0x8A5AC8)).With(Pattern.Gradient, r.Dice.Pick(0xF4D35E, 0xF4A6B8), 1)));
    }

    private static Solid Maze(Look r)
    {
        var wall = r.Body(Leaves(0x4F8F46));
        var walls = new List<Solid>();
        for (var ring = 1; ring <= 4; ring++)
        {
            var radius = ring * 0.16f;
            var gap = r.Dice.Range(0, 360);
            walls.Add((Pillar(radius + 0.025f, 0.2f) - Pillar(radius - 0.025f, 1) - Block(0.12f, 1, 1).At(0, 0, 0.5f).TurnY(gap)));
            if (ring < 4)
                walls.Add(Block(0.05f, 0.2f, 0.16f).At(0, 0, radius + 0.08f).TurnY(gap + r.Dice.Range(90, 270)));
        }

        return Solids.All(walls).At(0, 0.05f, 0).In(wall) + Pillar(0.76f, 0.07f, 0.02f).In(r.Trim(Finish.Of(0xE0CDA0, 0.9f))) + Sphere(0.06f).At(0, 0.12f, 0).In(Gloss(0xF0B93C));
    }

    private static Solid Cubes(Look r)
    {
        int[] colours = [0xE8402F, 0x2F8FD0, 0xF4C430, 0x3FA85C, 0xF08A2F, 0x8A5AC8];
        var first = r.Dice.Whole(0, 5);
        var brick = (Block(0.9f, 0.5f, 0.44f, 0.02f) + (Pillar(0.13f, 0.12f, 0.02f).At(0.22f, 0.47f, 0) + Pillar(0.13f, 0.12f, 0.02f).At(-0.22f, 0.47f, 0)));
        (float X, float Y, float Z, float Turn)[] places = [(-0.5f, 0, 0, 0), (0.45f, 0, 0, 0), (-0.04f, 0.5f, 0, 0), (-0.5f, 1, 0, 0), (0.42f, 1, 0, 0), (0, 1.5f, 0, 0), (0.9f, 0, 0.75f, 35)];
        return Solids.All(places.Select((p, i) => brick.TurnY(p.Turn).At(p.X, p.Y, p.Z).In(i == 0 ? r.Body(Gloss(colours[first])) : i == 1 ? r.Trim(Gloss(colours[(first + 1) % 6])) : Gloss(colours[(first + i) % 6]))));
    }
}
