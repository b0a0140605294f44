using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

internal static class Samples
{
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("testball", "", look => (Solids.Sphere(0.5f).At(0, 0.5f, 0).In(look.Body(Finish.Of(0xD8453B, 0.25f))) + Solids.Torus(0.6f, 0.08f).At(0, 0.08f, 0).In(Finish.Of(0xE0B040, 0.25f, 1)))),
        new("testrobot", "", look =>
        {
            var steel = look.Body(Finish.Of(0x9AA4AE, 0.3f, 0.8f));
            var head = Solids.Box(0.5f, 0.42f, 0.42f, 0.08f).At(0, 1.35f, 0);
            var eyes = Solids.Sphere(0.07f).At(0.12f, 1.38f, 0.21f).Pair().In(look.Part("eyes", Finish.Of(0x38C8FF).Glowing(2)));
            var body = Solids.Box(0.62f, 0.6f, 0.42f, 0.1f).At(0, 0.78f, 0);
            var arms = Solids.Limb(new(0.36f, 0.98f, 0), new(0.52f, 0.5f, 0.1f), 0.08f, 0.06f).Pair();
            var legs = Solids.Limb(new(0.16f, 0.5f, 0), new(0.17f, 0.1f, 0), 0.1f, 0.09f).Pair() + Solids.Box(0.2f, 0.1f, 0.32f, 0.04f).At(0.17f, 0.05f, 0.05f).Pair();
            var smile = Solids.Arc(0.1f, 0.018f, 110).TurnZ(180).At(0, 1.31f, 0.212f).In(Finish.Of(0x222222));
            return head.Blend(Solids.Cylinder(0.12f, 0.2f).At(0, 1.1f, 0), 0.05f).And(body).Blend(arms, 0.04f).And(legs).In(steel) + eyes + smile;
        }),
        new("testvase", "", look => Solids.Lathe([new(0, 0), new(0.2f, 0), new(0.3f, 0.25f), new(0.2f, 0.55f), new(0.12f, 0.7f), new(0.17f, 0.8f), new(0.13f, 0.8f), new(0.09f, 0.7f), new(0, 0.6f)], 0.02f).Drop().In(Finish.Of(0x2E6FA8, 0.15f).With(Pattern.Stripes, 0xE8E4D8, 0.2f))
            + Solids.Extrude(Solids.Heart(0.3f), 0.05f, 0.02f).At(0.5f, 0.25f, 0).In(Finish.Of(0xE03050, 0.2f)) + Solids.Cylinder(0.05f, 0.8f, 0.02f).At(0, 0.4f, 0).Bend(80).At(-0.6f, 0, 0).In(Finish.Of(0x4E9A5B)) + Solids.Box(0.15f, 0.6f, 0.15f).Twist(200).At(-0.5f, 0.3f, 0.5f).In(Finish.Of(0x8A5A3C).With(Pattern.Wood, 0x5A3A20, 0.05f)) + Solids.Sphere(0.15f).Bumps(0.02f, 0.06f).At(0.5f, 0.15f, 0.5f).In(Finish.Of(0x777777).With(Pattern.Checker, 0xffffff, 0.1f))),
    ];
}
