namespace GenAsset.Core.Fetching;

/// <summary>How much, and for how long, one fetch may take.</summary>
/// <param name="MaxBytes">Bytes of the body, after decompression, default 64 MiB.</param>
/// <param name="TotalSeconds">Seconds from the first redirect to the last byte, default 300.</param>
/// <param name="FirstByteSeconds">Seconds until an answer's headers are there, connecting included, default 30.</param>
/// <param name="MinBytesPerSecond">The slowest body taken, over any ten seconds of waiting for it, default 1024.</param>
public sealed record FetchBounds(long MaxBytes = 64L << 20, double TotalSeconds = 300, double FirstByteSeconds = 30, long MinBytesPerSecond = 1024);
