using System.Globalization;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Scheduling;

/// <summary>The days that a cron expression names: by day of the month, by day of the week, or either where both are given.</summary>
internal sealed class CronDays
{
    private const string Everyday = "*";
    private const string NoMatter = "?";

    private readonly bool _byMonth;
    private readonly bool _byWeek;
    private readonly ulong _daysOfMonth;
    private readonly List<int> _beforeLast = []; // L, L-3: days before the month's last
    private readonly List<int> _nearestWeekdays = []; // 15W; 0 is the last weekday, LW
    private readonly ulong _daysOfWeek; // Sunday is 0
    private readonly ulong _lastOfWeek; // 6L: the month's last such day
    private readonly int _nth; // FRI#2; 0 where every one is meant

    public CronDays(string monthDays, string weekDays, CronField weekField)
    {
        _byMonth = monthDays is not (Everyday or NoMatter);
        _byWeek = weekDays is not (Everyday or NoMatter);
        if (_byMonth)
            _daysOfMonth = ReadMonthDays(monthDays);
        if (!_byWeek)
            return;
        if (weekDays.Split('#') is [var day, var nth])
        {
            if (!int.TryParse(nth, NumberStyles.None, CultureInfo.InvariantCulture, out _nth) || _nth is < 1 or > 5)
                throw new FormatException($"\"{Excerpt.Of(weekDays)}\" asks for the {Excerpt.Of(nth)}. such day of a month; there are 1 to 5.");
            _daysOfWeek = 1UL << Index(weekField, weekField.Value(day));
            return;
        }

        foreach (var part in weekDays.Split(','))
        {
            if (part.Length > 1 && part[^1] is 'L' or 'l')
                _lastOfWeek |= 1UL << Index(weekField, weekField.Value(part[..^1]));
            else if (part is "L" or "l")
                throw new FormatException("\"L\" alone is no day of the week: write SAT, or FRIL for the month's last Friday.");
            else
                _daysOfWeek |= CronField.Bits(weekField.Read(part).Select(value => Index(weekField, value)));
        }
    }

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateTime day) => (_byMonth, _byWeek) switch
    {
        (false, false) => true,
        (true, false) => IsByMonth(day),
        (false, true) => IsByWeek(day),
        _ => IsByMonth(day) || IsByWeek(day),
    };

    private bool IsByMonth(DateTime day)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        return (_daysOfMonth >> day.Day & 1) == 1
            || _beforeLast.Contains(last - day.Day)
            || _nearestWeekdays.Exists(wanted => day.Day == NearestWeekday(day, wanted, last));
    }

    private bool IsByWeek(DateTime day)
    {
        var bit = 1UL << (int)day.DayOfWeek;
        var isNamed = (_daysOfWeek & bit) != 0 && (_nth == 0 || (day.Day - 1) / 7 == _nth - 1);
        return isNamed || ((_lastOfWeek & bit) != 0 && day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month));
    }

    // The weekday nearest to a day, without leaving the month; 31W in a month of 30 days is near the 30th.
    private static int NearestWeekday(DateTime month, int wanted, int last)
    {
        var day = wanted == 0 ? last : Math.Min(wanted, last);
        return new DateTime(month.Year, month.Month, day).DayOfWeek switch
        {
            DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
            DayOfWeek.Sunday => day == last ? day - 2 : day + 1,
            _ => day,
        };
    }

    private ulong ReadMonthDays(string text)
    {
        var bits = 0UL;
        foreach (var part in text.Split(','))
        {
            if (part.Equals("LW", StringComparison.OrdinalIgnoreCase))
                _nearestWeekdays.Add(0);
            else if (part.Length > 1 && part[^1] is 'W' or 'w')
                _nearestWeekdays.Add(CronField.DayOfMonth.Value(part[..^1]));
            else if (part is ['L' or 'l', ..])
                _beforeLast.Add(ReadBeforeLast(part));
            else
                bits |= CronField.DayOfMonth.ReadBits(part);
        }

        return bits;
    }

    private static int ReadBeforeLast(string part)
    {
        if (part.Length == 1)
            return 0;
        return part[1] == '-' && int.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 30
            ? days
            : throw new FormatException($"\"{Excerpt.Of(part)}\" is not a day before the month's last: L, L-1 to L-30, or LW.");
    }

    private static int Index(CronField field, int value) => (value - field.Min) % 7; // crontab's 7 is its 0
}
