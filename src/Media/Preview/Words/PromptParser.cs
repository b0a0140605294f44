using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Places;

namespace GenAsset.Media.Preview.Words;

/// <summary>
/// Reads a prompt from left to right into a graph. Adjectives wait for their noun; a noun ends its phrase; what follows "with" belongs to the subject
/// before it; a relation ties the subject before it to the next. Any text gives a graph, the same text the same graph.
/// </summary>
internal sealed class PromptParser
{
    /// <summary>A subject beyond this many is not read: a picture shows no more.</summary>
    public const int MostSubjects = 8;

    /// <summary>The most of one subject; "a thousand" shows as this many.</summary>
    public const int MostOfOne = 12;

    private const int MostFeatures = 8;
    private const int MostUnknown = 100;
    private const int Several = 3; // what a plural without a number shows

    private readonly IReadOnlyList<Lexeme> _lexemes;
    private readonly List<Subject> _subjects = [];
    private readonly List<Relation> _relations = [];
    private readonly List<string> _unknown = [];
    private readonly Phrase _phrase = new();
    private bool _afterThing; // the last that was named is a thing, not a place: "of" belongs to it
    private Link _link;
    private RelationKind _relation;
    private Place? _place;
    private Manner _manner;
    private Mood _mood;
    private Hour _hour;
    private Air _air;

    private PromptParser(IReadOnlyList<Lexeme> lexemes) => _lexemes = lexemes;

    private enum Link
    {
        None,
        With,
        Holding,
        Related,
        Of,
    }

    /// <summary>The graph of a prompt.</summary>
    public static PromptGraph Parse(string prompt) => new PromptParser(Lexicon.Shared.Cut(Tokenizer.Split(prompt))).Read(WordHash.Of(prompt));

    private PromptGraph Read(uint hash)
    {
        for (var i = 0; i < _lexemes.Count; i++)
            Take(i);
        GiveToLast();
        // A mood that no subject has is the scene's.
        if (_mood == Mood.None && _subjects.Count == 0)
            _mood = _phrase.Mood;
        return new PromptGraph
        {
            Hash = hash,
            Subjects = _subjects,
            Relations = _relations,
            Place = _place,
            Manner = _manner,
            Mood = _mood,
            Hour = _hour,
            Air = _air,
            UnknownWords = _unknown,
        };
    }

    private void Take(int i)
    {
        var lexeme = _lexemes[i];
        if (lexeme.Meanings.Count == 0)
            TakeUnknown(lexeme.Text);
        else if (lexeme.As<Meaning.AtPlace>() is { } place && (IsWhere() || !lexeme.Is<Meaning.Thing>()) && !(lexeme.IsAdjective && HeadFollows(i)))
            TakePlace(place.Place);
        else if (lexeme.As<Meaning.Part>() is { } part && IsPart(i, lexeme))
            TakePart(part.Name);
        else if (_link == Link.Related && lexeme.Is<Meaning.Thing>() && lexeme.Is<Meaning.AtHour>())
            TakeHour(lexeme);
        else if (lexeme.As<Meaning.Thing>() is { } thing && !(lexeme.IsAdjective && !lexeme.IsPlural && HeadFollows(i)))
            TakeThing(thing.Noun, lexeme, i);
        else
            TakeAdjective(lexeme);
    }

    // "under a full moon" is when, and no moon to stand there.
    private void TakeHour(Lexeme lexeme)
    {
        TakeQuality(lexeme);
        _link = Link.None;
    }

    private void TakeUnknown(string text)
    {
        if (_unknown.Count < MostUnknown && !_unknown.Contains(text))
            _unknown.Add(text);
    }

    private void TakePlace(Place place)
    {
        GiveToLast();
        _place ??= place;
        _link = Link.None;
        _afterThing = false;
    }

    private void TakePart(string name)
    {
        var feature = new Feature(name, _phrase.Coat(), _phrase.Mood);
        _phrase.Clear();
        if (_subjects.Count == 0)
            _phrase.Features.Add(feature);
        else
            Amend(_subjects.Count - 1, subject => WithFeature(subject, feature));
    }

    private void TakeThing(Noun noun, Lexeme lexeme, int i)
    {
        // "robot cat": a noun right before another says what kind it is.
        if (!lexeme.IsPlural && i + 1 < _lexemes.Count && !_lexemes[i + 1].AfterBreak && _lexemes[i + 1].Is<Meaning.Thing>())
        {
            _phrase.Kinds.Add(noun);
            return;
        }

        if (_subjects.Count >= MostSubjects)
        {
            _phrase.Clear();
            return;
        }

        var count = _phrase.Count ?? (lexeme.IsPlural && !noun.IsPlace ? Several : 1);
        _subjects.Add(new Subject(noun)
        {
            Count = Math.Clamp(count, 1, noun.IsPlace ? 1 : MostOfOne),
            Size = Math.Clamp(_phrase.Size, 0.3f, 3),
            Coat = _phrase.Coat(),
            Features = [.. _phrase.Features.Take(MostFeatures)],
            Kinds = [.. _phrase.Kinds.Take(3)],
            Mood = _phrase.Mood,
            Pose = _phrase.Pose,
        });
        _phrase.Clear();
        _afterThing = true;
        Tie();
    }

    private void Tie()
    {
        var (newest, owner) = (_subjects.Count - 1, _subjects.Count - 2);
        if (owner < 0)
            _link = Link.None;
        switch (_link)
        {
            case Link.Holding:
                _relations.Add(new Relation(newest, RelationKind.HeldBy, owner));
                break;
            case Link.With:
                _relations.Add(new Relation(newest, RelationKind.NextTo, owner));
                break;
            case Link.Of:
                _relations.Add(new Relation(newest, RelationKind.Inside, owner));
                break;
            case Link.Related:
                _relations.Add(new Relation(owner, _relation, newest));
                break;
        }

        _link = Link.None;
    }

    private void TakeAdjective(Lexeme lexeme)
    {
        // What ties comes first: it ends the phrase before it. "and" between two colours ties nothing.
        if (lexeme.As<Meaning.Related>() is { } related)
        {
            if (related.Kind == RelationKind.NextTo && _phrase.HasColour)
                return;
            GiveToLast();
            // "with a hat and glasses": what is worn goes on until another thing comes.
            if (related.Kind != RelationKind.NextTo || _link != Link.With)
                (_link, _relation) = (Link.Related, related.Kind);
        }
        else if (lexeme.Is<Meaning.With>() || lexeme.Is<Meaning.Holding>())
        {
            GiveToLast();
            _link = lexeme.Is<Meaning.With>() ? Link.With : Link.Holding;
        }
        else if (lexeme.Is<Meaning.Of>())
        {
            if (_phrase.IsEmpty && _afterThing)
                _link = Link.Of;
        }
        else
        {
            TakeQuality(lexeme);
        }
    }

    private void TakeQuality(Lexeme lexeme)
    {
        if (lexeme.As<Meaning.Shade>() is { } shade)
            _phrase.Shade = shade;
        if (lexeme.As<Meaning.OfStuff>() is { } stuff)
            _phrase.Stuffs.Add(stuff.Stuff);
        else if (lexeme.As<Meaning.InColour>() is { } colour)
            _phrase.Add(colour.Colour);
        if (lexeme.Is<Meaning.Glowing>())
            _phrase.Glows = true;
        if (lexeme.As<Meaning.Sized>() is { } sized)
            _phrase.Size *= sized.Factor;
        if (lexeme.As<Meaning.Counted>() is { } counted)
            _phrase.Count = counted.Count;
        if (lexeme.As<Meaning.PartBefore>() is { } part)
            TakePartBefore(part.Name);
        if (lexeme.As<Meaning.InMood>() is { } mood)
            TakeMood(mood.Mood);
        if (lexeme.As<Meaning.InPose>() is { } pose)
            _phrase.Pose = pose.Pose;
        if (lexeme.As<Meaning.InManner>() is { } manner && _manner == Manner.None)
            _manner = manner.Manner;
        if (lexeme.As<Meaning.AtHour>() is { } hour && _hour == Hour.None)
            _hour = hour.Hour;
        if (lexeme.As<Meaning.InAir>() is { } air && _air == Air.None)
            _air = air.Air;
    }

    // "blue-eyed": the colours said so far are the eyes'.
    private void TakePartBefore(string name)
    {
        var feature = new Feature(name, _phrase.Coat(), _phrase.Mood);
        _phrase.Undress();
        _phrase.Features.Add(feature);
    }

    private void TakeMood(Mood mood)
    {
        _phrase.Mood = mood;
        if (mood is Mood.Spooky or Mood.Calm or Mood.Epic && _mood == Mood.None)
            _mood = mood;
    }

    // Adjectives that found no noun belong to the subject before them: "a car, red and shiny".
    private void GiveToLast()
    {
        if (_subjects.Count == 0 || _phrase.IsEmpty)
            return;
        var (coat, mood, pose, size, count, features) = (_phrase.Coat(), _phrase.Mood, _phrase.Pose, _phrase.Size, _phrase.Count, _phrase.Features.ToArray());
        _phrase.Clear();
        Amend(_subjects.Count - 1, subject => subject with
        {
            Coat = new Coat([.. subject.Coat.Colours, .. coat.Colours], [.. subject.Coat.Stuffs, .. coat.Stuffs], subject.Coat.Glows || coat.Glows),
            Mood = mood == Mood.None ? subject.Mood : mood,
            Pose = pose == Pose.Natural ? subject.Pose : pose,
            Size = Math.Clamp(subject.Size * size, 0.3f, 3),
            Count = count is { } some && subject.Count == 1 && !subject.Noun.IsPlace ? Math.Clamp(some, 1, MostOfOne) : subject.Count,
            Features = [.. subject.Features.Concat(features).Take(MostFeatures)],
        });
    }

    private void Amend(int index, Func<Subject, Subject> change) => _subjects[index] = change(_subjects[index]);

    private static Subject WithFeature(Subject subject, Feature feature) => subject.Features.Count >= MostFeatures ? subject : subject with
    {
        Features = [.. subject.Features, feature],
        // "with a happy face" is as good as "happy".
        Mood = feature is { Name: "face" or "eyes", Mood: not Mood.None } ? feature.Mood : subject.Mood,
    };

    private bool IsWhere() => _subjects.Count > 0 && _link is Link.Related or Link.None && _subjects.Count > 0;

    // A hat is worn after "with" or "in", and where the word is no thing of its own.
    private bool IsPart(int i, Lexeme lexeme)
    {
        if (_subjects.Count > 0 && (_link == Link.With || (_link == Link.Related && _relation == RelationKind.Inside)))
            return !ThingFollows(i);
        return !lexeme.Is<Meaning.Thing>();
    }

    private bool ThingFollows(int i) => i + 1 < _lexemes.Count && !_lexemes[i + 1].AfterBreak && _lexemes[i + 1].Is<Meaning.Thing>() && !_lexemes[i + 1].IsAdjective;

    // Whether a noun ends the phrase that goes on after i, so that i is said of it.
    private bool HeadFollows(int i)
    {
        for (var j = i + 1; j < _lexemes.Count && !_lexemes[j].AfterBreak; j++)
        {
            var lexeme = _lexemes[j];
            if (lexeme.Is<Meaning.Thing>() || lexeme.Is<Meaning.Part>() || lexeme.Is<Meaning.PartBefore>())
                return true;
            var isAnd = lexeme.As<Meaning.Related>()?.Kind == RelationKind.NextTo && j + 1 < _lexemes.Count && _lexemes[j + 1].Is<Meaning.InColour>();
            if (!isAnd && (!lexeme.IsAdjective || lexeme.Is<Meaning.Filler>()))
                return false;
        }

        return false;
    }
}
