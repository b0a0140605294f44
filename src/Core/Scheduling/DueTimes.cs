namespace GenAsset.Core.Scheduling;

/// <summary>Which due times are run, of those that have come since one was last looked for.</summary>
/// <param name="Run">Those to run, in order.</param>
/// <param name="Dropped">How many of those looked at are passed over.</param>
public readonly record struct DueTimes(IReadOnlyList<DateTimeOffset> Run, int Dropped)
{
    /// <summary>The most that are made up for.</summary>
    public const int MostMadeUp = 100;

    /// <summary>How late a run may begin and still count as on time.</summary>
    public static readonly TimeSpan MissedAfter = TimeSpan.FromMinutes(1);

    /// <summary>What to run of what was due after <paramref name="settled"/> and is by <paramref name="now"/>.</summary>
    public static DueTimes Between(CronExpression cron, TimeZoneInfo zone, DateTimeOffset settled, DateTimeOffset now, MissedRuns missed)
    {
        var due = Newest(cron, zone, settled, now);
        var inTime = due.Where(time => now - time <= MissedAfter).ToList();
        List<DateTimeOffset> run = missed switch
        {
            MissedRuns.All => due.TakeLast(MostMadeUp).ToList(),
            MissedRuns.Once when inTime.Count == 0 => due.TakeLast(1).ToList(),
            _ => inTime, // which make up for what was missed, where that is asked for
        };
        return new DueTimes(run, due.Count - run.Count);
    }

    // A schedule of every second that rested for a year has thirty million: only as far back is looked as is needed for the most that are run.
    private static List<DateTimeOffset> Newest(CronExpression cron, TimeZoneInfo zone, DateTimeOffset settled, DateTimeOffset now)
    {
        for (var back = TimeSpan.FromHours(1); ; back *= 2)
        {
            var isAll = now - settled <= back;
            var due = new List<DateTimeOffset>();
            for (var time = cron.Next(isAll ? settled : now - back, zone); time <= now; time = cron.Next(time.Value, zone))
                due.Add(time.Value);
            if (isAll || due.Count > MostMadeUp)
                return due;
        }
    }
}
