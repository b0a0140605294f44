using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Storage;
using GenAsset.Core.Uploads;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Client;

// Past 300 lines: it is the port, method by method, and each is a line or a loop; what they share is in ServerCalls, JobSpool, ServerLines and AssetStream.

/// <summary>
/// A server's jobs, by its native HTTP API: what works on the embedded backend works on this, files of this machine as inputs too, which are sent first.
/// Calls that break off on the way are made again, a job's creation under one Idempotency-Key.
/// </summary>
public sealed class GenAssetClient : IJobBackend
{
    private const int WaitSeconds = 30; // a held-back answer; half of what a server allows
    private const int ContinueAbove = 256 << 10; // bytes of a body before which a server is asked whether it would take it
    private const int MostFruitless = 10; // answers in a row that break off before they say anything
    private const int MaxNameLength = 1000;
    private const string LinesType = "application/jsonl";

    private static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(WaitSeconds) + ServerCalls.Usual;
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, string> NoUploads = [];

    private readonly ServerCalls _calls;
    private readonly InputSender _inputs;
    private readonly int _pageSize;

    private GenAssetClient(ClientOptions options)
    {
        _calls = new ServerCalls(options);
        _inputs = new InputSender(_calls);
        Schedules = new ScheduleClient(_calls);
        _pageSize = options.PageSize;
    }

    /// <summary>The server's address, with a slash at its end.</summary>
    public Uri Server => _calls.Server;

    /// <summary>The schedules of the key.</summary>
    public ISchedules Schedules { get; }

    /// <summary>A client of a server, which is not asked yet; an address or a key that cannot be one is an error.</summary>
    public static Outcome<GenAssetClient> Open(ClientOptions options)
    {
        if ((AddressFault(options.Server) ?? (options.Proxy is { } proxy ? AddressFault(proxy) : null)) is { } fault)
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, fault, suggestion: "Give it as http://host:port or https://host.");
        if (options.Key?.Any(letter => letter is <= ' ' or > '~') == true)
            return GenAssetError.Of(ErrorCatalog.KeyRefused, "The key has letters that no key has: a space, a line's end or others beyond ASCII.", suggestion: "Give the key alone, as it was printed.");
        return new GenAssetClient(options);
    }

    /// <summary>Asks the server whether it is there and takes the key; null when both.</summary>
    public async Task<GenAssetError?> CheckAsync(CancellationToken cancellationToken = default) => (await AskEnginesAsync(cancellationToken).ConfigureAwait(false)).Error;

    /// <summary>Sends a file that items may name as their input.</summary>
    public Task<Outcome<Upload>> UploadAsync(string path, CancellationToken cancellationToken = default) => _inputs.SendAsync(path, cancellationToken);

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        using var spool = await JobSpool.ReadAsync(spec, items, cancellationToken).ConfigureAwait(false);
        if (spool.Error is not null)
            return (await DryRunAsync(spool, cancellationToken).ConfigureAwait(false))!; // there is an error
        var uploads = await _inputs.SendAllAsync(spool.Paths, cancellationToken).ConfigureAwait(false);
        if (!uploads.Succeeded)
            return uploads.Error;
        var key = origin?.RequestKey ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var created = await _calls.ReadAsync(() => Post(spool, uploads.Value, key, origin?.TraceParent), Repeat.Safely, Answers.Job, patience: null, cancellationToken).ConfigureAwait(false);
        return created.Succeeded ? created : spool.Merge(created.Error, isDry: false);
    }

    /// <inheritdoc/>
    /// <remarks>Items that name files of this machine are judged here only: nothing is sent for a question. Their engine is asked for when the job is made.</remarks>
    public async Task<GenAssetError?> ValidateAsync(JobSpec spec, IAsyncEnumerable<ItemEntry> items, CancellationToken cancellationToken = default)
    {
        using var spool = await JobSpool.ReadAsync(spec, items, cancellationToken).ConfigureAwait(false);
        return await DryRunAsync(spool, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<JobState?> FindAsync(string jobId, CancellationToken cancellationToken = default) =>
        JobId.IsValid(jobId) ? Present(await AskJobAsync(jobId, null, null, cancellationToken).ConfigureAwait(false)) : null;

    /// <inheritdoc/>
    public async Task<JobState?> WaitForChangeAsync(string jobId, long version, CancellationToken cancellationToken = default)
    {
        if (!JobId.IsValid(jobId))
            return null;
        while (true)
        {
            var job = await AskJobAsync(jobId, WaitSeconds, version, cancellationToken).ConfigureAwait(false);
            if (!job.Succeeded || job.Value is { } changed && changed.Version != version)
                return Present(job);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A server keeps a webhook's secret to itself: it is left out.</remarks>
    public async Task<JobSpec?> SpecAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (!JobId.IsValid(jobId))
            return null;
        var spec = await _calls.ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, Path(jobId, "/spec")), Repeat.Safely, Answers.Spec, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
        return spec.Succeeded ? spec.Value : IsAbsence(spec.Error) ? null : throw new GenAssetException(spec.Error);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobState> ListAsync(JobFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = $"?limit={_pageSize}"
            + (filter?.State is { } state ? "&state=" + JsonNamingPolicy.CamelCase.ConvertName(state.ToString()) : "")
            + (filter?.Name is { } name ? "&name=" + Uri.EscapeDataString(name) : "");
        for (string? cursor = ""; cursor is not null;)
        {
            var from = cursor.Length == 0 ? "" : "&cursor=" + Uri.EscapeDataString(cursor);
            var page = await _calls.ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, "v1/jobs" + query + from), Repeat.Safely, Answers.Jobs, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
            if (!page.Succeeded)
                throw new GenAssetException(page.Error);
            foreach (var job in page.Value.Jobs.Where(job => (filter?.Owner is null || filter.Owner == job.Owner) && (filter?.After is not { } after || JobPlace.Of(job) > after)))
                yield return job;
            cursor = page.Value.Next;
        }
    }

    /// <inheritdoc/>
    public async Task<ItemState?> ItemAsync(string jobId, int index, CancellationToken cancellationToken = default)
    {
        if (!JobId.IsValid(jobId) || index < 0)
            return null;
        var item = await _calls.ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, Path(jobId, $"/items/{index}")), Repeat.Safely, Answers.Item, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
        return item.Succeeded ? item.Value : IsAbsence(item.Error) ? null : throw new GenAssetException(item.Error);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ItemState> ItemsAsync(
        string jobId, int fromIndex = 0, ItemPhase? state = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = state is { } phase ? "&state=" + JsonNamingPolicy.CamelCase.ConvertName(phase.ToString()) : "";
        var next = Math.Max(0, fromIndex);
        for (var fruitless = 0; JobId.IsValid(jobId);)
        {
            using var answer = await OpenLinesAsync(() => Get(Path(jobId, $"/items?cursor={next}{query}"), LinesType), cancellationToken).ConfigureAwait(false);
            if (answer is null)
                yield break;
            var lines = new ServerLines(answer, _calls.Time);
            fruitless++;
            await foreach (var line in lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var item = Read(line.Span, Answers.Item);
                (next, fruitless) = (item.Index + 1, 0);
                yield return item;
            }

            if (lines.IsWhole)
                yield break;
            await RestAsync(fruitless, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobEvent> EventsAsync(string jobId, long afterSeq = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = afterSeq;
        for (var fruitless = 0; JobId.IsValid(jobId);)
        {
            using var answer = await OpenLinesAsync(() => Get(Path(jobId, $"/events?after={seen}"), "text/event-stream"), cancellationToken).ConfigureAwait(false);
            if (answer is null || answer.StatusCode == HttpStatusCode.NoContent) // nothing more will come
                yield break;
            fruitless++;
            await foreach (var line in new ServerLines(answer, _calls.Time).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                fruitless = 0; // a heartbeat is a sign of life too
                if (!line.Span.StartsWith("data: "u8))
                    continue; // the number and the kind are in the data
                var entry = Read(line.Span["data: ".Length..], Answers.Event);
                seen = entry.Seq;
                yield return entry;
            }

            await RestAsync(fruitless, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<JobState>> WaitAsync(string jobId, CancellationToken cancellationToken = default)
    {
        while (JobId.IsValid(jobId))
        {
            var job = await AskJobAsync(jobId, WaitSeconds, null, cancellationToken).ConfigureAwait(false);
            if (!job.Succeeded)
                return Tombstone(job.Error) is { } gone ? gone : job.Error;
            if (job.Value is { IsFinished: true } ended)
                return ended;
        }

        return NotFound(jobId);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAssetAsync(string jobId, int index, string name, CancellationToken cancellationToken = default)
    {
        if (!JobId.IsValid(jobId) || index < 0 || NameInPath(name) is not { } asset)
            return null;
        var path = Path(jobId, $"/items/{index}/assets/{asset}");
        var opened = await AssetStream.OpenAsync(_calls, path, cancellationToken).ConfigureAwait(false);
        if (opened.Succeeded)
            return opened.Value;
        return IsAbsence(opened.Error) || opened.Error.Code == ErrorCatalog.IncompleteResults.Name ? null : throw new GenAssetException(opened.Error);
    }

    /// <inheritdoc/>
    public Task<Outcome<JobState>> CancelAsync(string jobId, CancellationToken cancellationToken = default) => ActAsync(jobId, "/cancel", Repeat.Safely, cancellationToken);

    /// <inheritdoc/>
    public Task<Outcome<JobState>> RetryAsync(string jobId, decimal? budget = null, CancellationToken cancellationToken = default) =>
        ActAsync(jobId, "/retry", Repeat.WhenRefused, cancellationToken, budget is { } raised ? string.Create(CultureInfo.InvariantCulture, $$"""{"budget":{{raised}}}""") : null);

    /// <inheritdoc/>
    public async Task<GenAssetError?> DeleteAsync(string jobId, CancellationToken cancellationToken = default)
    {
        if (!JobId.IsValid(jobId))
            return NotFound(jobId);
        var tries = 0;
        var gone = await _calls.SendAsync(Request, Repeat.Safely, HttpCompletionOption.ResponseContentRead, patience: null, cancellationToken).ConfigureAwait(false);
        gone.Value?.Dispose();
        return tries > 1 && gone.Error?.Code == ErrorCatalog.JobNotFound.Name ? null : gone.Error; // an earlier try may have removed it, unheard

        HttpRequestMessage Request()
        {
            tries++;
            return new HttpRequestMessage(HttpMethod.Delete, Path(jobId));
        }
    }

    /// <inheritdoc/>
    /// <remarks>Counts the jobs that the key may see.</remarks>
    public async Task<long> PendingItemsAsync(string? owner = null, CancellationToken cancellationToken = default)
    {
        var pending = new Dictionary<string, long>(); // by id: a job may go from one state to the next between two questions
        foreach (var state in (JobPhase[])[JobPhase.Queued, JobPhase.Running, JobPhase.Cancelling])
        {
            await foreach (var job in ListAsync(new JobFilter(owner, state), cancellationToken).ConfigureAwait(false))
                pending[job.Id] = job.Counts.Total - job.Counts.Ended;
        }

        return pending.Values.Sum();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineInfo>> EnginesAsync(CancellationToken cancellationToken = default)
    {
        var engines = await AskEnginesAsync(cancellationToken).ConfigureAwait(false);
        return engines.Succeeded ? engines.Value : throw new GenAssetException(engines.Error);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _calls.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<GenAssetError?> DryRunAsync(JobSpool spool, CancellationToken cancellationToken)
    {
        if (spool.Count(isDry: true) == 0)
            return spool.Error;
        var sent = await _calls.SendAsync(
            () => Post(spool, NoUploads, null, null), Repeat.Safely, HttpCompletionOption.ResponseContentRead, patience: null, cancellationToken).ConfigureAwait(false);
        sent.Value?.Dispose();
        return sent.Succeeded ? spool.Error : spool.Merge(sent.Error, isDry: true);
    }

    private static HttpRequestMessage Post(JobSpool spool, IReadOnlyDictionary<string, string> uploads, string? key, string? traceParent)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, key is null ? "v1/jobs?dryRun=true" : "v1/jobs") { Content = new JobContent(spool, uploads, isDry: key is null) };
        request.Headers.ExpectContinue = spool.Length > ContinueAbove;
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (traceParent is not null)
            request.Headers.TryAddWithoutValidation("traceparent", traceParent);
        return request;
    }

    // The job; null for one that has not changed.
    private async Task<Outcome<JobState?>> AskJobAsync(string jobId, int? waitSeconds, long? knownVersion, CancellationToken cancellationToken)
    {
        var sent = await _calls.SendAsync(Request, Repeat.Safely, HttpCompletionOption.ResponseContentRead, waitSeconds is null ? ServerCalls.Usual : HeldBack, cancellationToken).ConfigureAwait(false);
        if (!sent.Succeeded)
            return sent.Error;
        using var answer = sent.Value;
        if (answer.StatusCode == HttpStatusCode.NotModified)
            return (JobState?)null;
        var job = _calls.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), Answers.Job);
        return job.Succeeded ? (JobState?)job.Value : job.Error;

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Path(jobId));
            if (waitSeconds is { } seconds)
                request.Headers.TryAddWithoutValidation("Prefer", $"wait={seconds}");
            if (knownVersion is { } version)
                request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{version}\"", isWeak: true));
            return request;
        }
    }

    private async Task<Outcome<JobState>> ActAsync(string jobId, string verb, Repeat repeat, CancellationToken cancellationToken, string? body = null) => JobId.IsValid(jobId)
        ? await _calls.ReadAsync(
            () => new HttpRequestMessage(HttpMethod.Post, Path(jobId, verb)) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") }, repeat, Answers.Job, patience: null, cancellationToken).ConfigureAwait(false)
        : NotFound(jobId);

    private Task<Outcome<IReadOnlyList<EngineInfo>>> AskEnginesAsync(CancellationToken cancellationToken) =>
        _calls.ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, "v1/engines"), Repeat.Safely, Answers.Engines, ServerCalls.Usual, cancellationToken);

    // The answer, or null where there is no such job, or none any more.
    private async Task<HttpResponseMessage?> OpenLinesAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var sent = await _calls.SendAsync(request, Repeat.Safely, HttpCompletionOption.ResponseHeadersRead, ServerCalls.Usual, cancellationToken).ConfigureAwait(false);
        return sent.Succeeded ? sent.Value : IsAbsence(sent.Error) ? null : throw new GenAssetException(sent.Error);
    }

    private T Read<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
    {
        var value = _calls.Parse(line, type);
        return value.Succeeded ? value.Value : throw new GenAssetException(value.Error);
    }

    private async Task RestAsync(int fruitless, CancellationToken cancellationToken)
    {
        if (fruitless >= MostFruitless)
            throw new GenAssetException(ServerProblem.Unreachable(Server, "its answers break off."));
        if (fruitless > 0)
            await Task.Delay(Breath, _calls.Time, cancellationToken).ConfigureAwait(false);
    }

    private static HttpRequestMessage Get(string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return request;
    }

    // The job, its tombstone, or null where there is none.
    private static JobState? Present(Outcome<JobState?> job)
    {
        if (job.Succeeded || job.Error is null)
            return job.Value;
        return Tombstone(job.Error) is { } gone ? gone : job.Error.Code == ErrorCatalog.JobNotFound.Name ? null : throw new GenAssetException(job.Error);
    }

    private static JobState? Tombstone(GenAssetError error) =>
        error.Code == ErrorCatalog.JobExpired.Name && error.Details?["job"] is { } job ? JsonSerializer.Deserialize(job, Answers.Job) : null;

    private static bool IsAbsence(GenAssetError error) =>
        error.Code == ErrorCatalog.JobNotFound.Name || error.Code == ErrorCatalog.JobExpired.Name || error.Code == ErrorCatalog.ItemNotFound.Name || error.Code == ErrorCatalog.AssetNotFound.Name;

    // A name that is no path of ours goes as one word, so that no part of it climbs out of the address; null for what no address can have.
    private static string? NameInPath(string name)
    {
        if (AssetName.IsValid(name))
            return string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        return name is "." or ".." or { Length: 0 or > MaxNameLength } || name.Any(char.IsControl) ? null : Uri.EscapeDataString(name);
    }

    private static string Path(string jobId, string rest = "") => $"v1/jobs/{jobId}{rest}";

    private static GenAssetError NotFound(string jobId) => GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job {Excerpt.Of(jobId)}.");

    private static string? AddressFault(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            return $"\"{Excerpt.Of(address.OriginalString)}\" is no http or https address.";
        if (address.UserInfo.Length > 0)
            return $"The address of {address.Host} has a name or password in it, which would be shown and logged.";
        return address.Query.Length > 0 || address.Fragment.Length > 0 ? $"The address of {address.Host} has a query or a fragment." : null;
    }
}
