using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>The creatures of tales that are not people in costume.</summary>
internal static class Creatures
{
    /// <summary>A dragon: on four legs, winged, horned, with a spiked tail.</summary>
    public static Solid Dragon(Look r)
    {
        var skin = Finish.Of(r.Dice.Pick(0x3F9A4A, 0xB8322A, 0x3A6AB8), 0.45f).With(Pattern.Scales, 0x24542C, 0.07f);
        skin = skin with { Second = skin.Color * 0.6f };
        return BeastBuilder.Build(r, new Beast
        {
            Coat = skin,
            Light = Finish.Of(0xF2D48A, 0.6f),
            Chest = 0.28f,
            Legs = 0.26f,
            Leg = 0.1f,
            Neck = new(0.52f, 0.3f),
            NeckRadius = 0.15f,
            Head = new(0.22f, 0.19f, 0.25f),
            Muzzle = new(0.16f, 0.13f),
            Nose = null,
            Ears = Ears.None,
            Tail = Tail.None,
            Iris = 0xF9C21E,
            Eye = 0.06f,
            More = (look, head, body) => Dragonish(look, head, body, skin),
        });
    }

    private static Solid Dragonish(Look r, Oval head, Oval body, Finish skin)
    {
        var (c, at) = (body.Center, head.Center);
        var wing = Extrude(Outline(0, 0, 0.34f, 0.62f, 1.15f, 0.78f, 0.96f, 0.42f, 0.86f, 0.26f, 0.68f, 0.24f, 0.56f, 0.04f, 0.38f, 0.08f, 0.2f, -0.1f), 0.045f, 0.02f);
        var bones = Limb(default, new(0.34f, 0.62f, 0), 0.06f, 0.045f) + Limb(new(0.34f, 0.62f, 0), new(1.15f, 0.78f, 0), 0.045f, 0.025f) + Limb(new(0.34f, 0.62f, 0), new(0.86f, 0.26f, 0), 0.035f, 0.02f) + Limb(new(0.34f, 0.62f, 0), new(0.56f, 0.04f, 0), 0.035f, 0.02f);
        var wings = (wing.In(r.Part("wings", r.Trim(Finish.Of(0xE88A3A, 0.6f)))) + bones.In(r.Body(skin))).TurnY(22).At(0.12f, c.Y + 0.16f, c.Z + 0.1f).Pair();
        var tail = Tube([new(0, c.Y, c.Z - 0.5f), new(0.06f, c.Y - 0.14f, c.Z - 0.95f), new(0.26f, 0.16f, c.Z - 1.3f), new(0.42f, 0.34f, c.Z - 1.6f)], 0.2f, 0.04f).In(r.Body(skin));
        var tip = Cone(0.12f, 0.01f, 0.26f, 0.01f).TurnX(-50).At(0.45f, 0.42f, c.Z - 1.68f).In(r.Trim(Finish.Of(0xE88A3A, 0.6f)));
        var horns = Tube([at + new Vector3(0.1f, 0.14f, -0.06f), at + new Vector3(0.16f, 0.3f, -0.16f), at + new Vector3(0.16f, 0.42f, -0.34f)], 0.055f, 0.015f).Pair().In(r.Part("horns", Finish.Of(0xF4E8CC, 0.5f)));
        var spikes = Solids.All(Enumerable.Range(0, 6).Select(i => Cone(0.065f, 0.008f, 0.17f, 0.006f).At(0, c.Y + body.Radii.Y + 0.05f, c.Z + 0.4f - (i * 0.17f)))).In(r.Trim(Finish.Of(0xE88A3A, 0.6f)));
        return wings + tail + tip + horns + spikes;
    }

    /// <summary>A white horse with a horn and a bright mane.</summary>
    public static Solid Unicorn(Look r)
    {
        var coat = Finish.Of(0xFAF6FA, 0.6f);
        return BeastBuilder.Build(r, new Beast
        {
            Coat = coat,
            Chest = 0.24f,
            Legs = 0.6f,
            Leg = 0.07f,
            Neck = new(0.56f, 0.24f),
            NeckRadius = 0.14f,
            Head = new(0.17f, 0.19f, 0.24f),
            Muzzle = new(0.16f, 0.11f),
            Nose = null,
            Ears = Ears.Pointed,
            Ear = 0.1f,
            Tail = Tail.None,
            Eye = 0.045f,
            EyeAt = new(48, 14),
            More = Horned,
        });
    }

    private static Solid Horned(Look r, Oval head, Oval body)
    {
        int[] rainbow = [0xF48FB8, 0xC88AF0, 0x8AB8F8, 0x8AE0C8, 0xF8D878];
        var (c, at) = (body.Center, head.Center);
        var horn = head.Stick(Cone(0.05f, 0.008f, 0.42f, 0.006f).At(0, 0.18f, 0) + Torus(0.04f, 0.014f).Row(2, new Vector3(0, 0.1f, 0)).At(0, 0.1f, 0), 0, 52).In(r.Part("horn", Metal(GoldLeaf)));
        var mane = Solids.All(Enumerable.Range(0, 8).Select(i =>
        {
            var t = i / 7f;
            return Sphere(0.105f).At(i % 2 * 0.05f, float.Lerp(at.Y + 0.18f, c.Y + 0.2f, t), float.Lerp(at.Z - 0.1f, c.Z + 0.26f, t)).In(r.Part("mane", r.Trim(Finish.Of(rainbow[i % 5], 0.7f))));
        }));
        var tail = Solids.All(Enumerable.Range(0, 3).Select(i => Tube([new((i - 1) * 0.05f, c.Y + 0.08f, c.Z - 0.58f), new((i - 1) * 0.1f, c.Y + 0.02f, c.Z - 0.86f), new((i - 1) * 0.12f, c.Y - 0.46f, c.Z - 0.9f)], 0.07f, 0.05f).In(r.Part("tail", r.Trim(Finish.Of(rainbow[i], 0.7f))))));
        return horn + mane + tail;
    }

    /// <summary>A mermaid sitting up on her tail.</summary>
    public static Solid Mermaid(Look r)
    {
        var scales = r.Trim(Finish.Of(0x2FA89A, 0.3f).With(Pattern.Scales, 0x1E6A7A, 0.06f));
        var girl = new Person { Robe = true, Hair = Hair.Long, HairColor = 0xC8402A, Skin = 0xE8B088, Top = Finish.Of(0xE8B088, 0.6f) }.Build(r with { Color = null, Material = null }).At(0, 0.1f, 0);
        var tail = Tube([new(0, 0.82f, 0), new(0, 0.42f, 0.05f), new(0.1f, 0.2f, 0.12f), new(0.5f, 0.17f, 0.22f), new(0.85f, 0.42f, 0.2f)], 0.29f, 0.09f);
        var fin = (Ellipsoid(0.34f, 0.13f, 0.04f).TurnZ(28).At(0.26f, 0.1f, 0)).Pair().TurnZ(-28).At(0.92f, 0.52f, 0.2f);
        var cut = girl.Cut(Box(2, 1, 2).At(0, 0.3f, 0));
        return cut + (tail + fin).In(r.Body(scales)) + Sphere(0.085f).At(0.08f, 1.2f, 0.17f).Pair().In(Finish.Of(0xA86AD0, 0.5f)) + Ellipsoid(0.55f, 0.14f, 0.45f).At(0.1f, 0.05f, 0).Keep(Block(3, 1, 3)).In(Stone());
    }

    /// <summary>A sheet with a face, whose hem waves.</summary>
    public static Solid Ghost(Look r)
    {
        var head = new Oval(new(0, 1.0f, 0), new(0.48f, 0.5f, 0.46f));
        var hem = Solids.All(Enumerable.Range(0, 8).Select(i => Sphere(0.15f).Stretch(1, 1.3f, 1).At(0, 0.19f, 0.42f).TurnY(i * 45)));
        var sheet = head.Solid.Blend(Cone(0.53f, 0.46f, 0.8f, 0.05f).At(0, 0.6f, 0), 0.1f).Blend(hem, 0.06f).Blend(Limb(new(0.4f, 0.75f, 0.1f), new(0.72f, 0.85f, 0.24f), 0.14f, 0.09f).Pair(), 0.1f);
        return (sheet.In(r.Body(Finish.Of(0xF2F6FC, 0.6f).Glowing(0.08f))) + Face.Eyes(r, head, 22, 8, 0.1f) + Face.Mouth(r.Features.Count == 0 ? r with { Features = new HashSet<string> { "surprised" } } : r, head, -12, 0.34f, 1.08f)).WithHead(head, 22, 8);
    }

    /// <summary>A small green visitor with large dark eyes.</summary>
    public static Solid Alien(Look r)
    {
        var skin = r.Body(Finish.Of(0x7CC860, 0.4f));
        var head = new Oval(new(0, 1.12f, 0.02f), new(0.42f, 0.4f, 0.38f));
        var body = Limb(new(0, 0.36f, 0), new(0, 0.66f, 0), 0.2f, 0.16f) + Limb(new(0.1f, 0.35f, 0), new(0.15f, 0.08f, 0.04f), 0.09f, 0.08f).Pair() + Ellipsoid(0.1f, 0.06f, 0.16f).At(0.15f, 0.06f, 0.08f).Pair() + Tube([new(0.14f, 0.7f, 0), new(0.36f, 0.58f, 0.03f), new(0.44f, 0.36f, 0.12f)], 0.065f, 0.06f).Pair() + Sphere(0.085f).At(0.44f, 0.33f, 0.13f).Pair() + Limb(new(0, 0.7f, 0), new(0, 0.85f, 0), 0.08f, 0.08f);
        var skull = head.Solid.Blend(Sphere(0.2f).At(0, 0.84f, 0.08f), 0.18f);
        var eye = r.Part("eyes", Finish.Of(0x101018, 0.05f));
        var eyes = head.Put(Ellipsoid(0.1f, 0.16f, 0.06f).TurnZ(24).In(eye), 26, 0, 0.97f) + head.Put(Ellipsoid(0.1f, 0.16f, 0.06f).TurnZ(-24).In(eye), -26, 0, 0.97f) + head.Put(Sphere(0.03f).At(0, 0, 0.06f).In(Gloss(0xFFFFFF)), 22, 10) + head.Put(Sphere(0.03f).At(0, 0, 0.06f).In(Gloss(0xFFFFFF)), -30, 10);
        var feelers = (Limb(new(0.14f, 1.46f, 0), new(0.24f, 1.7f, 0), 0.03f, 0.025f) + Sphere(0.06f).At(0.25f, 1.74f, 0)).Pair();
        return ((body.Blend(skull, 0.04f) + feelers).In(skin) + eyes + Face.Mouth(r, head, -42, 0.16f)).WithHead(head, 26, 0);
    }

    /// <summary>A round furry monster with horns and teeth.</summary>
    public static Solid Monster(Look r)
    {
        var fur = r.Body(Finish.Of(r.Dice.Pick(0x7A4AC8, 0x2FA8B8, 0xE8702A), 0.9f).With(Pattern.Spots, 0x4A2A88, 0.16f) with { Fuzz = 0.5f });
        var head = new Oval(new(0, 0.72f, 0), new(0.56f, 0.6f, 0.5f));
        var body = head.Solid.Bumps(0.03f, 0.09f) + Limb(new(0.24f, 0.25f, 0), new(0.28f, 0.12f, 0.06f), 0.16f, 0.12f).Pair() + Ellipsoid(0.19f, 0.1f, 0.24f).At(0.28f, 0.1f, 0.12f).Pair() + Tube([new(0.46f, 0.75f, 0), new(0.7f, 0.66f, 0.1f), new(0.74f, 0.4f, 0.2f)], 0.13f, 0.14f).Pair();
        var horns = Tube([new(0.28f, 1.18f, 0), new(0.48f, 1.32f, 0), new(0.5f, 1.56f, 0)], 0.11f, 0.02f).Pair().In(r.Part("horns", Finish.Of(0xF6E6BC, 0.5f)));
        var mouth = head.Put(Ellipsoid(0.32f, 0.17f, 0.1f).In(Finish.Of(0x5E1428, 0.5f)), 0, -16, 0.97f);
        var teeth = Solids.All(new[] { -24, -9, 9, 24 }.Select(yaw => head.Put(Cone(0.055f, 0.008f, 0.13f, 0.008f).TurnX(180), yaw, -8, 1.08f))).In(Gloss(0xFFFDF4));
        return (body.In(fur) + horns + mouth + teeth + Face.Eyes(r, head, 19, 22, 0.15f, 0x3AA84A)).WithHead(head, 19, 22);
    }

    /// <summary>A skull on its jaw.</summary>
    public static Solid Skull(Look r)
    {
        var bone = r.Body(Finish.Of(0xF2EAD8, 0.6f));
        var dome = Ellipsoid(0.5f, 0.48f, 0.56f).At(0, 0.78f, -0.06f).Blend(Box(0.56f, 0.4f, 0.4f, 0.12f).At(0, 0.38f, 0.22f), 0.12f).Blend(Sphere(0.14f).At(0.34f, 0.5f, 0.28f).Pair(), 0.06f);
        var sockets = Ellipsoid(0.15f, 0.16f, 0.2f).At(0.2f, 0.66f, 0.46f).Pair() + Extrude(Outline(-0.09f, 0.38f, 0.09f, 0.38f, 0, 0.54f), 0.4f, 0.01f).At(0, 0, 0.5f);
        var hollow = (Ellipsoid(0.17f, 0.18f, 0.12f).At(0.2f, 0.66f, 0.3f).Pair() + Box(0.2f, 0.2f, 0.1f).At(0, 0.45f, 0.3f)).In(Matte(0x1E1614));
        var glow = r.Parts.ContainsKey("eyes") ? Sphere(0.09f).At(0.2f, 0.66f, 0.38f).Pair().In(r.Part("eyes", bone)) : hollow;
        var jaw = Box(0.5f, 0.16f, 0.42f, 0.07f).At(0, 0.08f, 0.2f) + Box(0.1f, 0.4f, 0.24f, 0.04f).At(0.25f, 0.24f, 0.02f).Pair();
        var teeth = Box(0.075f, 0.22f, 0.07f, 0.025f).Row(6, 0.084f).At(0, 0.2f, 0.4f).In(Gloss(0xFFFAEC));
        return (dome.Cut(sockets, 0.03f).In(bone) + hollow + glow + jaw.In(bone) + teeth).WithHead(new Oval(new(0, 0.78f, -0.06f), new(0.5f, 0.48f, 0.56f)), 22, -12);
    }

    /// <summary>Bones that stand: skull, ribs, pelvis, limbs.</summary>
    public static Solid Skeleton(Look r)
    {
        var bone = r.Body(Finish.Of(0xF2EAD8, 0.6f));
        var head = Skull(r).Scale(0.42f).At(0, 1.32f, 0);
        var ribs = Solids.All(Enumerable.Range(0, 4).Select(i => Torus(0.19f - (i * 0.015f), 0.028f).Stretch(1, 1, 0.72f).TurnX(8).At(0, 1.18f - (i * 0.1f), 0.02f)));
        var spine = Sphere(0.055f).Row(8, new Vector3(0, 0.09f, 0)).At(0, 1.04f, -0.08f) + Rod(new(0, 0.7f, -0.08f), new(0, 1.36f, -0.06f), 0.03f) + Rod(new(0, 0.9f, 0.14f), new(0, 1.2f, 0.14f), 0.035f);
        var pelvis = Ellipsoid(0.17f, 0.09f, 0.1f).At(0, 0.7f, -0.03f);
        var arm = Rod(new(0.06f, 1.24f, 0.04f), new(0.24f, 1.22f, 0), 0.03f) + Bone(new(0.25f, 1.22f, 0), new(0.36f, 0.94f, -0.02f)) + Bone(new(0.36f, 0.94f, -0.02f), new(0.42f, 0.7f, 0.08f)) + Ellipsoid(0.05f, 0.08f, 0.04f).At(0.43f, 0.62f, 0.1f);
        var leg = Bone(new(0.11f, 0.68f, 0), new(0.13f, 0.38f, 0.03f)) + Bone(new(0.13f, 0.38f, 0.03f), new(0.13f, 0.08f, 0)) + Ellipsoid(0.06f, 0.045f, 0.13f).At(0.13f, 0.045f, 0.06f);
        return head + (ribs + spine + pelvis + (arm + leg).Pair()).In(bone);

        static Solid Bone(Vector3 from, Vector3 to) => Rod(from, to, 0.034f) + Sphere(0.05f).At(from) + Sphere(0.05f).At(to);
    }

    /// <summary>A troll with tusks and a club.</summary>
    public static Solid Troll(Look r) => new Person
    {
        Skin = 0x7FA858,
        Wide = 1.55f,
        Top = Cloth(0x7A5A38),
        Bottom = Cloth(0x5A4028),
        Hair = Hair.None,
        More = (look, head, hand) =>
            Cone(0.035f, 0.006f, 0.14f, 0.005f).At(head.On(22, -34, 1.04f) + new Vector3(0, 0.04f, 0)).Pair().In(Gloss(0xFFF6DC)) + Sphere(0.09f).At(head.On(0, -8, 1.05f)).In(Finish.Of(0x7FA858, 0.6f)) + Cone(0.08f, 0.01f, 0.26f, 0.008f).TurnZ(-72).At(head.On(88, 2, 1.05f) + new Vector3(0.1f, 0, 0)).Pair().In(Finish.Of(0x7FA858, 0.6f))
                + Limb(hand + new Vector3(0, -0.16f, 0), hand + new Vector3(0.16f, 0.62f, 0.1f), 0.05f, 0.14f).In(Wood(DarkOak)),
    }.Build(r);

    /// <summary>A giant of boulders with glowing eyes.</summary>
    public static Solid Golem(Look r)
    {
        var rock = r.Body(Stone(0x8C8A84));
        var (light, head) = (r.Part("eyes", Lamp(0x5AD8FF, 1.8f)), new Oval(new(0, 1.62f, 0.1f), new(0.24f, 0.22f, 0.22f)));
        var chest = Box(1.0f, 0.7f, 0.6f, 0.2f).At(0, 1.2f, 0) + Box(0.6f, 0.36f, 0.42f, 0.12f).At(0, 0.74f, 0) + Box(0.46f, 0.4f, 0.42f, 0.1f).At(0, 1.64f, 0.08f);
        var arm = Sphere(0.3f).At(0.66f, 1.38f, 0) + Box(0.34f, 0.46f, 0.36f, 0.1f).TurnZ(8).At(0.78f, 0.98f, 0.04f) + Box(0.46f, 0.46f, 0.46f, 0.13f).TurnZ(-6).At(0.82f, 0.52f, 0.1f);
        var leg = Box(0.36f, 0.34f, 0.38f, 0.1f).At(0.26f, 0.46f, 0) + Box(0.46f, 0.32f, 0.56f, 0.1f).At(0.28f, 0.17f, 0.06f);
        var runes = Extrude(Star(4, 0.16f, 0.06f), 0.06f).At(0, 1.24f, 0.3f) + Box(0.05f, 0.2f, 0.05f, 0.01f).At(0.82f, 0.55f, 0.33f).Pair();
        var moss = (Ellipsoid(0.24f, 0.07f, 0.2f).At(0.42f, 1.56f, 0) + Ellipsoid(0.22f, 0.06f, 0.18f).At(-0.7f, 1.66f, 0)).Bumps(0.02f, 0.07f).In(Leaves(0x6F9A44));
        return ((chest + (arm + leg).Pair()).Bumps(0.025f, 0.14f).In(rock) + Sphere(0.06f).At(0.11f, 1.68f, 0.29f).Pair().In(light) + runes.In(light) + moss).Settle().WithHead(head, 24, 6);
    }

    /// <summary>A bird of fire on its embers, wings spread.</summary>
    public static Solid Phoenix(Look r)
    {
        var red = r.Body(Finish.Of(0xE8401E, 0.5f).With(Pattern.Gradient, 0xF9A82E, 0.6f).Glowing(0.25f));
        var gold = r.Trim(Lamp(0xFFB02E, 0.7f));
        var head = new Oval(new(0, 1.34f, 0.16f), new(0.2f));
        var body = Limb(new(0, 0.72f, -0.06f), new(0, 0.98f, 0.04f), 0.22f, 0.2f).Blend(Limb(new(0, 1.0f, 0.05f), head.Center, 0.14f, 0.12f), 0.08f).Blend(head.Solid, 0.05f);
        var wing = Solids.All(Enumerable.Range(0, 7).Select(i => Limb(new(0.12f + (i * 0.08f), 0.98f + (i * 0.04f), -0.04f), new(0.5f + (i * 0.14f), 0.62f + (i * 0.19f), -0.1f), 0.085f, 0.03f).In(i % 2 == 0 ? red : gold))) + Limb(new(0.1f, 1.0f, -0.02f), new(0.75f, 1.28f, -0.04f), 0.1f, 0.06f).In(red);
        var tail = Solids.All(Enumerable.Range(-2, 5).Select(i => Tube([new(i * 0.05f, 0.68f, -0.2f), new(i * 0.16f, 0.3f, -0.44f), new(i * 0.26f, 0.16f, -0.8f)], 0.08f, 0.05f).In(i % 2 == 0 ? red : gold)));
        var crest = Solids.All(Enumerable.Range(-1, 3).Select(i => Limb(head.On(0, 80), head.On(0, 80) + new Vector3(i * 0.09f, 0.24f, -0.12f), 0.04f, 0.025f))).In(gold);
        var beak = head.Stick(Cone(0.075f, 0.008f, 0.2f, 0.006f).At(0, 0.07f, 0), 0, -6).In(Gloss(0xF9C83A));
        var legs = (Limb(new(0.1f, 0.6f, 0), new(0.12f, 0.1f, 0.06f), 0.05f, 0.035f) + Ellipsoid(0.08f, 0.035f, 0.12f).At(0.12f, 0.06f, 0.1f)).Pair().In(Gloss(0xF9A82E));
        return (body.In(red) + wing.Pair() + tail + crest + beak + legs + Face.Eyes(r, head, 34, 12, 0.05f) + Ellipsoid(0.45f, 0.07f, 0.4f).Keep(Block(2, 1, 2)).Bumps(0.02f, 0.07f).Keep(Block(2, 1, 2)).In(Stone(0x4A3A36))).Settle().WithHead(head, 34, 12);
    }
}
