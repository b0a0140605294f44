using GenAsset.Core.Errors;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Scheduling;

/// <summary>
/// When something is due, in cron's words: five fields as crontab has them (minute hour day month weekday, Sunday 0 or 7), or six or seven as Quartz has them (seconds
/// first, a year last if at all, Sunday 1). Both mean what Quartz's CronExpression makes of them, which the tests hold them to; only where clocks change is <see cref="Next"/> stricter.
/// </summary>
/// <remarks>
/// Ours, because PowerShell loads it: Quartz would bring a dozen assemblies of Microsoft.Extensions into a process that may have others of them.
/// </remarks>
public sealed class CronExpression
{
    private const int MaxLength = 250;
    private const int MaxYearsAhead = 100;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private readonly ulong _seconds;
    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _months;
    private readonly HashSet<int>? _years;
    private readonly CronDays _days;
    private readonly bool _isByTheClock; // runs at hours of the day; else every so many hours, whatever a clock shows

    private CronExpression(string text, string[] fields)
    {
        Text = text;
        var isUnix = fields.Length == 5;
        string[] all = isUnix ? ["0", .. fields] : fields;
        _seconds = CronField.Second.ReadBits(all[0]);
        _minutes = CronField.Minute.ReadBits(all[1]);
        _hours = CronField.Hour.ReadBits(all[2]);
        _months = CronField.Month.ReadBits(all[4]);
        _days = new CronDays(all[3], all[5], isUnix ? CronField.UnixDay : CronField.QuartzDay);
        _years = all.Length == 7 && all[6] is not ("*" or "?") ? CronField.Year.Read(all[6]) : null;
        _isByTheClock = all[2] is not ['*', ..];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression; the error says which field cannot be what.</summary>
    public static Outcome<CronExpression> Parse(string? text)
    {
        var written = (text ?? "").Trim();
        if (written.Length is 0 or > MaxLength)
            return Fault(written.Length == 0 ? "is empty." : $"has more than {MaxLength} characters.");
        var fields = (Macros.GetValueOrDefault(written) ?? written).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (written[0] == '@' && !Macros.ContainsKey(written))
            return Fault($"\"{Excerpt.Of(written)}\" is not one of {string.Join(", ", Macros.Keys)}.");
        if (fields.Length is < 5 or > 7)
            return Fault($"\"{Excerpt.Of(written)}\" has {fields.Length} {(fields.Length == 1 ? "field" : "fields")}: there are five (minute hour day month weekday), or six with seconds first, or seven with the year last.");
        try
        {
            return new CronExpression(written, fields);
        }
        catch (FormatException fault)
        {
            return Fault($"\"{Excerpt.Of(written)}\": {fault.Message}");
        }
    }

    /// <summary>
    /// The first moment after <paramref name="after"/> at which it is due, as clocks in <paramref name="zone"/> show it; null when it never is again. Where clocks go forward, a
    /// time of day that they leave out is due as they do; where they go back, it is due the first time. What is due every so many hours keeps to them.
    /// </summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(after);
        var wall = WholeSecond(after.UtcTicks + offset.Ticks);
        while (NextOnClock(wall) is { } candidate)
        {
            if (Change(zone, wall - offset, candidate - offset, offset) is { } change)
            {
                var changed = zone.GetUtcOffset(new DateTimeOffset(change, TimeSpan.Zero));
                if (_isByTheClock && candidate < change + changed)
                    return new DateTimeOffset(change + changed, changed);
                (wall, offset) = (change + changed - Second, changed);
            }
            else if (_isByTheClock && IsSecondTime(zone, candidate, offset))
            {
                wall = candidate;
            }
            else
            {
                return new DateTimeOffset(candidate, offset);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static DateTime WholeSecond(long ticks) => new(ticks - (ticks % TimeSpan.TicksPerSecond));

    private DateTime? NextOnClock(DateTime after)
    {
        var from = after + Second;
        var lastYear = Math.Min(from.Year + MaxYearsAhead, DateTime.MaxValue.Year - 1);
        for (var day = from.Date; day.Year <= lastYear;)
        {
            if (_years?.Contains(day.Year) == false)
            {
                day = new DateTime(day.Year + 1, 1, 1);
            }
            else if (CronField.AtLeast(_months, day.Month) is not { } month)
            {
                day = new DateTime(day.Year + 1, 1, 1);
            }
            else if (month != day.Month)
            {
                day = new DateTime(day.Year, month, 1);
            }
            else
            {
                if (_days.Contains(day) && NextOfDay(day == from.Date ? from.TimeOfDay : TimeSpan.Zero) is { } time)
                    return day + time;
                day += Day;
            }
        }

        return null;
    }

    private TimeSpan? NextOfDay(TimeSpan from)
    {
        for (var hour = CronField.AtLeast(_hours, from.Hours); hour is { } h; hour = CronField.AtLeast(_hours, h + 1))
        {
            var isFirst = h == from.Hours;
            for (var minute = CronField.AtLeast(_minutes, isFirst ? from.Minutes : 0); minute is { } m; minute = CronField.AtLeast(_minutes, m + 1))
            {
                if (CronField.AtLeast(_seconds, isFirst && m == from.Minutes ? from.Seconds : 0) is { } second)
                    return new TimeSpan(h, m, second);
            }
        }

        return null;
    }

    // The first moment after one and up to another at which the zone's offset is another.
    private static DateTime? Change(TimeZoneInfo zone, DateTime from, DateTime to, TimeSpan offset)
    {
        for (var (same, probe) = (from, from); same < to; same = probe)
        {
            probe = to - same > Day ? same + Day : to;
            if (OffsetAt(zone, probe) == offset)
                continue;
            while (probe - same > Second) // between the two it changes
            {
                var middle = same + new TimeSpan((probe - same).Ticks / 2 / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
                (same, probe) = OffsetAt(zone, middle) == offset ? (middle, probe) : (same, middle);
            }

            return probe;
        }

        return null;
    }

    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime utc) => zone.GetUtcOffset(new DateTimeOffset(utc.Ticks, TimeSpan.Zero));

    private static bool IsSecondTime(TimeZoneInfo zone, DateTime wall, TimeSpan offset) =>
        zone.IsAmbiguousTime(wall) && offset == zone.GetAmbiguousTimeOffsets(wall).Min();

    private static GenAssetError Fault(string message) => GenAssetError.Of(
        ErrorCatalog.ValidationFailed, $"cron: {message}", suggestion: "Write it as crontab does, \"30 2 * * MON-FRI\" for half past two on weekdays, or with seconds first.");
}
