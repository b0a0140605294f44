using GenAsset.Core.Errors;
using GenAsset.Core.Storage;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Scheduling;

/// <summary>What a schedule may say; its job is checked as any job is.</summary>
internal static class ScheduleRules
{
    public const int MaxNameLength = 64;
    private const int MaxItems = 10_000; // it stands in one file, and in memory when it is due

    /// <summary>Whether a text could be a schedule's name: what is not one never becomes part of a path.</summary>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= MaxNameLength } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && AssetName.IsValid(text);

    /// <summary>The cron and the clocks of a schedule, or every fault of it.</summary>
    public static Outcome<Timing> Check(Schedule schedule, DateTimeOffset now)
    {
        var faults = new List<Fault>();
        if (!IsName(schedule.Name))
            faults.Add(new Fault($"must be 1 to {MaxNameLength} letters, digits, hyphens and underscores, and no device of Windows; is \"{Excerpt.Of(schedule.Name ?? "")}\".", "name"));
        var timing = TimingOf(schedule, faults);
        if (timing is not null && timing.Next(now) is null)
            faults.Add(new Fault($"\"{Excerpt.Of(schedule.Cron)}\" is never due.", "cron"));
        if (schedule.Job?.Items is not { Count: > 0 } items)
            faults.Add(new Fault("has no items: a schedule needs a job with at least one.", "job"));
        else if (items.Count > MaxItems)
            faults.Add(new Fault($"has {items.Count} items; a schedule's has at most {MaxItems}.", "job"));
        else if (items.Any(item => item is null))
            faults.Add(new Fault("has an item that is null.", "job"));
        else if (items.SelectMany(item => item.Inputs).Any(input => input.Upload is not null))
            faults.Add(new Fault("names an upload, which would have expired when it is due: give an address.", "job"));
        return faults.Count == 0 ? timing! : ErrorOf(faults); // without a fault there is a timing
    }

    /// <summary>The cron and the clocks of a schedule that was checked before; null where the file was changed to what cannot be, or this machine lacks the zone.</summary>
    public static Outcome<Timing> TimingOf(Schedule schedule)
    {
        var faults = new List<Fault>();
        return TimingOf(schedule, faults) is { } timing ? timing : ErrorOf(faults);
    }

    private static Timing? TimingOf(Schedule schedule, List<Fault> faults)
    {
        var cron = CronExpression.Parse(schedule.Cron);
        if (!cron.Succeeded)
            faults.Add(new Fault(cron.Error.Message["cron: ".Length..], "cron"));
        if (schedule.TimeZone is { Length: > 0 } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            return cron.Succeeded ? new Timing(cron.Value, zone) : null;
        faults.Add(new Fault($"\"{Excerpt.Of(schedule.TimeZone ?? "")}\" is no time zone of this machine; there are UTC and names as Europe/Berlin.", "timeZone"));
        return null;
    }

    private static GenAssetError ErrorOf(List<Fault> faults) => JobValidator.ErrorOf(faults, faults.Count) with
    {
        Message = string.Join(" ", faults.Select(fault => $"{fault.Field}: {fault.Message}")),
        Suggestion = "Correct the schedule and register it again.",
    };
}

/// <summary>When a schedule is due.</summary>
/// <param name="Cron">The times.</param>
/// <param name="Zone">The clocks that show them.</param>
internal sealed record Timing(CronExpression Cron, TimeZoneInfo Zone)
{
    public DateTimeOffset? Next(DateTimeOffset after) => Cron.Next(after, Zone);
}
