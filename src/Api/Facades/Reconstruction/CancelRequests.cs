using System.Collections.Concurrent;
using System.Globalization;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>Cancellations that were requested and not confirmed yet. A request lapses after an hour, and outlives the process: a small file each.</summary>
internal sealed class CancelRequests(string folder, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _known = new();

    /// <summary>Notes a request, or renews it.</summary>
    public void Note(string jobId)
    {
        var now = time.GetUtcNow();
        Directory.CreateDirectory(folder);
        Sweep(now);
        File.WriteAllText(PathOf(jobId), now.ToString("O", CultureInfo.InvariantCulture));
        _known[jobId] = now;
    }

    /// <summary>Whether there is a request that has not lapsed.</summary>
    public bool IsPending(string jobId) => (_known.TryGetValue(jobId, out var at) ? at : Read(jobId)) is { } noted && time.GetUtcNow() - noted < Life;

    /// <summary>Forgets a request.</summary>
    public void Forget(string jobId)
    {
        _known.TryRemove(jobId, out _);
        if (Directory.Exists(folder))
            File.Delete(PathOf(jobId));
    }

    private DateTimeOffset? Read(string jobId) =>
        File.Exists(PathOf(jobId)) && DateTimeOffset.TryParse(File.ReadAllText(PathOf(jobId)), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (id, at) in _known.Where(request => now - request.Value >= Life))
        {
            if (_known.TryRemove(new(id, at)))
                File.Delete(PathOf(id));
        }
    }

    // The id was found among the jobs: it is a plain name.
    private string PathOf(string jobId) => Path.Combine(folder, jobId);
}
