using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Places;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Words;

namespace GenAsset.Media.Preview.Composing;

/// <summary>Makes the scene of a graph.</summary>
internal static class Composer
{
    private const float FullGuidance = 5; // from here on what the prompt names binds to the letter; below it runs into what is usual

    /// <summary>The scene; the same graph, seed and guidance give the same.</summary>
    public static Scene Compose(PromptGraph graph, long seed, double guidance)
    {
        var mixed = unchecked(((ulong)seed * 0x9E3779B97F4A7C15UL) ^ graph.Hash);
        var dice = new Dice(mixed);
        var strictness = Math.Clamp((float)guidance / FullGuidance, 0.15f, 1);
        var place = graph.Place ?? HomeOf(graph);
        if (graph.Subjects.Count == 0)
            graph = graph with { Subjects = [new Subject(place?.Subject is { } noun ? NounTable.Named(noun) : AbstractForms.Noun) { Count = place?.SubjectCount ?? 1, Mood = graph.Mood }] };
        var subject = new Arrangement(graph, i => GroupOf(graph.Subjects[i], dice.Fork("subject" + i), strictness)).All();
        var setting = Moments.Of(place is null || place.Name == "studio" ? Backdrops.Of(dice.Fork("backdrop")) : place.Setting, graph);
        var scene = new Scene(subject, setting)
        {
            Seed = mixed,
            Strictness = strictness,
            Fill = graph.Subjects.Any(s => s.Noun.IsPlace) ? 0.95f : 0.78f,
        };
        return Manners.Apply(scene, graph.Manner, strictness);
    }

    private static IReadOnlyList<Solid> GroupOf(Subject subject, Dice dice, float strictness)
    {
        var members = Enumerable.Range(0, subject.Count).Select(i => One(subject, dice.Fork("one" + i), strictness, subject.Count)).ToList();
        return Group.Of(members, dice.Fork("group"));
    }

    private static Solid One(Subject subject, Dice dice, float strictness, int count)
    {
        var look = Looks.Of(subject, dice, strictness);
        var solid = Wardrobe.Dress(Faces.Give(subject.Noun.Make(look), look), look);
        var pose = subject.Pose;
        solid = solid.Scale(subject.Size * (count > 1 ? dice.Range(0.85f, 1.1f) : 1));
        if (!subject.Noun.IsPlace && subject.Noun.TurnsFreely)
            solid = solid.TurnY(dice.Range(-14, 14));
        var hang = MathF.Max(subject.Noun.Height, pose == Pose.Flying && solid.Find("flies") is null ? 0.35f : 0);
        return hang > 0 ? solid.At(0, hang * solid.Bounds.Size.Y, 0) : solid;
    }

    private static Place? HomeOf(PromptGraph graph) => graph.Subjects.Select(subject => subject.Noun.Home).FirstOrDefault(home => home is not null) is { } home ? PlaceTable.Find(home) : null;
}
