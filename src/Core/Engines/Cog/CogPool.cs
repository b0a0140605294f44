using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.Cog;

/// <summary>The containers of one engine: an item goes to the least busy that is ready, and waits where none is.</summary>
internal sealed class CogPool(EngineSetup setup)
{
    private static readonly Pace Looking = new(0.2, 5);

    private readonly CogServer[] _servers = [.. setup.Endpoints.Select(endpoint => new CogServer(endpoint, setup))];
    private readonly Lock _gate = new();
    private int _turn;

    /// <summary>The containers.</summary>
    public IReadOnlyList<CogServer> Servers => _servers;

    /// <summary>
    /// Waits for a container that is ready, and counts the caller in there; it must leave again. The wait costs the item no try: only when none was ready
    /// for readySeconds on end, or none will ever be, is that an error.
    /// </summary>
    public async Task<Outcome<CogServer>> EnterAsync(Func<string, ValueTask> report, CancellationToken cancellationToken)
    {
        var begun = setup.Services.Time.GetTimestamp();
        var waits = Looking.AtMost(setup.Timeouts.PollSeconds).Waits();
        while (true)
        {
            var seen = new List<(CogServer Server, CogHealth Health)>();
            foreach (var server in InOrder())
            {
                server.Enter(); // counted from here on, so that others asking now look elsewhere first
                CogHealth? health = null;
                try
                {
                    health = await server.HealthAsync(cancellationToken).ConfigureAwait(false);
                    if (health.Standing == CogStanding.Ready)
                        return server;
                }
                finally
                {
                    if (health?.Standing != CogStanding.Ready)
                        server.Leave();
                }

                seen.Add((server, health));
            }

            if (seen.All(entry => entry.Health.Standing == CogStanding.Broken))
                return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"{setup.Info.Name} cannot run: {Describe(seen)}", suggestion: "Look at the container's logs, mend it and start it again; then retry the failed items.");
            if (setup.Services.Time.GetElapsedTime(begun).TotalSeconds >= setup.Timeouts.ReadySeconds)
                return GenAssetError.Of(ErrorCatalog.EngineUnavailable, $"{setup.Info.Name} was not ready for {setup.Timeouts.ReadySeconds:0.#} s: {Describe(seen)}");
            await report(WaitingFor(seen)).ConfigureAwait(false);
            await setup.Services.DelayAsync(waits.Next(), cancellationToken).ConfigureAwait(false);
        }
    }

    // The least busy first; among equals each in turn.
    private CogServer[] InOrder()
    {
        int turn;
        lock (_gate)
            turn = _turn++;
        return [.. _servers.Select((server, i) => (server, place: (i + _servers.Length - (turn % _servers.Length)) % _servers.Length)).OrderBy(entry => entry.server.Running).ThenBy(entry => entry.place).Select(entry => entry.server)];
    }

    private static string WaitingFor(List<(CogServer, CogHealth Health)> seen) =>
        seen.Exists(entry => entry.Health.Standing == CogStanding.Busy) ? "waiting_for_slot"
        : seen.Exists(entry => entry.Health.Standing == CogStanding.Starting) ? "model_starting"
        : "waiting_for_container";

    private static string Describe(List<(CogServer Server, CogHealth Health)> seen) => string.Join("; ", seen.Select(entry =>
        $"{entry.Server.Address} says {entry.Health.Says}{(entry.Health.Logs.Length > 0 ? ", its set-up: " + CogLogs.Tail(entry.Health.Logs) : "")}"));
}
