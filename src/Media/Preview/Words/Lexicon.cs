using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Places;

namespace GenAsset.Media.Preview.Words;

/// <summary>All tables as one dictionary of phrases, and the cutting of tokens into the longest phrases that it has.</summary>
internal sealed class Lexicon
{
    private const int LongestPhrase = 5; // words

    private readonly Dictionary<string, List<Meaning>> _phrases = new(StringComparer.Ordinal);

    /// <summary>The lexicon of every table.</summary>
    public Lexicon()
    {
        foreach (var noun in NounTable.All)
            Add(noun.Names, new Meaning.Thing(noun));
        foreach (var place in PlaceTable.All)
            Add(place.Names, new Meaning.AtPlace(place));
        foreach (var (names, rgb) in Colours.Table)
            Add(names, new Meaning.InColour(new Colour(names[0], rgb)));
        foreach (var (names, stuff) in Stuffs.Table)
            Add(names, new Meaning.OfStuff(stuff));
        foreach (var names in FeatureWords.Table)
            Add(names, new Meaning.Part(names[0]));
        foreach (var (word, feature) in FeatureWords.Adjectives)
            Add([word], new Meaning.PartBefore(feature));
        foreach (var (names, kind) in RelationWords.Table)
            Add(names, new Meaning.Related(kind));
        foreach (var (names, factor) in Adjectives.Sizes)
            Add(names, new Meaning.Sized(factor));
        foreach (var (names, count) in Adjectives.Counts)
            Add(names, new Meaning.Counted(count));
        foreach (var (names, mood) in Adjectives.Moods)
            Add(names, new Meaning.InMood(mood));
        foreach (var (names, pose) in Adjectives.Poses)
            Add(names, new Meaning.InPose(pose));
        foreach (var (names, manner) in Adjectives.Manners)
            Add(names, new Meaning.InManner(manner));
        foreach (var (names, hour) in Adjectives.Hours)
            Add(names, new Meaning.AtHour(hour));
        foreach (var (names, air) in Adjectives.Airs)
            Add(names, new Meaning.InAir(air));
        foreach (var (names, rgb, share) in Adjectives.Shades)
            Add(names, new Meaning.Shade(rgb, share));
        Add(Adjectives.Glowing, new Meaning.Glowing());
        Add(Adjectives.Fillers, new Meaning.Filler());
        Add(RelationWords.With, new Meaning.With());
        Add(RelationWords.Holding, new Meaning.Holding());
        Add(RelationWords.At, new Meaning.Filler());
        Add(["of"], new Meaning.Of());
    }

    /// <summary>The one lexicon.</summary>
    public static Lexicon Shared { get; } = new();

    /// <summary>Every phrase and what it can mean.</summary>
    public IEnumerable<(string Phrase, IReadOnlyList<Meaning> Meanings)> Phrases => _phrases.Select(pair => (pair.Key, (IReadOnlyList<Meaning>)pair.Value));

    /// <summary>The tokens cut into phrases, the longest that the tables have; a token in none is a phrase without meaning.</summary>
    public IReadOnlyList<Lexeme> Cut(IReadOnlyList<Token> tokens)
    {
        var lexemes = new List<Lexeme>();
        for (var i = 0; i < tokens.Count;)
        {
            var (lexeme, length) = Longest(tokens, i);
            lexemes.Add(lexeme);
            i += length;
        }

        return lexemes;
    }

    private (Lexeme Lexeme, int Length) Longest(IReadOnlyList<Token> tokens, int start)
    {
        var longest = 1;
        while (longest < LongestPhrase && start + longest < tokens.Count && !tokens[start + longest].AfterBreak)
            longest++;
        for (var length = longest; length > 0; length--)
        {
            var head = string.Concat(Enumerable.Range(start, length - 1).Select(i => tokens[i].Text + " "));
            var last = tokens[start + length - 1].Text;
            foreach (var singular in Plurals.Singulars(last))
            {
                if (_phrases.TryGetValue(head + singular, out var meanings))
                    return (new Lexeme(head + last, meanings, Plurals.IsPlural(last, singular), tokens[start].AfterBreak), length);
            }
        }

        var text = tokens[start].Text;
        // "42" is a count in any prompt; the composer shows as many as fit.
        Meaning[] number = int.TryParse(text, out var count) && count > 0 ? [new Meaning.Counted(count)] : [];
        return (new Lexeme(text, number, false, tokens[start].AfterBreak), 1);
    }

    private void Add(IEnumerable<string> phrases, Meaning meaning)
    {
        foreach (var phrase in phrases)
        {
            // As the prompt's words come: "u-boat" is two words, "king's chair" loses its 's, an emoji of several is several.
            var words = string.Join(' ', Tokenizer.Split(phrase).Select(token => token.Text));
            if (!_phrases.TryGetValue(words, out var meanings))
                _phrases.Add(words, meanings = []);
            if (!meanings.Contains(meaning))
                meanings.Add(meaning);
        }
    }
}
