using System.Globalization;
using GenAsset.Core.Scheduling;

namespace GenAsset.Core.Tests.Scheduling;

public sealed class DueTimesTests
{
    private static readonly CronExpression Hourly = CronExpression.Parse("0 * * * *").Value!;

    [Theory]
    [InlineData(MissedRuns.Skip, "", 3)]
    [InlineData(MissedRuns.Once, "12:00", 2)]
    [InlineData(MissedRuns.All, "10:00 11:00 12:00", 0)]
    public void Missed_runs_are_treated_as_asked(MissedRuns missed, string run, int dropped) =>
        Expect(Between("09:30", "12:30", missed), run, dropped);

    [Theory]
    [InlineData(MissedRuns.Skip, "12:00", 2)]
    [InlineData(MissedRuns.Once, "12:00", 2)] // it makes up for the others
    [InlineData(MissedRuns.All, "10:00 11:00 12:00", 0)]
    public void A_run_that_is_due_now_is_not_missed(MissedRuns missed, string run, int dropped) =>
        Expect(Between("09:30", "12:00:20", missed), run, dropped);

    [Theory]
    [InlineData(MissedRuns.Skip)]
    [InlineData(MissedRuns.Once)]
    [InlineData(MissedRuns.All)]
    public void Nothing_is_due_twice_or_early(MissedRuns missed)
    {
        Expect(Between("10:00", "10:59:59", missed), "", 0);
        Expect(Between("09:59:59", "10:00", missed), "10:00", 0);
    }

    [Fact]
    public void What_is_made_up_for_is_bounded_and_a_year_of_seconds_is_looked_through_at_once()
    {
        var everySecond = CronExpression.Parse("* * * * * ?").Value!;
        var now = Moment("10:00");

        var due = DueTimes.Between(everySecond, TimeZoneInfo.Utc, now.AddYears(-1), now, MissedRuns.All);

        due.Run.Count.ShouldBe(DueTimes.MostMadeUp);
        due.Run[^1].ShouldBe(now);
        due.Dropped.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_day_on_which_clocks_change_has_as_many_hours_as_it_has()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        int Count(string day) => DueTimes.Between(Hourly, berlin, Midnight(day), Midnight(day, 1), MissedRuns.All).Run.Count;

        Count("2026-03-29").ShouldBe(23);
        Count("2026-03-30").ShouldBe(24);
        Count("2026-10-25").ShouldBe(25);

        DateTimeOffset Midnight(string day, int later = 0)
        {
            var local = DateTime.Parse(day, CultureInfo.InvariantCulture).AddDays(later);
            return new DateTimeOffset(local, berlin.GetUtcOffset(local));
        }
    }

    private static DueTimes Between(string settled, string now, MissedRuns missed) => DueTimes.Between(Hourly, TimeZoneInfo.Utc, Moment(settled), Moment(now), missed);

    private static void Expect(DueTimes due, string run, int dropped)
    {
        due.Run.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)).ShouldBe(run.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        due.Dropped.ShouldBe(dropped);
    }

    private static DateTimeOffset Moment(string time) => DateTimeOffset.Parse($"2026-11-21T{time}Z", CultureInfo.InvariantCulture);
}
