using System.Numerics;
using GenAsset.Media.Geometry;
using static GenAsset.TestScenes.Patterns;
using static GenAsset.TestScenes.Solids;

namespace GenAsset.TestScenes;

/// <summary>The objects: twelve of everyday difficulty and six whose textures are as fine as a view of 512 pixels shows.</summary>
public static class TestObjects
{
    // In an object that spans 1.8 units after scaling, a view of 512 pixels has about 0.0039 units a pixel.
    private const float Pixel = 2f / 512;

    private static readonly Lazy<TestObject[]> s_all = new(() =>
    [
        Marble(), StripedTorus(), GlossyKnot(), Dice(), Blob(), Mug(), Chair(), Cog(), Star(), DarkVase(), Plant(), Robot(),
        Temple(), Tablet(), Boulder(), Lattice(), City(), Drum(),
    ]);

    /// <summary>All of them, made once.</summary>
    public static IReadOnlyList<TestObject> All => s_all.Value;

    /// <summary>Those without very fine textures.</summary>
    public static IEnumerable<TestObject> Ordinary => All.Where(o => !o.IsHard);

    /// <summary>Those with.</summary>
    public static IEnumerable<TestObject> Hard => All.Where(o => o.IsHard);

    /// <summary>The object of that name.</summary>
    public static TestObject Named(string name) => All.First(o => o.Name == name);

    // Smooth.
    private static TestObject Marble() => TestObject.Of("marble", false, [(Shapes.Sphere(384), Patterns.Marble(0xE8E0D0, 0x5A3B2E, 0.22f))]);

    // Genus 1.
    private static TestObject StripedTorus() => TestObject.Of("torus", false, [(Shapes.Torus(400, 160), Sectors(0xD8402A, 0xF2E7C9, 18, 0.35f))]);

    // Winding, and the one object with a highlight that moves.
    private static TestObject GlossyKnot() => TestObject.Of("knot", false, [(Shapes.Knot(1500, 64), Checks(0x2F6FA8, 0x3E8FC4, 0.35f))], gloss: 0.12f);

    // Sharp edges, large letters.
    private static TestObject Dice() => TestObject.Of("dice", false, [(Box(Vector3.Zero, new(1)), Text(0xF4F1E8, 0x1D3557, 0.16f))]);

    // Smooth hollows.
    private static TestObject Blob() => TestObject.Of("blob", false,
    [
        (Shapes.Surface("blob", 400, 200, (u, v) =>
        {
            var (sinU, cosU) = u == 1 ? (0, 1) : MathF.SinCos(u * MathF.Tau);
            var (sinV, cosV) = v == 1 ? (0, -1) : MathF.SinCos(v * MathF.PI);
            var d = new Vector3(sinV * cosU, cosV, -sinV * sinU);
            return d * (1 + (0.22f * MathF.Sin(3 * d.X) * MathF.Cos((4 * d.Y) + 0.5f)) + (0.14f * MathF.Sin((5 * d.Z) + (2 * d.X))));
        }), Patterns.Marble(0x7FB069, 0xE6AA68, 0.3f)),
    ]);

    // Deeply hollow, genus 1.
    private static TestObject Mug() => TestObject.Of("mug", false,
    [
        (Turned([new(0, 0.12f), new(0.40f, 0.12f), new(0.44f, 1.1f), new(0.5f, 1.1f), new(0.46f, 0), new(0, 0)]),
            Where((p, _) => p.Y is > 0.3f and < 0.85f && p.X * p.X + p.Z * p.Z > 0.2f, Sectors(0x2A6F97, 0xF1FAEE, 12), Plain(0xF1FAEE))),
        (Shapes.Torus(160, 48, 0.22f).Transformed(Matrix4x4.CreateScale(0.28f) * Matrix4x4.CreateRotationX(MathF.PI / 2) * Matrix4x4.CreateTranslation(0.62f, 0.56f, 0)), Plain(0xE76F51)),
    ]);

    // Thin legs and slats.
    private static TestObject Chair()
    {
        var wood = Patterns.Marble(0xB07D4B, 0x7A4E2A, 0.12f);
        var parts = new List<(Mesh, Pattern)> { (Box(new(0, 0.5f, 0), new(0.6f, 0.05f, 0.6f)), Checks(0xA4243B, 0xD8C99B, 0.1f)) };
        foreach (var (x, z) in new[] { (-1, -1), (1, -1), (-1, 1), (1, 1) })
            parts.Add((Box(new(x * 0.27f, 0.2375f, z * 0.27f), new(0.045f, 0.475f, 0.045f)), wood));
        foreach (var x in new[] { -0.27f, -0.09f, 0.09f, 0.27f })
            parts.Add((Box(new(x, 0.8f, -0.27f), new(0.04f, 0.55f, 0.035f)), wood));
        parts.Add((Box(new(0, 1.1f, -0.27f), new(0.6f, 0.07f, 0.045f)), wood));
        return TestObject.Of("chair", false, parts);
    }

    // Sharp, genus 1.
    private static TestObject Cog() => TestObject.Of("gear", false,
    [
        (Gear(u => 0.82f + (0.12f * Math.Clamp(MathF.Sin(u * MathF.Tau * 14) * 4, -1, 1)), 0.35f, 0.4f, 1344), Patterns.Marble(0x9AA5B1, 0x52606D, 0.25f)),
    ]);

    // Spikes and what is between them.
    private static TestObject Star()
    {
        var parts = new List<(Mesh, Pattern)> { (Ball(Vector3.Zero, new(0.5f)), Checks(0xF4A261, 0x264653, 0.17f)) };
        for (var i = 0; i < 30; i++)
        {
            float y = 1 - ((i + 0.5f) * 2 / 30), r = MathF.Sqrt(1 - (y * y)), turn = i * 2.39996f;
            var d = new Vector3(r * MathF.Cos(turn), y, r * MathF.Sin(turn));
            parts.Add((Rod(d * 0.45f, d, 0.13f, 0.004f, 48), i % 2 == 0 ? Plain(0xE9C46A) : Plain(0xE76F51)));
        }
        return TestObject.Of("star", false, parts);
    }

    // So dark that noise is most of what is seen.
    private static TestObject DarkVase() => TestObject.Of("dark-vase", false,
    [
        (TurnedSmooth(t => t < 0.02f ? new(t * 20, 1.2f) : new(0.4f + (0.22f * MathF.Sin((t * 5.2f) + 0.6f)) - (t > 0.98f ? (t - 0.98f) * 50 * (0.4f + (0.22f * MathF.Sin(5.8f))) : 0), 1.2f * (1 - ((t - 0.02f) / 0.98f)))),
            Sectors(0x26221F, 0x3A1F1F, 16, 0.8f)),
    ]);

    // Thin leaves.
    private static TestObject Plant()
    {
        var parts = new List<(Mesh, Pattern)>
        {
            (Turned([new(0, 0.3f), new(0.2f, 0.3f), new(0.22f, 0.36f), new(0.28f, 0.36f), new(0.2f, 0), new(0, 0)]), Stripes(0xC8553D, 0x8C3B2A, Vector3.UnitY, 0.07f)),
            (Column(new(0, 0.25f, 0), 0.8f, 0.035f, 0.02f), Plain(0x5B7B3A)),
        };
        for (var i = 0; i < 9; i++)
        {
            var leaf = Ball(new(0.27f, 0, 0), new(0.28f, 0.012f, 0.11f), 96).Transformed(
                Matrix4x4.CreateRotationZ(0.5f - (0.05f * i)) * Matrix4x4.CreateRotationY(i * 2.4f) * Matrix4x4.CreateTranslation(0, 0.5f + (0.06f * i), 0));
            parts.Add((leaf, Patterns.Marble(0x3A7D44, 0x9BC53D, 0.12f)));
        }
        return TestObject.Of("plant", false, parts);
    }

    // Many bodies, mixed materials.
    private static TestObject Robot() => TestObject.Of("robot", false,
    [
        (Box(new(0, 0.55f, 0), new(0.5f, 0.5f, 0.34f)), Where((p, n) => n.Z > 0.9f && MathF.Abs(p.X) < 0.18f && MathF.Abs(p.Y - 0.55f) < 0.15f, Text(0x264653, 0xE9C46A, 0.06f), Plain(0x8D99AE))),
        (Ball(new(0, 0.98f, 0), new(0.22f, 0.2f, 0.2f)), Stripes(0xEDF2F4, 0xD90429, Vector3.UnitY, 0.08f)),
        (Column(new(0, 1.15f, 0), 0.16f, 0.02f, 0.012f), Plain(0x2B2D42)),
        (Ball(new(0, 1.33f, 0), new(0.045f)), Plain(0xD90429)),
        (Rod(new(-0.25f, 0.7f, 0), new(-0.42f, 0.32f, 0.12f), 0.06f, 0.045f), Plain(0xEF233C)),
        (Rod(new(0.25f, 0.7f, 0), new(0.45f, 0.95f, 0.1f), 0.06f, 0.045f), Plain(0xEF233C)),
        (Column(new(-0.13f, 0, 0), 0.32f, 0.08f, 0.06f), Stripes(0x2B2D42, 0x8D99AE, Vector3.UnitY, 0.05f)),
        (Column(new(0.13f, 0, 0), 0.32f, 0.08f, 0.06f), Stripes(0x2B2D42, 0x8D99AE, Vector3.UnitY, 0.05f)),
        (Ball(new(-0.08f, 1.0f, 0.17f), new(0.045f)), Plain(0x111111)),
        (Ball(new(0.08f, 1.0f, 0.17f), new(0.045f)), Plain(0x111111)),
    ]);

    // Hard: columns seven pixels thick and letters eight pixels high.
    private static TestObject Temple()
    {
        var stone = Text(0xD9CDB4, 0x6E5F49, 8 * Pixel * 0.75f, 5).Grainy(1.5f * Pixel, 0.35f);
        var parts = new List<(Mesh, Pattern)>
        {
            (Box(new(0, 0.03f, 0), new(1.3f, 0.06f, 1)), stone),
            (Box(new(0, 0.09f, 0), new(1.2f, 0.06f, 0.9f)), stone),
            (Box(new(0, 0.75f, 0), new(1.2f, 0.1f, 0.9f)), stone),
            (Roof(new(0, 0.8f, 0), 1.3f, 0.28f, 1), Stripes(0xA6452E, 0x7C2F1E, Vector3.Normalize(new(0, 0, 1)), 0.022f).Grainy(2 * Pixel, 0.5f)),
            (Box(new(0, 0.4f, 0), new(0.6f, 0.62f, 0.4f)), Mosaic(0.035f, 3)),
        };
        for (var i = 0; i < 7; i++)
        {
            var x = -0.54f + (i * 0.18f);
            foreach (var z in new[] { -0.39f, 0.39f })
                parts.Add((Column(new(x, 0.12f, z), 0.58f, 0.014f, 0.011f, 32), Sectors(0xEDE6D6, 0xB9AB8E, 4).Grainy(2 * Pixel, 0.4f)));
        }
        return TestObject.Of("temple", true, parts);
    }

    // Hard: nothing but small print.
    private static TestObject Tablet() => TestObject.Of("tablet", true,
    [
        (Box(Vector3.Zero, new(1, 1.3f, 0.14f)), Text(0xFBF8F1, 0x14110F, 8 * Pixel * 0.9f, 11)),
        (Box(new(0.25f, -0.3f, 0), new(0.36f, 0.3f, 0.22f)), Confetti(2 * Pixel, 4)),
    ]);

    // Hard: noise at pixel scale on a rough shape.
    private static TestObject Boulder() => TestObject.Of("boulder", true,
    [
        (Shapes.Surface("boulder", 640, 320, (u, v) =>
        {
            var (sinU, cosU) = u == 1 ? (0, 1) : MathF.SinCos(u * MathF.Tau);
            var (sinV, cosV) = v == 1 ? (0, -1) : MathF.SinCos(v * MathF.PI);
            var d = new Vector3(sinV * cosU, cosV, -sinV * sinU);
            return d * (0.75f + (0.35f * Noise.Fractal(d, 0.55f, 4, 9)));
        }), Confetti(1.5f * Pixel, 1)),
    ]);

    // Hard: genus 5 and more, thin bars, busy.
    private static TestObject Lattice()
    {
        var parts = new List<(Mesh, Pattern)>();
        var look = Mosaic(0.02f, 8, 0.2f);
        for (var axis = 0; axis < 3; axis++)
            foreach (var a in new[] { -0.5f, 0, 0.5f })
                foreach (var b in new[] { -0.5f, 0, 0.5f })
                    parts.Add((Box(Vector3.Zero, Along(axis, 1.05f, 0.05f, 0.05f)).Transformed(Matrix4x4.CreateTranslation(Along(axis, 0, a, b))), look));
        return TestObject.Of("lattice", true, parts);

        static Vector3 Along(int axis, float length, float a, float b) => axis switch { 0 => new(length, a, b), 1 => new(a, length, b), _ => new(a, b, length) };
    }

    // Hard: hundreds of windows of four pixels, deep streets.
    private static TestObject City()
    {
        var parts = new List<(Mesh, Pattern)> { (Box(new(0, -0.03f, 0), new(1.3f, 0.06f, 1.3f)), Checks(0x4A4E55, 0x6B7079, 0.02f).Grainy(2 * Pixel, 0.5f)) };
        for (var i = 0; i < 25; i++)
        {
            var height = 0.15f + (0.55f * (Noise.Hash(i, 3, 5) % 100 / 100f));
            var middle = new Vector3(((i % 5) - 2) * 0.25f, height / 2, ((i / 5) - 2) * 0.25f);
            parts.Add((Box(middle, new(0.17f, height, 0.17f)), Mosaic(0.017f + (i % 3 * 0.004f), i, 0.35f)));
        }
        return TestObject.Of("city", true, parts);
    }

    // Hard: small print around a fluted drum.
    private static TestObject Drum() => TestObject.Of("drum", true,
    [
        (Turned([new(0, 1.2f), new(0.5f, 1.2f), new(0.5f, 1.1f), new(0.42f, 1.05f), new(0.42f, 0.15f), new(0.5f, 0.1f), new(0.5f, 0), new(0, 0)], 256),
            Where((p, n) => MathF.Abs(n.Y) > 0.5f, Confetti(2.5f * Pixel, 2), TextAround(0xEFE6D2, 0x3B1C32, 8 * Pixel * 0.8f, 0.42f))),
    ]);
}
