using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAsset.Functions.Tests.Replaying;

/// <summary>One row of an orchestration's history, as a durable store keeps it.</summary>
public sealed record HistoryRow(HistoryKind Kind, int Id = 0, string? Name = null, string? Data = null, string? Instance = null, DateTime At = default)
{
    /// <summary>How rows are written in committed histories.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

public enum HistoryKind
{
    /// <summary>An episode began, at this time.</summary>
    Woke,

    ActivityScheduled,
    ActivityCompleted,
    ActivityFailed,
    ChildScheduled,
    ChildCompleted,
    ChildFailed,
    TimerSet,
    TimerFired,
    EventSent,
    EventRaised,

    /// <summary>The orchestrator returned, threw, or began anew.</summary>
    Ended,
}
