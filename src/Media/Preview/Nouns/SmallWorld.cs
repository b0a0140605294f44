using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Whole worlds in small: a planet with woods and villages all around, and a valley.</summary>
internal static class SmallWorld
{
    // Where land is: latitude, longitude (0 ahead, towards +X), and its radius in planet radii. Land enough in front that every view has some.
    private static readonly (float Latitude, float Longitude, float Radius)[] Continents =
    [
        (70, 10, 0.66f), (22, -38, 0.5f), (12, 48, 0.52f), (-30, 8, 0.4f), (25, 130, 0.62f), (0, -125, 0.5f), (35, -165, 0.5f), (-42, 85, 0.4f), (-35, -75, 0.36f),
    ];

    /// <summary>A small planet, green and blue, with woods, houses, mountains, clouds and a rainbow.</summary>
    public static Solid World(Look r)
    {
        var dice = r.Dice;
        var spin = dice.Range(-20, 20);
        var sea = r.Trim(Finish.Of(0x2F8FD0, 0.12f).With(Pattern.Clouds, 0x3FA8DC, 0.3f));
        var blobs = Blended(0.12f, Continents.Select(c => On(Sphere(c.Radius), c.Latitude, c.Longitude + spin, 0.94f)));
        var land = Sphere(1.045f).Bumps(0.03f, 0.3f).Keep(blobs.Bumps(0.06f, 0.3f)).In(r.Body(Leaves(dice.Pick(0x6FB04A, 0x7AB850, 0x62A84E))));
        var beach = Sphere(1.02f).Keep(blobs.Bumps(0.06f, 0.3f).Thicker(0.045f)).In(Finish.Of(0xEBD49A, 0.95f));
        var all = new List<Solid> { Sphere(1).In(sea), beach, land };
        all.AddRange(Woods(dice, spin));
        foreach (var (latitude, longitude, roof) in new[] { (58f, 38f, 0xD8503F), (78f, -60f, 0x3F7FC0), (30f, -22f, 0xE8973A), (16f, 36f, 0xC8405A), (24f, 58f, 0xD8503F), (-26f, 4f, 0x8A5AC8), (48f, 150f, 0xD8503F), (10f, -130f, 0x3F7FC0) })
            all.Add(On(Cabin(0.2f, roof).TurnY(dice.Range(-25, 25)), latitude, longitude + spin, 1.03f));
        foreach (var (latitude, longitude, high) in new[] { (66f, -28f, 0.5f), (74f, -4f, 0.36f), (34f, -50f, 0.34f), (2f, 62f, 0.3f), (30f, 120f, 0.45f), (-4f, -110f, 0.4f) })
            all.Add(On(Alp(high), latitude, longitude + spin, 1.0f));
        foreach (var (latitude, longitude, size) in new[] { (38f, 8f, 0.15f), (-8f, -20f, 0.13f), (52f, 84f, 0.15f), (2f, 92f, 0.12f), (44f, -88f, 0.15f), (8f, 170f, 0.15f), (-34f, 44f, 0.11f) })
            all.Add(On(Puff(size), latitude + dice.Range(-4, 4), longitude + spin, 1.24f));
        all.Add(On(Bow(0.45f), 60, 12, 0.97f));
        all.Add(On(Sloop(), -4, 14 + spin, 0.99f));
        all.Add(On(Sloop().Scale(0.8f), 2, -8 + spin, 0.99f));
        return All(all).Settle();
    }

    /// <summary>A valley on a round stand: mountains, a river, a village.</summary>
    public static Solid Valley(Look r)
    {
        var dice = r.Dice;
        var grass = r.Body(Leaves(dice.Pick(0x6FB04A, 0x7AB850)));
        var ground = (Cylinder(3, 0.5f, 0.12f).At(0, 0.25f, 0).Blend(Ellipsoid(1.5f, 0.7f, 1.1f).At(-1.6f, 0.4f, -0.6f), 0.4f).Blend(Ellipsoid(1.2f, 0.55f, 1.0f).At(1.8f, 0.4f, -0.2f), 0.4f)).Bumps(0.03f, 0.6f).Keep(Cylinder(3, 4).At(0, 2, 0));
        Vector3[] course = [new(0.3f, 0.5f, -2.2f), new(-0.3f, 0.5f, -1.0f), new(0.5f, 0.5f, 0.1f), new(0.1f, 0.5f, 1.3f), new(0.8f, 0.5f, 3.0f)];
        var bed = Tube(course, 0.26f, 0.5f).Stretch(1, 0.3f, 1).At(0, 0.36f, 0);
        var river = bed.Thicker(-0.02f).Keep(Cylinder(3, 4).At(0, 2, 0)).Keep(Block(8, 0.5f, 8)).In(r.Trim(Water(0x3FA4E0)));
        var earth = Cylinder(3.02f, 0.3f, 0.1f).At(0, 0.15f, 0).In(Finish.Of(0x8A6440, 1));
        var all = new List<Solid> { (ground - bed).In(grass), river, earth };
        foreach (var (x, z, high) in new[] { (-0.9f, -2.0f, 2.3f), (0.5f, -2.3f, 1.8f), (1.6f, -1.8f, 2.0f), (-2.1f, -1.5f, 1.5f) })
            all.Add(Alp(high).At(x, 0.35f, z));
        foreach (var (x, z, y, roof) in new[] { (-1.1f, 0.6f, 0.52f, 0xD8503F), (-1.8f, 0.3f, 0.8f, 0x3F7FC0), (-0.7f, -0.1f, 0.5f, 0xE8973A), (1.6f, 0.8f, 0.62f, 0xC8405A), (-1.5f, 1.4f, 0.5f, 0x8A5AC8) })
            all.Add(Cabin(dice.Range(0.55f, 0.66f), roof).TurnY(dice.Range(-30, 30)).At(x, y - 0.03f, z));
        for (var i = 0; i < 22; i++)
        {
            var (turn, far) = (i * 137.5f, 1.3f + (1.5f * MathF.Sqrt((i + 0.5f) / 22)));
            var (sin, cos) = MathF.SinCos(float.DegreesToRadians(turn));
            var (x, z) = (sin * far, cos * far);
            if (MathF.Abs(x - (0.3f + (0.08f * z))) > 0.75f && (z < 0.9f || MathF.Abs(x) > 1.3f))
                all.Add((i % 2 == 0 ? Fir(dice.Range(0.55f, 0.85f), dice.Pick(0x3A7A4A, 0x2F6B45)) : Bush(dice.Range(0.5f, 0.75f), dice.Pick(0x5FA03F, 0x86B84A))).At(x, z < 0.2f ? 0.72f : 0.5f, z));
        }

        all.Add(Box(1.3f, 0.08f, 0.42f, 0.03f).At(0.35f, 0.64f, 0.75f).In(Wood()));
        all.Add(Puff(0.42f).At(-0.5f, 2.45f, -1.2f));
        all.Add(Puff(0.34f).At(1.35f, 2.15f, -1.1f));
        return All(all);
    }

    /// <summary>A palm tree on y = 0, leaning by so many degrees.</summary>
    public static Solid Palm(float height, float lean)
    {
        var slope = MathF.Tan(float.DegreesToRadians(lean)) * height;
        var top = new Vector3(slope, height, 0);
        var trunk = Tube([new(0, -0.1f, 0), new(slope * 0.2f, height * 0.35f, 0), new(slope * 0.55f, height * 0.7f, 0), top], 0.15f, 0.09f).In(Finish.Of(0x9A7348, 0.9f).With(Pattern.Stripes, 0x7A5834, 0.14f));
        var leaf = Tube([new(0, 0, 0), new(0, 0.2f, 0.4f), new(0, 0.12f, 0.8f), new(0, -0.22f, 1.1f)], 0.1f, 0.05f).Stretch(2.2f, 0.7f, 1);
        var crown = Enumerable.Range(0, 7).Select(i => leaf.TurnY((i * 51.4f) + 10)).ToList();
        return trunk + All(crown).Scale(height * 0.4f).At(top).In(Leaves(0x4F9A3F)) + (Sphere(0.12f).At(0.1f, -0.08f, 0.08f) + Sphere(0.12f).At(-0.08f, -0.1f, 0.1f)).At(top).In(Wood(DarkOak));
    }

    /// <summary>A house with little to it, so wide, on y = 0.</summary>
    public static Solid Cabin(float width, int roof) =>
        ((Block(1, 0.7f, 0.8f, 0.03f) + Gable(1, 0.5f, 0.78f).At(0, 0.68f, 0)).In(Matte(0xF6EEDC)) + Houses.Slopes(1, 0.5f, 0.78f, 0.14f, 0.12f).At(0, 0.68f, 0).In(Matte(roof))
            + Block(0.24f, 0.46f, 0.12f, 0.03f).At(0, 0, 0.38f).In(Wood(DarkOak)) + (Box(0.2f, 0.2f, 0.1f, 0.02f).At(0.3f, 0.42f, 0.38f).Pair() + Box(0.1f, 0.22f, 0.3f, 0.02f).At(0.48f, 0.4f, 0).Pair()).In(Lamp(0xFFE08A, 0.5f))
            + Block(0.16f, 0.5f, 0.16f, 0.02f).At(0.26f, 0.85f, -0.15f).In(Matte(0xA65A45))).Scale(width);

    // A piece that stands on y = 0, set on a sphere at a latitude and a longitude.
    private static Solid On(Solid piece, float latitude, float longitude, float radius) => piece.At(0, radius, 0).TurnX(90 - latitude).TurnY(longitude);

    private static IEnumerable<Solid> Woods(Dice dice, float spin)
    {
        foreach (var (latitude, longitude, radius) in Continents)
        {
            var count = (int)(radius * 18);
            for (var i = 0; i < count; i++)
            {
                // Round the middle of its continent, by the golden angle.
                var (turn, far) = (i * 137.5f, float.RadiansToDegrees(MathF.Sqrt((i + 0.6f) / count) * radius * 0.84f));
                var (sin, cos) = MathF.SinCos(float.DegreesToRadians(turn));
                var high = dice.Range(0.17f, 0.26f);
                var tree = dice.Chance(0.5f) ? Fir(high, dice.Pick(0x2F6B45, 0x3A8A4F)) : Bush(high, dice.Pick(0x4F9A3C, 0x86B84A, 0xE8A23A, 0xF09AB0));
                var up = latitude + (far * cos);
                if (up > -52)
                    yield return On(tree, Math.Min(up, 90), longitude + spin + (far * sin / MathF.Max(MathF.Cos(float.DegreesToRadians(Math.Min(up, 80))), 0.3f)), 1.03f);
            }
        }
    }

    private static Solid Bush(float height, int leaves) =>
        Pillar(height * 0.08f, height * 0.5f).In(Wood(DarkOak)) + Sphere(height * 0.3f).At(0, height * 0.64f, 0).Blend(Sphere(height * 0.2f).At(height * 0.16f, height * 0.5f, height * 0.08f), height * 0.1f).In(Leaves(leaves));

    private static Solid Alp(float height)
    {
        var cone = Cone(height * 0.52f, 0.01f, height).At(0, height * 0.5f, 0).Bumps(height * 0.05f, height * 0.2f);
        return cone.In(Stone(0x83868E)) + cone.Thicker(height * 0.012f).Keep(Sphere(height * 0.42f).Bumps(height * 0.05f, height * 0.18f).At(0, height * 1.02f, 0)).In(Matte(Snow));
    }

    private static Solid Puff(float size) =>
        Blended(size * 0.3f, Ellipsoid(size * 1.1f, size * 0.45f, size * 0.6f), Sphere(size * 0.62f).At(-size * 0.2f, size * 0.3f, 0), Sphere(size * 0.5f).At(size * 0.45f, size * 0.2f, 0)).In(Matte(0xFBFCFE));

    private static Solid Bow(float radius)
    {
        int[] colours = [0xE8352F, 0xF5A02F, 0xF7E033, 0x4FBF55, 0x3A8FE0, 0x8A55C8];
        return All(colours.Select((c, i) => Arc(radius * (1 - (0.085f * i)), radius * 0.05f, 184).In(Lamp(c, 0.25f))));
    }

    private static Solid Sloop() =>
        (Ellipsoid(0.05f, 0.05f, 0.12f).Keep(Block(1, 0.1f, 1).At(0, -0.07f, 0))).At(0, 0.05f, 0).In(Gloss(0xC8402F)) + Pillar(0.012f, 0.22f).At(0, 0.05f, 0).In(Wood()) + Extrude(Outline(0, 0.08f, 0.11f, 0.09f, 0, 0.27f), 0.02f, 0.006f).TurnY(90).In(Matte(0xFBF8F0));
}
