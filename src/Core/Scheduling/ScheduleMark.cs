using GenAsset.Core.Errors;

namespace GenAsset.Core.Scheduling;

/// <summary>How far a schedule has come: kept beside it, so that the schedule's own file is only written by people.</summary>
/// <param name="SettledUntil">Due times up to here are started or passed over.</param>
/// <param name="LastDue">The due time that was last started, or should have been.</param>
/// <param name="LastJobId">The job that was made for it.</param>
/// <param name="LastError">Why none could be.</param>
public sealed record ScheduleMark(DateTimeOffset SettledUntil, DateTimeOffset? LastDue = null, string? LastJobId = null, GenAssetError? LastError = null);
