using System.Collections.Concurrent;
using GenAsset.Core.Engines;
using GenAsset.Core.Leasing;

namespace GenAsset.Core.Running;

/// <summary>How many items each of a worker's engines has, and how many more it takes: whoever gives out items knows only what it is told.</summary>
/// <param name="engines">The worker's engines.</param>
public sealed class EngineRooms(IReadOnlyList<EngineInfo> engines)
{
    private readonly ConcurrentDictionary<string, int> _items = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The engines, each with the room that it has now.</summary>
    public List<Capability> Capabilities() => [.. engines.Select(engine => Capability.Of(engine, RoomAt(engine)))];

    /// <summary>Items that an engine takes now; null where it takes as many as there are slots.</summary>
    public int? RoomAt(EngineInfo engine) => engine.MaxParallel is { } most ? Math.Max(0, most - _items.GetValueOrDefault(engine.Name)) : null;

    /// <summary>An item was given to an engine.</summary>
    public void Enter(string engine) => _items.AddOrUpdate(engine, 1, static (_, count) => count + 1);

    /// <summary>An engine has an item no longer.</summary>
    public void Leave(string engine) => _items.AddOrUpdate(engine, 0, static (_, count) => count - 1);
}
