namespace GenAsset.Core.Uploads;

/// <summary>How much may be sent.</summary>
/// <param name="MaxBytes">Bytes of one upload, default 256 MiB.</param>
/// <param name="MaxBytesPerOwner">Bytes of all uploads of one owner that have not expired, default 20 GiB.</param>
/// <param name="MaxPixels">Pixels that a picture's header may declare, default 600 million.</param>
/// <param name="UnusedHours">Hours that an upload stays which no job uses, default 24.</param>
public sealed record UploadLimits(long MaxBytes = 256L << 20, long MaxBytesPerOwner = 20L << 30, long MaxPixels = 600_000_000, double UnusedHours = 24);
