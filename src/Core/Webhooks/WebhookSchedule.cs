namespace GenAsset.Core.Webhooks;

/// <summary>When a message that did not arrive is sent again: ten tries over three days, as Standard Webhooks advises.</summary>
internal static class WebhookSchedule
{
    private const double Jitter = 0.1;
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>
    /// The wait after try <paramref name="attempts"/> (from 1), or null when it was the last. The jitter, ±10 %, comes from the message, so that
    /// messages which failed together do not come back together. A wait that the receiver asked for is honoured where longer, up to a day.
    /// </summary>
    public static TimeSpan? WaitAfter(int attempts, string messageId, TimeSpan? asked = null)
    {
        if (attempts > Waits.Length)
            return null;
        var seed = messageId.Aggregate(attempts, (hash, letter) => unchecked(hash * 31 + letter));
        var wait = Waits[attempts - 1] * (1 - Jitter + 2 * Jitter * new Random(seed).NextDouble());
        var honoured = asked > LongestAsked ? LongestAsked : asked;
        return honoured > wait ? honoured : wait;
    }
}
