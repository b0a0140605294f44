using GenAsset.Core.Errors;
using GenAsset.Core.Examples;

namespace GenAsset.Api.Facades.Grok3D;

/// <summary>The models that can be looked at without waiting: the library's examples under the ids that this API's clients know.</summary>
internal sealed class Examples(ExampleLibrary library)
{
    private static readonly DateTimeOffset Made = new(2026, 1, 17, 0, 0, 0, TimeSpan.Zero);

    private static readonly (Example Listed, Core.Examples.Example Model)[] Pairs =
    [
        Pair("ex_elon-figurine", "Figurine", "A collectible figurine on its stand", "figurine"),
        Pair("ex_mars-habitat", "Mars Habitat", "A habitat of domes on the plains of Mars", "mars-habitat"),
        Pair("ex_xai-robot", "Robot", "A friendly robot mascot", "robot-mascot"),
    ];

    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<Example> All { get; } = [.. Pairs.Select(pair => pair.Listed)];

    /// <summary>Whether an id is an example's.</summary>
    public static bool Has(string id) => Array.Exists(Pairs, pair => pair.Listed.JobId == id);

    /// <summary>An example as the job that it once was, or null where the id is none's.</summary>
    public static PipelineStatus? Status(string id) => Array.Find(Pairs, pair => pair.Listed.JobId == id) is { Model: { } model }
        ? new PipelineStatus(id, "complete", "complete", 100, PipelineStatus.Written(Made), model.Prompt, null)
        : null;

    /// <summary>The path of one of an example's files. While it is being made, the asker waits.</summary>
    public Task<Outcome<string>> FileAsync(string id, string type, CancellationToken cancellationToken)
    {
        var model = Array.Find(Pairs, pair => pair.Listed.JobId == id).Model;
        var name = Core.Examples.Example.Files.First(file => PipelineAsset.Endings(type).Contains(Path.GetExtension(file)));
        return Task.Run(() => library.FileAsync(model, name, cancellationToken), cancellationToken); // making it is seconds of computing
    }

    private static (Example, Core.Examples.Example) Pair(string id, string name, string description, string model) =>
        (new Example(id, name, description, $"/api/asset/{id}?asset_type=image"), ExampleLibrary.Find(model) ?? throw new InvalidOperationException($"There is no example {model}."));
}
