using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Engines.Remote;

/// <summary>What every engine outside is given to work with.</summary>
/// <param name="Http">Asks the addresses of engines.json, and those that come back in answers.</param>
/// <param name="Time">The clock, waits included.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Scratch">A folder for files on their way; emptied by whoever fills it.</param>
public sealed record EngineServices(EngineHttp Http, TimeProvider Time, Func<string, string?> Environment, string Scratch) : IDisposable
{
    /// <summary>Services on the system's environment and temporary folder.</summary>
    public static EngineServices Create(TimeProvider time, FetchRules? rules = null) =>
        new(new EngineHttp(time, rules), time, System.Environment.GetEnvironmentVariable, Path.GetTempPath());

    /// <summary>Waits, on the injected clock.</summary>
    public Task DelayAsync(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(wait, Time, cancellationToken);

    /// <summary>Asks until it succeeds, fails for good, or was asked <paramref name="most"/> times.</summary>
    internal async Task<Outcome<T>> RepeatAsync<T>(Func<Task<Outcome<T>>> ask, int most, Waits waits, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var asked = await ask().ConfigureAwait(false);
            if (asked.Succeeded || !asked.Error.IsRetryable || tries == most)
                return asked;
            await DelayAsync(waits.Next(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The engine's key: "" where it needs none, an error where its variable is not set. It is read each time, so that a key can be changed.</summary>
    public Outcome<string> KeyOf(EngineConfig config)
    {
        if (config.KeyVariable is not { } variable)
            return "";
        return Environment(variable) is { Length: > 0 } key
            ? key.Trim()
            : GenAssetError.Of(
                ErrorCatalog.ConfigurationInvalid, $"The engine \"{config.Name}\" needs its key in the environment variable {variable}, which is not set.", suggestion: $"Set {variable} and start again.");
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();
}
