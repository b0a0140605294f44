using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What people live, pray and work in. The front is +Z.</summary>
internal static class Houses
{
    private static readonly Finish Frame = Gloss(0xF7F4EC);

    public static Solid House(Look r)
    {
        var dice = r.Dice;
        var (wide, deep, high) = (dice.Range(4.6f, 5.4f), dice.Range(3.8f, 4.4f), dice.Range(2.9f, 3.3f));
        var walls = r.Body(Matte(dice.Pick(0xF3E3C0, 0xE8D9D0, 0xCFE0E6, 0xF0C9A4, 0xDDE6CF)));
        var roof = r.Part("roof", r.Trim(Bricks(dice.Pick(0xA8412F, 0x8A3B30, 0x4B5868), 0x5C251D, 0.28f)));
        var door = r.Part("door", Gloss(dice.Pick(0x2F6F8F, 0xB23A2E, 0x3F7D4E)));
        var chimney = Block(0.6f, 1.6f, 0.6f, 0.04f).At(wide * 0.25f, high + 0.5f, -deep * 0.15f).In(Bricks(0xA65A45, 0xD8CCC0, 0.2f)) + Block(0.74f, 0.16f, 0.74f, 0.03f).At(wide * 0.25f, high + 2.05f, -deep * 0.15f).In(Stone());
        var path = Box(0.9f, 0.1f, 1.0f, 0.04f).At(0, 0.06f, deep * 0.5f + 0.45f).In(Stone()) + Bushes(wide * 0.32f, deep * 0.5f + 0.32f);
        var windows = Window(0.9f, 1.0f).At(wide * 0.3f, high * 0.55f, deep * 0.5f).Pair() + Window(0.8f, 0.75f).At(0, high + 0.75f, deep * 0.5f)
            + Window(0.9f, 1.0f).TurnY(90).At(wide * 0.5f, high * 0.55f, deep * 0.22f).Pair().PairZ();
        return (Block(wide, high, deep, 0.04f) + Gable(wide, 2.1f, deep).At(0, high, 0)).In(walls) + Slopes(wide, 2.1f, deep, 0.35f).At(0, high, 0).In(roof)
            + chimney + Door(0.95f, 1.9f, door).At(0, 0, deep * 0.5f) + windows + path + Block(wide + 0.2f, 0.25f, deep + 0.2f, 0.05f).In(Stone());
    }

    public static Solid Cottage(Look r)
    {
        var dice = r.Dice;
        var walls = r.Body(Matte(dice.Pick(0xF6EFDF, 0xEFE0C4, 0xF2E6DA)));
        var thatch = r.Part("roof", r.Trim(Finish.Of(dice.Pick(0xC49A52, 0xB0854A), 1).With(Pattern.Fur, 0x8C6730, 0.12f)));
        var beams = Wood(0x5B3B22);
        var roof = (Slopes(4.6f, 2.5f, 3.8f, 0.45f, 0.36f) + DrumZ(0.3f, 4.6f, 0.2f).At(0, 2.48f, 0)).Bumps(0.04f, 0.3f).At(0, 1.95f, 0);
        var timber = (Box(0.18f, 1.9f, 0.1f, 0.03f).At(2.2f, 1.0f, 1.9f).Pair() + Box(0.16f, 1.9f, 0.1f, 0.03f).At(0.72f, 1.0f, 1.9f).Pair() + Box(4.5f, 0.18f, 0.1f, 0.03f).At(0, 1.95f, 1.9f) + Box(0.16f, 1.7f, 0.1f, 0.03f).At(0, 2.8f, 1.9f)
            + Box(0.16f, 1.6f, 0.1f, 0.03f).TurnZ(38).At(1.05f, 2.6f, 1.9f).Pair());
        var chimney = (Block(0.7f, 3.7f, 0.7f, 0.1f).At(-1.6f, 0.2f, -0.6f).Bumps(0.03f, 0.2f) + Block(0.5f, 0.3f, 0.5f, 0.06f).At(-1.6f, 3.85f, -0.6f)).In(Stone());
        var garden = Bushes(1.55f, 2.2f) + (Sphere(0.1f).At(1.2f, 0.5f, 2.3f) + Sphere(0.1f).At(1.6f, 0.58f, 2.42f) + Sphere(0.1f).At(1.9f, 0.46f, 2.3f)).Pair().In(Gloss(dice.Pick(0xE8557A, 0xF2C53D, 0xD8483A)));
        return (Block(4.6f, 2.0f, 3.8f, 0.1f) + Gable(4.4f, 2.3f, 3.7f).At(0, 1.95f, 0)).In(walls) + roof.In(thatch) + timber.In(beams) + chimney
            + Door(0.9f, 1.7f, r.Part("door", Gloss(dice.Pick(0x3E7F5A, 0xA8402F, 0x3A6A9A)))).At(0, 0, 1.9f) + Window(0.75f, 0.75f).At(1.45f, 1.15f, 1.88f).Pair() + Window(0.75f, 0.75f).TurnY(90).At(2.28f, 1.15f, 0).Pair() + garden;
    }

    public static Solid Barn(Look r)
    {
        var red = r.Body(Finish.Of(0xA8281F, 0.7f).With(Pattern.Stripes, 0x8C2019, 0.16f));
        var white = r.Trim(Matte(0xF4EFE4));
        var profile = Outline(-2.6f, 0, 2.6f, 0, 2.6f, 2.7f, 1.75f, 4.2f, 0, 5.0f, -1.75f, 4.2f, -2.6f, 2.7f);
        var hull = Extrude(profile, 6.0f);
        var roof = (Box(0.2f, 1.95f, 6.6f, 0.05f).TurnZ(29.5f).At(2.28f, 3.42f, 0) + Box(0.2f, 2.2f, 6.6f, 0.05f).TurnZ(65.5f).At(0.95f, 4.65f, 0)).Pair().In(r.Part("roof", Matte(0x55585C)));
        var doors = Box(2.2f, 2.3f, 0.14f, 0.04f).At(0, 1.15f, 3.0f);
        var cross = Box(2.3f, 0.16f, 0.24f, 0.04f).At(0, 2.3f, 3.0f) + Box(0.16f, 2.3f, 0.24f, 0.04f).Row(3, 1.08f).At(0, 1.15f, 3.0f)
            + (Box(0.14f, 2.4f, 0.24f, 0.04f).TurnZ(25).At(0.54f, 1.15f, 3.0f) + Box(0.14f, 2.4f, 0.24f, 0.04f).TurnZ(-25).At(0.54f, 1.15f, 3.0f)).Pair();
        var loft = Box(1.0f, 1.0f, 0.2f, 0.04f).At(0, 3.55f, 3.0f).In(Matte(0x3A241C)) + (Box(1.2f, 0.14f, 0.26f, 0.03f).At(0, 3.0f, 3.0f) + Box(1.2f, 0.14f, 0.26f, 0.03f).At(0, 4.08f, 3.0f) + Box(0.14f, 1.2f, 0.26f, 0.03f).At(0.54f, 3.55f, 3.0f).Pair()).In(white);
        return hull.In(red) + roof + doors.In(red) + cross.In(white) + loft + (Window(0.8f, 0.8f).TurnY(90).RowZ(3, 1.8f).At(2.6f, 1.6f, 0)).Pair()
            + Hay(0.55f).At(1.9f, 0, 3.6f);
    }

    public static Solid Church(Look r)
    {
        var stone = r.Body(Bricks(r.Dice.Pick(0xE6DCC6, 0xD9D2C4, 0xF1EADD), 0xB8AE9A, 0.4f));
        var slate = r.Part("roof", r.Trim(Matte(r.Dice.Pick(0x4A5664, 0x7A4436, 0x3F5F58))));
        var gold = Metal(GoldLeaf);
        var nave = Block(3.4f, 3.2f, 6.0f, 0.04f).At(0, 0, -1.2f) + Gable(3.4f, 2.2f, 6.0f).At(0, 3.2f, -1.2f) + Block(2.2f, 6.2f, 2.2f, 0.04f).At(0, 0, 2.3f);
        var roof = Slopes(3.4f, 2.2f, 5.9f, 0.25f).At(0, 3.2f, -1.3f) + Pyramid(2.5f, 3.6f, 2.5f).At(0, 6.2f, 2.3f);
        var cross = Box(0.16f, 1.3f, 0.16f, 0.03f).At(0, 10.2f, 2.3f) + Box(0.8f, 0.16f, 0.16f, 0.03f).At(0, 10.35f, 2.3f);
        var pane = Gloss(0x3E6FA8);
        var arch = (Box(0.5f, 1.1f, 0.16f) + DrumZ(0.25f, 0.16f).At(0, 0.55f, 0)).In(pane);
        var windows = arch.TurnY(90).RowZ(4, 1.35f).At(1.7f, 1.7f, -1.4f).Pair() + arch.At(0, 4.7f, 3.38f) + arch.TurnY(90).At(1.1f, 4.7f, 2.3f).Pair()
            + (DrumZ(0.42f, 0.18f, 0.03f).At(0, 3.4f, 3.4f).In(Gloss(0xD9573E)) + Torus(0.44f, 0.08f).TurnX(90).At(0, 3.4f, 3.42f).In(Stone()));
        var door = (Box(1.0f, 1.5f, 0.2f).At(0, 0.75f, 3.36f) + DrumZ(0.5f, 0.2f).At(0, 1.5f, 3.36f)).In(Wood(DarkOak)) + Box(1.6f, 0.2f, 0.8f, 0.04f).At(0, 0.1f, 3.7f).In(Stone());
        return nave.In(stone) + roof.In(slate) + cross.In(gold) + windows + door;
    }

    public static Solid Skyscraper(Look r)
    {
        var dice = r.Dice;
        var body = r.Body(Finish.Of(dice.Pick(0x3A5468, 0x44505C, 0x5A4638), 0.25f)) with
        {
            Pattern = Pattern.Windows,
            Second = Tint.Hex(0xFFE3A0),
            Scale = 0.5f,
            Glow = 0.35f,
        };
        var steel = r.Trim(Metal(0xC4CAD0));
        var twist = dice.Range(0.02f, 0.12f);
        var (a, b) = (dice.Range(4.4f, 5.0f), dice.Range(4, 5.5f));
        var tower = Block(a, 7, a, 0.08f) + Block(a * 0.8f, b, a * 0.8f, 0.08f).At(0, 7, 0) + Block(a * 0.58f, 4, a * 0.58f, 0.08f).At(0, 7 + b, 0);
        var ledges = Block(a + 0.3f, 0.3f, a + 0.3f, 0.06f).At(0, 6.9f, 0) + Block(a * 0.8f + 0.3f, 0.3f, a * 0.8f + 0.3f, 0.06f).At(0, 6.9f + b, 0) + Block(a * 0.58f + 0.25f, 0.3f, a * 0.58f + 0.25f, 0.06f).At(0, 10.9f + b, 0) + Block(a + 0.5f, 0.7f, a + 0.5f, 0.06f)
            + Peak(a * 0.22f, a * 0.12f, 1.0f, 0.04f).At(0, 11 + b, 0) + Peak(0.28f, 0.2f, 3.2f).At(0, 11.8f + b, 0);
        return tower.In(body) + ledges.In(steel) + Sphere(0.34f).At(0, 15.1f + b, 0).In(Lamp(0xFF4A3A, 1.5f)) + Block(1.4f + twist, 1.2f, 0.3f, 0.04f).At(0, 0.2f, a * 0.5f + 0.2f).In(Lamp(0xFFE0A0, 0.5f));
    }

    public static Solid Tent(Look r)
    {
        var cloth = r.Body(Matte(r.Dice.Pick(0xE07B2E, 0x3F8F5E, 0xC94434, 0x2E7FA8)));
        var inner = r.Trim(Matte(0xF1DFB8));
        var shell = Gable(2.6f, 1.8f, 2.8f, 0.03f).Cut(Gable(1.9f, 1.5f, 0.9f).At(0, 0.02f, 1.3f).In(inner));
        var flap = (Box(0.07f, 1.75f, 0.4f, 0.03f).TurnZ(35).TurnY(25).At(0.78f, 0.78f, 1.42f)).Pair();
        var poles = Bar(0, 0.05f, 1.42f, 0, 2.0f, 1.42f, 0.05f).PairZ().In(Wood());
        var pegs = (Bar(0, 1.85f, 1.42f, 0, 0.03f, 2.2f, 0.035f).PairZ() + Bar(1.34f, 0.1f, 0.9f, 1.7f, 0.04f, 0.9f, 0.04f).Pair().PairZ()).In(Cloth(0xE9DDC0));
        return shell.In(cloth) + flap.In(inner) + poles + pegs + Box(1.6f, 0.1f, 0.9f, 0.05f).At(0, 0.05f, 0.9f).In(Cloth(0xB0503A)) + Box(2.5f, 0.06f, 2.7f).At(0, 0.03f, 0).In(Cloth(0x6A7A54));
    }

    public static Solid Igloo(Look r)
    {
        var snow = r.Body(Finish.Of(Snow, 0.9f).With(Pattern.Bricks, 0x8FB4D0, 0.42f));
        var dome = Sphere(1.8f).Stretch(1, 0.92f, 1).Keep(Block(5, 3, 5)).Bumps(0.02f, 0.3f);
        var tunnel = DrumZ(0.8f, 1.5f, 0.08f).At(0, 0.18f, 1.8f).Keep(Block(5, 3, 6).At(0, 0, 1));
        var hole = (DrumZ(0.52f, 1.6f).At(0, 0.2f, 2.1f)).In(Matte(0x4A6D8C));
        var rim = Torus(0.66f, 0.16f).TurnX(90).At(0, 0.2f, 2.5f).Keep(Block(3, 2, 1).At(0, 0, 2.5f)).In(Finish.Of(0xE4F0F8, 0.8f));
        return (dome.Blend(tunnel, 0.15f) - hole).In(snow) + rim + Ellipsoid(2.6f, 0.2f, 2.9f).At(0, 0.02f, 0.4f).Keep(Block(8, 2, 8)).In(Finish.Of(0xEEF4F9, 0.95f));
    }

    public static Solid Treehouse(Look r)
    {
        var dice = r.Dice;
        var bark = Wood(DarkOak);
        var planks = r.Body(Wood(0xB07A45));
        var roof = r.Part("roof", r.Trim(Matte(dice.Pick(0xB4472F, 0x3F7F6A, 0x8A5A2C))));
        var trunk = Peak(0.75f, 0.45f, 4.4f).Blend(Limb(new(0.2f, 0.4f, 0.2f), new(1.2f, 0, 0.5f), 0.3f, 0.1f), 0.4f).Blend(Limb(new(-0.2f, 0.4f, 0.1f), new(-1.2f, 0, 0.4f), 0.3f, 0.1f), 0.4f)
            .Blend(Limb(new(0, 3, 0), new(1.5f, 5.2f, -0.4f), 0.35f, 0.2f), 0.3f).Blend(Limb(new(0, 3.2f, 0), new(-1.6f, 5.0f, -0.5f), 0.35f, 0.2f), 0.3f);
        var crown = Blended(0.5f, Sphere(1.35f).At(0, 6.1f, -0.7f), Sphere(1.1f).At(1.7f, 5.4f, -0.6f), Sphere(1.15f).At(-1.75f, 5.3f, -0.7f), Sphere(0.9f).At(0.9f, 6.7f, -0.5f), Sphere(0.8f).At(-1.0f, 6.5f, -0.3f)).Bumps(0.08f, 0.5f);
        var deck = Block(2.9f, 0.16f, 2.4f, 0.04f).At(0, 2.4f, 0.6f) + Bar(0.5f, 1.3f, 0.3f, 1.2f, 2.4f, 1.5f, 0.09f).Pair();
        var hut = Block(1.9f, 1.5f, 1.6f, 0.04f).At(0, 2.5f, 0.45f) + Gable(1.9f, 0.9f, 1.5f).At(0, 4.0f, 0.45f);
        var rails = (Bar(1.38f, 2.4f, 1.7f, 1.38f, 3.15f, 1.7f, 0.06f) + Bar(0.55f, 2.4f, 1.7f, 0.55f, 3.15f, 1.7f, 0.06f) + Bar(0.55f, 3.1f, 1.7f, 1.38f, 3.1f, 1.7f, 0.06f) + Bar(1.38f, 3.1f, 1.7f, 1.38f, 3.1f, 0.2f, 0.06f)).Pair();
        var ladder = Bar(0.24f, 0.02f, 2.4f, 0.24f, 2.55f, 1.8f, 0.06f).Pair() + DrumX(0.055f, 0.5f).Row(6, new System.Numerics.Vector3(0, 0.4f, -0.094f)).At(0, 1.28f, 2.1f);
        return trunk.In(bark) + crown.In(Leaves(dice.Pick(0x5C9A3C, 0x6AA544, 0x4F8F46))) + (deck + rails + ladder).In(Wood(0x9A6A3A)) + hut.In(planks) + Slopes(1.9f, 0.9f, 1.5f, 0.2f).At(0, 4.0f, 0.45f).In(roof)
            + Door(0.55f, 1.1f, Wood(DarkOak)).At(-0.3f, 2.5f, 1.25f) + Window(0.5f, 0.5f).At(0.5f, 3.35f, 1.24f) + Window(0.5f, 0.5f).TurnY(90).At(0.95f, 3.3f, 0.4f).Pair();
    }

    /// <summary>A window in a white frame, its middle on a wall that faces +Z.</summary>
    internal static Solid Window(float width, float height)
    {
        var pane = Box(width, height, 0.1f).In(Lamp(0xFFE2A0, 0.25f));
        var t = MathF.Max(0.07f, width * 0.09f);
        var frame = Box(width + t, t, 0.2f, 0.02f).At(0, height * 0.5f, 0) + Box(width + t, t, 0.2f, 0.02f).At(0, -height * 0.5f, 0) + Box(t, height + t, 0.2f, 0.02f).At(width * 0.5f, 0, 0).Pair()
            + Box(t * 0.7f, height, 0.16f) + Box(width, t * 0.7f, 0.16f);
        return pane + frame.In(Frame);
    }

    /// <summary>A door with a knob in a white frame, its sill on y = 0, on a wall that faces +Z.</summary>
    internal static Solid Door(float width, float height, Finish paint) =>
        Block(width, height, 0.16f, 0.03f).In(paint) + Block(width + 0.2f, height + 0.1f, 0.1f, 0.02f).In(Frame) + Sphere(width * 0.07f).At(width * 0.33f, height * 0.48f, 0.1f).In(Metal(Brass));

    /// <summary>The two slopes of a gable roof, overhanging by so much; the gable itself is the caller's.</summary>
    internal static Solid Slopes(float width, float height, float depth, float over, float thick = 0.2f)
    {
        var (w, drop) = (width * 0.5f, over * height / (width * 0.5f));
        return Extrude(Outline(-w - over, -drop, 0, height, w + over, -drop, w + over, thick - drop, 0, height + thick * 1.25f, -w - over, thick - drop), depth + over * 1.5f - 0.06f, 0.03f);
    }

    private static Solid Bushes(float x, float z) =>
        (Ellipsoid(0.42f, 0.38f, 0.34f).At(x, 0.28f, z).Blend(Ellipsoid(0.32f, 0.3f, 0.3f).At(x + 0.5f, 0.22f, z), 0.15f)).Bumps(0.04f, 0.2f).Pair().In(Leaves(0x5E9440));

    private static Solid Hay(float radius) => DrumX(radius, radius * 1.6f, 0.08f).At(0, radius, 0).In(Finish.Of(0xDDB24E, 1).With(Pattern.Fur, 0xB0863A, 0.1f));
}
