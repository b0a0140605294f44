namespace GenAsset.Functions.Orchestration;

/// <summary>What a chunk orchestrator works on.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Run">Which of the job's runs this is.</param>
/// <param name="Chunk">Which chunk, from 0.</param>
/// <param name="Round">Recounts so far.</param>
/// <param name="IsSent">Whether its items were put on the queue.</param>
/// <param name="IsStopping">Whether its items are being cancelled.</param>
public sealed record ChunkPlan(string JobId, int Run, int Chunk, int Round = 0, bool IsSent = false, bool IsStopping = false)
{
    /// <summary>Recounts that one history holds; then the orchestrator begins anew.</summary>
    public const int RoundsAPass = 20;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>How long nothing may be heard of the chunk before it is recounted: doubling from one minute to ten; a chunk that is being stopped is looked after every minute.</summary>
    public TimeSpan Patience => IsStopping || Round > 10
        ? (IsStopping ? FirstWait : LongestWait)
        : TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Round, LongestWait.Ticks));
}
