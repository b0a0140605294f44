using System.Text.Json.Serialization;

namespace GenAsset.Core.Leasing;

/// <summary>A worker that calls this server.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Slots">Items that it runs at once.</param>
/// <param name="Gpus">The machine's GPUs.</param>
/// <param name="Engines">The engines that it runs.</param>
/// <param name="Leases">Items that it holds.</param>
/// <param name="LastSeenAt">When it last called.</param>
public sealed record WorkerState(
    string Id, string? Host, string? Version, int Slots, IReadOnlyList<Gpu>? Gpus, IReadOnlyList<string> Engines, int Leases, DateTimeOffset LastSeenAt)
{
    /// <summary>Its engines as it told them.</summary>
    [JsonIgnore]
    public IReadOnlyList<Capability> Capabilities { get; init; } = [];
}
