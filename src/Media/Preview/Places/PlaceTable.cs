using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Places;

/// <summary>The places, each as it is by day. To add one, add a row.</summary>
internal static class PlaceTable
{
    /// <summary>Every place.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("studio", "white background, plain background", Setting.Studio),
        new("meadow", "field, grass, garden, park, lawn, countryside, farm, nature, outdoors, hills, backyard", new Setting
        {
            Name = "meadow",
            Zenith = Tint.Hex(0x3E8EDB),
            Horizon = Tint.Hex(0xCFE8F5),
            Clouds = 0.45f,
            Ground = Finish.Of(0x6FA544, 1).With(Pattern.Clouds, 0x4F8A36, 0.5f) with { Fuzz = 0.3f },
            Hills = 0.35f,
            Ridges = 0.07f,
            RidgeColor = Tint.Hex(0x6E9A7A),
            RidgeRoughness = 0.2f,
            Props = Props.Flowers,
        }) { Subject = "valley" },
        new("forest", "woods, jungle, woodland, rainforest, grove", new Setting
        {
            Name = "forest",
            Zenith = Tint.Hex(0x6FA6B5),
            Horizon = Tint.Hex(0xDDE8C8),
            Ground = Finish.Of(0x5A6B32, 1).With(Pattern.Clouds, 0x4A4423, 0.4f),
            Hills = 0.2f,
            Fog = 1.6f,
            SunLight = new(2.7f, 2.4f, 1.8f),
            Props = Props.Forest,
        }) { Subject = "pine", SubjectCount = 3 },
        new("mars", "martian surface, red planet", new Setting
        {
            Name = "mars",
            Zenith = Tint.Hex(0xA8744E),
            Horizon = Tint.Hex(0xEBB58A),
            Ground = Finish.Of(0xB5582E, 1).With(Pattern.Clouds, 0x8E3E20, 0.4f) with { Grain = 0.5f },
            Hills = 0.35f,
            Ridges = 0.1f,
            RidgeColor = Tint.Hex(0x9A4E30),
            RidgeRoughness = 0.5f,
            Fog = 1.1f,
            SunLight = new(2.8f, 2.3f, 1.8f),
            Props = dice => Props.Rocks(dice, 0x9A4826),
        }) { Subject = "rover" },
        new("moon surface", "lunar surface, the moon surface, lunar landscape, moon", new Setting
        {
            Name = "moon",
            Zenith = Tint.Hex(0x05060C),
            Horizon = Tint.Hex(0x0D1018),
            Stars = 0.9f,
            Ground = Finish.Of(0x9A9893, 1).With(Pattern.Clouds, 0x7A7874, 0.4f) with { Grain = 0.6f },
            Hills = 0.25f,
            Fog = 0,
            Ambient = 0.7f,
            Props = dice => Props.Rocks(dice, 0x86847F),
        }) { Subject = "rover" },
        new("space", "outer space, galaxy, cosmos, universe, orbit, nebula", new Setting
        {
            Name = "space",
            Zenith = Tint.Hex(0x070A1E),
            Horizon = Tint.Hex(0x2A1B4A),
            Stars = 1,
            Clouds = 0.3f,
            CloudColor = Tint.Hex(0x6A3FA0),
            Fog = 0,
            NoGround = true,
            Ambient = 0.8f,
        }) { Subject = "planet" },
        new("underwater", "under water, under the sea, ocean floor, sea floor, seabed, coral reef, under the ocean, aquarium", new Setting
        {
            Name = "underwater",
            Zenith = Tint.Hex(0x3FB3D0),
            Horizon = Tint.Hex(0x0E5F8E),
            Ground = Finish.Of(0xD0C494, 1).With(Pattern.Clouds, 0xA89F74, 0.4f),
            Hills = 0.25f,
            Fog = 2.8f,
            SunElevation = 70,
            SunLight = new(1.7f, 2.3f, 2.5f),
            Weather = Weather.Bubbles,
            Props = Props.Reef,
        }) { Subject = "fish", SubjectCount = 3 },
        new("beach", "seaside, shore, coast, tropical beach", new Setting
        {
            Name = "beach",
            Zenith = Tint.Hex(0x2F8FDD),
            Horizon = Tint.Hex(0xD3EEF6),
            Clouds = 0.35f,
            Ground = Finish.Of(0xE9D3A0, 1).With(Pattern.Speckles, 0xC9AE78, 0.03f),
            WaterBehind = 2.2f,
            Props = Props.Palms,
        }) { Subject = "palm", SubjectCount = 2 },
        new("sea", "ocean, lake, water, open sea, river, pond, high seas", new Setting
        {
            Name = "sea",
            Zenith = Tint.Hex(0x3A8AD6),
            Horizon = Tint.Hex(0xD6ECF5),
            Clouds = 0.5f,
            Ground = Finish.Of(0x1F6E96, 0.12f).With(Pattern.Clouds, 0x2F8CB0, 0.5f),
            Hills = 0.04f,
        }) { Subject = "sailboat" },
        new("desert", "dunes, sahara, sand dunes, savanna, savannah", new Setting
        {
            Name = "desert",
            Zenith = Tint.Hex(0x4C95D8),
            Horizon = Tint.Hex(0xF5DDB2),
            Ground = Finish.Of(0xE2B26C, 1).With(Pattern.Clouds, 0xCF9A54, 0.7f),
            Hills = 0.5f,
            Ridges = 0.06f,
            RidgeColor = Tint.Hex(0xC98A4E),
            RidgeRoughness = 0.1f,
            SunLight = new(3, 2.7f, 2.1f),
            Props = Props.Cacti,
        }) { Subject = "dune" },
        new("mountains", "alps, himalayas, snowy mountains, mountain range, mountain landscape", new Setting
        {
            Name = "mountains",
            Zenith = Tint.Hex(0x3C7FC8),
            Horizon = Tint.Hex(0xD9E8F2),
            Clouds = 0.3f,
            Ground = Finish.Of(0x7C8F56, 1).With(Pattern.Clouds, 0x8A8A80, 0.6f),
            Hills = 0.5f,
            Ridges = 0.26f,
            RidgeColor = Tint.Hex(0x8FA0B4),
            RidgeRoughness = 1,
            Props = Props.Pines,
        }) { Subject = "mountain" },
        new("snowfield", "snow, arctic, antarctica, north pole, tundra, ice field, snowy landscape, snowy field", new Setting
        {
            Name = "snow",
            Zenith = Tint.Hex(0x8FB4D8),
            Horizon = Tint.Hex(0xEFF4F8),
            Ground = Finish.Of(0xF2F6FA, 0.9f).With(Pattern.Clouds, 0xDCE7F2, 0.6f),
            Hills = 0.3f,
            Ridges = 0.08f,
            RidgeColor = Tint.Hex(0xB4C6D8),
            Weather = Weather.Snow,
            Props = Props.SnowyPines,
        }) { Subject = "snowman" },
        new("city", "street, downtown, town, urban street, metropolis, skyline, road, highway, racetrack", new Setting
        {
            Name = "city",
            Zenith = Tint.Hex(0x6C9CCB),
            Horizon = Tint.Hex(0xE3E6EA),
            Ground = Finish.Of(0x6B6E72, 0.9f).With(Pattern.Checker, 0x64676B, 0.8f),
            Ridges = 0.24f,
            RidgeColor = Tint.Hex(0x7A8696),
            RidgeRoughness = 2,
            Fog = 1,
        }) { Subject = "skyscraper", SubjectCount = 3 },
        new("room", "kitchen, living room, bedroom, house interior, indoors, office, library, classroom, cafe, workshop, bathroom, museum, gallery, restaurant", new Setting
        {
            Name = "room",
            Zenith = Tint.Hex(0xC9B79C),
            Horizon = Tint.Hex(0xE8DCC6),
            Ground = Finish.Of(0xA8743F, 0.35f).With(Pattern.Wood, 0x8A5A2E, 0.12f),
            SunLight = new(2.4f, 2.1f, 1.7f),
            SunSoftness = 9,
            Fog = 0.2f,
        }) { Subject = "armchair" },
        new("stage", "theater, theatre, concert, spotlight, podium", new Setting
        {
            Name = "stage",
            Zenith = Tint.Hex(0x140A1C),
            Horizon = Tint.Hex(0x4A1830),
            Ground = Finish.Of(0x6B3A22, 0.3f).With(Pattern.Wood, 0x4E2814, 0.12f),
            SunElevation = 62,
            SunLight = new(3.4f, 3, 2.5f),
            Ambient = 0.7f,
            Fog = 0,
        }) { Subject = "microphone" },
        new("sky", "clouds, in the air, heaven, above the clouds, cloudy sky", new Setting
        {
            Name = "sky",
            Zenith = Tint.Hex(0x2F7FD6),
            Horizon = Tint.Hex(0xCDE6F6),
            Clouds = 0.7f,
            NoGround = true,
        }) { Subject = "cloud", SubjectCount = 3 },
        new("cave", "cavern, dungeon, mine", new Setting
        {
            Name = "cave",
            Zenith = Tint.Hex(0x1A1820),
            Horizon = Tint.Hex(0x3A3440),
            Ground = Finish.Of(0x5E584F, 1).With(Pattern.Clouds, 0x453F3A, 0.4f) with { Grain = 0.6f },
            Hills = 0.3f,
            Ambient = 0.8f,
            Fog = 1.4f,
            SunLight = new(2.4f, 2, 1.5f),
            Props = dice => Props.Rocks(dice, 0x57514A),
        }) { Subject = "cave" },
        new("wonderland", "fairyland, dreamland, candy land, fairy tale, magic land, fantasy world, fantasy land", new Setting
        {
            Name = "wonderland",
            Zenith = Tint.Hex(0x7A6AD0),
            Horizon = Tint.Hex(0xFFCFE2),
            Clouds = 0.5f,
            CloudColor = Tint.Hex(0xFFE6F2),
            Ground = Finish.Of(0x8CC878, 1).With(Pattern.Clouds, 0xA8DC9A, 0.5f),
            Hills = 0.4f,
            Weather = Weather.Motes,
            Props = Props.Mushrooms,
        }) { Subject = "castle" },
        new("graveyard", "cemetery, haunted forest, halloween", new Setting
        {
            Name = "graveyard",
            Zenith = Tint.Hex(0x16182E),
            Horizon = Tint.Hex(0x5A4A6A),
            Stars = 0.4f,
            Disc = 5,
            DiscColor = new(3.2f, 3, 2.4f),
            Ground = Finish.Of(0x3E4A34, 1).With(Pattern.Clouds, 0x2E3328, 0.4f),
            Hills = 0.25f,
            Fog = 2,
            SunLight = new(1.4f, 1.5f, 1.9f),
            Ambient = 0.8f,
            Props = Props.BareTrees,
        }) { Subject = "graveyard" },
        new("volcanic land", "lava field, hell, underworld, inferno", new Setting
        {
            Name = "lava",
            Zenith = Tint.Hex(0x2A1210),
            Horizon = Tint.Hex(0xB8431A),
            Ground = Finish.Of(0x2C2422, 1).With(Pattern.Veins, 0xFF5A14, 0.5f),
            Hills = 0.4f,
            Ridges = 0.14f,
            RidgeColor = Tint.Hex(0x2A1A18),
            RidgeRoughness = 0.8f,
            SunLight = new(2.8f, 1.9f, 1.4f),
            Weather = Weather.Motes,
            Props = dice => Props.Rocks(dice, 0x2E2624),
        }) { Subject = "volcano" },
    ];

    /// <summary>A place by its own name, or null.</summary>
    public static Place? Find(string name) => All.FirstOrDefault(place => place.Name == name);
}
