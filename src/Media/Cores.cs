namespace GenAsset.Media;

/// <summary>How long loops share the machine.</summary>
internal static class Cores
{
    /// <summary>
    /// As many at once as there are cores. Without that bound a loop takes every thread that the pool has or makes, and timers, cancellation and whatever
    /// else the process should answer to wait for it: seconds, in a large picture.
    /// </summary>
    public static ParallelOptions All(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}
