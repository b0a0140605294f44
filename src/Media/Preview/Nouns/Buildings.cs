namespace GenAsset.Media.Preview.Nouns;

/// <summary>What people build to stay in or to look at.</summary>
internal static class Buildings
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("house", "home, villa, mansion, family house, building, 🏠, 🏡", 6.5f, Houses.House),
        new("cottage", "hut, cabin, log cabin, farmhouse, chalet, shack, witch house", 5.8f, Houses.Cottage),
        new("barn", "stable, farm, farm building, shed, warehouse", 7f, Houses.Barn),
        new("church", "chapel, cathedral, abbey, ⛪", 11f, Houses.Church),
        new("skyscraper", "office tower, high rise, apartment building, office building, city, 🏢, 🏙", 120f, Houses.Skyscraper),
        new("tent", "camping tent, teepee, tipi, camp, ⛺", 3.4f, Houses.Tent),
        new("igloo", "snow house, ice house", 5f, Houses.Igloo),
        new("treehouse", "tree house", 8f, Houses.Treehouse),
        new("castle", "fortress, palace, fort, citadel, stronghold, 🏰", 24f, Landmarks.Castle),
        new("tower", "wizard tower, watchtower, keep, turret", 12f, Landmarks.Tower),
        new("lighthouse", "light house, beacon", 14f, Landmarks.Lighthouse),
        new("windmill", "mill, wind mill, dutch windmill", 9f, Landmarks.Windmill),
        new("temple", "parthenon, greek temple, shrine, acropolis, museum, bank, 🏛", 14f, Landmarks.Temple),
        new("pyramid", "egyptian pyramid, ziggurat, tomb", 60f, Landmarks.Pyramids),
        new("bridge", "stone bridge, viaduct, aqueduct, 🌉", 12f, Landmarks.Bridge),
        new("well", "wishing well, water well", 2.7f, Landmarks.Well),
        new("mars habitat", "habitat, mars base, space colony, moon base, mars colony, martian base, colony, space base", 14f, Landmarks.MarsHabitat),
    ];
}
