using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Leasing;

/// <summary>A worker asks for items.</summary>
/// <param name="Worker">Who asks; left out, nobody that is shown.</param>
/// <param name="Capabilities">The engines that it runs and how much each takes now.</param>
/// <param name="Max">The most items to give, 1 to 1000, default 1.</param>
/// <param name="WaitSeconds">How long to wait for the first one, at most 60, default 0.</param>
public sealed record LeaseRequest(WorkerFacts? Worker = null, IReadOnlyList<Capability>? Capabilities = null, int Max = 1, double WaitSeconds = 0);

/// <summary>An engine of a worker.</summary>
/// <param name="Name">What items call it.</param>
/// <param name="Kinds">The kinds that it takes; left out where the server knows the engine.</param>
/// <param name="Models">The models that it offers; left out, any.</param>
/// <param name="Formats">The formats that it writes; left out, any.</param>
/// <param name="OnlyByName">Whether an item must ask for it.</param>
/// <param name="Room">Items that it takes now; left out, as many as are asked for.</param>
public sealed record Capability(
    string Name = "", IReadOnlyList<ItemKind>? Kinds = null, IReadOnlyList<string>? Models = null, IReadOnlyList<string>? Formats = null, bool OnlyByName = false, int? Room = null)
{
    /// <summary>The capability that an engine is.</summary>
    public static Capability Of(EngineInfo engine, int? room = null) => new(engine.Name, engine.Kinds, engine.Models, engine.Formats, engine.OnlyByName, room);
}

/// <summary>What a worker tells of itself.</summary>
/// <param name="Id">Its id, one a process.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Slots">Items that it runs at once.</param>
/// <param name="Gpus">The machine's GPUs; none where there are none.</param>
public sealed record WorkerFacts(string Id = "", string? Host = null, string? Version = null, int Slots = 1, IReadOnlyList<Gpu>? Gpus = null);

/// <summary>One GPU.</summary>
/// <param name="Name">Its model.</param>
/// <param name="MemoryMiB">Its memory in mebibytes.</param>
/// <param name="Driver">Its driver's version.</param>
public sealed record Gpu(string Name = "", int MemoryMiB = 0, string? Driver = null);
