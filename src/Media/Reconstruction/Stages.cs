namespace GenAsset.Media.Reconstruction;

/// <summary>Times the stages of a reconstruction and says how far it is.</summary>
internal sealed class Stages(TimeProvider clock, ReconstructionProgress? progress, CancellationToken cancellationToken)
{
    private readonly List<StageTime> _times = [];

    public IReadOnlyList<StageTime> Times => _times;

    /// <summary>Runs a stage; <paramref name="percent"/> is how far all of them are when it begins.</summary>
    public T Run<T>(string stage, int percent, Func<T> work)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Invoke(stage, percent);
        var start = clock.GetTimestamp();
        var result = work();
        _times.Add(new StageTime(stage, clock.GetElapsedTime(start).TotalMilliseconds));
        return result;
    }
}
