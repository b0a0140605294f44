using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Azure.Work;

/// <summary>
/// What became of an order, try by try. A queue gives a message out again for ever and counts only how often it did: who tried, why it did not work out, and when
/// it is enough stands here. Each change is made on the condition that nobody else changed it, so a worker that lost its item finds out when it writes.
/// </summary>
/// <param name="State">Where it stands.</param>
/// <param name="Done">The queue that is told of its end.</param>
/// <param name="Tries">Its tries, the last one being at work while it runs.</param>
/// <param name="Message">The message under which it runs.</param>
/// <param name="Until">While it runs, the time until which its worker may be silent.</param>
/// <param name="Outcome">What came of it, once it has ended.</param>
/// <param name="Kept">What its tries, and those before it, have already paid for.</param>
public sealed record OrderLedger(
    OrderState State, string Done, IReadOnlyList<OrderTry> Tries, string? Message = null, DateTimeOffset? Until = null, OrderOutcome? Outcome = null, IReadOnlyList<KeptFile>? Kept = null)
{
    private const int MaxReasons = 20;

    /// <summary>Whether it has ended.</summary>
    [JsonIgnore]
    public bool HasEnded => State is OrderState.Succeeded or OrderState.Failed or OrderState.Cancelled;

    /// <summary>Tries that ended with their worker.</summary>
    [JsonIgnore]
    public int Deaths => Tries.Count(known => known.Code == ErrorCatalog.WorkerLost.Name);

    /// <summary>Tries that failed.</summary>
    [JsonIgnore]
    public int Failures => Tries.Count(known => known.Code is { } code && code != ErrorCatalog.WorkerLost.Name);

    /// <summary>The same, ended now.</summary>
    public OrderLedger Ended(OrderState state, OrderOutcome outcome, DateTimeOffset at) =>
        WithLast(Tries[^1].Ended(at, outcome.Error)) with { State = state, Outcome = outcome, Message = null, Until = null };

    /// <summary>The same, failed now. Where there was more than one try, the error carries them all.</summary>
    public OrderLedger Failed(GenAssetError error, IReadOnlyList<AssetInfo> kept, DateTimeOffset at)
    {
        var ended = Ended(OrderState.Failed, new OrderOutcome(kept, Error: error), at);
        if (ended.Tries.Count == 1)
            return ended;
        var details = error.Details?.DeepClone().AsObject() ?? [];
        details["tries"] = ended.History();
        return ended with { Outcome = new OrderOutcome(kept, Error: error with { Details = details }) };
    }

    /// <summary>The tries as an error's details tell them, the last twenty.</summary>
    public JsonArray History() => [.. Tries.TakeLast(MaxReasons).Select(known => new JsonObject
    {
        ["attempt"] = known.Attempt,
        ["worker"] = known.Worker,
        ["startedAt"] = known.StartedAt,
        ["endedAt"] = known.EndedAt,
        ["code"] = known.Code,
        ["reason"] = known.Reason,
    })];

    /// <summary>The same, with something kept in the place of what was kept under its name.</summary>
    public OrderLedger Keeping(KeptFile file) => this with { Kept = [.. (Kept ?? []).Where(known => known.Name != file.Name), file] };

    /// <summary>The same with another last try.</summary>
    public OrderLedger WithLast(OrderTry last) => this with { Tries = [.. Tries.SkipLast(1), last] };
}

/// <summary>One try.</summary>
/// <param name="Attempt">Its number.</param>
/// <param name="Id">A word of its worker's own, by which it knows the try again.</param>
/// <param name="Worker">Who tried.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; none while it runs.</param>
/// <param name="Code">Why it did not succeed.</param>
/// <param name="Reason">The same in words.</param>
public sealed record OrderTry(int Attempt, string Id, string? Worker, DateTimeOffset StartedAt, DateTimeOffset? EndedAt = null, string? Code = null, string? Reason = null)
{
    private const int IdBytes = 8;

    /// <summary>An id that no other try has.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The same, ended.</summary>
    public OrderTry Ended(DateTimeOffset at, GenAssetError? error = null) => this with { EndedAt = at, Code = error?.Code, Reason = error?.Message };
}

/// <summary>What came of an order.</summary>
/// <param name="Assets">The committed files; of a failed item those that are kept to be looked at.</param>
/// <param name="Notes">What the engine wants known.</param>
/// <param name="Cost">What the item has cost so far.</param>
/// <param name="Error">Why it failed.</param>
public sealed record OrderOutcome(IReadOnlyList<AssetInfo>? Assets = null, IReadOnlyList<string>? Notes = null, decimal? Cost = null, GenAssetError? Error = null);

/// <summary>Where an order stands.</summary>
[JsonConverter(typeof(CamelCaseEnum<OrderState>))]
public enum OrderState
{
    /// <summary>It was tried and given back, or its next try is due later.</summary>
    Waiting,

    /// <summary>A worker has it.</summary>
    Running,

    /// <summary>Its assets are committed.</summary>
    Succeeded,

    /// <summary>It will not be tried again.</summary>
    Failed,

    /// <summary>Whoever sent it does not want it any more.</summary>
    Cancelled,
}
