using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What single animals have beyond a beast's body: manes, horns, trunks, humps. Each gets the look, the head and the torso.</summary>
internal static class AnimalParts
{
    private static readonly Finish Horn = Finish.Of(0xE8DCC0, 0.45f);
    private static readonly Finish Ink = Finish.Of(0x1E1B1A, 0.6f);

    /// <summary>A lion's ring of hair.</summary>
    public static Solid LionMane(Look look, Oval head, Oval torso)
    {
        var r = head.Radii;
        var mane = Torus(r.X * 0.98f, r.X * 0.36f).TurnX(90).At(head.Center + new Vector3(0, -0.02f, -r.Z * 0.35f))
            .Blend(Ellipsoid(r.X * 1.05f, r.Y * 1.15f, r.Z * 0.8f).At(head.Center + new Vector3(0, -r.Y * 0.3f, -r.Z * 0.75f)), 0.06f).Bumps(0.025f, 0.09f);
        return mane.In(look.Part("hair", look.Trim(Finish.Of(0x96521F, 0.95f) with { Fuzz = 0.4f })));
    }

    /// <summary>A horse's mane, along the neck, with a forelock.</summary>
    public static Func<Look, Oval, Oval, Solid> Mane(int rgb) => (look, head, torso) =>
    {
        var finish = look.Part("hair", look.Trim(Finish.Of(rgb, 0.9f)));
        var top = head.Center + new Vector3(0, head.Radii.Y * 0.7f, -head.Radii.Z * 0.5f);
        var withers = torso.Center + new Vector3(0, torso.Radii.Y * 1.1f, 0.22f);
        return Limb(top, withers, 0.075f, 0.06f).Stretch(0.7f, 1, 1).Bumps(0.015f, 0.06f).In(finish) + Limb(head.On(0, 80), head.On(0, 38, 1.05f), 0.06f, 0.03f).In(finish);
    };

    /// <summary>A cow's short horns.</summary>
    public static Solid ShortHorns(Look look, Oval head, Oval torso) =>
        Tube([head.On(38, 55), head.On(52, 58, 1.4f), head.On(40, 66, 1.75f)], 0.05f, 0.022f).Pair().In(look.Part("horns", Horn));

    /// <summary>A goat's horns, swept back, and its beard.</summary>
    public static Solid GoatHorns(Look look, Oval head, Oval torso) =>
        Tube([head.On(24, 62), head.On(24, 80, 1.7f), head.Center + new Vector3(0.13f, head.Radii.Y * 1.7f, -0.32f)], 0.055f, 0.024f).Pair().In(look.Part("horns", Finish.Of(0x8A7A66, 0.6f)))
            + Limb(head.Center + new Vector3(0, -head.Radii.Y * 0.85f, head.Radii.Z * 0.9f), head.Center + new Vector3(0, -head.Radii.Y * 1.75f, head.Radii.Z * 0.95f), 0.06f, 0.022f).In(look.Part("beard", Finish.Of(0xF0EDE4, 0.95f)));

    /// <summary>A ram's wool.</summary>
    public static Solid Wool(Look look, Oval head, Oval torso)
    {
        var wool = look.Body(Finish.Of(0xF4F0E4, 0.98f) with { Fuzz = 0.5f });
        var r = torso.Radii;
        return (Ellipsoid(r.X * 1.35f, r.Y * 1.3f, r.Z * 1.32f).At(torso.Center + new Vector3(0, 0.05f, -0.03f)).Bumps(0.05f, 0.16f)
            + Ellipsoid(head.Radii.X * 0.8f, head.Radii.Y * 0.5f, head.Radii.Z * 0.7f).At(head.Center + new Vector3(0, head.Radii.Y * 0.85f, -head.Radii.Z * 0.15f)).Bumps(0.03f, 0.12f)).In(wool);
    }

    /// <summary>A stag's antlers.</summary>
    public static Solid Antlers(Look look, Oval head, Oval torso)
    {
        var foot = head.On(24, 70, 0.95f);
        var tip = foot + new Vector3(0.3f, 0.58f, -0.04f);
        var bend = foot + new Vector3(0.26f, 0.24f, -0.12f);
        return (Tube([foot, bend, tip], 0.036f, 0.024f) + Rod(bend, bend + new Vector3(0.02f, 0.2f, 0.16f), 0.024f) + Rod(Vector3.Lerp(bend, tip, 0.5f), tip + new Vector3(0.12f, -0.06f, 0.06f), 0.022f)).Pair().In(look.Part("antlers", Finish.Of(0xA98A5E, 0.7f)));
    }

    /// <summary>A moose's broad antlers, and the flap under its chin.</summary>
    public static Solid Palms(Look look, Oval head, Oval torso)
    {
        var palm = Extrude(Pieces.Outline(0, 0, 0.1f, -0.06f, 0.3f, -0.02f, 0.52f, 0.08f, 0.6f, 0.22f, 0.52f, 0.2f, 0.56f, 0.4f, 0.44f, 0.3f, 0.4f, 0.48f, 0.3f, 0.32f, 0.2f, 0.44f, 0.16f, 0.24f, 0.06f, 0.12f), 0.02f, 0.022f);
        var antler = Limb(head.On(40, 58, 0.9f), head.Center + new Vector3(0.28f, 0.26f, -0.04f), 0.042f, 0.04f) + palm.TurnX(-16).TurnY(-24).At(head.Center + new Vector3(0.24f, 0.24f, -0.04f));
        var flap = Limb(head.Center + new Vector3(0, -head.Radii.Y * 0.8f, head.Radii.Z * 0.4f), head.Center + new Vector3(0, -head.Radii.Y * 2.0f, head.Radii.Z * 0.35f), 0.075f, 0.035f);
        return antler.Pair().In(look.Part("antlers", Finish.Of(0xC9AC7E, 0.7f))) + flap.In(look.Body(Finish.Of(0x4A3426, 0.95f)));
    }

    /// <summary>A llama's fleece: a woolly body and neck, and a fringe.</summary>
    public static Solid Fleece(Look look, Oval head, Oval torso)
    {
        var wool = look.Body(Finish.Of(0xEFE3CC, 0.98f) with { Fuzz = 0.5f });
        var r = torso.Radii;
        var neck = Limb(torso.Center + new Vector3(0, r.Y * 0.5f, r.Z * 0.75f), head.Center - new Vector3(0, head.Radii.Y * 0.9f, head.Radii.Z * 0.2f), 0.2f, 0.15f);
        return (Ellipsoid(r.X * 1.3f, r.Y * 1.15f, r.Z * 1.2f).At(torso.Center + new Vector3(0, 0.04f, -0.02f)).Blend(neck, 0.1f).Bumps(0.03f, 0.1f)
            + Ellipsoid(head.Radii.X * 0.7f, head.Radii.Y * 0.5f, head.Radii.Z * 0.6f).At(head.Center + new Vector3(0, head.Radii.Y * 0.9f, 0)).Bumps(0.02f, 0.08f)).In(wool)
            + Ellipsoid(r.X * 1.42f, r.Y * 1.3f, r.Z * 1.34f).At(torso.Center + new Vector3(0, 0.04f, -0.02f)).Keep(Box(2, 1, r.Z * 0.85f).At(torso.Center + new Vector3(0, 0.5f, -0.05f))).In(look.Trim(Finish.Of(0xD8443A, 0.9f).With(Pattern.Stripes, 0xF0B83A, 0.1f)));
    }

    /// <summary>A giraffe's small horns, and its mane.</summary>
    public static Solid Ossicones(Look look, Oval head, Oval torso) =>
        (Limb(head.On(32, 66, 0.9f), head.On(32, 72, 1.85f), 0.03f, 0.026f) + Sphere(0.048f).At(head.On(32, 72, 1.9f))).Pair().In(look.Part("horns", Finish.Of(0x6B4426, 0.8f)))
            + Limb(head.Center + new Vector3(0, head.Radii.Y * 0.5f, -head.Radii.Z * 0.9f), torso.Center + new Vector3(0, torso.Radii.Y * 1.2f, 0.26f), 0.05f, 0.045f).In(Finish.Of(0x9A5A2A, 0.9f));

    /// <summary>An elephant's trunk and tusks.</summary>
    public static Solid Trunk(Look look, Oval head, Oval torso)
    {
        var (c, r) = (head.Center, head.Radii);
        var lift = look.Has("happy") ? 0.42f : 0;
        var root = c + new Vector3(0, -r.Y * 0.2f, r.Z * 0.8f);
        var trunk = Tube([root, root + new Vector3(0, -0.18f, 0.2f), root + new Vector3(0, -0.46f + (lift * 0.5f), 0.26f), root + new Vector3(0.02f, -0.58f + lift, 0.38f), root + new Vector3(0.02f, -0.5f + (lift * 1.4f), 0.5f)], 0.13f, 0.06f);
        var tusk = Tube([c + new Vector3(r.X * 0.5f, -r.Y * 0.5f, r.Z * 0.7f), c + new Vector3(r.X * 0.62f, -r.Y * 0.95f, r.Z * 1.2f), c + new Vector3(r.X * 0.58f, -r.Y * 0.85f, r.Z * 1.75f)], 0.05f, 0.024f);
        return trunk.In(look.Body(Finish.Of(0x8F959E, 0.85f))) + tusk.Pair().In(look.Part("tusks", Finish.Of(0xF6F0DC, 0.35f)));
    }

    /// <summary>A rhino's two horns.</summary>
    public static Solid RhinoHorn(Look look, Oval head, Oval torso)
    {
        var (c, r) = (head.Center, head.Radii);
        return (Tube([c + new Vector3(0, -r.Y * 0.1f, (r.Z * 1.1f) + 0.12f), c + new Vector3(0, r.Y * 0.7f, (r.Z * 1.1f) + 0.22f), c + new Vector3(0, r.Y * 1.45f, (r.Z * 1.1f) + 0.18f)], 0.1f, 0.02f)
            + Limb(c + new Vector3(0, r.Y * 0.4f, r.Z * 0.85f), c + new Vector3(0, r.Y * 1.1f, r.Z * 0.95f), 0.075f, 0.02f)).In(look.Part("horns", Finish.Of(0xD8CDB4, 0.5f)));
    }

    /// <summary>A camel's humps.</summary>
    public static Solid Humps(Look look, Oval head, Oval torso)
    {
        var coat = look.Body(Finish.Of(0xD2A062, 0.9f));
        var hump = Ellipsoid(0.15f, 0.26f, 0.19f);
        return (hump.At(torso.Center + new Vector3(0, torso.Radii.Y * 1.02f, 0.18f)).Blend(hump.At(torso.Center + new Vector3(0, torso.Radii.Y * 1.02f, -0.26f)), 0.08f)).In(coat)
            + Sphere(0.08f).At(head.Center + new Vector3(0, head.Radii.Y, -0.03f)).Bumps(0.02f, 0.06f).In(coat with { Color = coat.Color * 0.65f });
    }

    /// <summary>A pig's nostrils.</summary>
    public static Func<Look, Oval, Oval, Solid> Nostrils(Vector2 muzzle, float size) => (look, head, torso) =>
    {
        var z = (head.Radii.Z * 0.85f) + muzzle.X + muzzle.Y;
        return Ellipsoid(size * 0.8f, size * 1.2f, size * 0.6f).At(muzzle.Y * 0.4f, 0, 0).Pair().At(head.Center + new Vector3(0, -head.Radii.Y * 0.38f, z - (size * 0.1f))).In(Finish.Of(0xA24C5C, 0.6f));
    };

    /// <summary>Round patches about the eyes: a panda's.</summary>
    public static Solid EyePatches(Look look, Oval head, Oval torso) =>
        head.Put(Ellipsoid(0.095f, 0.115f, 0.05f).TurnZ(-30).In(Ink), 32, 8, 0.96f) + head.Put(Ellipsoid(0.095f, 0.115f, 0.05f).TurnZ(30).In(Ink), -32, 8, 0.96f);

    /// <summary>A raccoon's mask and its ringed tail.</summary>
    public static Solid Raccoon(Look look, Oval head, Oval torso)
    {
        var mask = Finish.Of(0x26252A, 0.9f);
        var band = head.Put(Ellipsoid(0.13f, 0.075f, 0.05f).TurnZ(-12).In(mask), 32, 6, 0.95f) + head.Put(Ellipsoid(0.13f, 0.075f, 0.05f).TurnZ(12).In(mask), -32, 6, 0.95f);
        var root = torso.Center + new Vector3(0.06f, -0.02f, -0.62f);
        var rings = Enumerable.Range(0, 6).Select(i => Ellipsoid(0.12f, 0.12f, 0.075f).TurnX(35).TurnY(-30).At(root + new Vector3(i * 0.055f, (i * 0.055f) + 0.02f, -i * 0.085f)).In(i % 2 == 0 ? look.Body(Finish.Of(0x8A8C92, 0.95f)) : mask));
        return band + All(rings);
    }

    /// <summary>A monkey's pale face and ears at its sides.</summary>
    public static Solid MonkeyFace(Look look, Oval head, Oval torso)
    {
        var skin = look.Trim(Finish.Of(0xF0C79A, 0.8f));
        var coat = look.Body(Finish.Of(0x7A4A28, 0.95f));
        return head.Put(Ellipsoid(0.1f, 0.12f, 0.03f).At(0.09f, 0.02f, -0.02f).Pair().In(skin), 0, 8, 0.93f)
            + (Ellipsoid(0.1f, 0.11f, 0.05f).In(coat) + Ellipsoid(0.065f, 0.075f, 0.035f).At(0, 0, 0.03f).In(skin)).At(head.Center + new Vector3(head.Radii.X + 0.05f, 0.02f, -0.02f)).Pair();
    }

    /// <summary>A squirrel's tail, up behind its back, and an acorn in its paws.</summary>
    public static Solid Plume(Look look, Oval head, Oval torso)
    {
        var fur = look.Body(Finish.Of(0xB8622C, 0.95f) with { Fuzz = 0.4f });
        var c = torso.Center;
        var tail = Blended(0.1f, Limb(c + new Vector3(0, -0.22f, -0.28f), c + new Vector3(0, -0.05f, -0.52f), 0.08f, 0.15f), Limb(c + new Vector3(0, -0.05f, -0.52f), c + new Vector3(0, 0.5f, -0.5f), 0.16f, 0.2f), Sphere(0.17f).At(c + new Vector3(0, 0.7f, -0.64f)));
        var at = c + new Vector3(0, 0.04f, 0.46f);
        return tail.Bumps(0.015f, 0.06f).In(fur) + Ellipsoid(0.085f, 0.1f, 0.085f).At(at).In(Finish.Of(0xC8924A, 0.4f)) + Ellipsoid(0.1f, 0.05f, 0.1f).At(at + new Vector3(0, 0.075f, 0)).In(Finish.Of(0x6B4426, 0.9f));
    }

    /// <summary>A koala's broad dark nose.</summary>
    public static Solid KoalaNose(Look look, Oval head, Oval torso) => head.Put(Ellipsoid(0.07f, 0.11f, 0.06f).In(Finish.Of(0x26242A, 0.35f)), 0, -6, 1.22f);

    /// <summary>A hedgehog's spines.</summary>
    public static Solid Spines(Look look, Oval head, Oval torso)
    {
        var back = new Oval(torso.Center + new Vector3(0, 0.06f, -0.06f), new(0.36f, 0.36f, 0.5f));
        var spine = Cone(0.06f, 0.012f, 0.22f, 0.01f);
        var spines = new List<Solid> { back.Solid.Keep(Box(2, 0.6f, 2).At(back.Center + new Vector3(0, 0.16f, 0)), 0.05f) };
        for (var i = 0; i < 54; i++)
        {
            // Points of a spiral over the upper half: as even as spines grow.
            var pitch = float.RadiansToDegrees(MathF.Asin(0.02f + (0.96f * i / 53)));
            spines.Add(back.Stick(spine, i * 137.5f, pitch, 1.08f));
        }

        return All(spines).In(look.Trim(Finish.Of(0x5E432E, 0.8f)));
    }

    /// <summary>A teddy's seams: a ribbon and a patch on its belly.</summary>
    public static Solid Ribbon(Look look, Oval head, Oval torso)
    {
        var red = look.Trim(Finish.Of(0xD83A3A, 0.6f));
        var at = Vector3.Lerp(torso.Center, head.Center, 0.56f) + new Vector3(0, -0.02f, 0.33f);
        return (Ellipsoid(0.11f, 0.075f, 0.045f).TurnZ(14).At(0.1f, 0, 0).Pair() + Sphere(0.045f)).At(at).In(red);
    }
}
