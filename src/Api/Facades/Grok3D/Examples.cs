namespace GenAsset.Api.Facades.Grok3D;

/// <summary>The models that can be looked at without waiting: three folders that the preview engine fills when the server first starts.</summary>
internal sealed class Examples(string folder)
{
    private static readonly Example[] Listed =
    [
        new("ex_elon-figurine", "Figurine", "A collectible figurine on its stand", "/api/asset/ex_elon-figurine?asset_type=image"),
        new("ex_mars-habitat", "Mars Habitat", "A habitat of domes on the plains of Mars", "/api/asset/ex_mars-habitat?asset_type=image"),
        new("ex_xai-robot", "Robot", "A friendly robot mascot", "/api/asset/ex_xai-robot?asset_type=image"),
    ];

    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<Example> All => Listed;

    /// <summary>Whether an id is an example's.</summary>
    public static bool Has(string id) => Array.Exists(Listed, example => example.JobId == id);

    /// <summary>An example as the job that it once was, or null where the id is none's.</summary>
    public PipelineStatus? Status(string id) => Array.Find(Listed, example => example.JobId == id) is { } example
        ? new PipelineStatus(id, "complete", "complete", 100, PipelineStatus.Written(Directory.GetCreationTimeUtc(folder)), example.Description, null)
        : null;

    /// <summary>Opens one of an example's files, or null while it is not made.</summary>
    public FileStream? Open(string id, ReadOnlySpan<string> endings)
    {
        var place = Path.Combine(folder, id);
        if (!Has(id) || !Directory.Exists(place))
            return null;
        foreach (var ending in endings)
        {
            if (Directory.EnumerateFiles(place, "*" + ending).FirstOrDefault() is { } path)
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        }

        return null;
    }
}
