using System.Globalization;
using System.Numerics;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Scheduling;

/// <summary>One field of a cron expression as it may be written: its words, its bounds, its names.</summary>
/// <param name="Name">What its values are called.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value that * stands for.</param>
/// <param name="Names">Names of values, the first that of <paramref name="Min"/>.</param>
/// <param name="AlsoMax">A value beyond <paramref name="Max"/> that may be written all the same: crontab's Sunday is 0 and 7.</param>
internal sealed record CronField(string Name, int Min, int Max, string[]? Names = null, int? AlsoMax = null)
{
    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public static readonly CronField Second = new("second", 0, 59);
    public static readonly CronField Minute = new("minute", 0, 59);
    public static readonly CronField Hour = new("hour", 0, 23);
    public static readonly CronField DayOfMonth = new("day of the month", 1, 31);
    public static readonly CronField Month = new("month", 1, 12, MonthNames);
    public static readonly CronField Year = new("year", 1970, 2099);

    /// <summary>Days of the week where seconds are written: 1 is Sunday, as Quartz counts.</summary>
    public static readonly CronField QuartzDay = new("day of the week", 1, 7, DayNames);

    /// <summary>Days of the week in five fields: 0 and 7 are Sunday, as crontab counts.</summary>
    public static readonly CronField UnixDay = new("day of the week", 0, 6, DayNames, 7);

    /// <summary>Reads a list of values, ranges and steps; a fault says which part and why.</summary>
    public HashSet<int> Read(string text)
    {
        var values = new HashSet<int>();
        foreach (var part in text.Split(','))
            values.UnionWith(Part(part));
        return values;
    }

    /// <summary>The same, as a set of bits.</summary>
    public ulong ReadBits(string text) => Bits(Read(text));

    /// <summary>Values as a set of bits.</summary>
    public static ulong Bits(IEnumerable<int> values) => values.Aggregate(0UL, (bits, value) => bits | (1UL << value));

    /// <summary>The least value of a set that is at least <paramref name="from"/>; null where there is none.</summary>
    public static int? AtLeast(ulong bits, int from)
    {
        var left = from > 63 ? 0 : bits >> from << from;
        return left == 0 ? null : BitOperations.TrailingZeroCount(left);
    }

    /// <summary>One value: a number within the bounds, or a name.</summary>
    public int Value(string text)
    {
        var named = Names is null ? -1 : Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
            return Min + named;
        var end = AlsoMax ?? Max;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < Min || value > end)
        {
            var orName = Names is null ? "" : $", or {Names[0]} to {Names[^1]}";
            throw new FormatException($"\"{Excerpt.Of(text)}\" is no {Name}: {Min} to {end}{orName}.");
        }

        return value;
    }

    private IEnumerable<int> Part(string part)
    {
        if (part.Length == 0)
            throw new FormatException($"a {Name} is missing between commas.");
        var (range, step) = part.Split('/') switch
        {
            [var all] => (all, 1),
            [var all, var each] => (all, Step(each)),
            _ => throw new FormatException($"\"{Excerpt.Of(part)}\" has more than one step."),
        };
        var hasStep = part.Contains('/', StringComparison.Ordinal);
        if (range is "*" or "?" || (hasStep && range.Length == 0))
            return Count(Min, Max, step);
        if (range.Split('-') is not [var first, var last])
            return hasStep ? Count(Value(range), Max, step) : [Value(range)];
        var (from, to) = (Value(first), Value(last));
        if (from <= to)
            return Count(from, to, step);
        if (this == Year)
            throw new FormatException($"\"{Excerpt.Of(range)}\" ends before it begins.");
        return Count(from, to + Max - Min + 1, step).Select(value => value > Max ? value - (Max - Min + 1) : value); // 22-2: over midnight
    }

    private int Step(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= Max
            ? step
            : throw new FormatException($"\"{Excerpt.Of(text)}\" is not a step for a {Name}: 1 to {Max}.");

    private static IEnumerable<int> Count(int from, int to, int step)
    {
        for (var value = from; value <= to; value += step)
            yield return value;
    }
}
