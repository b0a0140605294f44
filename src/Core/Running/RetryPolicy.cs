using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Running;

/// <summary>How long to wait before a try is repeated: doubling from one second, at most a minute, with jitter.</summary>
public static class RetryPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The wait that an error asks for, "retryAfterSeconds" in its details; null where it asks for none.</summary>
    public static TimeSpan? AskedBy(GenAssetError error) => // as text: GetValue<double> refuses a number that was made as an int
        error.Details?["retryAfterSeconds"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? TimeSpan.FromSeconds(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture))
            : null;

    /// <summary>
    /// The wait after try <paramref name="attempt"/> (from 1) failed. The jitter, ±25 %, comes from the item's seed, so that items which failed
    /// together do not come back together and a run can be repeated exactly. A wait that the service asked for is honoured where longer.
    /// </summary>
    public static TimeSpan DelayAfter(int attempt, long seed, TimeSpan? askedFor = null)
    {
        var doubled = Math.Min(First.TotalSeconds * Math.Pow(2, attempt - 1), Longest.TotalSeconds);
        var jitter = 0.75 + 0.5 * new Random(unchecked((int)seed * 31 + attempt)).NextDouble();
        var wait = TimeSpan.FromSeconds(doubled * jitter);
        return askedFor > wait ? askedFor.Value : wait;
    }
}
