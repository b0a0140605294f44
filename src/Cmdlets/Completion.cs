using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;

namespace GenAsset.Cmdlets;

/// <summary>Asks the backend for what a completer offers. A key press is worth a second and no error: a server that does not answer offers nothing.</summary>
internal static class Completion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>The engines.</summary>
    public static IReadOnlyList<EngineInfo> Engines() => Ask((backend, token) => backend.EnginesAsync(token));

    /// <summary>What the backend says, or nothing.</summary>
    public static IReadOnlyList<T> Ask<T>(Func<IJobBackend, CancellationToken, Task<IReadOnlyList<T>>> question)
    {
        using var late = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            return !Session.WouldAskVault && Session.Current is { Succeeded: true, Value: { } connection } ? question(connection.Backend, late.Token).GetAwaiter().GetResult() : [];
        }
        catch (Exception fault) when (fault is GenAssetException or OperationCanceledException)
        {
            return [];
        }
    }
}
