using System.Collections.Concurrent;

namespace GenAsset.Api.Security;

/// <summary>What a key's rate leaves.</summary>
/// <param name="IsAllowed">Whether this request may go on.</param>
/// <param name="Limit">Requests a minute; none where there is no limit.</param>
/// <param name="Remaining">Requests that may come at once.</param>
/// <param name="RetryAfterSeconds">Seconds until the next may come.</param>
public readonly record struct RateStanding(bool IsAllowed, int? Limit = null, int Remaining = 0, int RetryAfterSeconds = 0);

/// <summary>Requests a minute, a bucket a key: it holds a minute's worth and fills evenly.</summary>
/// <param name="time">The clock.</param>
public sealed class RateLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Takes one request from a key's rate; a key without one is always let through.</summary>
    public RateStanding Take(KeyEntry? key) =>
        key?.RatePerMinute is { } limit ? _buckets.GetOrAdd(key.Id, _ => new Bucket(limit, time.GetTimestamp())).Take(limit, time) : new RateStanding(true);

    private sealed class Bucket(double level, long since)
    {
        private readonly Lock _gate = new();
        private double _level = level;
        private long _since = since;

        public RateStanding Take(int limit, TimeProvider time)
        {
            lock (_gate)
            {
                var perSecond = limit / 60.0;
                var now = time.GetTimestamp();
                _level = Math.Min(limit, _level + time.GetElapsedTime(_since, now).TotalSeconds * perSecond);
                _since = now;
                if (_level < 1)
                    return new RateStanding(false, limit, 0, (int)Math.Ceiling((1 - _level) / perSecond));
                _level--;
                return new RateStanding(true, limit, (int)_level, _level >= 1 ? 0 : (int)Math.Ceiling((1 - _level) / perSecond));
            }
        }
    }
}
