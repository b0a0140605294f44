using System.Globalization;
using GenAsset.Core.Scheduling;
using Peer = Quartz.CronExpression;

namespace GenAsset.Core.Tests.Scheduling;

public sealed class CronExpressionTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo[] Zones = [TimeZoneInfo.Utc, Berlin, .. new[] { "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    [Theory]
    [InlineData("30 2 * * *", "2026-11-21T10:00:00Z", "2026-11-22T02:30:00Z")]
    [InlineData("*/15 * * * *", "2026-11-21T10:00:00Z", "2026-11-21T10:15:00Z")]
    [InlineData("0 9 * * 1", "2026-11-21T10:00:00Z", "2026-11-23T09:00:00Z")] // crontab's 1 is Monday
    [InlineData("0 9 * * 7", "2026-11-21T10:00:00Z", "2026-11-22T09:00:00Z")]
    [InlineData("0 0 9 ? * 1", "2026-11-21T10:00:00Z", "2026-11-22T09:00:00Z")] // Quartz's 1 is Sunday
    [InlineData("10 0 9 1 1 ? 2028", "2026-11-21T10:00:00Z", "2028-01-01T09:00:10Z")]
    [InlineData("0 0 29 2 *", "2026-11-21T10:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 12 L * *", "2026-02-01T00:00:00Z", "2026-02-28T12:00:00Z")]
    [InlineData("0 0 12 LW * ?", "2026-02-01T00:00:00Z", "2026-02-27T12:00:00Z")] // the 28th is a Saturday
    [InlineData("0 0 12 1W * ?", "2026-07-31T13:00:00Z", "2026-08-03T12:00:00Z")] // the 1st is a Saturday, and the month is not left
    [InlineData("0 0 12 ? * FRI#2", "2026-11-21T10:00:00Z", "2026-12-11T12:00:00Z")]
    [InlineData("0 0 12 ? * FRIL", "2026-11-21T10:00:00Z", "2026-11-27T12:00:00Z")]
    [InlineData("0 22-2 * * *", "2026-11-21T23:30:00Z", "2026-11-22T00:00:00Z")]
    [InlineData("0 12 1 * MON", "2026-11-24T00:00:00Z", "2026-11-30T12:00:00Z")] // the day of the month or of the week
    [InlineData("@daily", "2026-11-21T10:00:00Z", "2026-11-22T00:00:00Z")]
    [InlineData("  0   9 * * *  ", "2026-11-21T10:00:00.5Z", "2026-11-22T09:00:00Z")]
    public void Is_due_when_it_says(string cron, string after, string due) =>
        Next(cron, Moment(after), TimeZoneInfo.Utc).ShouldBe(Moment(due));

    [Theory]
    [InlineData("0 0 31 2 *")]
    [InlineData("0 0 12 1 1 ? 2020")]
    public void Is_never_due_where_there_is_no_such_day(string cron) => Next(cron, Moment("2026-11-21T10:00:00Z"), Berlin).ShouldBeNull();

    [Theory]
    [InlineData("30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T03:00:00+02:00 2026-03-30T02:30:00+02:00")] // left out: due as the clocks go forward
    [InlineData("30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T02:30:00+02:00 2026-10-26T02:30:00+01:00")] // twice on the clock: due the first time
    [InlineData("0,30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T03:00:00+02:00 2026-03-30T02:00:00+02:00")] // both left out: due once
    [InlineData("0,30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T02:00:00+02:00 2026-10-25T02:30:00+02:00 2026-10-26T02:00:00+01:00")]
    [InlineData("0 */2 * * *", "2026-03-28T22:00:00Z", "2026-03-29T00:00:00+01:00 2026-03-29T04:00:00+02:00")]
    [InlineData("0 */2 * * *", "2026-10-24T22:00:00Z", "2026-10-25T02:00:00+02:00 2026-10-25T02:00:00+01:00 2026-10-25T04:00:00+01:00")]
    [InlineData("0,30 * * * *", "2026-03-29T00:00:00Z", "2026-03-29T01:30:00+01:00 2026-03-29T03:00:00+02:00 2026-03-29T03:30:00+02:00")]
    [InlineData("0,30 * * * *", "2026-10-25T00:00:00Z", "2026-10-25T02:30:00+02:00 2026-10-25T02:00:00+01:00 2026-10-25T02:30:00+01:00 2026-10-25T03:00:00+01:00")]
    [InlineData("0 0 25 12 *", "2026-11-01T00:00:00Z", "2026-12-25T00:00:00+01:00 2027-12-25T00:00:00+01:00")]
    public void Keeps_to_the_clocks_of_its_zone(string cron, string after, string dues)
    {
        var moment = Moment(after);
        foreach (var due in dues.Split(' '))
        {
            moment = Next(cron, moment, Berlin)!.Value;
            moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(due);
        }
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("60 * * * *", "\"60\" is no minute: 0 to 59")]
    [InlineData("0 0 * * 8", "\"8\" is no day of the week: 0 to 7, or SUN to SAT")]
    [InlineData("0 0 12 ? * 0", "\"0\" is no day of the week: 1 to 7, or SUN to SAT")]
    [InlineData("0 24 * * *", "\"24\" is no hour: 0 to 23")]
    [InlineData("* * * *", "has 4 fields")]
    [InlineData("1 2 3 4 5 6 7 8", "has 8 fields")]
    [InlineData("*/0 * * * *", "\"0\" is not a step for a minute: 1 to 59")]
    [InlineData("0 0 L-31 * *", "\"L-31\" is not a day before the month's last")]
    [InlineData("0 0 * * MON#6", "there are 1 to 5")]
    [InlineData("1,,2 * * * *", "a minute is missing between commas")]
    [InlineData("0 0 * FOO *", "\"FOO\" is no month: 1 to 12, or JAN to DEC")]
    [InlineData("@often", "\"@often\" is not one of @yearly")]
    [InlineData("0 0 0 1 1 ? 2030-2020", "\"2030-2020\" ends before it begins")]
    [InlineData("0 0 0 1 1 ? 20x0", "\"20x0\" is no year")]
    public void Says_what_of_it_cannot_be(string cron, string fault)
    {
        var parsed = CronExpression.Parse(cron);

        parsed.Error!.Message.ShouldContain(fault);
        parsed.Error.Code.ShouldBe("VALIDATION_FAILED");
        parsed.Error.Message.ShouldStartWith("cron: ");
    }

    [Fact]
    public void Means_what_Quartz_means_while_clocks_run_on()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 1500; i++)
        {
            var cron = Expression(random);
            var zone = Zones[random.Next(Zones.Length)];
            var ours = CronExpression.Parse(cron).Value ?? throw new InvalidOperationException(cron);
            var peer = new Peer(cron.Split(' ').Length == 5 ? Peer.Parse(cron, Quartz.CronFormat.Unix).CronExpressionString : cron, zone);
            var moment = Moment("2026-01-01T00:00:00Z").AddSeconds(random.Next(365 * 86400));
            for (var j = 0; j < 8; j++)
            {
                var (mine, theirs) = (ours.Next(moment, zone), peer.GetNextValidTimeAfter(moment));
                // Where clocks change, Quartz is due at the change even for what comes every half hour, and twice in some zones and once in others: there we go our own way.
                if (!new[] { moment, mine, theirs }.Any(time => time is { } near && zone.GetUtcOffset(near.AddHours(-3)) != zone.GetUtcOffset(near.AddHours(3))))
                    (mine?.UtcDateTime).ShouldBe(theirs?.UtcDateTime, $"{cron} after {moment:O} in {zone.Id}");
                if (mine is null || theirs is null)
                    break;
                moment = mine > theirs ? mine.Value : theirs.Value;
            }
        }
    }

    private static string Expression(Random random)
    {
        var seconds = Pick(random, "0", "0", "30", "*/20", "5,50");
        var minutes = Pick(random, "0", "30", "*/15", "0/25", "10-50/20", "55-5", "*");
        var hours = Pick(random, "*", "*/2", "2", "1,2", "0-4", "22-3", "3/6", "2-20/9", "1");
        var months = Pick(random, "*", "*", "*", "MAR,OCT", "4-11", "NOV-FEB", "*/5", "2");
        if (random.Next(3) == 0)
            return $"{minutes} {hours} {Pick(random, "*", "*", "1,15", "28-31", "*/10", "L")} {months} {Pick(random, "*", "*", "0", "7", "1-5", "SUN", "5-7", "FRI-MON", "*/2")}";
        var days = random.Next(2) == 0
            ? $"{Pick(random, "*", "1", "29", "L", "L-3", "LW", "15W", "1W", "31W", "25-31", "28-3", "3/9")} {months} ?"
            : $"? {months} {Pick(random, "MON", "1", "7", "2-6", "SAT-SUN", "6L", "FRI#2", "5#5", "SUN,WED")}";
        return $"{seconds} {minutes} {hours} {days}" + Pick(random, "", "", " 2026-2031", " 2028");
    }

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];

    private static DateTimeOffset? Next(string cron, DateTimeOffset after, TimeZoneInfo zone)
    {
        var parsed = CronExpression.Parse(cron);
        parsed.Succeeded.ShouldBeTrue(parsed.Error?.Message);
        return parsed.Value!.Next(after, zone);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
