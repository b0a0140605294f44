namespace GenAsset.Media.Preview.Words;

/// <summary>The words for parts and for things worn. To add one, add it to its row.</summary>
internal static class FeatureWords
{
    /// <summary>Said of a subject with "with", "wearing" and the like. A row's noun, where it names one, is what the word means by itself.</summary>
    public static IReadOnlyList<string[]> Table { get; } =
    [
        ["eyes", "eye"],
        ["face", "expression"],
        ["hat", "cap", "fedora"],
        ["top hat"],
        ["wizard hat", "witch hat", "pointed hat", "pointy hat"],
        ["party hat", "birthday hat"],
        ["beanie", "bobble hat", "woolly hat", "santa hat", "christmas hat"],
        ["cowboy hat"],
        ["helmet", "hard hat"],
        ["crown", "tiara"],
        ["halo"],
        ["glasses", "spectacles", "eyeglasses", "goggles"],
        ["sunglasses", "shades"],
        ["scarf"],
        ["bow tie", "bowtie", "necktie", "tie"],
        ["cape", "cloak"],
        ["headphones", "headphone", "headset", "earphone"],
        ["backpack", "rucksack"],
        ["wings", "wing"],
        ["horns", "horn"],
        ["antlers", "antler"],
        ["antenna", "antennae", "feeler"],
        ["beard"],
        ["moustache", "mustache"],
        ["hair", "ponytail"],
        ["spots", "spot", "dot", "polka dot"],
        ["stripes", "stripe"],
        ["flower crown", "wreath"],
        ["chef hat", "toque"],
        ["collar", "bell collar"],
        ["legs", "leg", "foot"],
    ];

    /// <summary>Said before a subject: a winged cat.</summary>
    public static IReadOnlyList<(string Word, string Feature)> Adjectives { get; } =
    [
        ("winged", "wings"),
        ("horned", "horns"),
        ("bearded", "beard"),
        ("crowned", "crown"),
        ("spotted", "spots"),
        ("dotted", "spots"),
        ("speckled", "spots"),
        ("striped", "stripes"),
        ("stripy", "stripes"),
        ("eyed", "eyes"),
        ("haired", "hair"),
        ("faced", "face"),
        ("caped", "cape"),
    ];
}
