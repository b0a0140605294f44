namespace GenAsset.Functions.Orchestration;

/// <summary>What the job orchestrator works on; it hands itself the next plan when it begins anew.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Run">Which of the job's runs this is, from 1: a retry is another run.</param>
/// <param name="Chunks">How many chunks the job has.</param>
/// <param name="Window">Chunks in flight at once.</param>
/// <param name="MaxFailures">The job stops when more items than this failed; left out, it never does.</param>
/// <param name="Budget">The job stops when its items have cost this much; left out, it never does.</param>
/// <param name="Next">The first chunk that was not begun.</param>
/// <param name="Done">The counts of the chunks that ended.</param>
/// <param name="IsStopping">Whether no more chunks are begun.</param>
/// <param name="TellsEnd">Whether somebody wants to hear of the end.</param>
public sealed record JobPlan(
    string JobId, int Run, int Chunks, int Window, int? MaxFailures = null, decimal? Budget = null, int Next = 0, ChunkTally? Done = null, bool IsStopping = false, bool TellsEnd = false)
{
    /// <summary>Chunks in flight at once, where the job does not ask for fewer items.</summary>
    public const int UsualWindow = 20;

    /// <summary>Windows that one history holds; then the orchestrator begins anew, and its history is short again.</summary>
    public const int WindowsAPass = 3;

    /// <summary>The first chunk that this pass leaves to the next.</summary>
    public int EndOfPass => Math.Min(Chunks, Next + (Window * WindowsAPass));

    /// <summary>Why no more may be begun after what has ended; none where more may.</summary>
    public StopReason? ReasonToStop(ChunkTally done) =>
        done.Failed > MaxFailures ? StopReason.TooManyFailures : done.Cost >= Budget ? StopReason.BudgetReached : null;
}

/// <summary>Why a job stops by itself.</summary>
public enum StopReason
{
    /// <summary>More items failed than it allows.</summary>
    TooManyFailures,

    /// <summary>Its items cost what it may.</summary>
    BudgetReached,
}
