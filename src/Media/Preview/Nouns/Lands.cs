using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Pieces of the world, each on a stand of its own ground.</summary>
internal static class Lands
{
    private static readonly Finish Lava = Lamp(0xFF5A14, 1.6f);

    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("world", "beautiful world, wonderful world, little planet, tiny planet, tiny world, little world, earth day, paradise", 2f, SmallWorld.World) { Home = "sky" },
        new("valley", "landscape, scenery, village, countryside scene, diorama, town, nature scene", 6f, SmallWorld.Valley),
        new("mountain", "mountain range, peak, summit, alp, mount everest, matterhorn, ⛰, 🏔, 🗻", 30f, Mountain),
        new("volcano", "volcanic mountain, 🌋", 30f, Volcano),
        new("island", "desert island, tropical island, isle, 🏝", 12f, Island),
        new("floating island", "sky island, flying island", 12f, FloatingIsland) { Height = 0.12f },
        new("hill", "knoll, hillside, pasture", 10f, Hill),
        new("waterfall", "cascade, falls, river, stream", 9f, Waterfall),
        new("cliff", "crag, bluff, canyon, rock face", 12f, Cliff),
        new("dune", "desert dune, sand dune, desert scene", 12f, Dune),
        new("iceberg", "ice floe, glacier, berg", 14f, Iceberg),
        new("lake", "pond, pool, lagoon, oasis", 10f, Lake),
        new("cave", "cavern, grotto, mine, den", 7f, Cave),
        new("cloud", "rain cloud, thunder cloud, ☁, 🌧", 3f, Cloud) { Height = 0.35f },
        new("rainbow", "🌈", 5f, Rainbow),
        new("boulder", "rock, rock formation, stones, meteorite", 1.2f, Boulder),
        new("campfire", "bonfire, fire, flame, camp fire, 🔥", 1.1f, Campfire),
        new("fountain", "water fountain, ⛲", 2.6f, Fountain),
        new("lightning bolt", "lightning, thunderbolt, bolt, thunder, ⚡", 1.6f, Bolt),
        new("snowflake", "snow crystal, ❄", 0.6f, Snowflake),
        new("graveyard", "gravestone, tombstone, grave, cemetery, 🪦", 2f, Graveyard),
        new("stonehenge", "stone circle, megalith, dolmen", 9f, Stonehenge),
    ];

    private static Solid Mountain(Look r)
    {
        var dice = r.Dice;
        var rock = r.Body(Stone(dice.Pick(0x7C7F86, 0x8A8078, 0x6F7884)));
        var snow = r.Trim(Finish.Of(Snow, 0.9f));
        var shape = Massif(1.9f, 3.4f).Blend(Massif(1.3f, 2.3f).At(1.35f, 0, -0.2f), 0.15f).Blend(Massif(1.2f, 1.9f).At(-1.4f, 0, 0.1f), 0.15f).Blend(Massif(0.8f, 1.1f).At(0.6f, 0, 1.2f), 0.15f);
        var high = dice.Range(1.7f, 2.0f);
        var rough = shape.Bumps(0.13f, 0.55f);
        var caps = rough.Thicker(0.035f).Keep(Sphere(1.3f).Bumps(0.14f, 0.4f).At(0, high + 1.75f, 0));
        var firs = Solids.All(Enumerable.Range(0, 11).Select(i => Fir(dice.Range(0.4f, 0.62f), dice.Pick(0x2F6B45, 0x3A7A4A)).At(dice.Range(2.2f, 2.75f), 0.08f, 0).TurnY(-150 + (i * 33) + dice.Range(-8, 8))));
        return rough.Keep(Block(9, 6, 9)).In(rock) + caps.In(snow) + firs + Disc(3.1f, Leaves(Grass));

        Solid Massif(float radius, float height) => Cone(radius, 0.02f, height).At(0, height * 0.5f, 0).TurnY(dice.Range(0, 90));
    }

    private static Solid Volcano(Look r)
    {
        var rock = r.Body(Stone(0x5A4A46));
        var lava = r.Trim(Lava);
        var cone = Lathe(Smooth(0, 0, 2.7f, 0, 1.5f, 1.0f, 0.8f, 2.3f, 0.6f, 2.45f, 0.45f, 2.3f, 0.3f, 2.05f, 0, 2.0f)).Bumps(0.09f, 0.45f);
        var streams = new List<Solid>();
        foreach (var (turn, far) in new[] { (15f, 2.1f), (75f, 1.4f), (-50f, 1.7f), (160f, 1.5f) })
            streams.Add(Tube([new(0.2f, 2.42f, 0), new(0.62f, 2.46f, 0), new(0.9f, 1.95f, 0.06f), new(1.28f, 1.3f, -0.08f), new(far, far > 1.9f ? 0.45f : 0.98f - ((far - 1.4f) * 0.9f), 0.04f)], 0.15f, 0.19f).TurnY(turn - 90));
        var smoke = Blended(0.25f, Sphere(0.42f).At(0.05f, 2.95f, 0), Sphere(0.55f).At(0.3f, 3.45f, -0.1f), Sphere(0.62f).At(-0.15f, 3.9f, 0.1f), Sphere(0.5f).At(0.5f, 4.15f, 0)).Bumps(0.06f, 0.3f).In(Matte(0x8A8488));
        var sparks = Solids.All(Enumerable.Range(0, 7).Select(i => Sphere(0.09f).At(r.Dice.Range(0.35f, 0.7f), r.Dice.Range(2.5f, 3.1f), 0).TurnY(i * 51)));
        return cone.Keep(Block(9, 6, 9)).In(rock) + (Solids.All(streams) + Pillar(0.45f, 0.3f).At(0, 2.0f, 0) + Peak(0.4f, 0.16f, 0.8f, 0.1f).At(0, 2.1f, 0) + sparks).In(lava) + smoke + Disc(3.1f, Leaves(0x7A9A4A));
    }

    private static Solid Island(Look r)
    {
        var sand = r.Body(Finish.Of(0xEBCF94, 0.97f));
        var water = r.Trim(Water(0x29A8C8));
        var land = Ellipsoid(1.9f, 0.7f, 1.5f).At(0, 0.05f, 0).Blend(Ellipsoid(1.0f, 0.4f, 0.8f).At(1.1f, 0.1f, 0.5f), 0.3f).Bumps(0.04f, 0.6f).Keep(Block(9, 4, 9));
        var grass = Ellipsoid(1.05f, 0.4f, 0.85f).At(-0.2f, 0.5f, -0.2f).Bumps(0.04f, 0.3f).In(Leaves(Grass));
        var sea = Lathe(Outline(0, 0, 3, 0, 3, 0.2f, 0, 0.24f), 0.04f).Bumps(0.02f, 0.5f);
        var foam = Torus(1.72f, 0.07f).Stretch(1.16f, 0.6f, 0.93f).At(0.12f, 0.26f, 0.04f).In(Matte(0xF2FBFC));
        var chest = (Block(0.5f, 0.26f, 0.3f, 0.03f) + DrumX(0.15f, 0.5f, 0.02f).At(0, 0.26f, 0)).In(Wood()) + (Block(0.07f, 0.42f, 0.33f, 0.02f).At(0.15f, 0, 0).Pair()).In(Metal(GoldLeaf));
        return land.In(sand) + grass + sea.In(water) + foam + SmallWorld.Palm(2.6f, 14).At(-0.3f, 0.7f, -0.25f) + SmallWorld.Palm(1.9f, -16).TurnY(150).At(0.25f, 0.65f, -0.3f) + chest.TurnY(-20).At(0.95f, 0.5f, 0.75f)
            + (Sphere(0.22f).Bumps(0.06f, 0.2f).At(-1.35f, 0.3f, 0.7f) + Sphere(0.15f).At(-1.1f, 0.3f, 0.95f)).In(Stone());
    }

    private static Solid FloatingIsland(Look r)
    {
        var rock = r.Trim(Stone(0x8A7866));
        var grass = r.Body(Leaves(Grass));
        var under = Lathe(Smooth(0, 0, 0.25f, 0.25f, 0.6f, 0.9f, 1.3f, 1.6f, 2.0f, 2.2f, 0, 2.3f)).Bumps(0.16f, 0.6f) + Cone(0.35f, 0.02f, 1.0f).TurnX(180).At(0.8f, 1.0f, 0.3f).Bumps(0.06f, 0.3f) + Cone(0.3f, 0.02f, 0.8f).TurnX(180).At(-0.8f, 1.2f, -0.2f).Bumps(0.06f, 0.3f);
        var top = Ellipsoid(2.1f, 0.3f, 2.1f).Bumps(0.05f, 0.5f).At(0, 2.25f, 0);
        var falls = (Box(0.42f, 0.12f, 1.3f, 0.05f).At(0.4f, 2.52f, 1.35f) + Box(0.42f, 1.9f, 0.14f, 0.06f).At(0.4f, 1.62f, 2.05f)).In(Water(0x5FC0E8));
        return under.In(rock) + top.In(grass) + falls + SmallWorld.Cabin(0.75f, 0xC8503F).At(-0.55f, 2.5f, 0.35f) + Tree(1.5f, 0x5FA03F, r.Dice).At(0.6f, 2.45f, -0.6f) + Tree(1.1f, 0x7AB04A, r.Dice).At(-1.2f, 2.4f, -0.5f) + Fir(1.1f, 0x3A7A4A).At(1.25f, 2.4f, 0.25f);
    }

    private static Solid Hill(Look r)
    {
        var mound = Ellipsoid(2.9f, 1.15f, 2.3f).Blend(Ellipsoid(1.9f, 0.7f, 1.5f).At(1.8f, 0, 0.8f), 0.5f).Bumps(0.04f, 0.8f).Keep(Block(12, 4, 12));
        var path = Tube([new(1.2f, 0.12f, 2.1f), new(0.7f, 0.55f, 1.6f), new(0.9f, 0.84f, 1.0f), new(0.2f, 1.1f, 0.5f), new(0, 1.13f, 0.3f)], 0.2f, 0.14f).In(Finish.Of(0xD9BC86, 0.95f));
        var fence = (Block(0.1f, 0.42f, 0.1f, 0.02f).Row(6, 0.42f) + Box(2.3f, 0.07f, 0.06f, 0.02f).At(0, 0.3f, 0) + Box(2.3f, 0.07f, 0.06f, 0.02f).At(0, 0.17f, 0)).TurnY(20).At(-1.3f, 0.62f, 1.55f).TurnZ(6).In(Matte(0xF4F1E8));
        var sheep = (Ellipsoid(0.24f, 0.2f, 0.3f).Bumps(0.04f, 0.12f).At(0, 0.3f, 0).In(Matte(0xF7F4EC)) + (Sphere(0.11f).At(0, 0.4f, 0.3f) + Pillar(0.045f, 0.22f).At(0.12f, 0, 0.14f).Pair().PairZ()).In(Matte(0x33302E)));
        return mound.In(r.Body(Leaves(Grass))) + path + fence + Tree(2.0f, 0x5A9A3C, r.Dice).At(-0.5f, 1.0f, -0.2f) + sheep.TurnY(60).At(1.9f, 0.66f, 1.0f) + sheep.Scale(0.8f).TurnY(-50).At(2.5f, 0.5f, 1.3f);
    }

    private static Solid Waterfall(Look r)
    {
        var rock = r.Trim(Stone(0x857C72));
        var water = r.Body(Water(0x4FB4E0));
        var cliff = (Block(1.5f, 3.0f, 1.8f, 0.2f).At(1.55f, 0, -0.7f) + Block(1.5f, 3.3f, 1.8f, 0.2f).At(-1.55f, 0, -0.7f) + Block(2.2f, 2.7f, 1.4f, 0.2f).At(0, 0, -1.0f) + Block(1.2f, 1.6f, 1.2f, 0.2f).At(2.0f, 0, 0.4f) + Block(1.1f, 1.2f, 1.1f, 0.2f).At(-2.05f, 0, 0.5f)).Bumps(0.13f, 0.5f);
        var tops = (Ellipsoid(0.85f, 0.2f, 1.0f).At(1.6f, 3.0f, -0.7f) + Ellipsoid(0.85f, 0.2f, 1.0f).At(-1.6f, 3.3f, -0.7f) + Ellipsoid(0.7f, 0.16f, 0.7f).At(2.0f, 1.6f, 0.4f) + Ellipsoid(0.65f, 0.16f, 0.65f).At(-2.05f, 1.2f, 0.5f)).Bumps(0.04f, 0.3f).In(Leaves(Grass));
        var falls = (Box(1.5f, 0.2f, 1.6f, 0.08f).At(0, 2.74f, -0.8f) + Side(Outline(-0.2f, 2.82f, 0.05f, 2.6f, 0.2f, 1.6f, 0.28f, 0.2f, 0, 0.2f, -0.2f, 2.5f), 1.45f, 0.05f)) - Capsule(0.05f, 2.4f).Row(5, 0.27f).At(0, 1.5f, 0.34f);
        var pool = Ellipsoid(2.1f, 0.3f, 1.5f).At(0, 0.12f, 1.1f).Keep(Block(6, 0.3f, 6)).In(water);
        var foam = Blended(0.12f, Sphere(0.3f).At(-0.6f, 0.25f, 0.42f), Sphere(0.36f).At(0, 0.22f, 0.5f), Sphere(0.3f).At(0.6f, 0.25f, 0.42f), Sphere(0.22f).At(0.3f, 0.2f, 0.8f), Sphere(0.2f).At(-0.35f, 0.2f, 0.8f)).Bumps(0.03f, 0.15f).In(Matte(0xF6FCFE));
        return cliff.Keep(Block(9, 5, 9)).In(rock) + tops + falls.In(water) + pool + foam + Fir(1.4f, 0x33704A).At(1.7f, 3.05f, -0.8f) + Fir(1.1f, 0x3A7A4A).At(-1.4f, 3.3f, -0.9f) + Tree(1.0f, 0x5FA03F, r.Dice).At(-2.05f, 1.25f, 0.4f) + Disc(2.9f, Leaves(Grass))
            + (Sphere(0.3f).Bumps(0.06f, 0.2f).At(1.5f, 0.2f, 2.1f) + Sphere(0.22f).Bumps(0.05f, 0.2f).At(-1.6f, 0.18f, 1.9f)).In(Stone());
    }

    private static Solid Cliff(Look r)
    {
        var rock = r.Body(Stone(0xB9A68C).With(Pattern.Stripes, 0x9A866C, 0.7f));
        var body = Plan(Outline(-2.2f, -1.6f, 1.8f, -1.6f, 1.5f, 0.4f, 0.6f, 1.1f, -0.6f, 0.9f, -1.4f, 1.5f, -2.2f, 1.0f), 3.2f, 0.1f).At(0, 1.6f, 0).Bumps(0.16f, 0.6f);
        var grass = Plan(Outline(-2.2f, -1.6f, 1.8f, -1.6f, 1.55f, 0.4f, 0.65f, 1.15f, -0.6f, 0.95f, -1.4f, 1.55f, -2.2f, 1.05f), 0.34f, 0.1f).At(0, 3.25f, 0).Bumps(0.06f, 0.4f).In(Leaves(Grass));
        var sea = Lathe(Outline(0, 0, 3.1f, 0, 3.1f, 0.22f, 0, 0.26f), 0.04f).Bumps(0.03f, 0.5f).In(r.Trim(Water(0x2A86B8)));
        var stacks = (Peak(0.5f, 0.25f, 1.3f).At(1.9f, 0, 1.3f) + Peak(0.35f, 0.15f, 0.7f).At(0.3f, 0, 1.9f) + Peak(0.3f, 0.15f, 0.5f).At(-2.0f, 0, 2.0f)).Bumps(0.09f, 0.35f);
        return (body + stacks).Keep(Block(9, 6, 9)).In(rock) + grass + sea + SmallWorld.Cabin(0.7f, 0xC8503F).At(-0.9f, 3.4f, -0.3f) + Tree(1.2f, 0x5FA03F, r.Dice).At(0.7f, 3.35f, -0.7f) + Fir(1.0f, 0x3A7A4A).At(-1.75f, 3.35f, 0.3f)
            + Torus(0.62f, 0.06f).At(1.9f, 0.26f, 1.3f).In(Matte(0xF2FBFC));
    }

    private static Solid Dune(Look r)
    {
        var sand = r.Body(Finish.Of(0xE2B36A, 0.97f).With(Pattern.WildStripes, 0xD6A45A, 0.16f));
        var waves = Ellipsoid(2.6f, 1.25f, 1.2f).TurnY(20).At(-0.4f, 0, -0.8f).Cut(Ellipsoid(2.2f, 1.2f, 0.9f).TurnY(20).At(-0.1f, 0.7f, 0.35f), 0.15f).Blend(Ellipsoid(2.2f, 0.7f, 1.0f).TurnY(-12).At(0.9f, 0, 0.6f), 0.3f).Blend(Ellipsoid(1.4f, 0.5f, 0.7f).At(-1.6f, 0, 1.2f), 0.3f).Blend(Cylinder(3.1f, 0.2f, 0.05f).At(0, 0.1f, 0), 0.3f).Keep(Block(9, 4, 9));
        var green = Leaves(0x4F8F4A);
        var cactus = (Capsule(0.2f, 1.4f).At(0, 0.7f, 0) + Tube([new(0.1f, 0.75f, 0), new(0.5f, 0.8f, 0), new(0.55f, 1.05f, 0), new(0.55f, 1.35f, 0)], 0.13f, 0.13f) + Tube([new(-0.1f, 0.55f, 0), new(-0.42f, 0.6f, 0), new(-0.48f, 0.8f, 0), new(-0.48f, 1.0f, 0)], 0.12f, 0.12f)).In(green) + Sphere(0.12f).At(0, 1.62f, 0).In(Gloss(0xE8558A));
        var skull = Ellipsoid(0.2f, 0.17f, 0.28f).At(-1.5f, 0.5f, 1.45f).In(Matte(0xF4ECD8));
        return waves.In(sand) + cactus.At(1.3f, 0.55f, 0.7f) + cactus.Scale(0.55f).At(-1.2f, 0.36f, 1.6f) + skull + (Sphere(0.25f).Bumps(0.06f, 0.2f).At(0.3f, 0.5f, 1.5f)).In(Stone(0xB58A5A));
    }

    private static Solid Iceberg(Look r)
    {
        var ice = r.Body(Finish.Of(0xCBE9F7, 0.18f).With(Pattern.Gradient, 0xF6FBFE, 3) with
        {
            Clarity = 0.25f,
        });
        var berg = Box(2.0f, 2.6f, 1.6f).TurnZ(18).TurnY(25).At(-0.2f, 1.2f, 0).Cut(Box(3, 3, 3).TurnZ(-38).TurnY(15).At(1.9f, 2.9f, 0)) + Box(1.2f, 2.2f, 1.1f).TurnZ(-24).TurnX(14).At(0.8f, 0.7f, 0.2f) + Box(1.3f, 1.5f, 1.3f).TurnX(-20).TurnY(50).At(-1.0f, 0.5f, 0.6f) + Box(1.4f, 0.8f, 1.4f).TurnY(20).At(0.7f, 0.3f, 0.9f) + Peak(0.8f, 0.1f, 3.5f).At(-0.5f, 0, -0.2f);
        var sea = Lathe(Outline(0, 0, 2.8f, 0, 2.8f, 0.24f, 0, 0.28f), 0.04f).Bumps(0.03f, 0.5f).In(r.Trim(Water(0x2F7FA8)));
        var penguin = Ellipsoid(0.13f, 0.2f, 0.12f).At(0, 0.2f, 0).In(Matte(0x22262C)) + Ellipsoid(0.1f, 0.16f, 0.06f).At(0, 0.18f, 0.08f).In(Matte(0xF7F7F5)) + Sphere(0.1f).At(0, 0.42f, 0).In(Matte(0x22262C)) + Cone(0.04f, 0.005f, 0.1f).TurnX(90).At(0, 0.42f, 0.13f).In(Gloss(0xF09A2F));
        var floe = Plan(Outline(-0.5f, -0.3f, 0.3f, -0.4f, 0.55f, 0.1f, 0.2f, 0.4f, -0.4f, 0.3f), 0.24f, 0.04f);
        return berg.Keep(Block(9, 6, 9)).In(ice) + sea + (floe.At(1.7f, 0.32f, 1.5f) + floe.Scale(0.7f).TurnY(70).At(-1.7f, 0.3f, 1.7f)).In(Finish.Of(0xEFF8FC, 0.6f)) + penguin.At(1.62f, 0.43f, 1.5f);
    }

    private static Solid Lake(Look r)
    {
        var dice = r.Dice;
        var bank = Ellipsoid(3.0f, 0.5f, 2.4f).Bumps(0.06f, 0.6f).Keep(Block(9, 2, 9)) - Ellipsoid(2.2f, 0.5f, 1.65f).At(0, 0.4f, 0.1f);
        var water = Ellipsoid(2.25f, 0.34f, 1.7f).At(0, 0.1f, 0.1f).Keep(Block(9, 0.34f, 9));
        var trees = Solids.All(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? Fir(dice.Range(1.0f, 1.5f), 0x3A7A4A) : Tree(dice.Range(0.9f, 1.3f), dice.Pick(0x5FA03F, 0x7AB04A), dice)).At(0, 0.25f, 2.2f).TurnY(115 + (i * 26))));
        var reeds = (Bar(0, 0.2f, 0, 0.03f, 0.9f, 0, 0.035f) + Capsule(0.07f, 0.2f).At(0.03f, 0.85f, 0)).In(Finish.Of(0x7A5A2F, 0.9f));
        var lily = Cylinder(0.24f, 0.06f, 0.02f).In(Leaves(0x4F9A4A)) + Sphere(0.09f).At(0, 0.08f, 0).In(Gloss(0xF09AB8));
        var boat = (Ellipsoid(0.26f, 0.2f, 0.6f).Keep(Block(2, 0.3f, 2).At(0, -0.3f, 0)) - Ellipsoid(0.2f, 0.14f, 0.52f)).In(Wood());
        return bank.In(r.Trim(Leaves(Grass))) + water.In(r.Body(Water())) + trees + reeds.At(1.9f, 0, 0.9f) + reeds.Scale(0.8f).At(2.05f, 0, 0.7f) + reeds.Scale(0.9f).At(1.75f, 0, 1.1f) + lily.At(-0.8f, 0.36f, 0.9f) + lily.Scale(0.8f).At(-0.35f, 0.36f, 1.25f) + lily.Scale(0.7f).At(-1.2f, 0.36f, 0.5f) + boat.TurnY(50).At(0.5f, 0.5f, 0.2f)
            + (Sphere(0.26f).Bumps(0.06f, 0.2f).At(-1.9f, 0.3f, 1.2f) + Sphere(0.18f).At(-1.6f, 0.3f, 1.5f)).In(Stone());
    }

    private static Solid Cave(Look r)
    {
        var rock = r.Body(Stone(0x7F766C));
        var gem = r.Trim(Finish.Of(r.Dice.Pick(0x5AD8E8, 0xB06AF0, 0x6AF0A8), 0.1f).Glowing(0.9f));
        var mound = (Ellipsoid(2.3f, 2.0f, 1.8f).Blend(Ellipsoid(1.2f, 1.2f, 1.2f).At(1.6f, 0, 0.2f), 0.4f).Blend(Ellipsoid(1.1f, 1.0f, 1.1f).At(-1.7f, 0, 0.3f), 0.4f)).Bumps(0.2f, 0.7f);
        var hole = Ellipsoid(0.95f, 1.2f, 1.6f).At(0, 0.15f, 1.5f).Bumps(0.07f, 0.4f);
        var teeth = Cone(0.14f, 0.02f, 0.5f).TurnX(180);
        var spikes = (teeth.At(-0.45f, 0.98f, 1.25f) + teeth.Scale(1.3f).At(-0.12f, 1.08f, 1.2f) + teeth.At(0.28f, 1.05f, 1.25f) + teeth.Scale(0.8f).At(0.55f, 0.95f, 1.2f)).In(rock);
        var crystals = Solids.All(Enumerable.Range(0, 6).Select(i => Peak(0.11f, 0.02f, r.Dice.Range(0.35f, 0.6f)).TurnX(r.Dice.Range(-18, 18)).TurnZ(r.Dice.Range(-18, 18)).At(r.Dice.Range(-0.55f, 0.55f), 0.08f, r.Dice.Range(0.55f, 1.35f))));
        return (mound - hole.In(Matte(0x2A2524))).Keep(Block(9, 5, 9)).In(rock) + spikes + crystals.In(gem) + Ellipsoid(1.1f, 0.22f, 0.9f).Bumps(0.03f, 0.2f).At(-0.4f, 1.95f, -0.1f).In(Leaves(Grass)) + Fir(0.9f, 0x3A7A4A).At(-0.6f, 2.0f, -0.2f) + Disc(2.9f, Leaves(0x6F8F4A));
    }

    private static Solid Cloud(Look r)
    {
        var dice = r.Dice;
        var white = r.Body(Matte(0xF6F8FB)) with
        {
            Fuzz = 0.5f,
        };
        var puffs = Blended(0.2f, Ellipsoid(1.3f, 0.36f, 0.6f).At(0, 0.36f, 0), Sphere(dice.Range(0.56f, 0.66f)).At(-0.25f, 0.72f, 0), Sphere(dice.Range(0.42f, 0.52f)).At(0.42f, 0.66f, 0.05f), Sphere(0.38f).At(-0.85f, 0.5f, 0.05f), Sphere(0.36f).At(0.9f, 0.46f, 0), Sphere(0.4f).At(0.05f, 0.5f, 0.34f));
        return puffs.Bumps(0.03f, 0.25f).In(white);
    }

    private static Solid Rainbow(Look r)
    {
        int[] colours = [0xE8352F, 0xF5902F, 0xF7D633, 0x4FBF55, 0x3A8FE0, 0x8A55C8];
        var bands = Solids.All(colours.Select((c, i) => Arc(2.1f - (0.2f * i), 0.115f, 184).At(0, 0.25f, 0).In(Gloss(c))));
        var puff = Blended(0.15f, Sphere(0.45f).At(0, 0.4f, 0.05f), Sphere(0.38f).At(0.5f, 0.33f, 0), Sphere(0.36f).At(-0.48f, 0.32f, 0.05f), Sphere(0.34f).At(0.1f, 0.3f, 0.4f)).Bumps(0.02f, 0.2f).In(r.Body(Matte(0xF8FAFD)));
        return bands + puff.At(1.6f, 0, 0).Pair();
    }

    private static Solid Boulder(Look r)
    {
        var d = r.Dice;
        var rock = Ellipsoid(d.Range(0.6f, 0.75f), d.Range(0.48f, 0.6f), d.Range(0.5f, 0.6f)).Cut(Box(2, 2, 2).TurnZ(d.Range(20, 40)).At(1.35f, 1.0f, 0), 0.1f).Cut(Box(2, 2, 2).TurnX(d.Range(25, 40)).At(-0.2f, 1.2f, 1.1f), 0.1f).Bumps(0.09f, 0.4f).At(0, 0.36f, 0);
        return (rock + Ellipsoid(0.26f, 0.2f, 0.24f).Bumps(0.05f, 0.2f).At(0.66f, 0.12f, 0.34f)).Keep(Block(4, 3, 4)).In(r.Body(Stone())) + Ellipsoid(0.34f, 0.1f, 0.3f).Bumps(0.02f, 0.12f).At(-0.2f, 0.84f, -0.05f).In(r.Trim(Leaves(0x6E8F3C)));
    }

    private static Solid Campfire(Look r)
    {
        var log = DrumX(0.09f, 0.95f, 0.03f).TurnZ(26).At(0.24f, 0.26f, 0).TurnY(36).Ring(5).In(r.Trim(Wood(0x6B4426)));
        var stones = Sphere(0.17f).Stretch(1, 0.75f, 1).Bumps(0.03f, 0.15f).At(0.78f, 0.09f, 0).Ring(11).Keep(Block(3, 1, 3)).In(Stone());
        var coals = Ellipsoid(0.5f, 0.12f, 0.5f).Bumps(0.03f, 0.12f).Keep(Block(3, 1, 3)).In(Lamp(0xD8401A, 0.8f));
        return log + stones + coals + Fittings.Fire(1.15f).At(0, 0.12f, 0);
    }

    private static Solid Fountain(Look r)
    {
        var stone = r.Body(Stone(0xD6CFC0));
        var water = r.Trim(Water(0x5FBEE4));
        var basin = Pillar(1.3f, 0.5f, 0.05f) - Pillar(1.12f, 0.5f).At(0, 0.14f, 0) + Torus(1.22f, 0.1f).At(0, 0.5f, 0);
        var column = Lathe(Outline(0, 0, 0.34f, 0, 0.3f, 0.3f, 0.14f, 0.45f, 0.18f, 0.9f, 0.1f, 1.2f, 0.7f, 1.35f, 0.74f, 1.48f, 0.6f, 1.48f, 0.12f, 1.36f, 0.1f, 1.9f, 0.36f, 2.0f, 0.38f, 2.1f, 0, 2.06f), 0.015f);
        var jet = Tube([new(0, 2.1f, 0), new(0.08f, 2.5f, 0), new(0.3f, 2.55f, 0), new(0.52f, 2.1f, 0), new(0.6f, 1.45f, 0)], 0.06f, 0.05f).Ring(6) + Tube([new(0.66f, 1.46f, 0), new(0.86f, 1.42f, 0), new(0.98f, 0.95f, 0), new(1.0f, 0.36f, 0)], 0.06f, 0.05f).TurnY(30).Ring(8);
        return (basin + column).In(stone) + (Pillar(1.15f, 0.34f) + Pillar(0.64f, 0.1f).At(0, 1.36f, 0) + jet).In(water) + Sphere(0.12f).At(0, 2.2f, 0).In(stone);
    }

    private static Solid Bolt(Look r) =>
        Extrude(Outline(-0.1f, 1.6f, 0.42f, 1.6f, 0.16f, 1.02f, 0.5f, 1.02f, -0.2f, 0, -0.02f, 0.74f, -0.36f, 0.74f), 0.24f, 0.04f).In(r.Body(Lamp(0xFFD22E, 0.7f))).Settle();

    private static Solid Snowflake(Look r)
    {
        var arm = Pillar(0.05f, 0.95f) + (Bar(0, 0.5f, 0, 0.26f, 0.74f, 0, 0.042f) + Bar(0, 0.74f, 0, 0.17f, 0.92f, 0, 0.036f) + Bar(0, 0.28f, 0, 0.17f, 0.44f, 0, 0.036f)).Pair() + Sphere(0.075f).At(0, 0.97f, 0);
        return (Solids.All(Enumerable.Range(0, 6).Select(i => arm.TurnZ(i * 60))) + Extrude(Polygon(6, 0.2f), 0.1f, 0.02f)).In(r.Body(Finish.Of(0x9AD4F2, 0.1f))).Settle();
    }

    private static Solid Graveyard(Look r)
    {
        var stone = r.Body(Stone(0x8E9096));
        var slab = Extrude(Outline(-0.4f, 0, 0.4f, 0, 0.4f, 0.7f, 0.28f, 0.95f, 0, 1.06f, -0.28f, 0.95f, -0.4f, 0.7f), 0.14f, 0.04f) + Block(1.05f, 0.14f, 0.36f, 0.03f);
        var letters = (Box(0.4f, 0.05f, 0.1f).At(0, 0.62f, 0.11f) + Box(0.3f, 0.05f, 0.1f).At(0, 0.48f, 0.11f) + Box(0.05f, 0.22f, 0.1f).At(0, 0.85f, 0.11f) + Box(0.16f, 0.05f, 0.1f).At(0, 0.88f, 0.11f)).In(Matte(0x4A4C52));
        var mound = Ellipsoid(0.42f, 0.18f, 0.7f).Bumps(0.03f, 0.15f).At(0, 0.03f, 0.72f).In(Finish.Of(0x5E4630, 1));
        var tree = Tube([new(0, 0, 0), new(0.08f, 0.6f, 0), new(-0.05f, 1.2f, 0), new(0.12f, 1.8f, 0)], 0.16f, 0.06f) + Tube([new(0, 1.0f, 0), new(0.3f, 1.3f, 0.1f), new(0.5f, 1.7f, 0.1f)], 0.09f, 0.045f) + Tube([new(0, 1.2f, 0), new(-0.3f, 1.45f, -0.05f), new(-0.42f, 1.75f, 0)], 0.08f, 0.045f);
        return (slab.In(stone) + letters).TurnZ(-3).At(0, 0.06f, 0) + mound + (slab.Scale(0.72f).TurnY(14).TurnZ(6)).At(1.0f, 0.06f, -0.4f).In(stone) + tree.At(-1.0f, 0.05f, -0.4f).In(r.Trim(Wood(0x3A2A22))) + Disc(1.6f, Leaves(0x5E7A42)) + Sphere(0.1f).At(0.35f, 0.16f, 0.45f).In(Gloss(0xD8352F));
    }

    private static Solid Stonehenge(Look r)
    {
        var stone = r.Body(Stone(0x9A978E));
        var trilith = (Block(0.75f, 2.2f, 0.5f, 0.08f).At(0.75f, 0, 0).Pair() + Block(2.3f, 0.42f, 0.56f, 0.08f).At(0, 2.15f, 0)).Bumps(0.05f, 0.35f);
        return Solids.All(Enumerable.Range(0, 7).Where(i => i != 1).Select(i => trilith.At(0, 0, 3.1f).TurnY(i * 51.4f))).In(stone) + Block(1.5f, 0.4f, 0.7f, 0.1f).Bumps(0.04f, 0.3f).At(0.3f, 0.05f, 0.4f).In(stone) + Disc(4.4f, r.Trim(Leaves(Grass)));
    }

    /// <summary>A round piece of ground.</summary>
    private static Solid Disc(float radius, Finish finish) => Cylinder(radius, 0.16f, 0.07f).At(0, 0.08f, 0).In(finish);
}
