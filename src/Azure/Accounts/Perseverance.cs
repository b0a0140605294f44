using GenAsset.Core.Errors;

namespace GenAsset.Azure.Accounts;

/// <summary>Repeats a call to a storage that is away, with growing pauses, and says once that it waits.</summary>
/// <param name="time">The clock.</param>
/// <param name="notice">Told that the storage is away, and that it is back.</param>
internal sealed class Perseverance(TimeProvider time, Action<string>? notice)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private int _isAway;

    /// <summary>Calls until the storage answers, or <paramref name="within"/> has passed: then the call fails with an error that can be tried again.</summary>
    public async Task<T> CallAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken, TimeSpan? within = null)
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                var answer = await call().ConfigureAwait(false);
                Answered();
                return answer;
            }
            catch (Exception fault) when (StorageFault.IsAway(fault) && !cancellationToken.IsCancellationRequested)
            {
                if (time.GetElapsedTime(begun) > within)
                    throw new GenAssetException(StorageFault.Explain(fault, what), fault);
                if (Interlocked.Exchange(ref _isAway, 1) == 0)
                    notice?.Invoke($"{StorageFault.Explain(fault, what).Message} It is asked again until it answers.");
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same of a call without an answer.</summary>
    public Task CallAsync(string what, Func<Task> call, CancellationToken cancellationToken, TimeSpan? within = null) => CallAsync<bool>(
        what,
        async () =>
        {
            await call().ConfigureAwait(false);
            return true;
        },
        cancellationToken,
        within);

    private void Answered()
    {
        if (Volatile.Read(ref _isAway) != 0 && Interlocked.Exchange(ref _isAway, 0) != 0)
            notice?.Invoke("The storage answers again.");
    }
}
