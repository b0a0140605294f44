using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Words;

namespace GenAsset.Media.Preview.Composing;

/// <summary>A subject's words as the look that its builder reads.</summary>
internal static class Looks
{
    private const float Lamp = 1.8f; // the glow of what is said to glow

    /// <summary>The look of one instance.</summary>
    public static Look Of(Subject subject, Dice dice, float strictness)
    {
        var coat = subject.Coat;
        var lent = subject.Kinds.Select(kind => kind.Lends).FirstOrDefault(finish => finish is not null);
        var stuff = coat.Stuffs.Count > 0 ? coat.Stuffs[0] : null;
        var second = coat.Colours.Count > 1 ? coat.Colours[1].Linear : coat.Stuffs.Count > 1 ? coat.Stuffs[1].Finish.Color : (System.Numerics.Vector3?)null;
        var material = stuff?.Finish ?? lent;
        if (coat.Glows)
            material = (material ?? Finish.Default).Glowing(Lamp);
        return new Look(dice)
        {
            Color = coat.Colours.Count > 0 ? coat.Colours[0].Linear : null,
            SecondColor = second,
            Material = material,
            MaterialTakesAnyColor = stuff is { HasColor: false } || (stuff is null && lent is null),
            Strictness = strictness,
            Parts = PartsOf(subject),
            Features = WordsOf(subject),
        };
    }

    private static Dictionary<string, Finish> PartsOf(Subject subject)
    {
        var parts = new Dictionary<string, Finish>();
        foreach (var feature in subject.Features)
        {
            if (!feature.Coat.IsPlain)
                parts.TryAdd(feature.Name, FinishOf(feature.Coat));
        }

        return parts;
    }

    private static HashSet<string> WordsOf(Subject subject)
    {
        var words = subject.Features.Select(feature => feature.Name).Concat(subject.Kinds.Select(kind => kind.Name)).ToHashSet();
        if (subject.Mood != Mood.None)
            words.Add(subject.Mood.ToString().ToLowerInvariant());
        if (subject.Pose != Pose.Natural)
            words.Add(subject.Pose.ToString().ToLowerInvariant());
        if (subject.Coat.Glows)
            words.Add("glowing");
        return words;
    }

    private static Finish FinishOf(Coat coat)
    {
        var finish = coat.Stuffs.Count > 0 ? coat.Stuffs[0].Finish : Finish.Of(coat.Glows ? 0x6FD8FF : 0xB8B4AC);
        if (coat.Colours.Count > 0)
            finish = finish with { Color = coat.Colours[0].Linear };
        if (coat.Colours.Count > 1)
            finish = finish with { Second = coat.Colours[1].Linear };
        return coat.Glows ? finish.Glowing(Lamp) : finish;
    }
}
