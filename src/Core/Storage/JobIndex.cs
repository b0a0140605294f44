using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>A job as a list needs it before its state is read.</summary>
internal readonly record struct JobListing(JobPlace Place, string? Owner, string? Name);

/// <summary>
/// The jobs of a home in the order of a list. What a list needs of a head never changes, so each is read once; the folder's own date tells whether any came or went since.
/// </summary>
internal sealed class JobIndex(HomeFolder home, Func<string, JobHead?> read)
{
    // A file system's clock is the real one and ticks slowly: a folder that was read in the tick of its change may change again unseen. And a job's
    // folder stands for a moment before its head does.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobListing> _known = [];
    private JobListing[] _sorted = [];
    private DateTimeOffset _written;
    private DateTimeOffset _readAt;

    /// <summary>Whether a job was there when somebody listed them last.</summary>
    public bool Knows(string id)
    {
        lock (_gate)
            return _known.ContainsKey(id);
    }

    /// <summary>All jobs, newest first, from after a place on.</summary>
    public ArraySegment<JobListing> From(JobPlace? after)
    {
        lock (_gate)
        {
            Refresh();
            var start = 0;
            if (after is { } place)
            {
                var found = Array.BinarySearch(_sorted, new JobListing(place, null, null), ByPlace);
                start = found < 0 ? ~found : found + 1;
            }

            return new ArraySegment<JobListing>(_sorted, start, _sorted.Length - start);
        }
    }

    private static readonly Comparer<JobListing> ByPlace = Comparer<JobListing>.Create((left, right) => left.Place.CompareTo(right.Place));

    private void Refresh()
    {
        DateTimeOffset written = Directory.GetLastWriteTimeUtc(home.Jobs);
        if (written == _written && _readAt - written > Tick)
            return;
        (_written, _readAt) = (written, TimeProvider.System.GetUtcNow());
        var there = new HashSet<string>(Directory.EnumerateDirectories(home.Jobs).Select(path => Path.GetFileName(path)).Where(JobId.IsValid));
        var changed = false;
        foreach (var gone in _known.Keys.Where(id => !there.Contains(id)).ToList())
            changed |= _known.Remove(gone);
        foreach (var id in there)
        {
            if (_known.ContainsKey(id) || read(id) is not { } head)
                continue;
            _known[id] = new JobListing(new JobPlace(head.CreatedAt, id), head.Owner, head.Name);
            changed = true;
        }

        if (!changed)
            return;
        var sorted = _known.Values.ToArray();
        Array.Sort(sorted, ByPlace);
        _sorted = sorted;
    }
}
