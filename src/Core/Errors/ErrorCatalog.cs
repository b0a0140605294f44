using System.Collections.Frozen;

namespace GenAsset.Core.Errors;

/// <summary>Every error code: the seventeen of the reconstruction API, then our own in the same form.</summary>
public static class ErrorCatalog
{
    // The reconstruction API's codes. Names, statuses and suggestions are that API's contract.

    /// <summary>The request is not what the contract asks for.</summary>
    public static readonly ErrorCode ValidationFailed = new("VALIDATION_FAILED", 422, false, "Fix the validation errors and try again.");

    /// <summary>An upload passes its size limit.</summary>
    public static readonly ErrorCode FileTooLarge = new("FILE_TOO_LARGE", 422, false, "Reduce image resolution or compress PNGs before uploading (max 20MB per file).");

    /// <summary>A file is not of the format that it should be.</summary>
    public static readonly ErrorCode InvalidFileFormat = new("INVALID_FILE_FORMAT", 422, false, "Ensure all uploaded files are valid PNG images.");

    /// <summary>Too many or too few files.</summary>
    public static readonly ErrorCode InvalidFileCount = new("INVALID_FILE_COUNT", 422, false, "Upload exactly 6 view images and 6 depth render images.");

    /// <summary>No job has this id.</summary>
    public static readonly ErrorCode JobNotFound = new("JOB_NOT_FOUND", 404, false, "Check the job ID and try again.");

    /// <summary>The job's state does not allow what was asked.</summary>
    public static readonly ErrorCode JobNotReady = new("JOB_NOT_READY", 409, false, "Wait for job to complete before downloading. Poll GET /jobs/{job_id} for status.");

    /// <summary>The job ended and its results are gone.</summary>
    public static readonly ErrorCode JobExpired = new("JOB_EXPIRED", 410, false, "Job results are no longer available. Submit a new job if needed.");

    /// <summary>The engine failed on this input.</summary>
    public static readonly ErrorCode ModelFailed = new("MODEL_FAILED", 500, false, "Model processing failed. Try again with different inputs or contact support.");

    /// <summary>The engine ran out of main memory.</summary>
    public static readonly ErrorCode ModelOutOfMemory = new("MODEL_OOM", 500, true, "System ran out of memory. Try again when resources are available.");

    /// <summary>The engine ran out of GPU memory.</summary>
    public static readonly ErrorCode ModelOutOfVram = new("MODEL_VRAM_OOM", 500, true, "GPU ran out of VRAM (16GB limit). Try again when GPU resources are available.");

    /// <summary>An optimisation did not settle.</summary>
    public static readonly ErrorCode ModelConvergenceFailed = new("MODEL_CONVERGENCE_FAILED", 500, false, "Model failed to converge. Try uploading higher-quality or better-lit input images.");

    /// <summary>The result is worse than the promised quality.</summary>
    public static readonly ErrorCode QualityThresholdFailed = new("QUALITY_THRESHOLD_FAILED", 500, false, "Reconstruction quality below threshold. Try uploading higher-quality input images.") { KeepsOutputs = true };

    /// <summary>Output files that should be there are not.</summary>
    public static readonly ErrorCode IncompleteResults = new("INCOMPLETE_RESULTS", 500, false, "Job outputs are incomplete. Contact support.");

    /// <summary>No GPU can take the work now.</summary>
    public static readonly ErrorCode GpuUnavailable = new("GPU_UNAVAILABLE", 503, true, "No GPU available. Job will retry automatically.");

    /// <summary>A disk that we write to is full.</summary>
    public static readonly ErrorCode DiskFull = new("DISK_FULL", 503, true, "Server disk is full. Contact support.");

    /// <summary>The process cannot get the memory that it needs.</summary>
    public static readonly ErrorCode MemoryExhausted = new("MEMORY_EXHAUSTED", 503, true, "Server out of memory. Try again later.");

    /// <summary>A fault that nobody foresaw.</summary>
    public static readonly ErrorCode UnknownError = new("UNKNOWN_ERROR", 500, false, "An unexpected error occurred. Contact support if this persists.");

    // Ours.

    /// <summary>An engine was asked for that is not there, or none takes the item.</summary>
    public static readonly ErrorCode EngineNotFound = new("ENGINE_NOT_FOUND", 422, false, "Name one of the engines that are listed, or add it to engines.json.");

    /// <summary>The engine is there but cannot be reached now.</summary>
    public static readonly ErrorCode EngineUnavailable = new("ENGINE_UNAVAILABLE", 503, true, "The engine will be tried again. If this persists, check that it is running.");

    /// <summary>engines.json, or another settings file, cannot be used.</summary>
    public static readonly ErrorCode ConfigurationInvalid = new("CONFIGURATION_INVALID", 500, false, "Correct the named setting and start again.");

    /// <summary>An item ran past its time.</summary>
    public static readonly ErrorCode ItemTimeout = new("ITEM_TIMEOUT", 504, true, "Give the item more time with timeoutSeconds, or ask for less work.");

    /// <summary>An input file or address of an item cannot be read.</summary>
    public static readonly ErrorCode InputNotReadable = new("INPUT_NOT_READABLE", 422, false, "Check that the input exists and can be read.");

    /// <summary>More items failed than the job allows.</summary>
    public static readonly ErrorCode TooManyFailures = new("TOO_MANY_FAILURES", 500, false, "Look at the failed items, mend their cause, then retry the job.");

    /// <summary>The item ran out of tries because the process died under it each time.</summary>
    public static readonly ErrorCode WorkerLost = new("WORKER_LOST", 500, false, "The process ended while it ran this item, several times. Run the item alone to see why.");

    /// <summary>The store's own files are damaged.</summary>
    public static readonly ErrorCode StoreDamaged = new("STORE_DAMAGED", 500, false, "Restore the named file from a copy, or delete the job.");

    /// <summary>The home folder cannot be used.</summary>
    public static readonly ErrorCode HomeNotWritable = new("HOME_NOT_WRITABLE", 500, false, "Set GENASSET_HOME (or --home) to a folder that this user can write.");

    /// <summary>Another process runs this job.</summary>
    public static readonly ErrorCode JobHeldElsewhere = new("JOB_HELD_ELSEWHERE", 409, false, "Wait for the process that runs the job, or stop it first.");

    /// <summary>The folder that results should go to cannot be written.</summary>
    public static readonly ErrorCode OutputNotWritable = new("OUTPUT_NOT_WRITABLE", 500, false, "Name a folder that this user can write.");

    private static readonly FrozenDictionary<string, ErrorCode> ByName = new[]
    {
        ValidationFailed, FileTooLarge, InvalidFileFormat, InvalidFileCount, JobNotFound, JobNotReady, JobExpired, ModelFailed, ModelOutOfMemory,
        ModelOutOfVram, ModelConvergenceFailed, QualityThresholdFailed, IncompleteResults, GpuUnavailable, DiskFull, MemoryExhausted, UnknownError,
        EngineNotFound, EngineUnavailable, ConfigurationInvalid, ItemTimeout, InputNotReadable, TooManyFailures, WorkerLost, StoreDamaged,
        HomeNotWritable, OutputNotWritable, JobHeldElsewhere,
    }.ToFrozenDictionary(code => code.Name);

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<ErrorCode> All => ByName.Values;

    /// <summary>The row of a code; a name that a newer peer made up reads as not retryable, HTTP 500.</summary>
    public static ErrorCode Find(string name) => ByName.GetValueOrDefault(name) ?? new ErrorCode(name, 500, false, UnknownError.Suggestion);
}
