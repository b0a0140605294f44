namespace GenAsset.Core.Client;

/// <summary>Bounds how long the other end may say nothing: a connection that died while the machine slept says nothing, ever.</summary>
internal static class Silence
{
    /// <summary>Reads; nothing for too long is a broken connection, as an end of it would be.</summary>
    public static async ValueTask<T> BreakAfterAsync<T>(TimeSpan longest, TimeProvider time, Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        using var silent = new CancellationTokenSource(longest, time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, cancellationToken);
        try
        {
            return await read(until.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"Nothing came for {longest.TotalSeconds:0} s.");
        }
    }
}
