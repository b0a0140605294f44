using GenAsset.Host.Serving;

namespace GenAsset.Host.Working;

/// <summary>How a worker is started.</summary>
/// <param name="Slots">Items that it runs at once.</param>
internal sealed record WorkerOptions(int Slots)
{
    /// <summary>The environment variable with the key.</summary>
    public const string KeyVariable = "GENASSET_KEY";

    /// <summary>The environment variable with the pulse's file.</summary>
    public const string PulseVariable = "GENASSET_PULSE";

    /// <summary>The server whose items it runs; left out, the storage is asked.</summary>
    public Uri? Server { get; init; }

    /// <summary>The storage whose items it runs, where no server is named.</summary>
    public StorageOptions Storage { get; init; } = new(null);

    /// <summary>Its key; none for a server without keys.</summary>
    public string? Key { get; init; }

    /// <summary>Another engines.json than the home's.</summary>
    public string? EnginesFile { get; init; }

    /// <summary>The engines that it offers; none for all.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Whether it ends after one item.</summary>
    public bool Once { get; init; }

    /// <summary>How long it waits without an item before it ends; left out, for ever.</summary>
    public TimeSpan? MaxIdle { get; init; }

    /// <summary>How long it takes new items; then it ends with those that it has. Left out, for ever.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How long what runs may take to end when the worker is to stop; then it goes back.</summary>
    public double DrainSeconds { get; init; } = 20;

    /// <summary>A file that it writes to while the server answers it, and when it ends.</summary>
    public string? PulseFile { get; init; }

    /// <summary>Whether inputs may lie in private networks.</summary>
    public bool AllowPrivateNetwork { get; init; }
}
