using GenAsset.Core.Engines.Configuration;

namespace GenAsset.Core.Engines.Cog;

/// <summary>A look at the containers of an engine: how each is, of which family, and whether its model takes what engines.json sends.</summary>
internal static class CogCheck
{
    /// <summary>Asks every container. One that only starts or is busy is good: items wait for it.</summary>
    public static async Task<EngineCheck> RunAsync(EngineSetup setup, CogPool pool, CancellationToken cancellationToken)
    {
        var (usable, isGood, findings) = (0, true, new List<string>());
        foreach (var server in pool.Servers)
        {
            var health = await server.HealthAsync(cancellationToken).ConfigureAwait(false);
            if (health.Standing is CogStanding.Ready or CogStanding.Busy or CogStanding.Starting)
                usable++;
            var family = health.IsCoglet switch { true => ", coglet", false => ", Python server", null => "" };
            findings.Add($"{server.Address.Authority}: {health.Says}{family}{(health.Standing == CogStanding.Broken && health.Logs.Length > 0 ? ": " + CogLogs.Tail(health.Logs) : "")}");
            if (health.Standing is not (CogStanding.Ready or CogStanding.Busy) || await server.SchemaAsync(cancellationToken).ConfigureAwait(false) is not { } schema)
                continue;
            findings.Add($"{server.Address.Authority}: takes {string.Join(", ", schema.Names.Select(name => schema.Required.Contains(name) ? name + " (required)" : name))}");
            if (setup.Config.Input is not { } input)
                continue;
            foreach (var name in input.Select(pair => pair.Key).Where(name => !schema.Names.Contains(name)))
                findings.Add($"{server.Address.Authority}: has no input \"{name}\", which engines.json sends: it will be left out");
            foreach (var name in schema.Required.Where(name => !input.ContainsKey(name)))
            {
                isGood = false;
                findings.Add($"{server.Address.Authority}: needs \"{name}\", which the engine's input in engines.json lacks");
            }
        }

        return new EngineCheck(isGood && usable > 0, findings);
    }
}
