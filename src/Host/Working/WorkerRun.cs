using System.Reflection;
using System.Security.Cryptography;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Leasing;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;
using GenAsset.Host.Output;
using GenAsset.Host.Serving;

namespace GenAsset.Host.Working;

/// <summary>A worker of a server or a storage account: the loop that every backend runs, over a queue that lies elsewhere.</summary>
internal static class WorkerRun
{
    private static readonly TimeSpan ForGpus = TimeSpan.FromSeconds(10); // a driver that sleeps takes seconds to wake
    private static readonly TimeSpan ForResults = TimeSpan.FromSeconds(5); // beyond the drain: what has run is told

    /// <summary>Works until the token fires, the work is done, or the server refuses it, and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(WorkerOptions options, CancellationToken stop)
    {
        using var telemetry = TelemetryExport.FromEnvironment();
        var loaded = Load(options);
        if (!loaded.Succeeded)
            return Terminal.Fail(loaded.Error);
        await using var engines = loaded.Value;
        if (options.Capabilities.FirstOrDefault(name => engines.Find(name) is null) is { } unknown)
            return Terminal.Fail(GenAssetError.Of(ErrorCatalog.EngineNotFound, $"There is no engine \"{unknown}\" here; there are {string.Join(", ", engines.Engines.Select(engine => engine.Info.Name))}."));
        var folder = Directory.CreateTempSubdirectory("genasset-worker-");
        try
        {
            var home = HomeFolder.Open(folder.FullName);
            return home.Succeeded ? await WorkAsync(options, engines, home.Value, stop) : Terminal.Fail(home.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Outcome<EngineCatalog> Load(WorkerOptions options)
    {
        var file = options.EnginesFile ?? Path.Combine(HomeFolder.DefaultPath, "engines.json");
        if (options.EnginesFile is not null && !File.Exists(file))
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"There is no file {file}.", suggestion: "Name an engines.json with --engines.");
        return EngineCatalog.Load(file);
    }

    private static async Task<WorkerFacts> FactsAsync(WorkerOptions options)
    {
        var gpus = await NvidiaSmi.ReadAsync(NvidiaSmi.Program, ForGpus, CancellationToken.None); // bounded, and a stop is heeded right after
        return new WorkerFacts(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), Environment.MachineName, Assembly.GetExecutingAssembly().GetName().Version?.ToString(3), options.Slots,
            gpus.Count == 0 ? null : [.. gpus.Select(gpu => new Gpu(gpu.Name, (int)gpu.TotalMiB, gpu.Driver))]);
    }

    private static async Task<int> WorkAsync(WorkerOptions options, EngineCatalog engines, HomeFolder home, CancellationToken stop)
    {
        var time = TimeProvider.System;
        var facts = await FactsAsync(options);
        using var pulse = options.PulseFile is { Length: > 0 } file ? new PulseFile(file, time) : null;
        var offered = engines.Engines.Select(engine => engine.Info).Where(engine => options.Capabilities.Count == 0 || options.Capabilities.Contains(engine.Name, StringComparer.OrdinalIgnoreCase));
        var opened = await WorkSource.OpenAsync(options, [.. offered], facts, home, pulse is null ? null : pulse.Beat, stop);
        if (!opened.Succeeded)
            return Terminal.Fail(opened.Error);
        await using var source = opened.Value;
        var queue = source.Queue;
        using var worker = new Worker(queue, source.Assets, engines, time, options.Slots, source.Inputs);
        using var cut = new CancellationTokenSource();
        Terminal.Notice($"worker {facts.Id} takes items of {source.Name}");
        var running = worker.RunAsync(cut.Token);
        using var old = options.MaxAge is { } age ? new CancellationTokenSource(age, time) : new CancellationTokenSource();
        using (old.Token.UnsafeRegister(_ => queue.Drain(), null))
        using (stop.UnsafeRegister(_ => Drain(), null))
            await running;
        await queue.FinishAsync(ForResults);
        return queue.Fault is { } fault ? Terminal.Fail(fault) : ExitCodes.Good;

        void Drain()
        {
            Terminal.Notice($"stopping: what runs may end within {options.DrainSeconds:0} s; the rest goes back.");
            queue.Drain();
            cut.CancelAfter(TimeSpan.FromSeconds(options.DrainSeconds));
        }
    }
}
