using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Scenes.Nodes;
using GenAsset.Media.Preview.Words;

namespace GenAsset.Media.Tests.Preview;

public sealed class VocabularyTests
{
    // Words of a noun that mean something else too, where the prompt's other words decide: an orange fox and an orange, a glass and a glass teapot,
    // a backpack and a cat with a backpack, the moon and a house on the moon.
    private static readonly HashSet<string> MeantTwice = new(StringComparer.Ordinal)
    {
        "orange", "tangerine", "lime", "glass", "crystal", "diamond", "amethyst", "timber", "oak", "bamboo", "candy", "face", "backpack", "rucksack", "miniature", "baby", "giant",
        "😀", "🙂", "lego", "statue", "sculpture", "bust", "figurine", "sunshine", "full moon", "thunder", "lightning", "light", "character", "grass", "farm", "moon", "galaxy",
        "universe", "nebula", "lake", "river", "pond", "mountain range", "city", "town", "library", "museum", "cave", "cavern", "mine", "graveyard", "cemetery", "art", "artwork", "object", "rock",
    };

    public static TheoryData<string> Nouns => [.. NounTable.All.Select(noun => noun.Name)];

    [Fact]
    public void There_are_as_many_words_as_promised()
    {
        NounTable.All.Count().ShouldBeGreaterThanOrEqualTo(150);
        Stuffs.Table.Count.ShouldBeGreaterThanOrEqualTo(40);
        Colours.Table.Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public void No_word_is_claimed_by_two_nouns() =>
        NounTable.All.SelectMany(noun => noun.Names.Select(name => (name, noun.Name))).GroupBy(pair => pair.name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(" and ", group.Select(pair => pair.Name))}").ShouldBeEmpty();

    [Fact]
    public void No_word_of_a_noun_means_something_else_unless_it_is_meant_to() =>
        Lexicon.Shared.Phrases.Where(entry => entry.Meanings.Count > 1 && entry.Meanings.Any(meaning => meaning is Meaning.Thing) && !MeantTwice.Contains(entry.Phrase))
            .Select(entry => $"{entry.Phrase}: {string.Join(" and ", entry.Meanings.Select(meaning => meaning.GetType().Name))}").ShouldBeEmpty();

    // Places and styles that the plural means: "in the mountains", "made of cubes".
    private static readonly string[] InThePlural = ["mountains", "alps", "hills", "dunes", "sand dunes", "clouds", "cubes"];

    [Fact]
    public void Every_name_and_its_plural_is_found() =>
        NounTable.All.SelectMany(noun => noun.Names.SelectMany(name => char.IsAsciiLetter(name[^1]) && name[^1] != 's' ? new[] { name, name + "s" } : [name])
            .Where(word => !Means(word, noun) && !InThePlural.Contains(word)).Select(word => $"'{word}' should be {noun.Name}")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Nouns))]
    public void Every_noun_is_whole_of_its_size_and_on_the_ground(string name)
    {
        var noun = NounTable.Named(name);
        for (var seed = 0ul; seed < 20; seed++)
        {
            var solid = noun.Make(new Look(new Dice(seed).Fork(name)));
            var size = solid.Bounds.Size;
            var largest = MathF.Max(size.X, MathF.Max(size.Y, size.Z));
            float.IsFinite(largest).ShouldBeTrue();
            MathF.Min(size.X, MathF.Min(size.Y, size.Z)).ShouldBeGreaterThan(0);
            largest.ShouldBeInRange(noun.Size * 0.7f, noun.Size * 1.3f);
            var bottom = -Reach.Of(solid.Node, -System.Numerics.Vector3.UnitY);
            if (noun.Height == 0 && !noun.IsPlace)
                MathF.Abs(bottom).ShouldBeLessThan(0.1f * noun.Size, $"{name}, seed {seed}");
        }
    }

    // The longest phrase wins, and all of the name must have gone into it.
    private static bool Means(string text, Noun noun) =>
        Lexicon.Shared.Cut(Tokenizer.Split(text)) is [{ Meanings: { } meanings }] && meanings.Any(meaning => meaning is Meaning.Thing thing && thing.Noun == noun);
}
