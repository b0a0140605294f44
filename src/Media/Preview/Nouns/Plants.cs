using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Trees, flowers and what else grows.</summary>
internal static class Plants
{
    private const int Leaf = 0x4F9A3A;

    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("tree", "maple, maple tree, apple tree, birch, willow, beech, leafy tree, 🌳", 6, r => Broadleaf(r, Pieces.Tree(6, 0x5FA043, r.Dice.Fork("crown")))) { Lends = Leaves(0x5FA043) },
        new("oak", "oak tree, ancient tree, old tree, world tree", 9, Oak),
        new("pine", "fir, pine tree, fir tree, spruce, conifer, evergreen, 🌲", 7, Pine),
        new("christmas tree", "xmas tree, decorated tree, 🎄", 2.2f, ChristmasTree) { TurnsFreely = false },
        new("palm", "palm tree, coconut palm, coconut tree, 🌴", 7, Palm),
        new("cherry blossom", "cherry tree, blossom tree, sakura, cherry blossom tree, blossom, 🌸", 5, Blossom),
        new("bonsai", "bonsai tree, miniature tree", 0.45f, Bonsai),
        new("cactus", "cacti, saguaro, 🌵", 1.6f, Cactus),
        new("flower", "blossom flower, bloom, poppy, lily, orchid, hibiscus, 🌺", 0.4f, r => Bloom(r, 6, 0.5f, r.Dice.Pick(0xE8456A, 0x9A5AD8, 0xF28A2E), 0xF9CB3A, 0.2f)),
        new("daisy", "chamomile, camomile, marguerite, 🌼", 0.35f, r => Bloom(r, 14, 0.5f, 0xFFFFFF, 0xF9C12E, 0.1f)),
        new("sunflower", "🌻", 1.6f, r => Bloom(r, 20, 0.52f, 0xF9C21E, 0x5A3418, 0.1f, 0.3f)),
        new("rose", "🌹", 0.4f, Rose),
        new("tulip", "crocus, 🌷", 0.35f, Tulip),
        new("bouquet", "bunch of flowers, flower bouquet, 💐", 0.45f, Bouquet),
        new("mushroom", "toadstool, fly agaric, 🍄", 0.15f, Mushroom),
        new("bush", "shrub, hedge, box tree", 1.2f, Bush),
        new("fern", "bracken", 0.7f, Fern),
        new("bamboo", "bamboo grove, 🎋, 🎍", 3, Bamboo),
        new("grass", "tuft of grass, meadow grass, weed, reed, 🌱", 0.4f, Tuft),
        new("clover", "four leaf clover, four-leaf clover, shamrock, 🍀", 0.12f, Clover),
        new("leaf", "maple leaf, autumn leaf, 🍁, 🍃", 0.15f, OneLeaf),
        new("potted plant", "houseplant, house plant, pot plant, flower pot, flowerpot, plant, succulent, aloe, 🪴", 0.6f, Potted),
        new("tree stump", "stump", 0.6f, Stump),
        new("log", "tree trunk, firewood, timber, 🪵", 1, Log),
        new("ivy", "vine, creeper, climbing plant", 1.2f, Ivy),
    ];

    private static Finish Green(Look r, int rgb = Leaf) => r.Part("leaves", r.Has("bare") ? Wood(DarkOak) : Leaves(rgb));

    // The crown is what a colour names: a red tree has red leaves, not a red trunk.
    private static Solid Broadleaf(Look r, Solid tree) => tree.Repaint(finish => finish.Pattern == Pattern.Wood ? r.Part("trunk", finish) : r.Part("leaves", r.Body(finish)));

    private static Solid Blade(float length, float wide, float thick = 0.04f) => Ellipsoid(wide, thick, length * 0.5f).At(0, 0, length * 0.48f);

    private static Solid Oak(Look r)
    {
        var trunk = Lathe(Smooth(0, 0, 0.85f, 0, 0.5f, 0.3f, 0.36f, 0.9f, 0.34f, 1.7f, 0.46f, 2.1f, 0, 2.2f)) + Limb(new(0.3f, 0.2f, 0.1f), new(0.95f, 0.05f, 0.3f), 0.24f, 0.08f).Ring(5);
        var boughs = Limb(new(0, 1.6f, 0), new(1.3f, 2.7f, 0), 0.3f, 0.16f).Ring(5);
        var crown = Solids.Blended(0.3f, [Sphere(1.1f).At(0, 3.5f, 0), .. Enumerable.Range(0, 7).Select(i => Sphere(r.Dice.Range(0.72f, 0.95f)).At(1.3f, 2.75f + (i % 2 * 0.4f), 0).TurnY(i * 51.4f))]);
        return trunk.Blend(boughs, 0.1f).Keep(Block(9, 9, 9)).In(r.Part("trunk", Wood(DarkOak))) + crown.Bumps(0.09f, 0.35f).In(r.Part("leaves", r.Body(Leaves(0x4C8A38))));
    }

    private static Solid Pine(Look r) => Broadleaf(r, Pieces.Fir(7, r.Dice.Pick(0x2F6B44, 0x37784A, 0x2A5E42)));

    private static Solid ChristmasTree(Look r)
    {
        var tree = Broadleaf(r, Pieces.Fir(2, 0x2C7040));
        var balls = Solids.All(Enumerable.Range(0, 30).Select(i =>
        {
            var t = i / 30f;
            return Sphere(0.06f).At(0, 0.42f + (1.2f * t), 0.5f - (0.36f * t)).TurnY(i * 137.5f).In(i % 3 == 0 ? Lamp(0xFFE08A, 1.4f) : Gloss(r.Dice.Pick(0xD8202C, 0xF2B632, 0x2E7AD0)));
        }));
        return tree + balls + Extrude(Star(5, 0.17f, 0.075f), 0.07f, 0.02f).At(0, 2.06f, 0).In(Lamp(0xFFCF3A, 1.1f)) + Pillar(0.2f, 0.26f, 0.03f).In(r.Trim(Gloss(0xB8242E)));
    }

    private static Solid Palm(Look r)
    {
        var bend = r.Dice.Range(0.5f, 0.9f);
        Vector3 top = new(bend, 4.6f, 0);
        var trunk = Tube([new(0, 0, 0), new(bend * 0.15f, 1.5f, 0), new(bend * 0.55f, 3.1f, 0), top], 0.28f, 0.16f) + Solids.All(Enumerable.Range(1, 9).Select(i => Torus(0.25f - (i * 0.01f), 0.045f).At(bend * MathF.Pow(i / 9.6f, 1.7f), i * 0.48f, 0)));
        var frond = Solids.All(Enumerable.Range(0, 7).Select(i =>
        {
            var t = i / 6f;
            var at = new Vector3(0, (0.85f * t) - (1.5f * t * t), 0.1f + (1.9f * t));
            return Ellipsoid(0.4f * (1.05f - (0.6f * t)), 0.07f, 0.3f).TurnX(-30 + (85 * t)).At(at);
        }));
        var nuts = Sphere(0.2f).At(0, -0.2f, 0.24f).Ring(4).In(Finish.Of(0x6B4022, 0.7f));
        return (trunk.Keep(Block(12, 12, 12)).In(r.Part("trunk", Wood(0x9A7248))) + (frond.Ring(8).In(r.Part("leaves", r.Body(Leaves(0x4FA03C)))) + nuts).At(top)).Settle();
    }

    private static Solid Blossom(Look r)
    {
        var wood = Tube([new(0, 0, 0), new(0.12f, 0.8f, 0), new(-0.05f, 1.6f, 0)], 0.26f, 0.17f).Blend(Limb(new(0, 1.2f, 0), new(1.05f, 2.3f, 0.1f), 0.15f, 0.08f), 0.1f).Blend(Limb(new(0, 1.3f, 0), new(-1.05f, 2.2f, -0.2f), 0.15f, 0.08f), 0.1f).Blend(Limb(new(0, 1.5f, 0), new(0.1f, 2.6f, 0.3f), 0.14f, 0.08f), 0.1f);
        var puffs = Solids.All(new Vector4[] { new(1.1f, 2.5f, 0.1f, 0.72f), new(-1.15f, 2.4f, -0.2f, 0.75f), new(0.05f, 3.0f, 0.2f, 0.9f), new(-0.5f, 2.5f, 0.65f, 0.55f), new(0.6f, 2.4f, -0.6f, 0.6f), new(0.55f, 2.9f, 0.5f, 0.5f) }.Select(p => Sphere(p.W).At(p.X, p.Y, p.Z))).Bumps(0.09f, 0.26f);
        var petals = Solids.All(Enumerable.Range(0, 12).Select(i => Ellipsoid(0.08f, 0.035f, 0.06f).At(0, 0.03f, 0.4f + (i * 0.08f)).TurnY(i * 137.5f)));
        var pink = r.Part("leaves", r.Body(Finish.Of(0xF7A8C4, 0.85f).With(Pattern.Clouds, 0xFDDCE8, 0.25f) with { Fuzz = 0.3f }));
        return wood.Keep(Block(9, 9, 9)).In(Wood(0x5A3A2C)) + puffs.In(pink) + petals.In(pink);
    }

    private static Solid Bonsai(Look r)
    {
        var trunk = Tube([new(0, 0.3f, 0), new(0.26f, 0.6f, 0.05f), new(-0.16f, 0.95f, 0), new(0.14f, 1.35f, 0)], 0.17f, 0.08f) + Limb(new(0.2f, 0.62f, 0.04f), new(0.62f, 0.86f, 0.1f), 0.09f, 0.05f) + Limb(new(-0.1f, 0.92f, 0), new(-0.6f, 1.1f, 0.02f), 0.08f, 0.05f);
        var pads = (Ellipsoid(0.4f, 0.17f, 0.32f).At(0.64f, 0.96f, 0.1f) + Ellipsoid(0.42f, 0.18f, 0.34f).At(-0.6f, 1.2f, 0.02f) + Ellipsoid(0.46f, 0.22f, 0.38f).At(0.14f, 1.5f, 0)).Bumps(0.04f, 0.12f);
        return Box(1.1f, 0.28f, 0.7f, 0.05f).At(0, 0.16f, 0).In(r.Trim(Gloss(0x2E5A78))) + Block(0.16f, 0.08f, 0.6f).At(0.38f, 0, 0).Pair().In(r.Trim(Gloss(0x2E5A78))) + Ellipsoid(0.5f, 0.08f, 0.3f).At(0, 0.3f, 0).In(Leaves(0x7A9A4A)) + trunk.In(Wood(DarkOak)) + pads.In(r.Part("leaves", r.Body(Leaves(0x3F8A3A))));
    }

    private static Solid Cactus(Look r)
    {
        var skin = r.Body(Finish.Of(0x4C9A52, 0.6f));
        Solid Ribbed(float radius, float length) => Capsule(radius, length) + Capsule(radius * 0.22f, length + (radius * 0.7f)).At(0, 0, radius * 0.88f).Ring(9);
        var arm = Tube([new(0.2f, 0.85f, 0), new(0.58f, 0.86f, 0), new(0.66f, 1.0f, 0), new(0.66f, 1.42f, 0)], 0.14f, 0.13f);
        var other = Tube([new(-0.2f, 0.6f, 0), new(-0.52f, 0.6f, 0), new(-0.6f, 0.75f, 0), new(-0.6f, 1.08f, 0)], 0.13f, 0.12f);
        var spines = Solids.All(Enumerable.Range(0, 40).Select(i => Capsule(0.016f, 0.07f).TurnX(90).At(0, 0.2f + (i * 0.036f), 0.3f).TurnY(i * 137.5f))).In(Matte(0xF4EFD8));
        var flower = Ellipsoid(0.05f, 0.03f, 0.11f).TurnX(-30).At(0, 0, 0.07f).Ring(6).At(0, 1.85f, 0).In(r.Part("flower", Finish.Of(0xF0508A, 0.5f)));
        return (Ribbed(0.25f, 1.6f).At(0, 0.8f, 0) + arm + other).Keep(Block(4, 4, 4)).In(skin) + spines + flower + Ellipsoid(0.6f, 0.08f, 0.6f).Keep(Block(4, 1, 4)).In(Finish.Of(0xD8B47A, 0.95f));
    }

    // A flower on its stem; the head leans to whoever looks.
    private static Solid Bloom(Look r, int petals, float length, int petal, int heart, float wide, float disc = 0.17f)
    {
        var head = Solids.All(Enumerable.Range(0, petals).Select(i => Ellipsoid(wide, length * 0.5f, 0.035f).At(0, (length * 0.45f) + (disc * 0.6f), i % 2 * 0.02f).TurnX(12).TurnZ(i * 360f / petals))).In(r.Part("petals", r.Body(Finish.Of(petal, 0.6f))))
            + Ellipsoid(disc, disc, 0.09f).At(0, 0, 0.05f).Bumps(0.012f, 0.05f).In(r.Trim(Finish.Of(heart, 0.8f).With(Pattern.Speckles, Finish.Of(heart).Color * 0.6f, 0.06f)));
        var stem = Tube([new(0, 0, 0), new(0.06f, 0.6f, -0.04f), new(0, 1.3f, -0.06f)], 0.045f, 0.04f);
        var leaves = Blade(0.5f, 0.13f).TurnX(-35).TurnY(75).At(0.04f, 0.35f, 0) + Blade(0.45f, 0.12f).TurnX(-35).TurnY(-80).At(0.05f, 0.55f, 0);
        return head.TurnX(-18).At(0, 1.36f, 0) + (stem + leaves + Cylinder(0.12f, 0.04f, 0.01f).At(0, 0.02f, 0)).Keep(Block(4, 4, 4)).In(Green(r));
    }

    private static Solid Rose(Look r)
    {
        var red = r.Part("petals", r.Body(Finish.Of(r.Dice.Pick(0xC8142C, 0xC8142C, 0xE8608A), 0.55f)));
        var head = Solids.All(Enumerable.Range(0, 14).Select(i =>
        {
            var t = i / 13f;
            return Sphere(0.17f + (0.06f * t)).Stretch(1, 1.1f - (0.25f * t), 1).Shell(0.035f).Keep(Block(1, 1, 1).At(0, -0.95f + (0.06f * (1 - t)), 0)).TurnX(14 + (16 * t)).At(0, 0.1f - (0.12f * t), 0.02f + (0.15f * t)).TurnY(i * 137.5f);
        })) + Sphere(0.14f);
        var stem = Tube([new(0, 0, 0), new(0.04f, 0.6f, 0), new(0, 1.2f, 0)], 0.035f, 0.035f) + Solids.All(Enumerable.Range(0, 5).Select(i => Cone(0.03f, 0.004f, 0.08f).TurnX(70).At(0.02f, 0.25f + (i * 0.17f), 0.05f).TurnY(i * 137.5f)));
        var leaves = Blade(0.42f, 0.14f).TurnX(-25).TurnY(80).At(0.03f, 0.5f, 0) + Blade(0.4f, 0.13f).TurnX(-25).TurnY(-85).At(0.03f, 0.72f, 0) + Blade(0.2f, 0.06f).TurnX(30).Ring(5).At(0, 1.16f, 0) + Cylinder(0.1f, 0.04f, 0.01f).At(0, 0.02f, 0);
        return head.At(0, 1.34f, 0).In(red) + (stem + leaves).Keep(Block(4, 4, 4)).In(Green(r, 0x2F7A34));
    }

    private static Solid Tulip(Look r)
    {
        var petals = Ellipsoid(0.18f, 0.34f, 0.09f).At(0, 0.3f, 0).TurnX(4).At(0, 0, 0.13f).Ring(6) + Ellipsoid(0.2f, 0.28f, 0.2f).At(0, 0.28f, 0);
        var leaves = (Ellipsoid(0.1f, 0.5f, 0.035f).At(0, 0.48f, 0).TurnZ(-16)).At(0.04f, 0, 0.03f).Pair();
        return petals.At(0, 0.98f, 0).In(r.Part("petals", r.Body(Finish.Of(r.Dice.Pick(0xE8304A, 0xF4A02E, 0xC85AC8), 0.5f)))) + (Limb(default, new(0, 1.05f, 0), 0.045f, 0.045f) + leaves + Cylinder(0.1f, 0.04f, 0.01f).At(0, 0.02f, 0)).Keep(Block(4, 4, 4)).In(Green(r));
    }

    private static Solid Bouquet(Look r)
    {
        var heads = Solids.All(Enumerable.Range(0, 13).Select(i =>
        {
            var far = 0.15f + (0.38f * MathF.Sqrt(i / 12f));
            var head = (Sphere(0.11f).At(0, 0.05f, 0.1f).Ring(6).In(r.Body(Finish.Of(r.Dice.Pick(0xE8456A, 0xF9B83A, 0x9A6AE0, 0xF7F4F0, 0xF28ABA), 0.6f))) + Sphere(0.1f).At(0, 0.1f, 0).In(Finish.Of(0xF9D04A, 0.7f))).Scale(0.95f);
            return head.TurnX(far * 60).At(0, 1.25f - (far * 0.35f), far).TurnY(i * 137.5f);
        }));
        var wrap = Lathe(Smooth(0, 0.05f, 0.16f, 0.05f, 0.14f, 0.4f, 0.36f, 0.8f, 0.56f, 1.02f, 0, 1.0f), 0.02f).In(r.Trim(Matte(0xF4E6D0)));
        return wrap.Drop() + Blade(0.36f, 0.12f).TurnX(-25).At(0, 1.0f, 0.4f).Ring(9).In(Green(r)) + heads + Torus(0.16f, 0.045f).At(0, 0.36f, 0).In(Gloss(0xD8304A));
    }

    private static Solid Mushroom(Look r)
    {
        var cap = new Bodies.Oval(new(0, 0.72f, 0), new(0.52f, 0.42f, 0.52f));
        var top = cap.Solid.Keep(Block(3, 3, 3).At(0, 0.68f, 0), 0.06f).In(r.Part("cap", r.Body(Finish.Of(0xD8241E, 0.3f))));
        var spots = Solids.All(Enumerable.Range(0, 15).Select(i => cap.Put(Ellipsoid(0.075f, 0.07f, 0.03f).Scale(r.Dice.Range(0.7f, 1.25f)), i * 137.5f, 88 - (MathF.Sqrt(i) * 20)))).In(r.Part("spots", r.SecondColor is null ? Matte(0xFBF8F0) : r.Trim(Matte(0xFBF8F0))));
        var stem = Lathe(Smooth(0, 0, 0.22f, 0.01f, 0.2f, 0.12f, 0.14f, 0.4f, 0.15f, 0.7f, 0, 0.74f), 0.01f) + Cone(0.24f, 0.14f, 0.1f, 0.03f).At(0, 0.5f, 0);
        return top + spots + Cylinder(0.46f, 0.05f, 0.02f).At(0, 0.69f, 0).In(Matte(0xEFE3CC)) + stem.In(r.Part("stem", Matte(0xF4ECDC)));
    }

    private static Solid Bush(Look r) =>
        Solids.Blended(0.15f, [Sphere(0.6f).At(0, 0.55f, 0), .. Enumerable.Range(0, 7).Select(i => Sphere(r.Dice.Range(0.32f, 0.46f)).At(0, r.Dice.Range(0.3f, 0.6f), 0.5f).TurnY(i * 51.4f))]).Bumps(0.06f, 0.18f).Keep(Block(4, 4, 4)).In(r.Part("leaves", r.Body(Leaves(0x4F9440))))
            + Solids.All(Enumerable.Range(0, 14).Select(i => Sphere(0.05f).At(0, 0.3f + (i * 0.045f), 0.86f - (i * 0.03f)).TurnY(i * 137.5f))).In(r.Part("berries", r.Trim(Gloss(0xD8304A))));

    private static Solid Fern(Look r)
    {
        var frond = Solids.All(Enumerable.Range(0, 9).Select(i =>
        {
            var t = i / 8f;
            return Ellipsoid(0.26f * (1.05f - (0.8f * t)), 0.035f, 0.055f).TurnX(-55 + (95 * t)).At(0, (0.95f * t) - (0.62f * t * t), 0.1f + (0.85f * t));
        })) + Tube([new(0, 0, 0.02f), new(0, 0.3f, 0.4f), new(0, 0.36f, 0.9f)], 0.035f, 0.025f);
        return (frond.Ring(7) + frond.TurnX(-28).Scale(0.85f).TurnY(26).Ring(5)).Keep(Block(5, 5, 5)).In(r.Part("leaves", r.Body(Leaves(0x4C9440)))) + Sphere(0.12f).Keep(Block(1, 1, 1)).In(Green(r));
    }

    private static Solid Bamboo(Look r)
    {
        var stalks = Solids.All(Enumerable.Range(0, 6).Select(i =>
        {
            var high = r.Dice.Range(2.1f, 3);
            var stalk = Pillar(0.09f, high, 0.02f) + Solids.All(Enumerable.Range(1, (int)(high / 0.42f)).Select(k => Torus(0.085f, 0.025f).At(0, k * 0.42f, 0)));
            var leaves = Solids.All(Enumerable.Range(0, 6).Select(k => Blade(0.5f, 0.07f).TurnX(22).At(0, high - (k * 0.26f), 0.06f).TurnY(k * 137.5f))).In(Green(r, 0x5FA84A));
            return (stalk.In(r.Body(Finish.Of(0x8DB04A, 0.4f))) + leaves).TurnX(r.Dice.Range(-3, 3)).At(0, 0.01f, i == 0 ? 0 : 0.32f).TurnY(i * 72);
        }));
        return (stalks + Ellipsoid(0.6f, 0.12f, 0.6f).Keep(Block(3, 1, 3)).In(Leaves(0x6F9A4A))).Keep(Block(9, 9, 9));
    }

    private static Solid Tuft(Look r) =>
        (Solids.All(Enumerable.Range(0, 24).Select(i =>
        {
            var (high, lean) = (r.Dice.Range(0.6f, 1), r.Dice.Range(0.1f, 0.5f));
            return Tube([new(0, 0, 0), new(0, high * 0.6f, lean * 0.3f), new(0, high, lean)], 0.04f, 0.014f, 2).At(0, 0, 0.02f + (0.24f * MathF.Sqrt(i / 24f))).TurnY(i * 137.5f);
        })) + Ellipsoid(0.34f, 0.06f, 0.34f)).Keep(Block(4, 4, 4)).In(r.Body(Leaves(0x6BAA42)));

    private static Solid Clover(Look r)
    {
        var lobe = Extrude(Pieces.Outline(0, 0, 0.3f, 0.26f, 0.36f, 0.48f, 0.2f, 0.62f, 0, 0.5f, -0.2f, 0.62f, -0.36f, 0.48f, -0.3f, 0.26f), 0.06f, 0.045f);
        var leaves = Solids.All(Enumerable.Range(0, 4).Select(i => lobe.Stretch(0.86f, 1, 1).At(0, 0.06f, 0).TurnX(10).TurnZ(i * 90)));
        return leaves.TurnX(-12).At(0, 1.25f, 0.05f).In(r.Part("leaves", r.Body(Finish.Of(0x3FA848, 0.6f)))) + (Tube([new(0.1f, 0, 0), new(0.12f, 0.6f, 0), new(0, 1.25f, 0)], 0.045f, 0.04f) + Cylinder(0.16f, 0.05f, 0.02f).At(0.1f, 0.025f, 0)).Keep(Block(3, 3, 3)).In(Finish.Of(0x5FA84A, 0.7f));
    }

    private static Solid OneLeaf(Look r)
    {
        var blade = Extrude(Outline(0, -0.1f, 0.32f, -0.2f, 0.3f, -0.06f, 0.72f, 0.06f, 0.6f, 0.18f, 0.74f, 0.44f, 0.46f, 0.4f, 0.38f, 0.56f, 0.18f, 0.42f, 0.24f, 0.78f, 0.1f, 0.7f, 0, 1, -0.1f, 0.7f, -0.24f, 0.78f, -0.18f, 0.42f, -0.38f, 0.56f, -0.46f, 0.4f, -0.74f, 0.44f, -0.6f, 0.18f, -0.72f, 0.06f, -0.3f, -0.06f, -0.32f, -0.2f), 0.05f, 0.02f);
        var veins = Limb(new(0, -0.1f, 0.03f), new(0, 0.85f, 0.03f), 0.025f, 0.012f) + Limb(new(0, -0.06f, 0.03f), new(0.5f, 0.3f, 0.03f), 0.02f, 0.012f).Pair();
        return (blade.In(r.Body(Finish.Of(r.Dice.Pick(0xD8482A, 0xE88A2E, 0x5FA843), 0.6f))) + (veins + Limb(new(0, -0.1f, 0), new(0.06f, -0.55f, 0.04f), 0.03f, 0.025f)).In(r.Trim(Finish.Of(0x8A4A22, 0.7f)))).TurnX(-20).Settle();
    }

    private static Solid Potted(Look r)
    {
        var pot = Peak(0.26f, 0.38f, 0.52f, 0.02f) + Cylinder(0.43f, 0.12f, 0.03f).At(0, 0.52f, 0);
        var leaves = Solids.All(Enumerable.Range(0, 13).Select(i => Ellipsoid(0.14f, 0.04f, 0.36f).At(0, 0, 0.34f).TurnX(-78 + (i * 4.2f)).TurnY(i * 137.5f).At(0, 0.55f, 0)));
        return pot.In(r.Part("pot", r.Trim(Finish.Of(0xC4683C, 0.8f)))) + Cylinder(0.36f, 0.04f).At(0, 0.575f, 0).In(Matte(0x4A3222)) + leaves.In(r.Part("leaves", r.Body(Leaves(0x4FA048))));
    }

    private static Solid Stump(Look r)
    {
        var bark = Lathe(Smooth(0, 0, 0.62f, 0, 0.5f, 0.14f, 0.44f, 0.5f, 0.42f, 0.6f, 0, 0.6f), 0.02f) + Limb(new(0.35f, 0.14f, 0), new(0.78f, 0.05f, 0.1f), 0.15f, 0.05f).Ring(5);
        var rings = Solids.All(new[] { 0.1f, 0.2f, 0.3f }.Select(x => Torus(x, 0.018f).At(0, 0.65f, 0)));
        return bark.Bumps(0.015f, 0.08f).Keep(Block(4, 4, 4)).In(r.Body(Wood(DarkOak))) + Cylinder(0.39f, 0.08f, 0.01f).At(0, 0.61f, 0).In(r.Trim(Matte(0xD8AE74))) + rings.In(Matte(0xA87842)) + Ellipsoid(0.2f, 0.06f, 0.12f).At(0.3f, 0.3f, 0.36f).TurnY(-10).In(Leaves(0x7AA84A));
    }

    private static Solid Log(Look r)
    {
        var bark = DrumX(0.34f, 1.8f, 0.04f).Bumps(0.02f, 0.12f) + Limb(new(0.3f, 0.1f, 0.2f), new(0.45f, 0.42f, 0.3f), 0.12f, 0.1f);
        return (bark.In(r.Body(Wood(DarkOak))) + (DrumX(0.29f, 1.84f, 0.01f)).In(r.Trim(Matte(0xD8AE74))) + (Torus(0.1f, 0.016f) + Torus(0.2f, 0.016f)).TurnZ(90).At(0.92f, 0, 0).Pair().In(Matte(0xA87842)) + Ellipsoid(0.4f, 0.08f, 0.2f).At(-0.3f, 0.3f, 0).Bumps(0.02f, 0.06f).In(Leaves(0x6FA043))).TurnY(32).Settle();
    }

    private static Solid Ivy(Look r)
    {
        var frame = (Pillar(0.05f, 2).At(0.5f, 0, 0).Pair() + Box(1.1f, 0.07f, 0.07f, 0.02f).Row(4, new Vector3(0, 0.5f, 0)).At(0, 1.1f, 0)).In(r.Trim(Wood()));
        var leaves = Solids.All(Enumerable.Range(0, 54).Select(i => Extrude(Heart(0.24f), 0.03f, 0.015f).TurnZ(r.Dice.Range(-40, 40)).TurnX(r.Dice.Range(-25, 10)).At(0.56f * MathF.Sin(i * 2.4f), 0.1f + (i * 0.034f), 0.07f + r.Dice.Range(0, 0.07f)))).In(r.Part("leaves", r.Body(Leaves(0x3F8A3C))));
        var vine = Tube([.. Enumerable.Range(0, 9).Select(i => new Vector3(0.4f * MathF.Sin(i * 1.6f), i * 0.23f, 0.06f))], 0.04f, 0.03f);
        return frame + leaves + vine.Keep(Block(4, 4, 4)).In(Wood(DarkOak));
    }
}
