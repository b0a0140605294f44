using System.Collections.Frozen;
using System.Reflection;

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

    /// <summary>An address was given that may not be asked: not https, or of a private network.</summary>
    public static readonly ErrorCode AddressRefused = new("ADDRESS_REFUSED", 422, false, "Give an https address of the public internet, or upload the file.");

    /// <summary>An address did not answer, or not in time.</summary>
    public static readonly ErrorCode AddressUnreachable = new("ADDRESS_UNREACHABLE", 502, true, "It will be tried again. If this persists, check the address, or upload the file.");

    /// <summary>No upload has this id, or it has expired.</summary>
    public static readonly ErrorCode UploadNotFound = new("UPLOAD_NOT_FOUND", 404, false, "Upload the file again and use the new id.");

    /// <summary>An engine's service fetches its inputs itself, and the input has no address that it could reach.</summary>
    public static readonly ErrorCode InputNotPublic = new("INPUT_NOT_PUBLIC", 422, false, "Give a public https address, or upload the file to a server that has one: genasset serve --public-url URL.");

    /// <summary>An engine's service does not take our key.</summary>
    public static readonly ErrorCode EngineKeyRefused = new("ENGINE_KEY_REFUSED", 502, false, "Put a good key into the environment variable that engines.json names, restart, then retry the failed items.");

    /// <summary>The account at an engine's service has too little left.</summary>
    public static readonly ErrorCode EngineCreditsExhausted = new("ENGINE_CREDITS_EXHAUSTED", 402, false, "Fill up the account at the service, then retry the failed items.");

    /// <summary>An engine's service answers what its API does not say.</summary>
    public static readonly ErrorCode EngineAnswerInvalid = new("ENGINE_ANSWER_INVALID", 502, true, "It will be tried again. If this persists, check the engine's endpoint in engines.json.");

    /// <summary>An engine's service no longer knows a task that it took.</summary>
    public static readonly ErrorCode EngineTaskLost = new("ENGINE_TASK_LOST", 502, false, "The service has dropped the task. Retrying the failed item gives it a new one, which may cost again.");

    /// <summary>The answer to a request that may cost was lost, so whether the service took it is not known.</summary>
    public static readonly ErrorCode OutcomeUnknown = new("OUTCOME_UNKNOWN", 502, false, "Look at the service's account whether the task is there. Retrying the failed item sends a new one, which may cost again.");

    /// <summary>More items failed than the job allows.</summary>
    public static readonly ErrorCode TooManyFailures = new("TOO_MANY_FAILURES", 500, false, "Look at the failed items, mend their cause, then retry the job.");

    /// <summary>The item ran out of tries because the process died under it each time.</summary>
    public static readonly ErrorCode WorkerLost = new("WORKER_LOST", 500, false, "The process ended while it ran this item, several times. Run the item alone to see why.");

    /// <summary>A worker calls about an item that is not its any more.</summary>
    public static readonly ErrorCode LeaseLost = new("LEASE_LOST", 409, false, "Stop, and lease another item: this one was given out again, or has ended.");

    /// <summary>The job spent what it may.</summary>
    public static readonly ErrorCode BudgetReached = new("BUDGET_REACHED", 402, false, "What is finished is kept. Retry the job with a larger budget to run the rest.");

    /// <summary>The store's own files are damaged.</summary>
    public static readonly ErrorCode StoreDamaged = new("STORE_DAMAGED", 500, false, "Restore the named file from a copy, or delete the job.");

    /// <summary>The storage account does not answer, or refuses.</summary>
    public static readonly ErrorCode StorageUnavailable = new("STORAGE_UNAVAILABLE", 503, true, "It will be tried again. If this persists, check the storage account and who may use it.");

    /// <summary>The home folder cannot be used.</summary>
    public static readonly ErrorCode HomeNotWritable = new("HOME_NOT_WRITABLE", 500, false, "Set GENASSET_HOME (or --home) to a folder that this user can write.");

    /// <summary>Another process runs this job.</summary>
    public static readonly ErrorCode JobHeldElsewhere = new("JOB_HELD_ELSEWHERE", 409, false, "Wait for the process that runs the job, or stop it first.");

    /// <summary>The id that a new job should have is another's.</summary>
    public static readonly ErrorCode JobIdTaken = new("JOB_ID_TAKEN", 409, false, "Choose another id, or none.");

    /// <summary>No schedule has this name.</summary>
    public static readonly ErrorCode ScheduleNotFound = new("SCHEDULE_NOT_FOUND", 404, false, "List the schedules to see which there are.");

    /// <summary>Somebody else starts or changes the schedule in this moment.</summary>
    public static readonly ErrorCode ScheduleBusy = new("SCHEDULE_BUSY", 409, true, "Wait a moment and try again.");

    /// <summary>The request is not HTTP as it should be: its body, its query or a header cannot be read.</summary>
    public static readonly ErrorCode RequestInvalid = new("REQUEST_INVALID", 400, false, "Mend the request and send it again.");

    /// <summary>The request's body is larger than is taken.</summary>
    public static readonly ErrorCode RequestTooLarge = new("REQUEST_TOO_LARGE", 413, false, "Send less at once; a large job goes as application/jsonl.");

    /// <summary>The body is of a media type that this route does not read.</summary>
    public static readonly ErrorCode MediaTypeNotSupported = new("MEDIA_TYPE_NOT_SUPPORTED", 415, false, "Send the body in a form that this route takes, and name it in Content-Type.");

    /// <summary>There is no such route.</summary>
    public static readonly ErrorCode RouteNotFound = new("ROUTE_NOT_FOUND", 404, false, "Look at /openapi/v1.json for the routes that there are.");

    /// <summary>The route does not take this method.</summary>
    public static readonly ErrorCode MethodNotAllowed = new("METHOD_NOT_ALLOWED", 405, false, "Look at /openapi/v1.json for the methods that this route takes.");

    /// <summary>The job has no such item.</summary>
    public static readonly ErrorCode ItemNotFound = new("ITEM_NOT_FOUND", 404, false, "List the job's items to see which there are.");

    /// <summary>The item has no such asset.</summary>
    public static readonly ErrorCode AssetNotFound = new("ASSET_NOT_FOUND", 404, false, "Look at the item: its assets are listed once it has succeeded.");

    /// <summary>No key, or not a good one.</summary>
    public static readonly ErrorCode KeyRefused = new("KEY_REFUSED", 401, false, "Ask whoever runs the server for a key: genasset keys add NAME.");

    /// <summary>The key was good until it expired.</summary>
    public static readonly ErrorCode KeyExpired = new("KEY_EXPIRED", 401, false, "Ask whoever runs the server for a new key: genasset keys add NAME.");

    /// <summary>The key is good and not for this.</summary>
    public static readonly ErrorCode KeyNotAllowed = new("KEY_NOT_ALLOWED", 403, false, "Use a key of another role: genasset keys add NAME --role ROLE.");

    /// <summary>The request comes from where none is taken.</summary>
    public static readonly ErrorCode OriginRefused = new("ORIGIN_REFUSED", 403, false, "Call the server by its address; allow a page's origin with --cors, or ask for keys: genasset keys add NAME.");

    /// <summary>More requests than the key allows.</summary>
    public static readonly ErrorCode RateLimited = new("RATE_LIMITED", 429, true, "Wait as long as Retry-After says, then send it again.");

    /// <summary>More items would wait than the key allows.</summary>
    public static readonly ErrorCode QueueFull = new("QUEUE_FULL", 429, true, "Wait until some of your items have ended, then send it again.");

    /// <summary>The job costs more credits than its owner has.</summary>
    public static readonly ErrorCode CreditsExhausted = new("CREDITS_EXHAUSTED", 402, false, "Ask whoever runs the server for credits: genasset keys credit NAME N.");

    /// <summary>The idempotency key was used with another body.</summary>
    public static readonly ErrorCode IdempotencyMismatch = new("IDEMPOTENCY_MISMATCH", 422, false, "Use a new Idempotency-Key for a new request.");

    /// <summary>A request with this idempotency key is at work.</summary>
    public static readonly ErrorCode IdempotencyInProgress = new("IDEMPOTENCY_IN_PROGRESS", 409, true, "Wait a moment and send it again: the first one's answer will be given.");

    /// <summary>The server cannot listen where it should.</summary>
    public static readonly ErrorCode AddressNotUsable = new("ADDRESS_NOT_USABLE", 500, false, "Name another address with --urls.");

    /// <summary>The folder that results should go to cannot be written.</summary>
    public static readonly ErrorCode OutputNotWritable = new("OUTPUT_NOT_WRITABLE", 500, false, "Name a folder that this user can write.");

    // Every row above: a list beside them would be forgotten one day.
    private static readonly FrozenDictionary<string, ErrorCode> ByName = typeof(ErrorCatalog).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(row => row.GetValue(null)).OfType<ErrorCode>().ToFrozenDictionary(code => code.Name);

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<ErrorCode> All => ByName.Values;

    /// <summary>The row of a code; a name that a newer peer made up reads as not retryable, HTTP 500.</summary>
    public static ErrorCode Find(string name) => ByName.GetValueOrDefault(name) ?? new ErrorCode(name, 500, false, UnknownError.Suggestion);
}
