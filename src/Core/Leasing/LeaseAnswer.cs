using GenAsset.Core.Jobs;

namespace GenAsset.Core.Leasing;

/// <summary>The items that a worker was given; none where the wait was in vain.</summary>
/// <param name="Items">The items.</param>
/// <param name="LeaseSeconds">How long each stays the worker's without a heartbeat.</param>
public sealed record LeaseAnswer(IReadOnlyList<LeasedItem> Items, double LeaseSeconds);

/// <summary>One item that a worker was given.</summary>
/// <param name="Token">What proves the lease, in every later call about the item.</param>
/// <param name="JobId">The item's job.</param>
/// <param name="Index">The item's place in it.</param>
/// <param name="Attempt">Which try this is, from 1.</param>
/// <param name="Engine">The engine to run it on.</param>
/// <param name="Seed">The seed to use.</param>
/// <param name="TimeoutSeconds">How long the try may take.</param>
/// <param name="Item">What to run; an input that lies with the server has a uri that begins with "/", read with the worker's key.</param>
/// <param name="Assets">Where files are put, each by its name behind this path.</param>
/// <param name="TraceParent">The W3C trace context of the request that made the job.</param>
/// <param name="Kept">
/// What earlier tries of the item have already paid for, by name: each is read at /v1/leases/{token}/keep/{name}, and put there where it changes, before the worker
/// goes on. Left out, nothing.
/// </param>
public sealed record LeasedItem(
    string Token, string JobId, int Index, int Attempt, string Engine, long Seed, double TimeoutSeconds, ItemSpec Item, string Assets, string? TraceParent = null,
    IReadOnlyList<string>? Kept = null);

/// <summary>Where an input can be fetched by a service.</summary>
/// <param name="Uri">An address of the public internet, good for a while.</param>
public sealed record InputAddress(string Uri = "");
