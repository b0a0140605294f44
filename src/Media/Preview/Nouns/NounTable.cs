namespace GenAsset.Media.Preview.Nouns;

/// <summary>Every noun there is. A new category is a file beside this one with an <c>All</c> list, and a line here.</summary>
internal static class NounTable
{
    /// <summary>The categories, each with its name for people.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<Noun> Nouns)> Categories { get; } =
    [
        ("animals", Animals.All),
        ("birds", Birds.All),
        ("sea life", SeaLife.All),
        ("insects", Insects.All),
        ("people", People.All),
        ("robots", Robots.All),
        ("vehicles", Vehicles.All),
        ("buildings", Buildings.All),
        ("furniture", Furniture.All),
        ("household", HouseholdThings.All),
        ("food", Food.All),
        ("plants", Plants.All),
        ("instruments", Instruments.All),
        ("tools", Tools.All),
        ("weapons", Weapons.All),
        ("fantasy", Fantasy.All),
        ("landscape", Lands.All),
        ("space", SpaceThings.All),
        ("abstract", AbstractForms.All),
    ];

    /// <summary>Every noun of every category.</summary>
    public static IEnumerable<Noun> All => Categories.SelectMany(category => category.Nouns);

    /// <summary>A noun by its own name.</summary>
    public static Noun Named(string name) =>
        All.FirstOrDefault(noun => noun.Name == name) ?? throw new ArgumentException($"No noun is called '{name}'.", nameof(name));
}
