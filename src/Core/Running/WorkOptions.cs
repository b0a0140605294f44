using GenAsset.Core.Leasing;

namespace GenAsset.Core.Running;

/// <summary>How a worker takes a server's items.</summary>
/// <param name="Worker">Who it is.</param>
/// <param name="Once">Whether it ends after one item.</param>
/// <param name="MaxIdle">How long it waits without an item before it ends; left out, for ever.</param>
/// <param name="Notice">Told what a person should know and need not act on.</param>
/// <param name="Answered">Told whenever whoever gives the work has answered: the worker is not cut off.</param>
public sealed record WorkOptions(WorkerFacts Worker, bool Once = false, TimeSpan? MaxIdle = null, Action<string>? Notice = null, Action? Answered = null);
