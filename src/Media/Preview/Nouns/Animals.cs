using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Animals on four legs, by their proportions.</summary>
internal static class Animals
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        Of("cat", "kitten, kitty, tomcat, tabby, pussycat, 🐱, 🐈", 0.5f, new()
        {
            Coat = Fur(0xE8953F).With(Pattern.WildStripes, 0xBE6A22, 0.16f), Light = Fur(0xFBEFDC), Sits = true, Whiskers = true, Iris = 0x6FB04A, Eye = 0.062f,
        }),
        Of("dog", "puppy, doggy, hound, pup, labrador, retriever, beagle, corgi, poodle, 🐶, 🐕", 0.7f, new()
        {
            Coat = Fur(0xCE9450), Light = Fur(0xF7EAD2), Legs = 0.36f, Leg = 0.085f, Ears = Ears.Floppy, Ear = 0.17f, Muzzle = new(0.13f, 0.115f), Nose = 0x231F20, Neck = new(0.38f, 0.2f),
        }),
        Of("fox", "vixen, 🦊", 0.7f, new()
        {
            Coat = Fur(0xE26F28), Light = Fur(0xFBF3E8), Dark = Fur(0x2E2422), Legs = 0.34f, Ear = 0.19f, Tail = Tail.Bushy, Muzzle = new(0.17f, 0.075f), Nose = 0x1E1B1A,
        }),
        Of("wolf", "coyote, husky, jackal, werewolf, 🐺", 0.95f, new()
        {
            Coat = Fur(0x7F868F), Light = Fur(0xE6E8EA), Legs = 0.42f, Leg = 0.085f, Ear = 0.16f, Tail = Tail.Bushy, Muzzle = new(0.18f, 0.095f), Nose = 0x1E1B1A, Iris = 0xE0B030, Neck = new(0.32f, 0.24f),
        }),
        Of("lion", "lion king, 🦁", 1.3f, new()
        {
            Coat = Fur(0xDFAA55), Light = Fur(0xF4DDB0), Legs = 0.36f, Leg = 0.1f, Chest = 0.28f, Ears = Ears.Round, Ear = 0.09f, Tail = Tail.Tuft, Muzzle = new(0.1f, 0.125f), Nose = 0x6E3A30, More = AnimalParts.LionMane,
        }),
        Of("lioness", "lion cub", 1.2f, new()
        {
            Coat = Fur(0xDCAE68), Light = Fur(0xF6E6C8), Legs = 0.36f, Leg = 0.09f, Chest = 0.26f, Ears = Ears.Round, Ear = 0.105f, Tail = Tail.Tuft, Dark = Fur(0x7A5230), Limbs = Fur(0xDCAE68), Muzzle = new(0.1f, 0.115f), Nose = 0x6E3A30, Whiskers = true, Iris = 0xC8902A,
        }),
        Of("tiger", "tiger cub, tigress, 🐯, 🐅", 1.3f, new()
        {
            Coat = Fur(0xEE8A28).With(Pattern.WildStripes, 0x201A18, 0.2f), Light = Fur(0xFAF4EA), Legs = 0.34f, Leg = 0.1f, Chest = 0.27f, Ears = Ears.Round, Ear = 0.1f, Muzzle = new(0.08f, 0.125f), Whiskers = true, Iris = 0xD8B030,
        }),
        Of("leopard", "cheetah, jaguar, panther, lynx, cougar, puma, 🐆", 1.2f, new()
        {
            Coat = Fur(0xE8B858).With(Pattern.Spots, 0x2A1E16, 0.11f), Light = Fur(0xF8ECD4), Legs = 0.4f, Ears = Ears.Round, Ear = 0.085f, Muzzle = new(0.08f, 0.11f), Whiskers = true, Iris = 0x9AB040,
        }),
        Of("bear", "grizzly, bear cub, 🐻", 1.6f, Bear(0x7A4E2C, 0xC79C6C)),
        Of("polar bear", "ice bear, 🐻‍❄️", 1.7f, Bear(0xF2F1EC, 0xFFFFFF) with { Muzzle = new(0.15f, 0.115f) }),
        Of("panda", "panda bear, giant panda, 🐼", 1.3f, Bear(0xF6F4EE, 0xFFFFFF) with { Dark = Fur(0x232226), Limbs = Fur(0x232226), Light = null, Sits = true, More = AnimalParts.EyePatches }),
        Of("teddy bear", "teddy, stuffed bear, plush bear, plushie, stuffed animal, 🧸", 0.35f, Bear(0xC8925A, 0xEBCB9A) with { Head = new(0.34f, 0.31f, 0.3f), Ear = 0.14f, Neck = new(0.42f, 0.16f), Sits = true, Tail = Tail.None, More = AnimalParts.Ribbon }),
        Of("koala", "koala bear, 🐨", 0.7f, new()
        {
            Coat = Fur(0x9AA0A8), Light = Fur(0xEDEDEA), Chest = 0.27f, Rump = 0.29f, Legs = 0.2f, Leg = 0.1f, Head = new(0.31f, 0.27f, 0.26f), Ears = Ears.Round, Ear = 0.18f, Tail = Tail.None, Nose = null, Sits = true, More = AnimalParts.KoalaNose,
        }),
        Of("rabbit", "bunny, hare, easter bunny, 🐰, 🐇", 0.4f, new()
        {
            Coat = Fur(0xC9AC8A), Light = Fur(0xF8F2E8), Rump = 0.29f, Chest = 0.23f, Legs = 0.16f, Ears = Ears.Long, Ear = 0.2f, Tail = Tail.Ball, Sits = true, Muzzle = new(0.02f, 0.095f),
        }),
        Of("mouse", "rat, hamster, gerbil, 🐭, 🐁", 0.12f, new()
        {
            Coat = Fur(0xA6A4A8), Light = Fur(0xF0E2DE), Rump = 0.28f, Chest = 0.22f, Legs = 0.1f, Leg = 0.055f, Ears = Ears.Round, Ear = 0.19f, Muzzle = new(0.13f, 0.065f), Whiskers = true, Neck = new(0.2f, 0.22f),
        }),
        Of("squirrel", "chipmunk, 🐿", 0.3f, new()
        {
            Coat = Fur(0xB8622C), Light = Fur(0xF6E4CC), Rump = 0.24f, Chest = 0.2f, Legs = 0.14f, Leg = 0.06f, Ear = 0.11f, Tail = Tail.None, Sits = true, Muzzle = new(0.06f, 0.085f), Nose = 0x3A2420, More = AnimalParts.Plume,
        }),
        Of("hedgehog", "porcupine, 🦔", 0.25f, new()
        {
            Coat = Fur(0xD9BC94), Light = Fur(0xEEDCC0), Rump = 0.26f, Chest = 0.24f, Legs = 0.08f, Leg = 0.065f, Ears = Ears.Round, Ear = 0.07f, Tail = Tail.None, Neck = new(0.02f, 0.22f), Head = new(0.2f, 0.19f, 0.2f), Muzzle = new(0.15f, 0.06f), Nose = 0x1E1B1A, More = AnimalParts.Spines,
        }),
        Of("raccoon", "racoon, red panda, badger, 🦝, 🦡", 0.6f, new()
        {
            Coat = Fur(0x8A8C92), Light = Fur(0xE8E8E6), Dark = Fur(0x3A383C), Legs = 0.24f, Ear = 0.11f, Tail = Tail.None, Iris = 0x8A5A2A, Muzzle = new(0.12f, 0.075f), Nose = 0x1E1B1A, More = AnimalParts.Raccoon,
        }),
        Of("pig", "piglet, hog, boar, piggy, 🐷, 🐖", 0.9f, new()
        {
            Coat = Skin(0xF2AEB0), Snout = Skin(0xE88C98), Dark = Skin(0xC8707C), Chest = 0.32f, Rump = 0.33f, Legs = 0.16f, Leg = 0.095f, Ear = 0.13f, Tail = Tail.Curl, Neck = new(0.16f, 0.3f), Muzzle = new(0.1f, 0.125f), Nose = null, More = AnimalParts.Nostrils(new(0.1f, 0.125f), 0.03f),
        }),
        Of("cow", "bull, ox, calf, cattle, buffalo, bison, dairy cow, 🐮, 🐄, 🐂", 1.6f, new()
        {
            Coat = Fur(0xF6F3EC).With(Pattern.Patches, 0x2A2624, 0.32f), Snout = Skin(0xEBB0A4), Dark = Fur(0x3A3230), Chest = 0.3f, Rump = 0.29f, Legs = 0.36f, Leg = 0.085f, Ears = Ears.Side, Ear = 0.13f, Tail = Tail.Tuft, Head = new(0.22f, 0.23f, 0.23f), Muzzle = new(0.13f, 0.14f), Nose = null, More = static (look, head, torso) => AnimalParts.ShortHorns(look, head, torso) + AnimalParts.Nostrils(new(0.13f, 0.14f), 0.026f)(look, head, torso),
        }),
        Of("sheep", "lamb, ram, ewe, 🐑, 🐏", 1.0f, new()
        {
            Coat = Fur(0xF4F0E4), Face = Fur(0x4A413C), Limbs = Fur(0x4A413C), Snout = Fur(0x4A413C), Dark = Fur(0x2E2826), Legs = 0.26f, Leg = 0.07f, Ears = Ears.Side, Ear = 0.11f, Tail = Tail.Ball, Neck = new(0.24f, 0.3f), Head = new(0.18f, 0.21f, 0.22f), Iris = 0x4A3020, More = AnimalParts.Wool,
        }),
        Of("goat", "billy goat, kid goat, ibex, 🐐", 1.0f, new()
        {
            Coat = Fur(0xD8CDBC), Light = Fur(0xF2EDE4), Dark = Fur(0x5A4A3C), Legs = 0.4f, Leg = 0.07f, Ears = Ears.Side, Ear = 0.12f, Tail = Tail.Ball, Neck = new(0.4f, 0.22f), Head = new(0.17f, 0.2f, 0.22f), Muzzle = new(0.13f, 0.09f), Nose = 0x5A4440, More = AnimalParts.GoatHorns,
        }),
        Of("horse", "pony, stallion, mare, foal, mustang, 🐴, 🐎", 1.9f, Horse(Fur(0x9A5A2C), 0x38231A)),
        Of("zebra", "zebra foal, 🦓", 1.8f, Horse(Fur(0xF6F4F0).With(Pattern.Stripes, 0x1C1A1C, 0.13f), 0x1C1A1C)),
        Of("donkey", "mule, ass, burro", 1.5f, Horse(Fur(0x8E8984), 0x4A4440) with { Legs = 0.46f, Ears = Ears.Long, Ear = 0.13f, Snout = Fur(0xE6E0D6), Tail = Tail.Tuft }),
        Of("deer", "stag, fawn, reindeer, doe, antelope, gazelle, 🦌", 1.7f, new()
        {
            Coat = Fur(0xB5713A).With(Pattern.Speckles, 0xEAD8B8, 0.12f), Light = Fur(0xF4E8D4), Dark = Fur(0x3A2A22), Legs = 0.56f, Leg = 0.06f, Chest = 0.23f, Rump = 0.22f, Neck = new(0.5f, 0.22f), NeckRadius = 0.11f, Head = new(0.15f, 0.17f, 0.2f), Ears = Ears.Side, Ear = 0.13f, Tail = Tail.Ball, Muzzle = new(0.14f, 0.075f), Nose = 0x231F20, More = AnimalParts.Antlers,
        }),
        Of("moose", "elk, caribou, 🫎", 2.1f, new()
        {
            Coat = Fur(0x5E4330), Light = Fur(0x7A5C44), Snout = Fur(0x8A6E56), Limbs = Fur(0x8A7460), Dark = Fur(0x33261E), Legs = 0.52f, Leg = 0.075f, Chest = 0.32f, Rump = 0.25f, Neck = new(0.34f, 0.32f), NeckRadius = 0.17f, Head = new(0.16f, 0.18f, 0.22f), Ears = Ears.Side, Ear = 0.12f, Tail = Tail.Ball, Muzzle = new(0.24f, 0.125f), Nose = 0x231F20, More = AnimalParts.Palms,
        }),
        Of("giraffe", "🦒", 3.2f, new()
        {
            Coat = Fur(0xF2CC78).With(Pattern.Patches, 0xA85F22, 0.1f), Dark = Fur(0x5A3A22), Snout = Fur(0xF6E2B4), Legs = 0.8f, Leg = 0.075f, Chest = 0.26f, Rump = 0.23f, Neck = new(1.2f, 0.26f), NeckRadius = 0.115f, Head = new(0.16f, 0.17f, 0.2f), Ears = Ears.Side, Ear = 0.12f, Tail = Tail.Tuft, Muzzle = new(0.17f, 0.1f), Nose = 0x4A3020, More = AnimalParts.Ossicones,
        }),
        Of("elephant", "mammoth, elephant calf, 🐘", 2.4f, new()
        {
            Coat = Skin(0x8F959E), Chest = 0.4f, Rump = 0.38f, Legs = 0.34f, Leg = 0.15f, Neck = new(0.22f, 0.28f), NeckRadius = 0.22f, Head = new(0.28f, 0.29f, 0.26f), Ears = Ears.Fan, Ear = 0.32f, Tail = Tail.Tuft, Muzzle = new(0, 0.1f), Nose = null, More = AnimalParts.Trunk,
        }),
        Of("rhino", "rhinoceros, 🦏", 1.9f, new()
        {
            Coat = Skin(0x9A9A9C), Chest = 0.36f, Rump = 0.36f, Legs = 0.26f, Leg = 0.13f, Neck = new(0.06f, 0.36f), NeckRadius = 0.2f, Head = new(0.23f, 0.22f, 0.28f), Ear = 0.1f, Tail = Tail.Tuft, Muzzle = new(0.12f, 0.15f), Nose = null, More = AnimalParts.RhinoHorn,
        }),
        Of("hippo", "hippopotamus, 🦛", 1.8f, new()
        {
            Coat = Skin(0x8E7F92), Light = Skin(0xE0B0B4), Dark = Skin(0x6E6274), Chest = 0.4f, Rump = 0.4f, Legs = 0.14f, Leg = 0.14f, Neck = new(0.1f, 0.36f), NeckRadius = 0.24f, Head = new(0.25f, 0.24f, 0.24f), Ears = Ears.Round, Ear = 0.075f, Tail = Tail.Curl, Muzzle = new(0.12f, 0.23f), Snout = Skin(0x9C8CA0), Nose = null, EyeAt = new(38, 40), More = AnimalParts.Nostrils(new(0.12f, 0.23f), 0.035f),
        }),
        Of("camel", "dromedary, 🐫, 🐪", 2.0f, new()
        {
            Coat = Fur(0xD2A062), Light = Fur(0xE6C592), Legs = 0.58f, Leg = 0.075f, Chest = 0.27f, Rump = 0.25f, Neck = new(0.52f, 0.36f), NeckRadius = 0.11f, Head = new(0.15f, 0.16f, 0.2f), Ear = 0.08f, Tail = Tail.Tuft, Muzzle = new(0.16f, 0.1f), Nose = 0x5A3A2A, More = AnimalParts.Humps,
        }),
        Of("llama", "alpaca, vicuna, guanaco, 🦙", 1.7f, new()
        {
            Coat = Fur(0xEFE3CC), Light = Fur(0xFAF4E6), Dark = Fur(0x6E5A48), Legs = 0.4f, Leg = 0.075f, Chest = 0.24f, Rump = 0.24f, Neck = new(0.7f, 0.2f), NeckRadius = 0.13f, Head = new(0.16f, 0.17f, 0.19f), Ears = Ears.Long, Ear = 0.1f, Tail = Tail.Ball, Muzzle = new(0.13f, 0.085f), Nose = 0x4A3A34, More = AnimalParts.Fleece,
        }),
        Of("monkey", "ape, chimp, chimpanzee, gorilla, orangutan, baboon, 🐵, 🐒, 🦍", 0.8f, new()
        {
            Coat = Fur(0x7A4A28), Light = Fur(0xF0C79A), Rump = 0.22f, Chest = 0.21f, Legs = 0.3f, Leg = 0.07f, Neck = new(0.34f, 0.12f), Ears = Ears.None, Sits = true, Muzzle = new(0, 0.125f), Nose = 0x5A3420, More = AnimalParts.MonkeyFace,
        }),
        new("kangaroo", "wallaby, joey, 🦘", 1.6f, Critters.Kangaroo),
        .. Critters.All,
    ];

    private static Noun Of(string name, string synonyms, float size, Beast beast) => new(name, synonyms, size, look => BeastBuilder.Build(look, beast));

    private static Finish Fur(int rgb) => Finish.Of(rgb, 0.92f) with
    {
        Fuzz = 0.3f,
    };

    private static Finish Skin(int rgb) => Finish.Of(rgb, 0.7f);

    private static Beast Bear(int coat, int muzzle) => new()
    {
        Coat = Fur(coat),
        Light = Fur(muzzle),
        Snout = Fur(muzzle),
        Chest = 0.33f,
        Rump = 0.34f,
        Legs = 0.22f,
        Leg = 0.125f,
        Neck = new(0.28f, 0.26f),
        NeckRadius = 0.18f,
        Head = new(0.28f, 0.26f, 0.25f),
        Ears = Ears.Round,
        Ear = 0.105f,
        Tail = Tail.Ball,
        Muzzle = new(0.1f, 0.115f),
        Nose = 0x231F20,
    };

    private static Beast Horse(Finish coat, int mane) => new()
    {
        Coat = coat,
        Dark = Fur(mane),
        Legs = 0.56f,
        Leg = 0.075f,
        Chest = 0.26f,
        Rump = 0.26f,
        Neck = new Vector2(0.56f, 0.28f),
        NeckRadius = 0.14f,
        Head = new(0.16f, 0.18f, 0.22f),
        Ear = 0.1f,
        Tail = Tail.Hair,
        Muzzle = new(0.22f, 0.105f),
        Nose = null,
        More = AnimalParts.Mane(mane),
    };
}
