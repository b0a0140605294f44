using GenAsset.Core.Leasing;

namespace GenAsset.Azure.Work;

/// <summary>What a worker tells of itself, in a blob that it writes anew every few seconds: the server knows by it which engines there are and what they are doing.</summary>
/// <param name="Worker">Who it is.</param>
/// <param name="Engines">The engines that it runs.</param>
/// <param name="Orders">What the orders that run are doing.</param>
/// <param name="Holds">How many orders it has, those included that wait for a slot.</param>
public sealed record WorkerCard(WorkerFacts Worker, IReadOnlyList<Capability> Engines, IReadOnlyList<OrderNews> Orders, int Holds = 0)
{
    /// <summary>Where cards lie.</summary>
    public const string Folder = "workers/";

    /// <summary>How often a worker writes its card.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>How old the card of a living worker may be.</summary>
    public static readonly TimeSpan PresentFor = TimeSpan.FromSeconds(60);

    /// <summary>Where a worker's card lies.</summary>
    public static string NameOf(string worker) => Folder + worker + ".json";
}

/// <summary>What an order is doing.</summary>
/// <param name="Ledger">The order, by its ledger.</param>
/// <param name="Stage">The engine's words.</param>
/// <param name="Progress">0..100.</param>
public sealed record OrderNews(string Ledger, string Stage, double Progress);
