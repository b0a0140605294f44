namespace GenAsset.Functions.Orchestration;

/// <summary>The decisions of the job orchestrator between one new beginning and the next: which chunk to begin, when to stop, what comes after.</summary>
public sealed class JobPass(JobPlan plan)
{
    private readonly int _end = plan.EndOfPass;

    /// <summary>The counts of the chunks that ended.</summary>
    public ChunkTally Done { get; private set; } = plan.Done ?? new ChunkTally();

    /// <summary>How many chunks were begun, in all passes.</summary>
    public int Begun { get; private set; } = plan.Next;

    /// <summary>Whether no more chunks are begun.</summary>
    public bool IsStopping { get; private set; } = plan.IsStopping;

    /// <summary>Why the job stopped by itself; none where it goes on, or was asked to stop.</summary>
    public StopReason? Reason { get; private set; }

    /// <summary>The plan of the next pass; none where the job ends with this one.</summary>
    public JobPlan? Next => IsStopping || Begun >= plan.Chunks ? null : plan with { Next = Begun, Done = Done };

    /// <summary>Begins a chunk, where the window and the pass have room for one.</summary>
    public bool MayBegin(int inFlight, out int chunk)
    {
        chunk = Begun;
        if (IsStopping || inFlight >= plan.Window || Begun >= _end)
            return false;
        Begun++;
        return true;
    }

    /// <summary>A chunk ended.</summary>
    public void Note(ChunkTally tally)
    {
        Done = Done.Plus(tally);
        if (IsStopping || plan.ReasonToStop(Done) is not { } reason)
            return;
        (IsStopping, Reason) = (true, reason);
    }

    /// <summary>Begins no more.</summary>
    public void Stop() => IsStopping = true;
}
