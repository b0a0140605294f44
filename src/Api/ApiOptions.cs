using GenAsset.Core.Storage;

namespace GenAsset.Api;

/// <summary>How the API is served; what is the host's own business (addresses, certificates, workers) is not here.</summary>
/// <param name="StateFolder">A folder of the API's own, for what must survive a restart: keys, credits, idempotency.</param>
/// <param name="IsOpenWithoutKeys">Whether everything is open while there has never been a key; the host listens on loopback only then.</param>
/// <param name="CorsOrigins">Origins whose pages may call; "*" for all.</param>
public sealed record ApiOptions(string StateFolder, bool IsOpenWithoutKeys = false, IReadOnlyList<string>? CorsOrigins = null)
{
    /// <summary>How long the secret of signed links is.</summary>
    public const int LinkSecretBytes = 32;

    /// <summary>The options of a home folder: the API's own state lies in it beside the jobs.</summary>
    public static ApiOptions OfHome(HomeFolder home) => new(Path.Combine(home.Path, "server"));

    /// <summary>Whether the examples are made when the server starts; else each is made when it is first asked for.</summary>
    public bool PreparesExamples { get; init; }

    /// <summary>The file that keeps the keys' digests.</summary>
    public string KeysFile => Path.Combine(StateFolder, "keys.json");

    /// <summary>The file that keeps the owners' credits.</summary>
    public string CreditsFile => Path.Combine(StateFolder, "credits.jsonl");

    /// <summary>The file that keeps the secret of signed links.</summary>
    public string LinksFile => Path.Combine(StateFolder, "links.key");

    /// <summary>Enhancements that HitPaw's clients may have whose owner was never granted credits; left out, any number, as everywhere else.</summary>
    public int? DemoTries { get; init; }

    /// <summary>Most bytes of a job in JSON, 32 MiB: it is parsed whole.</summary>
    public long MaxJsonBytes { get; init; } = 32L << 20;

    /// <summary>Most bytes of one file that a worker brings, 4 GiB.</summary>
    public long MaxAssetBytes { get; init; } = 4L << 30;

    /// <summary>Most bytes of a job in JSON Lines, 4 GiB: it is streamed.</summary>
    public long MaxLinesBytes { get; init; } = 4L << 30;
}
