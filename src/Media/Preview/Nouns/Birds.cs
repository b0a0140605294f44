using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Birds, by their proportions.</summary>
internal static class Birds
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        Of("bird", "robin, sparrow, finch, songbird, bluebird, canary, 🐦", 0.2f, new(0x4A86C8, 0xE8823A, 0xF0B030)),
        Of("owl", "owlet, 🦉", 0.4f, new(0x8A6238, 0xE8D4AC, 0xE8A830) { Body = new(0.34f, 0.42f, 0.32f), Head = 0.32f, Neck = new(0.42f, 0.08f), Beak = 0.1f, Eye = 0.12f, Iris = 0xF2B420, Tufts = true }),
        Of("duck", "duckling, mallard, rubber duck, goose, 🦆", 0.4f, new(0xF8D23A, 0xFBE27A, 0xF08A24) { Body = new(0.34f, 0.3f, 0.42f), Neck = new(0.46f, 0.3f), Beak = 0.2f, Flat = true }),
        Of("chicken", "hen, chick, 🐔, 🐤", 0.45f, new(0xF6F1E6, 0xFFFFFF, 0xF0A830) { Neck = new(0.5f, 0.24f), Comb = true }),
        Of("rooster", "cockerel, turkey, peacock, 🐓, 🦃, 🦚", 0.55f, new(0xB8481E, 0xE08A2A, 0xF0B030) { Neck = new(0.6f, 0.24f), Legs = 0.26f, Wing = 0x7A2A18, Crown = 0xE89A2E, Comb = true, Sickles = true }),
        Of("penguin", "emperor penguin, 🐧", 0.7f, new(0x23262E, 0xF8F8F4, 0xF0A030) { Body = new(0.34f, 0.5f, 0.3f), Head = 0.26f, Neck = new(0.58f, 0.02f), Legs = 0.04f, Beak = 0.17f, Tail = 0.12f }),
        Of("parrot", "macaw, cockatoo, budgie, 🦜", 0.5f, new(0xD8342C, 0xF0C030, 0x2A2826) { Body = new(0.25f, 0.38f, 0.25f), Neck = new(0.44f, 0.1f), Beak = 0.15f, Hook = true, Tail = 0.7f, Wing = 0x2878C8 }),
        Of("eagle", "hawk, falcon, vulture, bald eagle, 🦅", 0.9f, new(0x5A3A22, 0x6E4A2C, 0xF2B42A) { Body = new(0.3f, 0.38f, 0.32f), Neck = new(0.46f, 0.14f), Beak = 0.2f, Hook = true, Crown = 0xF8F6F0, Iris = 0xF0C030, Tail = 0.4f }),
        Of("flamingo", "stork, heron, crane bird, ostrich, 🦩", 1.3f, new(0xF58AA4, 0xF8A8BA, 0x2E2A2C) { Legs = 0.95f, Neck = new(0.95f, 0.24f), Head = 0.14f, Beak = 0.17f, Eye = 0.035f }),
        Of("swan", "cygnet, 🦢", 1.2f, new(0xFAFAF8, 0xFFFFFF, 0xF08A24) { Body = new(0.34f, 0.3f, 0.48f), Legs = 0.06f, Neck = new(0.86f, 0.32f), Head = 0.15f, Beak = 0.15f, Eye = 0.035f }),
    ];

    private static Noun Of(string name, string synonyms, float size, Bird bird) => new(name, synonyms, size, look => Build(look, bird));

    private static Solid Build(Look look, Bird bird)
    {
        var coat = look.Body(Finish.Of(bird.Coat, 0.8f));
        var belly = look.Trim(Finish.Of(bird.Belly, 0.8f));
        var beak = look.Part("beak", Finish.Of(bird.Bill, 0.4f));
        var wing = bird.Wing is { } rgb ? look.Trim(Finish.Of(rgb, 0.8f)) : coat with { Color = coat.Color * 0.8f };
        var r = bird.Body;
        var torso = new Oval(new(0, bird.Legs + (r.Y * 0.95f), 0), r);
        var head = new Oval(torso.Center + new Vector3(0, bird.Neck.X, bird.Neck.Y), new(bird.Head));
        var skull = bird.Crown is { } crown ? look.Trim(Finish.Of(crown, 0.8f)) : coat;
        var neck = Tube([torso.Center + new Vector3(0, r.Y * 0.3f, r.Z * 0.5f), Vector3.Lerp(torso.Center, head.Center, 0.55f) + new Vector3(0, 0.04f, r.Z * 0.22f), head.Center], bird.Head * 0.85f, bird.Head * 0.6f);
        var solid = torso.Solid.In(coat).Blend(neck.In(coat), 0.08f).Blend(head.Solid.In(skull), 0.03f)
            + Ellipsoid(r.X * 0.78f, r.Y * 0.8f, r.Z * 0.7f).At(torso.Center + new Vector3(0, -r.Y * 0.08f, r.Z * 0.4f)).In(belly);
        var flying = look.Has("flying") || look.Has("wings");
        solid += (flying ? Ellipsoid(0.5f, 0.05f, 0.2f).TurnZ(24).At(r.X + 0.34f, torso.Center.Y + 0.22f, 0) : Ellipsoid(0.07f, r.Y * 0.72f, r.Z * 0.62f).TurnX(-24).TurnZ(8).At(r.X * 0.98f, torso.Center.Y + 0.02f, -0.06f)).Pair().In(wing);
        solid += Box(0.24f, 0.05f, bird.Tail, 0.02f).TurnX(-28).At(0, torso.Center.Y - (bird.Tail * 0.1f), -r.Z - (bird.Tail * 0.26f)).In(wing);
        var tip = head.Center + new Vector3(0, -bird.Head * 0.12f, bird.Head * 0.85f);
        solid += (bird.Flat ? Ellipsoid(0.13f, 0.045f, bird.Beak).At(tip + new Vector3(0, 0, 0.05f)) : Cone(bird.Head * 0.36f, 0.015f, bird.Beak, 0.01f).TurnX(bird.Hook ? 108 : 90).At(tip + new Vector3(0, 0, bird.Beak * 0.4f))).In(beak);
        var foot = new Vector3(r.X * 0.45f, 0.035f, 0.02f);
        solid += (Rod(new(foot.X, torso.Center.Y - (r.Y * 0.6f), 0), foot, 0.035f) + Ellipsoid(0.12f, 0.04f, 0.17f).At(foot + new Vector3(0, 0, 0.1f))).Pair().In(look.Part("legs", Finish.Of(bird.Bill == 0x2E2A2C ? bird.Coat : bird.Bill == 0x2A2826 ? 0x8A8478 : bird.Bill, 0.5f)));
        if (bird.Comb)
            solid += (Sphere(0.075f).Row(3, new Vector3(0, 0, 0.09f)).At(head.Center + new Vector3(0, bird.Head * 1.1f, 0)) + Ellipsoid(0.05f, 0.09f, 0.04f).At(tip + new Vector3(0, -0.14f, -0.01f))).In(Finish.Of(0xD8302C, 0.5f));
        if (bird.Sickles)
            solid += Sickles(torso, look.Part("tail", Finish.Of(0x14503E, 0.35f)));
        if (bird.Tufts)
            solid += head.Stick(Cone(0.11f, 0.012f, 0.24f, 0.01f).At(0, 0.06f, 0), 62, 58, 0.9f).Pair().In(coat) + head.Put(Ellipsoid(0.17f, 0.17f, 0.05f), 26, 6, 0.95f).Pair().In(belly);
        var (yaw, pitch) = bird.Tufts ? (26f, 8f) : (42f, 18f);
        return (solid + Face.Eyes(look, head, yaw, pitch, bird.Eye, bird.Iris)).WithHead(head, yaw, pitch).With("back", torso.Center - new Vector3(0, 0, r.Z), r.X);
    }

    // A cock's tail: long feathers that rise and fall over, fanned out.
    private static Solid Sickles(Oval torso, Finish finish)
    {
        var root = torso.Center + new Vector3(0, torso.Radii.Y * 0.3f, -torso.Radii.Z * 0.8f);
        return All(Enumerable.Range(0, 7).Select(i =>
        {
            var (aside, high) = ((i - 3) * 0.05f, 0.62f - (0.05f * MathF.Abs(i - 3)) - (0.06f * (i % 2)));
            var finishOfOne = finish with { Color = Vector3.Lerp(finish.Color, new Vector3(0.02f, 0.05f, 0.16f), i % 2 * 0.6f) };
            return Tube([root, root + new Vector3(aside, high * 0.7f, -0.12f), root + new Vector3(aside * 1.8f, high, -0.34f), root + new Vector3(aside * 2.6f, high * 0.7f, -0.58f), root + new Vector3(aside * 3, high * 0.3f, -0.64f)], 0.07f, 0.03f).In(finishOfOne);
        }));
    }

    private sealed record Bird(int Coat, int Belly, int Bill)
    {
        public Vector3 Body { get; init; } = new(0.3f, 0.32f, 0.36f);

        public Vector2 Neck { get; init; } = new(0.36f, 0.18f); // up and forward

        public float Head { get; init; } = 0.22f;

        public float Legs { get; init; } = 0.2f;

        public float Beak { get; init; } = 0.16f;

        public float Tail { get; init; } = 0.34f;

        public float Eye { get; init; } = 0.05f;

        public int? Iris { get; init; }

        public int? Wing { get; init; }

        public int? Crown { get; init; }

        public bool Flat { get; init; }

        public bool Hook { get; init; }

        public bool Comb { get; init; }

        public bool Sickles { get; init; }

        public bool Tufts { get; init; }
    }
}
