using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenAsset.Functions.Storage;

/// <summary>
/// The keys of both tables. In the table of jobs a partition is a job with its chunks, an owner's list, or a list that a timer walks; in the table of items it is a chunk.
/// </summary>
public static class Keys
{
    /// <summary>The row of a job in its own partition.</summary>
    public const string JobRow = "job";

    /// <summary>The list of all jobs.</summary>
    public const string EveryJob = "all";

    /// <summary>The list of jobs that have not ended.</summary>
    public const string Open = "open";

    /// <summary>The list of ended jobs by the time at which their files go.</summary>
    public const string Expiry = "expiry";

    /// <summary>The list of jobs that are being written.</summary>
    public const string Intake = "intake";

    /// <summary>What a chunk's rows begin with.</summary>
    public const string ChunkRows = "c";

    /// <summary>What comes after every chunk's row.</summary>
    public const string AfterChunkRows = "d";

    /// <summary>The partition of a job.</summary>
    public static string OfJob(string jobId) => "j." + jobId;

    /// <summary>The list of an owner's jobs. Owners may be called anything, and keys may not.</summary>
    public static string OfOwner(string owner) => "o." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, 16));

    /// <summary>A place in a list, newest first.</summary>
    public static string NewestFirst(DateTimeOffset at) => (long.MaxValue - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>A job's place in a list, newest first.</summary>
    public static string NewestFirst(DateTimeOffset at, string jobId) => NewestFirst(at) + "." + jobId;

    /// <summary>A place in a list, oldest first.</summary>
    public static string OldestFirst(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>A job's place in a list, oldest first.</summary>
    public static string OldestFirst(DateTimeOffset at, string jobId) => OldestFirst(at) + "." + jobId;

    /// <summary>The job of a place.</summary>
    public static string JobOf(string place) => place[(place.IndexOf('.') + 1)..];

    /// <summary>The row of a chunk.</summary>
    public static string OfChunk(int chunk) => string.Create(CultureInfo.InvariantCulture, $"{ChunkRows}.{chunk:00000}");

    /// <summary>The partition of a chunk's items.</summary>
    public static string OfItems(string jobId, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{jobId}.{chunk:00000}");

    /// <summary>The row of an item.</summary>
    public static string OfItem(int index) => index.ToString("D7", CultureInfo.InvariantCulture);
}
