using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;

namespace GenAsset.Core.Leasing;

/// <summary>A worker lives, and so do its leases.</summary>
/// <param name="Leases">The leases that it holds.</param>
/// <param name="Worker">The worker's id.</param>
public sealed record Heartbeats(IReadOnlyList<Heartbeat>? Leases = null, string? Worker = null);

/// <summary>A sign of life of one lease.</summary>
/// <param name="Token">The lease; in its own route the path says it.</param>
/// <param name="Stage">What the engine is doing; left out, nothing new.</param>
/// <param name="Progress">0..100.</param>
public sealed record Heartbeat(string Token = "", string? Stage = null, double? Progress = null);

/// <summary>What becomes of the leases that gave a sign of life, in their order.</summary>
/// <param name="Leases">Each lease's standing.</param>
public sealed record HeartbeatAnswers(IReadOnlyList<HeartbeatAnswer> Leases);

/// <summary>What becomes of one lease.</summary>
/// <param name="Token">The lease.</param>
/// <param name="Standing">Whether to go on.</param>
public sealed record HeartbeatAnswer(string Token, [property: JsonConverter(typeof(CamelCaseEnum<LeaseStanding>))] LeaseStanding Standing);
