using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Running;

/// <summary>A try of an item from its lease until its last event can be read, with the engine's own words on it. Changed under the queue's lock.</summary>
internal sealed class Flight(Lease lease, IEngine engine)
{
    private (string?, double)? _told;

    /// <summary>The try.</summary>
    public Lease Lease => lease;

    /// <summary>What may be given out again.</summary>
    public Offer Offer => new(lease.Index, lease.Item, engine);

    /// <summary>Whether the engine is done with it, and has room for another.</summary>
    public bool HasLeftEngine { get; set; }

    /// <summary>What the engine does now.</summary>
    public string? Stage { get; private set; }

    /// <summary>How much of it is done, 0 to 100.</summary>
    public double Progress { get; private set; }

    /// <summary>Whether there is something that no event has told.</summary>
    public bool HasNews => _told != (Stage, Progress);

    /// <summary>An event tells it.</summary>
    public void Tell() => _told = (Stage, Progress);

    /// <summary>Takes the engine's words in; progress never falls.</summary>
    public void Hear(string stage, double progress)
    {
        Progress = Math.Max(Progress, Math.Clamp(progress, 0, 100));
        Stage = stage;
    }

    /// <summary>An item as it is, where its journal says only that it waits or runs.</summary>
    public ItemState Over(ItemState item) => item.State is ItemPhase.Queued or ItemPhase.Running
        ? item with
        {
            State = ItemPhase.Running,
            Stage = Stage,
            Progress = Progress,
            Engine = lease.Engine,
            Attempts = lease.Attempt,
            StartedAt = lease.StartedAt,
            Seed = lease.Seed,
        }
        : item;
}
