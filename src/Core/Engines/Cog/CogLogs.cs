using System.Globalization;
using System.Text.RegularExpressions;

namespace GenAsset.Core.Engines.Cog;

/// <summary>Reads a model's logs: how far it is, and what its end was.</summary>
internal static partial class CogLogs
{
    private const int TailLength = 800;

    /// <summary>How far the model is by the last thing it said of that, 0..100: a progress bar's "42%", or "step 21/50"; null where it said nothing.</summary>
    public static double? Progress(string logs)
    {
        var from = Math.Max(0, logs.Length - 4000); // bars repeat themselves: the end is enough
        var last = Shares().Matches(logs[from..]).LastOrDefault();
        if (last is null)
            return null;
        if (last.Groups["percent"].Success)
            return Math.Clamp(double.Parse(last.Groups["percent"].Value, CultureInfo.InvariantCulture), 0, 100);
        var (done, all) = (double.Parse(last.Groups["done"].Value, CultureInfo.InvariantCulture), double.Parse(last.Groups["all"].Value, CultureInfo.InvariantCulture));
        return all > 0 && done <= all ? 100 * done / all : null;
    }

    /// <summary>The end of the logs, where the reason of a failure stands.</summary>
    public static string Tail(string logs)
    {
        var trimmed = logs.Trim();
        return trimmed.Length <= TailLength ? trimmed : "…" + trimmed[^TailLength..];
    }

    [GeneratedRegex(@"(?<percent>\d{1,3}(\.\d+)?)\s?%|\b(?<done>\d{1,6})\s?/\s?(?<all>\d{1,6})\b", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Shares();
}
