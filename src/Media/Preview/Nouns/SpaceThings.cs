using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What is out there, and what we send.</summary>
internal static class SpaceThings
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("rocket", "spaceship, space ship, rocket ship, spacecraft, space shuttle, starship, missile, 🚀", 9f, Rocket),
        new("planet", "saturn, ringed planet, gas giant, jupiter, alien planet, 🪐", 2.4f, Planet)
        {
            Height = 0.1f,
            Home = "space",
        },
        new("earth", "globe, planet earth, 🌍, 🌎, 🌏", 1f, Earth),
        new("moon", "crescent, crescent moon, full moon, 🌙", 1.6f, Moon) { Height = 0.1f },
        new("sun", "sunshine, ☀, 🌞", 2f, Sun) { Height = 0.12f },
        new("star", "starfish shape, ⭐", 0.9f, Star5),
        new("satellite", "sputnik, space probe, probe, 🛰", 6f, Satellite)
        {
            Height = 0.25f,
            Home = "space",
        },
        new("ufo", "flying saucer, alien ship, alien spaceship, saucer, 🛸", 7f, Ufo)
        {
            Height = 0.3f,
            Home = "space",
        },
        new("space station", "orbital station, iss, spacestation", 40f, Station)
        {
            Height = 0.25f,
            Home = "space",
        },
        new("comet", "meteor, shooting star, falling star, ☄", 4f, Comet)
        {
            Height = 0.25f,
            Home = "space",
        },
        new("asteroid", "space rock, asteroid belt", 3f, Asteroid)
        {
            Height = 0.12f,
            Home = "space",
        },
        new("telescope", "spyglass, observatory, 🔭", 1.5f, Telescope),
        new("rover", "mars rover, moon rover, space rover, lunar rover, curiosity", 2.8f, Rover),
        new("lunar lander", "moon lander, lander, lunar module", 6f, Lander),
        new("galaxy", "milky way, nebula, universe, black hole, 🌌", 3f, Galaxy)
        {
            Height = 0.2f,
            Home = "space",
        },
    ];

    private static Solid Rocket(Look r)
    {
        var (paint, fin) = r.Dice.Pick((0xF4F4F2, 0xD8352F), (0xD8352F, 0xF4F1EA), (0x3F8FC0, 0xF0B72F));
        var hull = r.Body(Gloss(paint));
        var trim = r.Trim(Gloss(fin));
        var shape = Smooth(0, 0, 0.5f, 0, 0.72f, 0.9f, 0.8f, 1.8f, 0.66f, 3.0f, 0.36f, 3.8f, 0, 4.4f);
        var body = Lathe(shape, 0.02f).At(0, 0.7f, 0);
        var nose = Lathe(shape, 0.05f).At(0, 0.7f, 0).Keep(Block(3, 2, 3).At(0, 4.05f, 0)) + Sphere(0.12f).At(0, 5.1f, 0);
        var fins = Extrude(Outline(0.55f, 1.9f, 1.3f, 0.9f, 1.42f, 0, 1.15f, 0, 0.95f, 0.6f, 0.55f, 0.85f), 0.1f, 0.05f).TurnY(20).Ring(4);
        var port = Torus(0.28f, 0.09f).TurnX(90).At(0, 3.05f, 0.7f) + Torus(0.19f, 0.07f).TurnX(90).At(0, 2.2f, 0.78f);
        var glass = (DrumZ(0.27f, 0.2f, 0.06f).At(0, 3.05f, 0.66f) + DrumZ(0.18f, 0.2f, 0.06f).At(0, 2.2f, 0.74f)).In(Finish.Of(0x7FD8F4, 0.06f));
        var bands = Lathe(shape, 0.035f).At(0, 0.7f, 0).Keep(Box(3, 0.16f, 3).At(0, 1.35f, 0));
        var nozzle = Cone(0.52f, 0.34f, 0.5f, 0.03f).At(0, 0.5f, 0);
        return body.In(hull) + (nose + fins + bands).In(trim) + (port + nozzle).In(Metal()) + glass + (Lathe(Smooth(0, 0, 0.3f, 0.05f, 0.36f, 0.3f, 0, 0.5f)).At(0, 0.02f, 0)).In(Lamp(0xFFA83A, 1.6f));
    }

    private static Solid Planet(Look r)
    {
        var (a, b, c) = r.Dice.Pick((0xE0B070, 0xB87A48, 0xE8D8B0), (0x7A8FD8, 0xC0A0E0, 0xE8C8F0), (0xE88A6A, 0xB84A5A, 0xF4D0A0), (0x6AC0B0, 0x3F8FA8, 0xD0F0E0));
        var bands = r.Body(Finish.Of(a, 0.7f).With(Pattern.WildStripes, b, 0.34f));
        var ring = Lathe(Outline(1.35f, -0.03f, 2.0f, -0.03f, 2.0f, 0.03f, 1.35f, 0.03f), 0.012f) - Lathe(Outline(1.66f, -1, 1.72f, -1, 1.72f, 1, 1.66f, 1));
        return (Sphere(1).In(bands) + ring.In(r.Trim(Finish.Of(c, 0.7f))) + Bar(-1.4f, 0, 0, 1.4f, 0, 0, 0.05f).In(bands) + (Sphere(0.16f).At(1.86f, 0.16f, 0.5f).In(Stone(0xD8D4CC)))).TurnZ(20).TurnX(12).Settle();
    }

    private static Solid Earth(Look r)
    {
        var land = r.Trim(Leaves(0x5FA84A));
        var blobs = Blended(0.1f, Blob(45, -40, 0.42f), Blob(25, -60, 0.3f), Blob(-12, -25, 0.34f), Blob(-32, -30, 0.22f), Blob(50, 50, 0.46f), Blob(48, 95, 0.5f), Blob(12, 40, 0.38f), Blob(-12, 48, 0.28f), Blob(-25, 130, 0.28f), Blob(30, 75, 0.34f), Blob(-85, 0, 0.4f));
        var globe = Sphere(1).In(r.Body(Finish.Of(0x2878C0, 0.15f))) + Sphere(1.025f).Keep(blobs.Bumps(0.07f, 0.25f)).In(land) + Sphere(1.03f).Keep(Sphere(0.45f).Bumps(0.05f, 0.2f).At(0, 1.1f, 0)).In(Matte(Snow));
        var brass = Metal(Brass);
        var meridian = Torus(1.14f, 0.05f).TurnX(90) + Bar(0, 0.98f, 0, 0, 1.2f, 0, 0.05f) + Bar(0, -0.98f, 0, 0, -1.2f, 0, 0.05f);
        var foot = Lathe(Outline(0, 0, 0.7f, 0, 0.66f, 0.1f, 0.2f, 0.2f, 0.12f, 0.42f, 0, 0.45f), 0.03f);
        return (globe.TurnY(r.Dice.Range(-30, 30)) + meridian.In(brass)).TurnZ(-23).At(0, 1.55f, 0) + foot.In(Wood(0x6B3A22)) + Arc(1.15f, 0.06f, 70).TurnZ(180).At(0, 1.55f, 0).In(brass);

        static Solid Blob(float latitude, float longitude, float radius) => Sphere(radius).At(0, 0.96f, 0).TurnX(90 - latitude).TurnY(longitude);
    }

    private static Solid Moon(Look r)
    {
        var dust = r.Body(Stone(0xD4D0C4));
        var ball = Sphere(1).Bumps(0.02f, 0.3f);
        var pits = new List<Solid>();
        for (var i = 0; i < 20; i++)
        {
            var size = r.Dice.Range(0.1f, 0.3f);
            pits.Add(Sphere(size).Stretch(1, 0.5f, 1).At(0, 1.0f, 0).TurnX(20 + (i * 37.3f % 140)).TurnY((i * 137.5f) + r.Dice.Range(-15, 15)));
        }

        return ball.Cut(Solids.All(pits).In(r.Trim(Stone(0xA8A498))), 0.06f).In(dust).Settle();
    }

    private static Solid Sun(Look r)
    {
        var rays = Cone(0.22f, 0.03f, 0.5f).At(0, 1.22f, 0);
        return (Sphere(0.9f).In(r.Body(Lamp(0xFFC62E, 0.9f))) + Solids.All(Enumerable.Range(0, 12).Select(i => rays.Scale(i % 2 == 0 ? 1 : 0.9f).TurnZ(i * 30))).In(r.Trim(Lamp(0xFF9A1E, 0.8f)))).Settle();
    }

    private static Solid Star5(Look r) => Extrude(Star(5, 0.5f, 0.24f), 0.14f, 0.07f).Keep(Ellipsoid(0.66f, 0.66f, 0.24f), 0.05f).In(r.Body(Finish.Of(0xF8C42E, 0.2f))).Settle();

    private static Solid Satellite(Look r)
    {
        var gold = r.Body(Finish.Of(0xE0A93A, 0.3f, 0.8f).With(Pattern.Panels, 0xB07A20, 0.3f));
        var cells = r.Trim(Finish.Of(0x1E3A88, 0.15f).With(Pattern.Panels, 0xB8C8E8, 0.26f));
        var panels = Box(1.7f, 0.9f, 0.07f, 0.02f).At(1.6f, 0, 0).Pair();
        var steel = Bar(-1, 0, 0, 1, 0, 0, 0.06f) + Box(1.76f, 0.06f, 0.1f).At(1.6f, 0.47f, 0).Pair() + Box(1.76f, 0.06f, 0.1f).At(1.6f, -0.47f, 0).Pair() + Bar(0, 0.5f, 0, 0, 0.9f, 0, 0.05f);
        var dish = (Sphere(0.6f).Shell(0.07f).Keep(Block(2, 1, 2).At(0, -1.32f, 0)) + Bar(0, -0.6f, 0, 0, -0.05f, 0, 0.04f) + Sphere(0.08f).At(0, -0.05f, 0)).At(0, 0.45f, 0).TurnX(50).At(0, 1.1f, 0.1f);
        return (Box(0.8f, 1.0f, 0.8f, 0.06f).In(gold) + panels.In(cells) + (steel + Bar(0, -0.5f, 0, 0, -1.0f, 0.1f, 0.045f) + Sphere(0.08f).At(0, -1.02f, 0.1f)).In(Metal()) + dish.In(Gloss(0xF4F4F2))).TurnZ(14).TurnX(8).TurnY(-12).Settle();
    }

    private static Solid Ufo(Look r)
    {
        var steel = r.Body(Metal(0xB8C0C8));
        var hull = Lathe(Smooth(0, 0, 0.7f, 0.05f, 1.5f, 0.35f, 2.0f, 0.62f, 1.5f, 0.86f, 0.8f, 1.05f, 0, 1.08f), 0.02f);
        var dome = Ellipsoid(0.82f, 0.72f, 0.82f).At(0, 0.98f, 0).Keep(Block(3, 2, 3).At(0, 0.9f, 0)).In(Finish.Of(0x8FE8F4, 0.05f) with { Clarity = 0.5f });
        var pilot = (Sphere(0.3f).Stretch(1, 1.15f, 1).At(0, 1.25f, 0.1f)).In(Gloss(0x7AD84A));
        var lights = Sphere(0.14f).At(0, 0.62f, 1.86f).Ring(10).In(r.Trim(Lamp(r.Dice.Pick(0xFFD23A, 0x6BFF9A, 0xFF5AC8), 1.6f)));
        var legs = Limb(new(0.9f, 0.25f, 0), new(1.25f, -0.45f, 0), 0.09f, 0.07f).TurnY(30).Ring(3) + Ellipsoid(0.2f, 0.08f, 0.2f).At(1.27f, -0.5f, 0).TurnY(30).Ring(3);
        return (hull.In(steel) + dome + pilot.Keep(Block(1, 1, 1).At(0, 2, 0)) + lights + legs.In(Metal(0x7A8088)) + Torus(0.84f, 0.07f).At(0, 1.0f, 0).In(Metal(0x7A8088)) + Cylinder(0.5f, 0.1f, 0.03f).At(0, 0.02f, 0).In(Lamp(0x8AF4FF, 1.2f))).Settle();
    }

    private static Solid Station(Look r)
    {
        var white = r.Body(Finish.Of(0xE8EAEC, 0.35f).With(Pattern.Panels, 0xB0B4B8, 0.34f));
        var cells = r.Trim(Finish.Of(0x1E3A88, 0.15f).With(Pattern.Panels, 0xB8C8E8, 0.24f));
        var wheel = Torus(1.75f, 0.26f) + DrumX(0.14f, 3.4f) + DrumZ(0.14f, 3.4f);
        var hub = Capsule(0.45f, 1.0f) + Cylinder(0.56f, 0.3f, 0.06f).At(0, 0, 0) + Cylinder(0.2f, 0.5f).At(0, 1.1f, 0);
        var windows = Sphere(0.07f).At(0, 0.05f, 2.0f).Ring(24).In(Lamp(0xFFE08A, 1.5f));
        var wings = (Box(1.3f, 0.08f, 0.6f, 0.02f).At(1.0f, 1.35f, 0)).Pair();
        var dish = (Sphere(0.4f).Shell(0.06f).Keep(Block(2, 1, 2).At(0, -1.2f, 0))).At(0, 0.3f, 0).TurnX(35).At(0, 1.65f, 0.1f);
        return ((wheel + hub).In(white) + windows + wings.In(cells) + (Bar(-0.5f, 1.35f, 0, 0.5f, 1.35f, 0, 0.07f) + dish + Pillar(0.06f, 0.5f).At(0, -1.45f, 0) + Sphere(0.09f).At(0, -1.45f, 0)).In(Metal())).TurnX(18).TurnZ(12).Settle();
    }

    private static Solid Comet(Look r)
    {
        var ice = r.Body(Stone(0x7F8A98));
        var (warm, hot) = r.Dice.Pick((0x4FB8FF, 0xBFE8FF), (0xFF8A2E, 0xFFE08A));
        var head = Sphere(0.5f).Bumps(0.09f, 0.3f);
        var tail = Limb(new(-0.1f, 0.08f, 0), new(-2.6f, 1.3f, -0.1f), 0.5f, 0.05f) + Limb(new(0, 0.15f, 0), new(-1.9f, 1.6f, 0.2f), 0.36f, 0.05f) + Limb(new(0, -0.1f, 0.1f), new(-2.1f, 0.7f, 0.1f), 0.34f, 0.05f);
        return (head.At(0.16f, -0.08f, 0.06f).In(ice) + tail.In(r.Trim(Lamp(warm, 0.9f))) + Limb(new(0.05f, 0.05f, 0.12f), new(-1.5f, 0.8f, 0.14f), 0.44f, 0.05f).In(Lamp(hot, 1.1f))).Settle();
    }

    private static Solid Asteroid(Look r)
    {
        var rock = Ellipsoid(0.9f, 0.68f, 0.7f).Blend(Sphere(0.5f).At(0.5f, 0.3f, 0.1f), 0.3f).Bumps(0.14f, 0.5f);
        var pits = Solids.All(Enumerable.Range(0, 9).Select(i => Sphere(r.Dice.Range(0.12f, 0.24f)).At(0, 0.78f, 0).TurnX(30 + (i * 43 % 130)).TurnY(i * 137.5f)));
        return rock.Cut(pits, 0.06f).In(r.Body(Stone(0x7A6E64))).Settle();
    }

    private static Solid Telescope(Look r)
    {
        var brass = r.Trim(Metal(Brass));
        var tube = DrumZ(0.2f, 0.9f, 0.02f).At(0, 0, 0.35f) + DrumZ(0.15f, 0.6f, 0.02f).At(0, 0, -0.35f);
        var rings = Torus(0.2f, 0.04f).TurnX(90).At(0, 0, 0.78f) + Torus(0.2f, 0.035f).TurnX(90).At(0, 0, -0.08f) + Torus(0.15f, 0.03f).TurnX(90).At(0, 0, -0.62f) + DrumZ(0.08f, 0.3f, 0.02f).At(0, 0, -0.75f) + DrumZ(0.05f, 0.5f, 0.01f).At(0, 0.24f, 0.1f) + Sphere(0.12f).At(0, -0.2f, 0);
        var lens = DrumZ(0.17f, 0.03f, 0.01f).At(0, 0, 0.8f).In(Finish.Of(0x5A8FC8, 0.05f));
        var legs = Limb(new(0.06f, 1.0f, 0), new(0.5f, 0.03f, 0), 0.05f, 0.035f).TurnY(30).Ring(3) + Pillar(0.07f, 0.22f).At(0, 0.92f, 0);
        return (tube.In(r.Body(Gloss(r.Dice.Pick(0x1F3A5F, 0x7A1F2A, 0xF1EFEA)))) + rings.In(brass) + lens).TurnX(-32).TurnY(35).At(0, 1.32f, 0) + legs.In(Wood(0x7A4A2A));
    }

    private static Solid Rover(Look r)
    {
        var white = r.Body(Gloss(0xEDEEF0));
        var gold = r.Trim(Finish.Of(0xD8A23A, 0.3f, 0.7f));
        var dark = Matte(0x33363B);
        var body = Box(1.0f, 0.4f, 1.5f, 0.06f).At(0, 0.85f, 0) + Box(0.28f, 0.22f, 0.2f, 0.05f).At(0.25f, 1.85f, 0.55f);
        var deck = Box(1.3f, 0.06f, 1.2f, 0.02f).At(0, 1.09f, -0.3f).In(Finish.Of(0x1E3A88, 0.15f).With(Pattern.Panels, 0xB8C8E8, 0.22f));
        var mast = Bar(0.25f, 1.0f, 0.55f, 0.25f, 1.8f, 0.55f, 0.05f) + Bar(-0.3f, 1.05f, -0.6f, -0.3f, 1.7f, -0.7f, 0.035f) + Tube([new(-0.3f, 0.9f, 0.7f), new(-0.36f, 1.15f, 1.0f), new(-0.3f, 0.75f, 1.25f)], 0.055f, 0.05f) + DrumZ(0.1f, 0.16f, 0.02f).At(-0.3f, 0.68f, 1.28f);
        var eyes = (DrumZ(0.055f, 0.06f, 0.01f).At(0.07f, 0, 0)).Pair().At(0.25f, 1.86f, 0.66f).In(Finish.Of(0x1A2A4A, 0.05f));
        var arms = (Bar(0.62f, 0.36f, 0.85f, 0.62f, 0.75f, 0.3f, 0.05f) + Bar(0.62f, 0.75f, 0.3f, 0.62f, 0.36f, -0.1f, 0.05f) + Bar(0.62f, 0.7f, 0.2f, 0.62f, 0.42f, -0.85f, 0.05f) + Bar(0.4f, 0.75f, 0.25f, 0.62f, 0.75f, 0.25f, 0.06f)).Pair();
        var wheel = DrumX(0.28f, 0.3f, 0.03f) - Box(0.5f, 0.05f, 0.1f).At(0, 0.28f, 0).And(Box(0.5f, 0.1f, 0.05f).At(0, 0, 0.28f)).TurnX(22);
        var wheels = (wheel.At(0.74f, 0.28f, 0.9f) + wheel.At(0.74f, 0.28f, 0) + wheel.At(0.74f, 0.28f, -0.9f)).Pair() + DrumX(0.12f, 0.34f, 0.02f).RowZ(3, 0.9f).At(0.74f, 0.28f, 0).Pair().In(gold);
        return body.In(white) + deck + (mast + arms).In(gold) + eyes + wheels.In(dark) + (Sphere(0.3f).Shell(0.05f).Keep(Block(1, 0.5f, 1).At(0, -0.58f, 0))).At(0, 0.3f, 0).TurnX(30).At(-0.3f, 1.8f, -0.68f).In(white) + Sphere(0.05f).At(-0.3f, 1.72f, -0.7f).In(Metal());
    }

    private static Solid Lander(Look r)
    {
        var gold = r.Trim(Finish.Of(0xD8A23A, 0.35f, 0.8f).With(Pattern.Panels, 0xA87420, 0.2f));
        var grey = r.Body(Finish.Of(0xC4C8CC, 0.5f));
        var lower = Prism(8, 1.1f, 0.7f, 0.03f).At(0, 1.1f, 0);
        var upper = Prism(8, 0.85f, 0.9f, 0.06f).At(0, 1.9f, 0) + Box(0.7f, 0.6f, 0.4f, 0.08f).At(0, 1.9f, 0.75f) + Cylinder(0.3f, 0.2f, 0.03f).At(0, 2.42f, 0) + Box(0.4f, 0.5f, 0.6f, 0.08f).At(0.75f, 1.8f, -0.1f).Pair();
        var legs = (Bar(0.85f, 1.2f, 0, 1.65f, 0.12f, 0, 0.07f) + Bar(0.8f, 0.85f, 0.4f, 1.4f, 0.45f, 0, 0.05f) + Bar(0.8f, 0.85f, -0.4f, 1.4f, 0.45f, 0, 0.05f) + Cylinder(0.3f, 0.09f, 0.03f).At(1.68f, 0.05f, 0)).TurnY(45).Ring(4);
        var windows = Extrude(Outline(-0.13f, 0, 0.13f, 0, 0, -0.22f), 0.08f).At(0.2f, 2.12f, 0.95f).Pair().In(Matte(0x1E2226));
        var ladder = Box(0.36f, 0.05f, 0.05f).Row(5, new Vector3(0, 0.2f, -0.04f)).At(0, 0.85f, 1.2f) + (Bar(0.18f, 0.3f, 1.3f, 0.18f, 1.3f, 1.1f, 0.04f)).Pair();
        var dish = (Sphere(0.35f).Shell(0.05f).Keep(Block(1, 0.6f, 1).At(0, -0.7f, 0)).At(0, 0.3f, 0)).TurnX(45).At(0.55f, 2.65f, 0.1f) + Bar(0.45f, 2.2f, 0, 0.55f, 2.6f, 0.05f, 0.04f);
        return (lower).In(gold) + (upper + dish).In(grey) + (legs + ladder).In(gold) + windows + Cone(0.4f, 0.18f, 0.45f, 0.02f).At(0, 0.6f, 0).In(Forged()) + Box(0.3f, 0.4f, 0.1f, 0.02f).At(0, 1.8f, 0.93f).In(Matte(0x5A5E64));
    }

    private static Solid Galaxy(Look r)
    {
        var (inner, outer) = r.Dice.Pick((0xFFE6B0, 0x7A8AF0), (0xFFD8F0, 0xA05AE0), (0xE8FFF4, 0x4FB8E8));
        var arms = new List<Solid>();
        for (var arm = 0; arm < 2; arm++)
        {
            for (var i = 0; i < 22; i++)
            {
                var t = i / 21f;
                var (sin, cos) = MathF.SinCos((arm * MathF.PI) + (t * 4.6f));
                var far = 0.28f + (1.45f * t);
                arms.Add(Sphere(float.Lerp(0.2f, 0.06f, t)).At(cos * far, r.Dice.Range(-0.03f, 0.03f), sin * far).In(r.Trim(Lamp(outer, 0.8f))));
            }
        }

        var disc = Ellipsoid(1.5f, 0.075f, 1.5f).In(r.Trim(Finish.Of(outer).Glowing(0.25f)));
        var stars = Solids.All(Enumerable.Range(0, 26).Select(i => Sphere(r.Dice.Range(0.035f, 0.06f)).At(r.Dice.Range(0.5f, 1.45f), 0.06f, 0).TurnY(i * 137.5f))).In(Lamp(0xFFFFFF, 1.6f));
        return (disc + Solids.All(arms) + stars + Ellipsoid(0.42f, 0.28f, 0.42f).In(r.Body(Lamp(inner, 1.2f)))).TurnX(38).TurnZ(-12).Settle();
    }
}
