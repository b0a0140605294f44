namespace GenAsset.Functions.Orchestration;

/// <summary>The names under which histories know activities and events. A history outlives a deployment: these never change.</summary>
public static class Names
{
    /// <summary>Asks a job to stop.</summary>
    public const string CancelEvent = "cancel";

    /// <summary>Says that every item of a chunk has probably ended; the table decides.</summary>
    public const string ChunkDoneEvent = "chunkDone";

    /// <summary>Puts a chunk's items on the work queue.</summary>
    public const string SendChunk = "SendChunk";

    /// <summary>Counts a chunk's items in the table.</summary>
    public const string CountChunk = "CountChunk";

    /// <summary>Counts, and puts items on the queue again whose message was lost.</summary>
    public const string ReviveChunk = "ReviveChunk";

    /// <summary>Cancels what has not begun; what runs may end.</summary>
    public const string StopChunk = "StopChunk";

    /// <summary>Ends whatever is still open in a chunk whose orchestration broke.</summary>
    public const string CloseChunk = "CloseChunk";

    /// <summary>Notes that the job is at work.</summary>
    public const string StartJob = "StartJob";

    /// <summary>Notes that the job stops by itself, and why.</summary>
    public const string StopJob = "StopJob";

    /// <summary>Ends the job.</summary>
    public const string FinishJob = "FinishJob";

    /// <summary>Tells whoever wants to hear of the job's end.</summary>
    public const string TellEnd = "TellEnd";
}
