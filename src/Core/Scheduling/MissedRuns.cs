using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Scheduling;

/// <summary>What becomes of due times that passed while nobody ran the schedule: a server that was down, a machine that slept.</summary>
[JsonConverter(typeof(CamelCaseEnum<MissedRuns>))]
public enum MissedRuns
{
    /// <summary>They are not made up for.</summary>
    Skip,

    /// <summary>One run makes up for all of them.</summary>
    Once,

    /// <summary>Each is made up for, the newest hundred at most.</summary>
    All,
}
