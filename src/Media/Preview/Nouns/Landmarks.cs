using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Towers, castles and what people travel to see. The front is +Z.</summary>
internal static class Landmarks
{
    public static Solid Castle(Look r)
    {
        var dice = r.Dice;
        var stone = r.Body(Bricks(dice.Pick(0xB9B3A6, 0xCBBFA8, 0xA9A8A8), 0x8A8478, 0.42f));
        var roof = r.Part("roof", r.Trim(Gloss(dice.Pick(0x2F5FA8, 0xB0362C, 0x5A4A9A, 0x2E8277))));
        var flag = Gloss(dice.Pick(0xE03A2E, 0xF2B632));
        var dark = Matte(0x2E2A28);
        var wall = Battlement(5.2f, 2.0f, 0.6f);
        var walls = wall.At(0, 0, 2.6f).PairZ() + wall.TurnY(90).At(2.6f, 0, 0).Pair() + Block(5.4f, 0.3f, 5.4f);
        var corner = dice.Range(3.1f, 3.6f);
        var towers = Turret(0.85f, corner).At(2.6f, 0, 2.6f).Pair().PairZ();
        var hats = (Peak(1.12f, 0.05f, 1.6f, 0.03f).At(2.6f, corner + 0.35f, 2.6f)).Pair().PairZ();
        var keepHigh = dice.Range(4.2f, 4.9f);
        var keep = Block(2.6f, keepHigh, 2.6f, 0.03f).At(0, 0, -0.5f) + Battlement(2.8f, 0.35f, 0.4f).At(0, keepHigh, 0.75f) + Battlement(2.8f, 0.35f, 0.4f).At(0, keepHigh, -1.75f) + Battlement(2.5f, 0.35f, 0.4f).TurnY(90).At(1.2f, keepHigh, -0.5f).Pair()
            + Turret(0.62f, keepHigh + 1.4f).At(-0.75f, 0, -1.1f);
        var spire = Peak(0.85f, 0.04f, 1.7f, 0.03f).At(-0.75f, keepHigh + 1.75f, -1.1f);
        var gate = (Block(1.9f, 2.7f, 1.0f, 0.03f).At(0, 0, 2.7f) + Battlement(1.9f, 0.3f, 0.9f).At(0, 2.7f, 2.7f)).Cut((Box(1.1f, 1.2f, 3).At(0, 0.6f, 3) + DrumZ(0.55f, 3).At(0, 1.2f, 3)).In(dark));
        var bars = (Box(0.1f, 1.7f, 0.1f).Row(4, 0.26f).At(0, 0.85f, 2.75f) + Box(1.1f, 0.1f, 0.1f).Row(3, new Vector3(0, 0.45f, 0)).At(0, 0.85f, 2.75f)).In(Forged());
        var bridge = Box(1.2f, 0.14f, 1.5f, 0.03f).At(0, 0.07f, 3.9f).In(Wood());
        var slit = Box(0.22f, 0.6f, 0.2f, 0.05f);
        var slits = slit.At(2.6f, corner * 0.62f, 3.42f).Pair() + slit.At(0.6f, keepHigh * 0.72f, 0.82f).Pair() + slit.TurnY(90).At(3.42f, corner * 0.62f, 2.6f).Pair() + slit.At(-0.75f, keepHigh + 0.75f, -0.5f);
        var flags = (Pole(flag).Scale(0.8f).At(2.6f, corner + 1.8f, 2.6f) + Pole(flag).At(-0.75f, keepHigh + 3.3f, -1.1f) + Pole(flag).Scale(0.8f).At(-2.6f, corner + 1.8f, 2.6f));
        return (walls + towers + keep + gate).In(stone) + (hats + spire).In(roof) + bars + bridge + slits.In(dark) + flags;
    }

    public static Solid Tower(Look r)
    {
        var high = r.Dice.Range(6, 7.2f);
        var stone = r.Body(Bricks(r.Dice.Pick(0xB9AF9E, 0xA8A29A, 0xC7B596), 0x827A6C, 0.4f));
        var roof = r.Part("roof", r.Trim(Gloss(r.Dice.Pick(0x7A3B8F, 0xB0402C, 0x2F6F8F))));
        var body = Peak(1.5f, 1.15f, high) + Peak(1.2f, 1.55f, 0.5f).At(0, high - 0.3f, 0) + Pillar(1.55f, 1.0f, 0.04f).At(0, high + 0.2f, 0);
        var windows = (Box(0.4f, 0.9f, 0.5f, 0.12f).At(0, high * 0.42f, 1.28f) + Box(0.4f, 0.9f, 0.5f, 0.12f).At(0, high * 0.75f, 1.18f) + Box(0.45f, 0.55f, 0.3f, 0.1f).At(0, high + 0.7f, 1.5f).Ring(6)).In(Lamp(0xFFD98A, 0.5f));
        return body.In(stone) + Peak(1.9f, 0.06f, 2.9f, 0.04f).At(0, high + 1.15f, 0).In(roof) + Houses.Door(0.9f, 1.6f, Wood(DarkOak)).At(0, 0, 1.46f) + windows + Pole(Gloss(0xE8B93A)).At(0, high + 3.9f, 0)
            + Pillar(1.75f, 0.3f, 0.08f).In(Stone());
    }

    public static Solid Lighthouse(Look r)
    {
        var high = r.Dice.Range(6.2f, 7.0f);
        var white = r.Trim(Gloss(0xF6F4EE));
        var red = r.Body(Gloss(r.Dice.Pick(0xD23A2E, 0xD23A2E, 0x2B5F9E)));
        var shaft = Peak(1.3f, 0.85f, high);
        var bands = shaft.Thicker(0.03f).Keep(Box(4, high / 7, 4).Row(3, new Vector3(0, high / 3.5f, 0)).At(0, high * 0.5f, 0));
        var rocks = Sphere(0.9f).At(1.2f, 0.1f, 0.7f).Blend(Sphere(1.0f).At(-1.1f, 0, 0.5f), 0.4f).Blend(Sphere(0.8f).At(0.2f, 0, 1.4f), 0.4f).Blend(Sphere(1.1f).At(0, -0.1f, -1.1f), 0.4f).Bumps(0.16f, 0.6f).Keep(Block(9, 4, 9));
        var gallery = Pillar(1.2f, 0.16f, 0.04f).At(0, high, 0) + Torus(1.13f, 0.06f).At(0, high + 0.62f, 0) + Pillar(0.06f, 0.6f).At(0, high + 0.1f, 1.13f).Ring(10);
        var lamp = Pillar(0.6f, 1.1f).At(0, high + 0.15f, 0).In(Lamp(0xFFEFA8, 0.9f)) + Box(0.1f, 1.1f, 0.1f).At(0, high + 0.7f, 0.6f).Ring(8).In(Matte(0x35383C));
        var cap = Peak(0.85f, 0.1f, 0.7f, 0.05f).At(0, high + 1.2f, 0) + Sphere(0.16f).At(0, high + 1.95f, 0);
        var panes = Box(0.36f, 0.6f, 0.3f, 0.08f).At(0, high * 0.5f, 1.0f).In(Pane()) + Box(0.36f, 0.6f, 0.3f, 0.08f).At(0, high * 0.76f, 0.92f).In(Pane());
        return shaft.In(white) + (bands + cap).In(red) + rocks.In(Stone(0x7F7A74)) + gallery.In(Matte(0x35383C)) + lamp + panes + Houses.Door(0.7f, 1.3f, red).At(0, 0.3f, 1.22f);
    }

    public static Solid Windmill(Look r)
    {
        var body = r.Body(Matte(r.Dice.Pick(0xF4EBDA, 0xE9DCC4, 0xC9876A)));
        var cap = r.Trim(Matte(r.Dice.Pick(0x8A3B2E, 0x4A5A68, 0x6B4A30)));
        var wood = Wood(0x7A5230);
        var mill = Solids.Prism(8, 1.75f, 0.3f).At(0, 0.15f, 0) + Lathe(Outline(0, 0, 1.6f, 0, 1.05f, 4.4f, 0, 4.4f), 0.04f);
        var head = Sphere(1.15f).Stretch(1, 0.85f, 1.05f).At(0, 4.45f, 0).Keep(Block(4, 3, 4).At(0, 4.4f, 0));
        var arm = Box(0.16f, 3.0f, 0.14f, 0.03f).At(0, 1.6f, 0);
        var lattice = (Box(0.1f, 2.3f, 0.1f).At(0.62f, 1.9f, 0) + Box(0.7f, 0.1f, 0.1f).Row(6, new Vector3(0, 0.44f, 0)).At(0.32f, 1.9f, 0));
        var cloth = Box(0.52f, 2.1f, 0.08f, 0.02f).At(0.34f, 1.9f, -0.02f).In(r.Part("sail", Matte(0xF7F1E2)));
        var blade = (arm + lattice).In(wood) + cloth;
        var turn = r.Dice.Range(10, 80);
        var sails = All(Enumerable.Range(0, 4).Select(i => blade.TurnZ(turn + i * 90))).TurnX(-6).At(0, 4.55f, 1.5f);
        var hub = DrumZ(0.14f, 1.0f).At(0, 4.55f, 1.2f) + DrumZ(0.24f, 0.3f, 0.06f).At(0, 4.55f, 1.52f);
        var gallery = Pillar(1.85f, 0.12f, 0.03f).At(0, 1.6f, 0);
        return mill.In(body) + head.In(cap) + sails + (hub + gallery).In(wood) + Houses.Door(0.8f, 1.4f, Gloss(0x3A6A4C)).At(0, 0, 1.52f) + Houses.Window(0.5f, 0.6f).At(0, 2.7f, 1.28f) + Houses.Window(0.5f, 0.6f).TurnY(90).At(1.25f, 2.9f, 0).Pair()
            + Ellipsoid(2.9f, 0.2f, 2.9f).Keep(Block(8, 1, 8)).In(Leaves(Grass));
    }

    public static Solid Temple(Look r)
    {
        var marble = r.Body(Finish.Of(0xEFE9DC, 0.5f).With(Pattern.Veins, 0xCFC4AE, 0.8f));
        var gold = r.Trim(Metal(GoldLeaf));
        var steps = Block(7.4f, 0.3f, 5.4f, 0.03f) + Block(6.9f, 0.3f, 4.9f, 0.03f).At(0, 0.3f, 0) + Block(6.4f, 0.3f, 4.4f, 0.03f).At(0, 0.6f, 0);
        var column = Peak(0.32f, 0.26f, 2.9f).At(0, 0.12f, 0) + Block(0.78f, 0.14f, 0.78f, 0.03f) + Peak(0.26f, 0.42f, 0.22f).At(0, 2.85f, 0) + Block(0.86f, 0.14f, 0.86f, 0.03f).At(0, 3.04f, 0)
            - Pillar(0.06f, 2.7f).At(0, 0.2f, 0.32f).Ring(10);
        var columns = column.Row(6, 1.1f).At(0, 0.9f, 1.75f).PairZ() + column.RowZ(2, 1.17f).At(2.75f, 0.9f, 0).Pair();
        var cella = Block(4.2f, 3.1f, 2.2f).At(0, 0.9f, 0) - Box(1.1f, 2.2f, 3).At(0, 2.0f, 1.5f).In(Matte(0x4A4038));
        var top = Block(6.5f, 0.55f, 4.4f, 0.03f).At(0, 4.05f, 0) + (Gable(6.9f, 1.5f, 4.7f, 0.04f).At(0, 4.6f, 0) - Gable(5.4f, 1.05f, 0.3f).At(0, 4.72f, 2.42f).In(Matte(0xB85A3C)));
        var statues = Sphere(0.2f).At(0, 6.25f, 2.2f) + Peak(0.2f, 0.06f, 0.4f).At(0, 5.95f, 2.2f) + Box(0.5f, 0.12f, 0.16f, 0.04f).Row(5, 1.25f).At(0, 4.34f, 2.2f);
        return (steps + columns + cella + top).In(marble) + statues.In(gold);
    }

    public static Solid Pyramids(Look r)
    {
        var sand = r.Body(Bricks(r.Dice.Pick(0xDDB872, 0xD6A95E, 0xE2C486), 0xA9854A, 0.5f));
        var tip = r.Trim(Metal(GoldLeaf));
        // Cut by steps, so that its courses are seen from afar.
        var courses = All(Enumerable.Range(0, 12).Select(i => Block(8.4f - i * 0.66f, 0.5f, 8.4f - i * 0.66f, 0.03f).At(0, i * 0.46f, 0)));
        var door = (Box(0.9f, 1.1f, 1.4f, 0.03f).At(0, 0.55f, 4.0f) + Box(1.4f, 0.3f, 1.6f, 0.04f).At(0, 1.2f, 4.0f)) - Box(0.55f, 0.9f, 1).At(0, 0.45f, 4.6f).In(Matte(0x2E2218));
        return courses.In(sand) + Pyramid(1.0f, 0.75f, 1.0f).At(0, 5.52f, 0).In(tip) + door.In(sand) + Ellipsoid(6.2f, 0.3f, 6.2f).Keep(Block(14, 1, 14)).In(Finish.Of(0xE3C58A, 0.98f));
    }

    public static Solid Bridge(Look r)
    {
        var stone = r.Body(Bricks(r.Dice.Pick(0xA9A196, 0xB59F84, 0x96958F), 0x726B60, 0.34f));
        var arc = r.Dice.Range(0.9f, 1.2f);
        var body = Extrude(Outline(-4.5f, 0, 4.5f, 0, 4.5f, 1.15f, 2.4f, 1.45f + arc, 0, 1.6f + arc * 1.3f, -2.4f, 1.45f + arc, -4.5f, 1.15f), 2.2f) - (DrumZ(1.45f, 6).At(0, 0.25f, 0) + DrumZ(0.9f, 6).At(2.7f, 0.05f, 0).Pair());
        var wall = Extrude(Outline(-4.5f, 1.1f, 4.5f, 1.1f, 4.5f, 1.7f, 2.4f, 2.0f + arc, 0, 2.15f + arc * 1.3f, -2.4f, 2.0f + arc, -4.5f, 1.7f), 0.26f, 0.03f).At(0, 0, 1.05f).PairZ();
        var posts = (Block(0.5f, 2.1f, 0.5f, 0.05f).At(4.5f, 0, 1.05f).Pair().PairZ() + Sphere(0.27f).At(4.5f, 2.25f, 1.05f).Pair().PairZ());
        var arches = (Arc(1.45f, 0.14f, 180).At(0, 0.25f, 1.1f) + Arc(0.9f, 0.13f, 180).At(2.7f, 0.05f, 1.1f).Pair()).PairZ();
        var water = Box(9.2f, 0.16f, 4.6f, 0.07f).At(0, 0.08f, 0).In(Water());
        return (body + wall).In(stone) + (posts + arches).In(r.Trim(Stone(0xC7BFB0))) + water;
    }

    public static Solid Well(Look r)
    {
        var stone = r.Body(Bricks(0x9E9A92, 0x6F6B64, 0.22f));
        var wood = Wood();
        var ring = Pillar(0.8f, 0.85f, 0.06f) - Pillar(0.58f, 1.2f).At(0, 0.35f, 0);
        var posts = Block(0.14f, 2.0f, 0.14f, 0.03f).At(0.7f, 0, 0).Pair() + DrumX(0.08f, 1.5f).At(0, 1.55f, 0) + (Bar(0.78f, 1.55f, 0, 0.95f, 1.55f, 0, 0.05f) + Bar(0.95f, 1.55f, 0, 0.95f, 1.3f, 0.1f, 0.05f));
        var roof = Houses.Slopes(1.2f, 0.65f, 1.7f, 0.14f, 0.12f).TurnY(90).At(0, 1.95f, 0);
        var rope = (DrumX(0.12f, 0.4f).At(0, 1.55f, 0) + Pillar(0.035f, 0.6f).At(0, 1.0f, 0)).In(Cloth(0xC9AE7A));
        var bucket = Peak(0.15f, 0.2f, 0.28f, 0.02f).At(0, 0.78f, 0).In(Wood(DarkOak)) + Torus(0.19f, 0.03f).At(0, 0.98f, 0).In(Forged());
        return ring.In(stone) + Pillar(0.6f, 0.45f).In(Water()) + (posts).In(wood) + roof.In(r.Part("roof", r.Trim(Matte(0xA8452F)))) + rope + bucket + Torus(0.72f, 0.13f).At(0, 0.86f, 0).In(Stone());
    }

    public static Solid MarsHabitat(Look r)
    {
        var shell = r.Body(Finish.Of(0xF0EEE8, 0.35f).With(Pattern.Panels, 0xB9B6AE, 0.7f));
        var orange = r.Trim(Gloss(0xE8702A));
        var glow = Lamp(0xFFE6B0, 0.7f);
        var main = Dome(1.9f).At(0, 0.25f, 0) + Dome(1.2f).At(3.1f, 0.25f, 0.5f) + Dome(1.05f).At(-2.8f, 0.25f, 0.9f);
        var tubes = DrumX(0.55f, 3.2f).TurnY(-9).At(1.7f, 0.75f, 0.25f) + DrumX(0.5f, 3.0f).TurnY(17).At(-1.5f, 0.7f, 0.5f) + DrumZ(0.75f, 1.3f, 0.08f).At(0, 0.85f, 1.9f);
        var rings = Torus(1.92f, 0.14f).At(0, 0.32f, 0) + Torus(1.22f, 0.12f).At(3.1f, 0.32f, 0.5f) + Torus(1.07f, 0.12f).At(-2.8f, 0.32f, 0.9f) + Torus(0.75f, 0.11f).TurnX(90).At(0, 0.85f, 2.55f)
            + Torus(0.57f, 0.09f).TurnZ(90).TurnY(-9).At(1.95f, 0.75f, 0.3f) + Torus(0.53f, 0.09f).TurnZ(90).TurnY(17).At(-1.75f, 0.7f, 0.55f);
        var hatch = DrumZ(0.5f, 0.1f, 0.04f).At(0, 0.85f, 2.55f).In(Metal()) + Torus(0.2f, 0.05f).TurnX(90).At(0, 0.85f, 2.62f).In(orange);
        var ports = DrumZ(0.28f, 0.24f, 0.06f).At(0, 1.25f, 1.72f).TurnY(52) + DrumZ(0.28f, 0.24f, 0.06f).At(0, 1.25f, 1.72f).TurnY(-52) + DrumZ(0.26f, 0.2f, 0.06f).At(3.1f, 0.95f, 1.6f) + DrumZ(0.24f, 0.2f, 0.06f).At(-2.8f, 0.9f, 1.86f);
        var greenhouse = (Dome(1.05f).Thicker(0.02f).Keep(Block(4, 3, 4).At(0, 0.55f, 0))).At(-2.8f, 0.25f, 0.9f).In(Gloss(0x6FC3A0));
        var panels = (Box(1.5f, 0.06f, 0.9f, 0.02f).TurnX(35).At(0, 1.35f, 0).In(Finish.Of(0x1E3A78, 0.15f).With(Pattern.Panels, 0xAFC4E0, 0.24f)) + Pillar(0.06f, 1.3f).In(Metal()));
        var dish = (Sphere(0.55f).Shell(0.08f).Keep(Box(2, 2, 0.5f).At(0, 0, -0.45f)) + Bar(0, 0, -0.4f, 0, 0, 0.15f, 0.05f)).TurnX(-40).TurnY(25).At(0, 2.85f, -0.1f).In(Matte(0xF4F4F2)) + Pillar(0.08f, 0.6f).At(0, 2.1f, 0).In(Metal());
        var tanks = (Capsule(0.34f, 0.8f).At(1.35f, 0.85f, -1.9f) + Capsule(0.34f, 0.8f).At(2.1f, 0.85f, -1.6f)).In(orange);
        var ground = Ellipsoid(4.5f, 0.42f, 3.3f).Bumps(0.1f, 0.8f).Keep(Block(14, 1, 14)).In(Stone(0xB4532E)) + Sphere(0.42f).Bumps(0.1f, 0.3f).At(3.3f, 0.3f, 2.1f).In(Stone(0x9A4526)) + Sphere(0.3f).Bumps(0.08f, 0.3f).At(-3.7f, 0.25f, 2.3f).In(Stone(0x9A4526));
        return (main + tubes).In(shell) + rings.In(orange) + hatch + ports.In(glow) + greenhouse + panels.At(2.3f, 0.2f, 2.3f) + panels.At(-1.6f, 0.2f, -2.3f) + dish + tanks + ground;
    }

    private static Solid Dome(float radius) => Sphere(radius).Keep(Block(radius * 2.2f, radius * 1.2f, radius * 2.2f));

    private static Solid Pole(Finish flag) =>
        Pillar(0.06f, 1.3f).In(Matte(0x4A4038)) + Extrude(Outline(0.03f, 0.75f, 0.8f, 0.98f, 0.03f, 1.25f), 0.06f, 0.02f).In(flag);

    private static Solid Turret(float radius, float height) =>
        Pillar(radius, height) + Pillar(radius * 1.2f, 0.35f, 0.03f).At(0, height - 0.3f, 0) + Box(radius * 0.42f, 0.3f, 0.2f).At(0, height + 0.2f, radius * 1.08f).Ring(8);

    private static Solid Battlement(float width, float height, float depth)
    {
        var teeth = Math.Max(2, (int)(width / 0.7f));
        return Block(width, height, depth) + Block(width / teeth * 0.55f, 0.36f, depth).Row(teeth, width / teeth).At(0, height - 0.02f, 0);
    }
}
