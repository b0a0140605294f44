using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Musical instruments; strings and keys are as thick as a picture needs them.</summary>
internal static class Instruments
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("guitar", "acoustic guitar, classical guitar, ukulele, banjo, lute", 1, Guitar),
        new("electric guitar", "bass guitar, rock guitar, 🎸", 1, ElectricGuitar),
        new("violin", "fiddle, viola, cello, double bass, 🎻", 0.6f, Violin),
        new("piano", "grand piano, keyboard instrument, harpsichord, 🎹", 1.6f, Piano),
        new("drum", "snare drum, bongo, tambourine, 🥁", 0.4f, Drum),
        new("drum kit", "drum set, drumkit", 1.4f, DrumKit),
        new("trumpet", "cornet, bugle, horn instrument, trombone, 🎺", 0.5f, Trumpet),
        new("saxophone", "sax, 🎷", 0.7f, Saxophone),
        new("flute", "recorder, clarinet, oboe, 🪈", 0.6f, Flute),
        new("harp", "lyre", 1.5f, Harp),
        new("accordion", "concertina, squeezebox, 🪗", 0.45f, Accordion),
        new("xylophone", "marimba, glockenspiel, vibraphone", 0.6f, Xylophone),
        new("microphone", "mic, 🎤", 0.25f, Microphone),
        new("music note", "musical note, note, melody, 🎵, 🎶", 0.4f, Note),
    ];

    private static Solid Strings(int count, float step, float from, float to, float z) => Pillar(0.014f, to - from).Row(count, step).At(0, from, z).In(Metal(0xE8E4DC));

    private static Solid Frets(float from, float to, float wide, float z) => Solids.All(Enumerable.Range(0, 7).Select(i => Box(wide, 0.018f, 0.03f).At(0, float.Lerp(from, to, i / 7f), z))).In(Metal(Brass));

    private static Solid Pegs(float y, float x) => (Sphere(0.04f).Stretch(1.4f, 1, 0.8f).Row(3, new Vector3(0, 0.11f, 0)).At(x, y, 0)).Pair().In(Metal(0xD8D4C8));

    private static Solid Guitar(Look r)
    {
        var body = Solids.Blended(0.12f, Cylinder(0.46f, 0.22f, 0.05f).TurnX(90).At(0, 0.46f, 0), Cylinder(0.36f, 0.22f, 0.05f).TurnX(90).At(0, 0.98f, 0));
        var top = r.Body(Wood(r.Dice.Pick(0xD9984A, 0xC47A3A, 0xE0B070)));
        var dark = r.Trim(Wood(0x4A2A18));
        return (body.In(top) + Torus(0.17f, 0.025f).TurnX(90).At(0, 0.84f, 0.11f).In(dark) + Cylinder(0.16f, 0.03f).TurnX(90).At(0, 0.84f, 0.105f).In(Matte(0x1A120E)) + Box(0.4f, 0.07f, 0.06f, 0.02f).At(0, 0.36f, 0.13f).In(dark)
            + Box(0.14f, 1.1f, 0.09f, 0.02f).At(0, 1.6f, 0.07f).In(dark) + Box(0.24f, 0.36f, 0.07f, 0.03f).TurnX(-6).At(0, 2.28f, 0.05f).In(dark) + Frets(1.3f, 2.1f, 0.14f, 0.115f) + Strings(4, 0.032f, 0.36f, 2.2f, 0.135f) + Pegs(2.28f, 0.15f)).TurnX(-10).Settle();
    }

    private static Solid ElectricGuitar(Look r)
    {
        var body = Extrude(Pieces.Outline(-0.1f, 0.04f, 0.2f, 0.02f, 0.42f, 0.14f, 0.46f, 0.36f, 0.33f, 0.58f, 0.36f, 0.78f, 0.42f, 1.0f, 0.34f, 1.04f, 0.22f, 0.88f, 0.12f, 0.8f, -0.1f, 0.8f, -0.2f, 0.9f, -0.34f, 1.18f, -0.44f, 1.12f, -0.4f, 0.86f, -0.34f, 0.6f, -0.46f, 0.38f, -0.44f, 0.18f), 0.13f, 0.045f);
        var guard = Extrude(Outline(-0.24f, 0.3f, 0.3f, 0.3f, 0.2f, 0.74f, -0.22f, 0.8f), 0.03f, 0.01f).At(0, 0, 0.075f).In(r.Trim(Gloss(0xF7F4EC)));
        var maple = Wood(0xE0B070);
        var pickups = Box(0.26f, 0.07f, 0.05f, 0.015f).Row(3, new Vector3(0, 0.14f, 0)).At(0, 0.56f, 0.095f).In(Gloss(0x1E1E20)) + Box(0.26f, 0.08f, 0.06f, 0.01f).At(0, 0.28f, 0.09f).In(Metal());
        var knobs = Cylinder(0.045f, 0.06f, 0.01f).TurnX(90).At(0.26f, 0.2f, 0.09f) + Cylinder(0.045f, 0.06f, 0.01f).TurnX(90).At(0.33f, 0.32f, 0.09f);
        return (body.In(r.Body(Gloss(r.Dice.Pick(0xD8202C, 0x1E6AC8, 0x2A2A2E)))) + guard + pickups + knobs.In(Metal(0xF0F0F0)) + Box(0.14f, 1.34f, 0.08f, 0.02f).At(0, 1.45f, 0.07f).In(maple) + Extrude(Outline(-0.1f, 0, 0.08f, 0, 0.1f, 0.2f, 0.18f, 0.4f, 0.02f, 0.44f, -0.16f, 0.3f), 0.06f, 0.02f).At(0, 2.1f, 0.05f).In(maple)
            + Frets(0.95f, 2.1f, 0.14f, 0.11f) + Strings(4, 0.03f, 0.28f, 2.15f, 0.125f) + Sphere(0.035f).Row(4, new Vector3(0, 0.09f, 0)).At(-0.17f, 2.28f, 0.05f).In(Metal())).TurnX(-10).TurnZ(-8).Settle();
    }

    private static Solid Violin(Look r)
    {
        var red = r.Body(Wood(0xA8481E));
        var body = Solids.Blended(0.08f, Cylinder(0.36f, 0.16f, 0.06f).TurnX(90).At(0, 0.37f, 0), Cylinder(0.29f, 0.16f, 0.06f).TurnX(90).At(0, 0.92f, 0)).Cut(DrumZ(0.17f, 1).At(0.42f, 0.67f, 0).Pair(), 0.04f);
        var black = r.Trim(Gloss(0x1E1816));
        var holes = Tube([new(0.2f, 0.8f, 0.08f), new(0.15f, 0.74f, 0.085f), new(0.18f, 0.6f, 0.085f), new(0.13f, 0.53f, 0.08f)], 0.022f, 0.022f).Pair().In(Matte(0x1A120E));
        var scroll = Torus(0.06f, 0.035f).TurnZ(90).At(0, 2.0f, 0.03f) + Box(0.11f, 0.3f, 0.1f, 0.03f).At(0, 1.85f, 0);
        var bow = (Bar(0, 0, 0, 0, 1.7f, 0, 0.028f).In(Wood(DarkOak)) + Bar(0.06f, 0.06f, 0, 0.06f, 1.66f, 0, 0.018f).In(Matte(0xF7F4EC)) + Box(0.1f, 0.1f, 0.06f, 0.01f).At(0.04f, 0.1f, 0).In(black)).TurnZ(-12).At(0.4f, 0.03f, 0.05f);
        return (body.In(red) + holes + scroll.In(red) + Box(0.12f, 0.95f, 0.06f, 0.02f).At(0, 1.3f, 0.1f).In(black) + Extrude(Outline(-0.09f, 0.28f, 0.09f, 0.28f, 0.05f, 0.06f, -0.05f, 0.06f), 0.05f, 0.01f).At(0, 0, 0.1f).In(black)
            + Box(0.2f, 0.03f, 0.1f, 0.01f).At(0, 0.64f, 0.12f).In(Wood(0xE0B070)) + Strings(4, 0.026f, 0.25f, 1.75f, 0.155f) + Sphere(0.035f).Row(2, new Vector3(0, 0.12f, 0)).At(0.1f, 1.84f, 0).Pair().In(black) + bow).TurnX(-8).Settle();
    }

    private static Solid Piano(Look r)
    {
        var lacquer = r.Body(Gloss(0x17171A));
        Vector2[] plan = Outline(-0.75f, 0.5f, 0.75f, 0.5f, 0.75f, -0.1f, 0.6f, -0.4f, 0.3f, -0.6f, 0.12f, -0.95f, -0.2f, -1.25f, -0.55f, -1.25f, -0.75f, -1.0f);
        var lid = Plan(plan, 0.05f, 0.02f).At(0.75f, 0, 0).TurnZ(38).At(-0.75f, 1.08f, 0);
        var white = Box(1.3f, 0.06f, 0.28f, 0.01f).At(0, 0.84f, 0.62f).In(Gloss(0xFAF8F2));
        var black = Solids.All(Enumerable.Range(0, 17).Where(i => i % 7 != 2 && i % 7 != 6).Select(i => Box(0.04f, 0.07f, 0.17f, 0.008f).At(-0.6f + (i * 0.075f), 0.88f, 0.57f))).In(Gloss(0x101012));
        var legs = Peak(0.05f, 0.09f, 0.72f).At(0.6f, 0, 0.4f).Pair() + Peak(0.05f, 0.09f, 0.72f).At(-0.4f, 0, -0.95f) + Box(0.3f, 0.05f, 0.1f, 0.01f).At(0, 0.12f, 0.3f) + Pillar(0.03f, 0.7f).At(0.09f, 0.1f, 0.28f).Pair();
        var stool = Block(0.6f, 0.1f, 0.32f, 0.03f).At(0, 0.44f, 1.05f).In(r.Trim(Cloth(0x7A1E24))) + Pillar(0.035f, 0.45f).At(0.25f, 0, 0.93f).Pair().In(lacquer) + Pillar(0.035f, 0.45f).At(0.25f, 0, 1.17f).Pair().In(lacquer);
        return Plan(plan, 0.3f, 0.03f).At(0, 0.86f, 0).In(lacquer) + Plan(plan, 0.04f).Stretch(0.92f, 1, 0.9f).At(0, 1.0f, -0.03f).In(Finish.Of(0xD0A040, 0.4f, 0.6f)) + Box(1.5f, 0.16f, 0.36f, 0.02f).At(0, 0.74f, 0.6f).In(lacquer) + (Box(0.1f, 0.26f, 0.36f, 0.02f).At(0.7f, 0.8f, 0.6f).Pair() + legs + lid + Bar(0.55f, 1.0f, -0.1f, 0.35f, 1.86f, -0.1f, 0.025f)).In(lacquer)
            + Box(0.7f, 0.34f, 0.04f, 0.01f).TurnX(-18).At(0, 1.18f, 0.28f).In(lacquer) + Box(0.4f, 0.26f, 0.03f).TurnX(-18).At(0, 1.18f, 0.31f).In(Matte(0xFAF8F0)) + white + black + stool;
    }

    private static Solid Shell(Finish shell, Finish rim, float radius, float high) =>
        Cylinder(radius, high).In(shell) + (Torus(radius, high * 0.06f).At(0, high * 0.47f, 0) + Torus(radius, high * 0.06f).At(0, -high * 0.47f, 0)).In(rim) + Cylinder(radius * 0.96f, high * 1.02f).In(Matte(0xF7F4EC));

    private static Solid Drum(Look r)
    {
        var lugs = Capsule(0.035f, 0.4f).At(0, 0.4f, 0.66f).Ring(8).In(Metal(Brass));
        var stick = (Limb(new(-0.5f, 0, 0), new(0.5f, 0, 0), 0.04f, 0.032f) + Sphere(0.055f).At(0.52f, 0, 0)).In(Wood(0xD8A868));
        return Shell(r.Body(Gloss(r.Dice.Pick(0xC8202C, 0x2458B8))), r.Trim(Metal(0xE0DCD0)), 0.64f, 0.7f).At(0, 0.4f, 0) + lugs + stick.TurnY(24).At(0.02f, 0.84f, 0.05f) + stick.TurnY(140).At(0.1f, 0.88f, -0.02f);
    }

    private static Solid DrumKit(Look r)
    {
        var (shell, rim) = (r.Body(Gloss(r.Dice.Pick(0xC8202C, 0x2458B8, 0x2A2A2E))), r.Trim(Metal(0xE0E0E0)));
        var brass = Metal(0xE0B040);
        var bass = Shell(shell, rim, 0.55f, 0.6f).TurnX(90).At(0, 0.57f, 0.1f);
        Solid Cymbal(float x, float high, float z, float size) => Lathe(Outline(0, 0.08f, size * 0.2f, 0.05f, size, -0.03f, size, -0.06f, 0, 0), 0.012f).TurnX(-12).At(x, high, z).In(brass) + Pillar(0.028f, high).At(x, 0, z).In(rim) + Limb(new(x, 0.3f, z), new(x + 0.2f, 0.03f, z), 0.025f, 0.03f).In(rim) + Limb(new(x, 0.3f, z), new(x - 0.2f, 0.03f, z), 0.025f, 0.03f).In(rim);
        var toms = Shell(shell, rim, 0.26f, 0.3f).TurnX(-18).At(0.32f, 1.28f, 0) + Shell(shell, rim, 0.26f, 0.3f).TurnX(-18).At(-0.32f, 1.28f, 0);
        var floor = Shell(shell, rim, 0.36f, 0.5f).At(-0.88f, 0.55f, -0.2f) + Shell(shell, rim, 0.32f, 0.24f).At(0.85f, 0.72f, -0.2f) + (Pillar(0.028f, 0.5f).At(0, 0, 0.3f).Ring(3).At(-0.88f, 0, -0.2f) + Pillar(0.028f, 0.6f).At(0, 0, 0.1f).Ring(3).At(0.85f, 0, -0.2f)).In(rim);
        return bass + toms + Pillar(0.04f, 0.4f).At(0.2f, 0.95f, 0).Pair().In(rim) + floor + Cymbal(1.15f, 1.25f, 0.1f, 0.4f) + Cymbal(-1.0f, 1.75f, -0.1f, 0.46f) + Extrude(Star(5, 0.24f, 0.1f), 0.05f).At(0, 0.57f, 0.4f).In(shell) + Limb(new(0.4f, 0.3f, 0.3f), new(0.6f, 0.03f, 0.5f), 0.03f, 0.03f).Pair().In(rim);
    }

    private static Solid Trumpet(Look r)
    {
        var brass = r.Body(Metal(0xE8B440));
        var bell = Lathe(Smooth(0, 0, 0.42f, 0, 0.4f, 0.05f, 0.2f, 0.24f, 0.1f, 0.6f, 0.08f, 0.9f, 0, 0.9f), 0.01f).Cut(Cone(0.36f, 0.05f, 0.34f).At(0, 0.14f, 0)).TurnZ(-90).TurnZ(180).At(1.15f, 0, 0);
        var loop = Tube([new(0.4f, 0, 0), new(-0.5f, 0, 0), new(-0.72f, -0.14f, 0), new(-0.5f, -0.3f, 0), new(0.45f, -0.3f, 0), new(0.66f, -0.15f, 0.1f), new(0.4f, 0.0f, 0.14f), new(-1.1f, 0, 0.14f)], 0.065f, 0.055f, 5);
        var valves = Solids.All(Enumerable.Range(-1, 3).Select(i => Cylinder(0.09f, 0.5f, 0.02f).At(i * 0.2f, -0.14f, 0.07f) + Cylinder(0.03f, 0.18f).At(i * 0.2f, 0.18f, 0.07f) + Cylinder(0.065f, 0.05f, 0.015f).At(i * 0.2f, 0.28f, 0.07f)));
        var stand = Pillar(0.05f, 0.5f).At(0, -0.85f, 0.07f) + Cylinder(0.36f, 0.08f, 0.03f).At(0, -0.86f, 0.07f);
        return ((loop + valves + bell).In(brass) + Cone(0.07f, 0.1f, 0.14f, 0.02f).TurnZ(90).At(-1.14f, 0, 0.14f).In(r.Trim(Metal(0xE4E4E4))) + stand.In(Wood(DarkOak))).TurnY(-20).Settle();
    }

    private static Solid Saxophone(Look r)
    {
        var brass = r.Body(Metal(0xE8B440));
        var tube = Tube([new(0, 1.75f, 0), new(0, 1.2f, 0), new(0.02f, 0.6f, 0), new(0.08f, 0.22f, 0), new(0.3f, 0.1f, 0), new(0.5f, 0.26f, 0), new(0.56f, 0.55f, 0)], 0.09f, 0.19f, 5);
        var bell = Limb(new(0.55f, 0.5f, 0), new(0.6f, 0.86f, 0), 0.18f, 0.24f) + Cone(0.24f, 0.36f, 0.26f, 0.03f).TurnZ(-8).At(0.63f, 1.0f, 0);
        var neck = Tube([new(0, 1.7f, 0), new(-0.02f, 1.92f, 0), new(-0.2f, 2.02f, 0), new(-0.42f, 1.94f, 0)], 0.075f, 0.055f);
        var keys = Cylinder(0.085f, 0.05f, 0.015f).TurnX(90).Row(6, new Vector3(0, 0.19f, 0)).At(0.01f, 1.1f, 0.16f) + Pillar(0.028f, 1.3f).At(0.1f, 0.42f, 0.12f) + Cylinder(0.11f, 0.05f, 0.015f).TurnX(90).At(0.5f, 0.4f, 0.19f) + Cylinder(0.1f, 0.05f, 0.015f).TurnX(90).At(0.24f, 0.2f, 0.17f);
        return ((tube + bell.Cut(Cone(0.16f, 0.32f, 0.26f).TurnZ(-8).At(0.635f, 1.05f, 0)) + neck).In(brass) + keys.In(r.Trim(Metal(0xF4D890))) + Limb(new(-0.38f, 1.95f, 0), new(-0.62f, 1.84f, 0), 0.07f, 0.045f).In(Gloss(0x1A1A1C))).Settle();
    }

    private static Solid Flute(Look r)
    {
        var body = Cylinder(0.09f, 2.3f, 0.02f);
        var rings = Torus(0.095f, 0.03f).Row(4, new Vector3(0, 0.7f, 0));
        var holes = Cylinder(0.045f, 0.05f, 0.01f).TurnX(90).Row(7, new Vector3(0, 0.17f, 0)).At(0, -0.25f, 0.085f);
        return (body.In(r.Body(Wood(0x8A4A24))) + rings.In(r.Trim(Metal(Brass))) + holes.In(Matte(0x1A120E)) + Box(0.1f, 0.06f, 0.06f).At(0, 0.86f, 0.08f).In(Matte(0x1A120E)) + Cone(0.09f, 0.05f, 0.2f, 0.02f).At(0, 1.22f, 0).In(Gloss(0x2A1A12))).TurnZ(-62).TurnY(-15).Settle();
    }

    private static Solid Harp(Look r)
    {
        var gold = r.Body(Finish.Of(0xE0AE48, 0.3f, 0.7f));
        var frame = Limb(new(0.75f, 0.1f, 0), new(0.85f, 2.1f, 0), 0.1f, 0.08f) + Tube([new(0.85f, 2.1f, 0), new(0.5f, 2.2f, 0), new(0.1f, 1.85f, 0), new(-0.3f, 1.75f, 0), new(-0.62f, 1.5f, 0)], 0.09f, 0.08f) + Limb(new(-0.62f, 1.5f, 0), new(0.6f, 0.16f, 0), 0.11f, 0.2f) + Sphere(0.14f).At(0.85f, 2.18f, 0) + Block(0.75f, 0.12f, 0.5f, 0.04f).At(0.68f, 0, 0);
        var strings = Solids.All(Enumerable.Range(0, 11).Select(i =>
        {
            var t = i / 10f;
            var x = float.Lerp(-0.45f, 0.68f, t);
            return Bar(x, 1.36f - ((x + 0.62f) * 1.1f), 0, x, 1.72f + (t * t * 0.4f), 0, 0.018f);
        })).In(Metal(0xF4F0E4));
        return (frame.In(gold) + strings).TurnY(12);
    }

    private static Solid Accordion(Look r)
    {
        var red = r.Body(Gloss(0xC8202C));
        var bellows = Solids.All(Enumerable.Range(0, 9).Select(i => Box(0.05f, 0.9f, 0.46f, 0.015f).At(-0.32f + (i * 0.08f), 0.5f, 0))).In(r.Trim(Matte(0x2A2A2E))) + Box(0.7f, 0.84f, 0.4f).At(0, 0.5f, 0).In(Matte(0xE8E0D0));
        var ends = Box(0.3f, 1, 0.5f, 0.06f).At(0.5f, 0.5f, 0).Pair().In(red);
        var white = Solids.All(Enumerable.Range(0, 10).Select(i => Box(0.16f, 0.075f, 0.1f, 0.012f).At(0.62f, 0.1f + (i * 0.088f), 0.25f))).In(Gloss(0xFAF8F2)) + Solids.All(Enumerable.Range(0, 7).Select(i => Box(0.09f, 0.045f, 0.1f, 0.01f).At(0.58f, 0.146f + (i * 0.117f), 0.28f))).In(Gloss(0x141416));
        var buttons = Solids.All(Enumerable.Range(0, 21).Select(i => Sphere(0.03f).At(-0.58f + (i % 3 * 0.08f), 0.15f + (i / 3 * 0.115f), 0.25f))).In(Gloss(0xFAF8F2));
        return bellows + ends + white + buttons + Box(0.05f, 0.8f, 0.03f, 0.01f).At(0.43f, 0.5f, 0.25f).In(Metal(Brass));
    }

    private static Solid Xylophone(Look r)
    {
        int[] colours = [0xE0302C, 0xF0802A, 0xF8C82E, 0x6FBF3A, 0x2FA8A0, 0x3A78D8, 0x6A4AC0, 0xD850A0];
        var bars = Solids.All(colours.Select((rgb, i) => (Box(0.19f, 0.08f, 1.2f - (i * 0.08f), 0.02f).At(-0.82f + (i * 0.235f), 0.3f, 0).In(r.Body(Gloss(rgb)))) + Sphere(0.035f).At(-0.82f + (i * 0.235f), 0.34f, 0.44f - (i * 0.033f)).PairZ().In(Metal())));
        var rails = (Bar(-1, 0.2f, 0.46f, 1, 0.2f, 0.24f, 0.055f) + Bar(-1, 0.06f, 0.46f, -1, 0.2f, 0.46f, 0.06f) + Bar(1, 0.06f, 0.24f, 1, 0.2f, 0.24f, 0.06f)).PairZ().In(r.Trim(Wood()));
        var mallet = (Limb(new(-0.5f, 0, 0), new(0.4f, 0, 0), 0.028f, 0.028f).In(Wood(0xD8A868)) + Sphere(0.09f).At(0.45f, 0, 0).In(Gloss(0xD8202C)));
        return (bars + rails + mallet.TurnY(50).At(0.1f, 0.44f, 0.2f)).Settle();
    }

    private static Solid Microphone(Look r) =>
        (Peak(0.13f, 0.2f, 1.15f, 0.03f).In(r.Body(Gloss(0x26262A))) + Cylinder(0.22f, 0.1f, 0.03f).At(0, 1.18f, 0).In(r.Trim(Metal(0xD0D0D0))) + Sphere(0.3f).At(0, 1.42f, 0).In(Finish.Of(0xB4B8BC, 0.35f, 0.8f).With(Pattern.Checker, 0x6A6E72, 0.03f)) + Torus(0.3f, 0.035f).At(0, 1.42f, 0).In(Metal())
            + Box(0.08f, 0.16f, 0.06f, 0.02f).At(0, 0.86f, 0.17f).In(Gloss(0xD8302C))).TurnX(-18).At(0, 0.25f, 0) + Cylinder(0.42f, 0.09f, 0.03f).At(0, 0.045f, 0).In(Forged()) + Pillar(0.05f, 0.5f).In(Forged()) + Torus(0.18f, 0.05f).TurnX(-18).At(0, 0.52f, -0.09f).In(Forged());

    private static Solid Note(Look r) =>
        (Ellipsoid(0.26f, 0.19f, 0.12f).TurnZ(22).At(-0.4f, 0.2f, 0) + Ellipsoid(0.26f, 0.19f, 0.12f).TurnZ(22).At(0.5f, 0.32f, 0) + Bar(-0.19f, 0.25f, 0, -0.19f, 1.4f, 0, 0.06f) + Bar(0.71f, 0.37f, 0, 0.71f, 1.52f, 0, 0.06f) + Extrude(Outline(-0.23f, 1.22f, 0.75f, 1.34f, 0.75f, 1.58f, -0.23f, 1.46f), 0.12f, 0.03f)).In(r.Body(Gloss(0x26282E)));
}
