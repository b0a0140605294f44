using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Robots: friends, mechanics, walkers, flyers and arms.</summary>
internal static class Robots
{
    private static readonly Finish Shell = Finish.Of(0xDCE2EA, 0.25f, 0.45f);
    private static readonly Finish Joint = Finish.Of(0x343941, 0.4f, 0.8f);

    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("robot", "mascot, robot mascot, bot, automaton, humanoid, droid, 🤖", 1.3f, Friend) { Lends = Shell },
        new("mechanic robot", "robot mechanic, mechanical robot, repair robot, robot engineer, worker robot, android, cyborg", 1.6f, Mechanic) { Lends = Shell },
        new("mech", "mecha, battle robot, walker, giant robot, war robot, battle mech", 5, Mech),
        new("drone", "quadcopter, quadrotor, robot drone", 0.6f, Drone) { Height = 0.5f },
        new("robot arm", "robotic arm, industrial robot, mechanical arm", 1.6f, RobotArm),
        new("toy robot", "tin robot, retro robot, wind up robot, clockwork robot", 0.35f, Toy),
    ];

    private static Finish EyesOf(Look look, int rgb) => look.Part("eyes", Lamp(rgb, 1.8f)) is { Glow: > 0 } lit ? lit : look.Part("eyes", Lamp(rgb)).Glowing(1.8f);

    // A dark screen with lamps for eyes: happy ones are arcs, angry ones slant.
    private static Solid Screen(Look look, Oval head, int rgb)
    {
        var lamp = EyesOf(look, rgb);
        var size = head.Radii.X * 0.2f;
        var eye = look.Has("happy") || look.Has("sleeping") || look.Has("sleepy") ? Arc(size * 0.85f, size * 0.26f, 150).TurnZ(look.Has("happy") ? 0 : 180)
            : look.Has("angry") ? Ellipsoid(size, size * 0.5f, size * 0.4f).TurnZ(24) : look.Has("sad") ? Ellipsoid(size, size * 0.55f, size * 0.4f).TurnZ(-22) : Ellipsoid(size * 0.85f, size * 1.1f, size * 0.4f);
        var z = head.Radii.Z * 0.98f;
        var mouth = look.Has("sad") || look.Has("angry") ? Arc(size * 0.7f, size * 0.17f, 110).At(0, -size * 0.8f, 0) : look.Has("surprised") ? Torus(size * 0.4f, size * 0.16f).TurnX(90) : Arc(size * 0.85f, size * 0.17f, 120).TurnZ(180).At(0, size * 0.5f, 0);
        return (eye.At(head.Radii.X * 0.4f, head.Radii.Y * 0.14f, z).Pair() + mouth.At(0, -head.Radii.Y * 0.36f, z)).At(head.Center).In(lamp);
    }

    private static Solid Head(Look look, Oval head, Finish shell, Finish trim, int lamp)
    {
        var (c, r) = (head.Center, head.Radii);
        var box = Box(r.X * 2, r.Y * 2, r.Z * 1.8f, r.Y * 0.5f).At(c).In(shell);
        var screen = Box(r.X * 1.62f, r.Y * 1.4f, r.Z * 0.3f, r.Y * 0.14f).At(c + new Vector3(0, 0, r.Z * 0.82f)).In(Gloss(0x12161F));
        var ears = (DrumX(r.Y * 0.42f, r.X * 0.3f, 0.02f).In(trim) + DrumX(r.Y * 0.22f, r.X * 0.42f, 0.01f).In(Joint)).At(c + new Vector3(r.X * 1.05f, 0, 0)).Pair();
        var aerial = (Bar(0, 0, 0, 0, 0.16f, 0, 0.02f).In(Joint) + Sphere(0.05f).At(0, 0.2f, 0).In(EyesOf(look, lamp))).At(c + new Vector3(0, r.Y * 0.95f, 0));
        return box + screen + ears + aerial + Screen(look, head, lamp);
    }

    private static Solid Limbs(Vector3 shoulder, Vector3 elbow, Vector3 hand, float radius, Finish shell, Finish trim) =>
        Sphere(radius * 1.5f).At(shoulder).In(trim) + Rod(shoulder, elbow, radius * 0.7f).In(Joint) + Sphere(radius * 1.05f).At(elbow).In(Joint) + Limb(Vector3.Lerp(elbow, hand, 0.2f), Vector3.Lerp(elbow, hand, 0.85f), radius * 0.95f, radius * 1.25f).In(shell);

    private static Solid Claw(Vector3 hand, float size) =>
        (Sphere(size * 0.62f) + Tube([new(size * 0.3f, 0, 0), new(size * 0.95f, -size * 0.5f, size * 0.2f), new(size * 0.35f, -size * 1.25f, size * 0.3f)], size * 0.3f, size * 0.2f).Pair()).At(hand).In(Joint);

    private static Solid Legs(float hip, float x, float radius, Finish shell, Finish trim)
    {
        var leg = Rod(new(x, hip, 0), new(x, hip * 0.5f, 0.02f), radius * 0.65f).In(Joint) + Sphere(radius).At(x, hip * 0.52f, 0.02f).In(Joint) + Limb(new(x, hip * 0.46f, 0.01f), new(x, 0.14f, 0), radius * 0.85f, radius * 1.2f).In(shell)
            + Ellipsoid(radius * 1.5f, 0.13f, radius * 2.2f).At(x, 0.02f, radius * 0.6f).Keep(Block(4, 1, 4), 0.01f).In(trim);
        return leg.Pair();
    }

    private static Solid Friend(Look look)
    {
        var shell = look.Body(Shell);
        var trim = look.Trim(Gloss(look.Dice.Fork("trim").Pick(0xF28A2E, 0x2FA8D8, 0xE8504A, 0x3FB88A)));
        var head = new Oval(new(0, 1.2f, 0.02f), new(0.36f, 0.27f, 0.26f));
        var torso = Lathe(Smooth(0, 0.46f, 0.2f, 0.47f, 0.3f, 0.62f, 0.27f, 0.84f, 0.12f, 0.93f, 0, 0.94f), 0.01f).In(shell);
        var chest = DrumZ(0.11f, 0.08f, 0.02f).At(0, 0.7f, 0.27f).In(Joint) + DrumZ(0.075f, 0.1f, 0.03f).At(0, 0.7f, 0.28f).In(EyesOf(look, 0x49DCFF));
        var belt = Torus(0.255f, 0.035f).At(0, 0.54f, 0).In(trim);
        var up = look.Has("waving") || look.Has("happy");
        var right = up ? new Vector3(0.62f, 1.05f, 0.08f) : new Vector3(0.5f, 0.5f, 0.16f);
        var left = new Vector3(-0.5f, 0.5f, 0.16f);
        var arms = Limbs(new(0.3f, 0.8f, 0), new(0.48f, 0.7f, 0.02f), right, 0.075f, shell, trim) + Limbs(new(-0.3f, 0.8f, 0), new(-0.48f, 0.7f, 0.02f), left, 0.075f, shell, trim)
            + Claw(left, 0.09f) + (up ? Claw(Vector3.Zero, 0.09f).TurnZ(180).At(right) : Claw(right, 0.09f));
        return Marked(Head(look, head, shell, trim, 0x49DCFF) + Pillar(0.09f, 0.2f).At(0, 0.86f, 0).In(Joint) + torso + chest + belt + arms + Legs(0.52f, 0.15f, 0.09f, shell, trim), head, right, -0.28f);
    }

    private static Solid Mechanic(Look look)
    {
        var shell = look.Body(Finish.Of(0xF2A52B, 0.3f, 0.15f));
        var trim = look.Trim(Finish.Of(0x2F66A8, 0.6f));
        var steel = Metal(0xC2C8CF);
        var head = new Oval(new(0, 1.42f, 0.03f), new(0.31f, 0.25f, 0.25f));
        // Overalls: a bib with two straps over the shell, and a pocket full of tools.
        var torso = Box(0.66f, 0.56f, 0.42f, 0.12f).At(0, 0.9f, 0).In(shell) + Box(0.62f, 0.26f, 0.44f, 0.1f).At(0, 0.7f, 0).In(trim) + Box(0.4f, 0.38f, 0.06f, 0.02f).At(0, 0.86f, 0.21f).In(trim)
            + Box(0.07f, 0.3f, 0.05f, 0.02f).At(0.15f, 1.09f, 0.205f).Pair().In(trim) + Sphere(0.032f).At(0.15f, 1.01f, 0.245f).Pair().In(Metal(Brass));
        var belt = Box(0.7f, 0.09f, 0.5f, 0.035f).At(0, 0.63f, 0).In(Matte(0x6B4426)) + Box(0.14f, 0.12f, 0.06f, 0.02f).At(0, 0.63f, 0.25f).In(Metal(Brass)) + Box(0.14f, 0.16f, 0.08f, 0.03f).At(0.24f, 0.58f, 0.26f).Pair().In(Matte(0x7E522E))
            + Bar(-0.24f, 0.62f, 0.27f, -0.24f, 0.8f, 0.27f, 0.025f).In(Gloss(0xD8342C));
        var gear = Gear(0.13f, 0.06f).TurnZ(11).At(0, 0.9f, 0.26f).In(Metal(Brass));
        var hat = Ellipsoid(0.34f, 0.24f, 0.31f).At(head.Center + new Vector3(0, 0.17f, 0)).Keep(Box(2, 0.6f, 2).At(0, head.Center.Y + 0.49f, 0), 0.02f).In(look.Part("hat", Gloss(0xFFD23A)))
            + Cylinder(0.36f, 0.045f, 0.02f).Stretch(1, 1, 1.05f).At(head.Center + new Vector3(0, 0.2f, 0.06f)).In(look.Part("hat", Gloss(0xFFD23A))) + Box(0.08f, 0.06f, 0.6f, 0.03f).At(head.Center + new Vector3(0, 0.4f, 0)).In(Gloss(0xF0B020));
        var right = new Vector3(0.66f, 0.92f, 0.26f);
        var left = new Vector3(-0.58f, 0.56f, 0.16f);
        var arms = Limbs(new(0.4f, 1.06f, 0), new(0.6f, 0.78f, 0.02f), right, 0.085f, shell, steel) + Limbs(new(-0.4f, 1.06f, 0), new(-0.55f, 0.84f, 0), left, 0.085f, shell, steel) + Claw(left, 0.1f) + Sphere(0.1f).At(right).In(Joint);
        var jaw = (Cylinder(0.14f, 0.07f, 0.015f).TurnX(90) - Box(0.11f, 0.2f, 0.2f).At(0, 0.1f, 0)).At(0, 0.56f, 0) + Box(0.09f, 0.72f, 0.055f, 0.02f).At(0, 0.14f, 0) + (Torus(0.075f, 0.035f).TurnX(90)).At(0, -0.26f, 0);
        var wrench = jaw.TurnZ(-14).At(right + new Vector3(0, 0, 0.08f)).In(steel);
        var exposed = Gear(0.12f, 0.06f).TurnY(90).At(0.4f, 1.06f, 0).Pair().In(Metal(Brass));
        return Marked(Head(look, head, shell, steel, 0x49DCFF) + hat + Pillar(0.1f, 0.14f).At(0, 1.13f, 0).In(Joint) + torso + belt + gear + exposed + arms + wrench + Legs(0.66f, 0.19f, 0.11f, trim, shell), head, right, -0.22f)
            .With("helmet", Vector3.Zero, 1);
    }

    private static Solid Marked(Solid solid, Oval head, Vector3 hand, float back) =>
        solid.WithHead(head, 22, 8).With("antenna", Vector3.Zero, 1).With("hand", hand, 0.2f).With("neck", new Vector3(0, head.Center.Y - head.Radii.Y - 0.04f, 0), 0.3f).With("back", new Vector3(0, head.Center.Y - 0.5f, back), 0.5f)
            .With("seat", head.Center + new Vector3(0, head.Radii.Y, 0), 0.5f);

    private static Solid Gear(float radius, float depth) =>
        (DrumZ(radius * 0.8f, depth, depth * 0.15f) + All(Enumerable.Range(0, 8).Select(i => Box(radius * 0.34f, radius * 0.4f, depth, depth * 0.1f).At(0, radius * 0.86f, 0).TurnZ(i * 45)))) - DrumZ(radius * 0.3f, depth * 2);

    private static Solid Mech(Look look)
    {
        var shell = look.Body(Finish.Of(0x6E7F5A, 0.5f, 0.3f).With(Pattern.Panels, 0x566445, 0.5f));
        var trim = look.Trim(Finish.Of(0xD8862E, 0.45f, 0.2f));
        var body = Box(1.5f, 0.95f, 1.3f, 0.16f).At(0, 2.5f, 0).In(shell) + Box(1.0f, 0.5f, 0.6f, 0.12f).TurnX(14).At(0, 2.62f, 0.7f).In(trim) + Box(0.76f, 0.24f, 0.2f, 0.06f).TurnX(14).At(0, 2.68f, 0.97f).In(EyesOf(look, 0xFFB03A))
            + Box(0.9f, 0.4f, 0.7f, 0.08f).At(0, 1.86f, 0).In(Joint) + Box(0.5f, 0.5f, 0.4f, 0.08f).At(0.4f, 2.7f, -0.75f).Pair().In(Joint) + Bar(0.5f, 2.9f, -0.5f, 0.5f, 3.6f, -0.6f, 0.04f).In(Joint);
        var leg = Sphere(0.28f).At(0.58f, 1.85f, 0).In(Joint) + Limb(new(0.62f, 1.8f, 0), new(0.72f, 1.15f, 0.42f), 0.26f, 0.2f).In(shell) + DrumX(0.24f, 0.5f, 0.04f).At(0.72f, 1.12f, 0.42f).In(trim) + Limb(new(0.72f, 1.1f, 0.4f), new(0.76f, 0.28f, -0.1f), 0.18f, 0.22f).In(shell)
            + Block(0.55f, 0.26f, 0.95f, 0.08f).At(0.76f, 0, 0.08f).In(Joint) + Block(0.16f, 0.2f, 0.3f, 0.05f).At(0.6f, 0, 0.62f).In(trim) + Block(0.16f, 0.2f, 0.3f, 0.05f).At(0.92f, 0, 0.62f).In(trim);
        var arm = Box(0.5f, 0.62f, 0.8f, 0.14f).At(1.14f, 2.8f, 0).In(trim) + Bar(1.14f, 2.5f, 0, 1.2f, 1.95f, 0.1f, 0.16f).In(Joint) + Box(0.44f, 0.44f, 0.9f, 0.1f).At(1.2f, 1.85f, 0.35f).In(shell) + DrumZ(0.11f, 0.8f, 0.02f).At(1.1f, 1.88f, 1.0f).In(Forged()) + DrumZ(0.11f, 0.8f, 0.02f).At(1.32f, 1.88f, 1.0f).In(Forged());
        return (body + (leg + arm).Pair()).With("head", 0, 3.0f, 0.1f, 1.0f).With("face", 0, 2.65f, 1.05f, 0.5f).With("eyes", 0, 2.7f, 1.05f, 0.7f).With("antenna", Vector3.Zero, 1);
    }

    private static Solid Drone(Look look)
    {
        var shell = look.Body(Gloss(0xF0F2F5));
        var arm = Limb(new(0.2f, 0.36f, 0), new(0.86f, 0.42f, 0), 0.075f, 0.055f).In(shell) + Cylinder(0.1f, 0.2f, 0.02f).At(0.86f, 0.46f, 0).In(Joint) + Torus(0.4f, 0.035f).At(0.86f, 0.52f, 0).In(look.Trim(Matte(0xF28A2E)))
            + Box(0.74f, 0.03f, 0.08f, 0.012f).TurnY(30).At(0.86f, 0.57f, 0).In(Joint) + Sphere(0.04f).At(0.86f, 0.33f, 0).In(Lamp(0x6BFF9A));
        var body = Ellipsoid(0.34f, 0.17f, 0.42f).At(0, 0.4f, 0).In(shell) + Ellipsoid(0.2f, 0.1f, 0.24f).At(0, 0.51f, 0).In(look.Trim(Matte(0xF28A2E))) + Sphere(0.14f).At(0, 0.28f, 0.3f).In(Joint) + Sphere(0.085f).At(0, 0.27f, 0.38f).In(EyesOf(look, 0x49DCFF));
        var skids = (Bar(0.2f, 0.32f, 0.1f, 0.3f, 0.05f, 0.1f, 0.03f) + Bar(0.2f, 0.32f, -0.15f, 0.3f, 0.05f, -0.15f, 0.03f) + Bar(0.3f, 0.04f, -0.35f, 0.3f, 0.04f, 0.32f, 0.035f)).Pair().In(Joint);
        return (body + arm.TurnY(45).Ring(4) + skids).With("face", 0, 0.42f, 0.42f, 0.3f).With("eyes", 0, 0.42f, 0.42f, 0.3f);
    }

    private static Solid RobotArm(Look look)
    {
        var shell = look.Body(Gloss(0xF28A1E));
        var arm = Pillar(0.42f, 0.12f, 0.03f).In(Joint) + Peak(0.32f, 0.24f, 0.4f, 0.03f).At(0, 0.1f, 0).In(shell) + DrumX(0.25f, 0.5f, 0.03f).At(0, 0.62f, 0).In(Joint)
            + Limb(new(0, 0.62f, 0), new(0, 1.42f, -0.3f), 0.19f, 0.15f).In(shell) + DrumX(0.2f, 0.42f, 0.03f).At(0, 1.44f, -0.3f).In(Joint) + Limb(new(0, 1.46f, -0.3f), new(0, 1.32f, 0.55f), 0.15f, 0.1f).In(shell)
            + DrumX(0.12f, 0.28f, 0.02f).At(0, 1.31f, 0.6f).In(Joint) + Bar(0, 1.3f, 0.6f, 0, 1.08f, 0.68f, 0.08f).In(shell) + Box(0.34f, 0.08f, 0.14f, 0.03f).At(0, 1.04f, 0.69f).In(Joint)
            + (Bar(0.14f, 1.02f, 0.69f, 0.16f, 0.88f, 0.7f, 0.04f) + Bar(0.16f, 0.88f, 0.7f, 0.08f, 0.74f, 0.7f, 0.035f)).Pair().In(Metal());
        return (arm + Tube([new(0.22f, 0.6f, -0.1f), new(0.26f, 1.0f, -0.36f), new(0.2f, 1.42f, -0.4f)], 0.035f, 0.035f).In(Matte(0x222326)) + Sphere(0.05f).At(0.2f, 0.34f, 0.22f).In(Lamp(0x6BFF9A))).TurnY(35);
    }

    private static Solid Toy(Look look)
    {
        var tin = look.Body(Finish.Of(0xD8402F, 0.25f, 0.35f));
        var trim = look.Trim(Finish.Of(0x57B8C8, 0.3f, 0.3f));
        var head = new Oval(new(0, 1.2f, 0), new(0.24f, 0.2f, 0.22f));
        var body = Box(0.72f, 0.6f, 0.44f, 0.03f).At(0, 0.68f, 0).In(tin) + Box(0.5f, 0.38f, 0.06f, 0.02f).At(0, 0.7f, 0.22f).In(Matte(0xF6E7C4)) + Gear(0.12f, 0.05f).At(-0.1f, 0.74f, 0.26f).In(Metal(Brass)) + Gear(0.09f, 0.05f).TurnZ(20).At(0.09f, 0.66f, 0.26f).In(trim)
            + Box(0.46f, 0.4f, 0.4f, 0.03f).At(head.Center).In(trim) + Cylinder(0.12f, 0.06f).At(0, 1.0f, 0).In(Joint);
        var face = (DrumZ(0.085f, 0.08f, 0.02f).At(0.11f, 0.06f, 0.2f).Pair().In(Metal()) + DrumZ(0.055f, 0.1f, 0.02f).At(0.11f, 0.06f, 0.21f).Pair().In(EyesOf(look, 0xFFE04A)) + Box(0.24f, 0.075f, 0.05f, 0.02f).At(0, -0.11f, 0.2f).In(Gloss(0x1B1E26)) + Box(0.03f, 0.06f, 0.06f).Row(4, 0.055f).At(0, -0.11f, 0.205f).In(Matte(Snow))).At(head.Center);
        var limbs = (DrumX(0.12f, 0.1f, 0.02f).At(0.4f, 0.84f, 0).In(trim) + Bar(0.45f, 0.84f, 0, 0.45f, 0.5f, 0.12f, 0.075f).In(tin) + (Torus(0.09f, 0.035f).TurnZ(90) - Box(0.3f, 0.09f, 0.2f).At(0, -0.09f, 0.05f)).At(0.45f, 0.38f, 0.16f).In(Metal()) + Block(0.22f, 0.3f, 0.24f, 0.02f).At(0.19f, 0.1f, 0).In(trim) + Block(0.28f, 0.16f, 0.42f, 0.04f).At(0.19f, 0, 0.05f).In(tin)).Pair();
        var key = (Bar(0, 0.7f, -0.2f, 0, 0.7f, -0.4f, 0.035f) + Torus(0.1f, 0.035f).TurnX(90).At(0.11f, 0.7f, -0.42f).Pair()).In(Metal(Brass));
        var aerial = (Bar(0, 1.38f, 0, 0, 1.56f, 0, 0.022f) + Sphere(0.05f).At(0, 1.58f, 0)).In(Metal(Brass));
        return Marked(body + face + limbs + key + aerial, head, new(0.45f, 0.38f, 0.2f), -0.24f);
    }
}
