using GenAsset.Core.Jobs;

namespace GenAsset.Host.Output;

/// <summary>Counts as figures for a person: done, failed, items a second, time left. The pace is that of the last ten seconds.</summary>
internal sealed class Pace(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(long At, long Ended)> _notes = new();
    private JobCounts _counts = new();
    private double _perSecond;

    /// <summary>Takes the counts of this moment in.</summary>
    public void Note(JobCounts counts)
    {
        _counts = counts;
        var now = time.GetTimestamp();
        _notes.Enqueue((now, counts.Ended));
        while (_notes.Count > 2 && time.GetElapsedTime(_notes.Peek().At, now) > Window)
            _notes.Dequeue();
        var (at, ended) = _notes.Peek();
        var seconds = time.GetElapsedTime(at, now).TotalSeconds;
        _perSecond = seconds > 0.05 ? (counts.Ended - ended) / seconds : 0;
    }

    /// <summary>The figures in one line.</summary>
    public string Describe()
    {
        var left = _counts.Total - _counts.Ended;
        var time = _perSecond > 0 ? $" · {Clock(TimeSpan.FromSeconds(left / _perSecond))} left" : "";
        return $"{_counts.Ended}/{_counts.Total} done · {_counts.Failed} failed · {_perSecond:0.#} items/s{time}";
    }

    private static string Clock(TimeSpan span) => span.TotalHours >= 1 ? $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}" : $"{span.Minutes}:{span.Seconds:00}";
}
