using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Engines.Remote.Mapping;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Media.Codecs;

namespace GenAsset.Core.Engines.OpenAIImages;

/// <summary>
/// One try of a picture. The service takes its money with the one request that it answers, so the answer is kept before anything is made of it: a try that
/// fails after that, at the download of the picture say, is gone on with and not paid for again.
/// </summary>
internal sealed class OpenAIImagesRun
{
    private const int MaxSends = 5;
    private const int MaxFetches = 4;
    private const double AnswerSeconds = 600;      // a slow model answers after minutes
    private const long MaxAnswerBytes = 256 << 20;
    private const string Kept = "kept";
    private static readonly Pace Sending = new(1, 20);
    private static readonly TimeSpan LongestWaitHere = TimeSpan.FromSeconds(60); // longer ones are waited in the queue

    private readonly EngineSetup _setup;
    private readonly string _key;
    private readonly ItemSpec _item;
    private readonly EngineContext _context;
    private readonly TaskBook _book;
    private readonly string _answerFile;

    public OpenAIImagesRun(EngineSetup setup, string key, ItemSpec item, EngineContext context)
    {
        (_setup, _key, _item, _context) = (setup, key, item, context);
        _book = new TaskBook(context.Keep, setup.Info.Name, setup.Endpoint, context.Scratch.Attempt);
        _answerFile = $"answer-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(setup.Info.Name)).AsSpan(0, 8))}.json";
    }

    private string Name => _setup.Info.Name;

    /// <summary>A path below an endpoint: "https://api.x.ai", "https://api.openai.com/v1" and "https://NAME.openai.azure.com/openai/v1" are all written by people.</summary>
    public static string PathBelow(Uri endpoint, string path) => (endpoint.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) ? "" : "/v1") + path;

    /// <summary>The header that a key goes in.</summary>
    public static KeyValuePair<string, string> KeyHeader(Uri endpoint, string key) =>
        endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase) ? new("api-key", key) : new("Authorization", "Bearer " + key);

    /// <summary>Runs the try to its end.</summary>
    public async Task<Outcome<EngineResult>> RunAsync(CancellationToken cancellationToken)
    {
        var answer = _book.Id == Kept ? _context.Keep.Read(_answerFile) : null;
        if (answer is null)
        {
            var asked = await AskAsync(cancellationToken).ConfigureAwait(false);
            if (!asked.Succeeded)
                return asked.Error.WithCost(_book.Cost);
            answer = asked.Value;
        }

        var notes = await CollectAsync(answer, cancellationToken).ConfigureAwait(false);
        if (notes.Succeeded)
            return new EngineResult(notes.Value, _book.Cost);
        if (!notes.Error.IsRetryable)
            await _book.EndedAsync().ConfigureAwait(false);
        return notes.Error.WithCost(_book.Cost);
    }

    private async Task<Outcome<byte[]>> AskAsync(CancellationToken cancellationToken)
    {
        if (await _book.FindUnknownAsync().ConfigureAwait(false))
            return Unknown("was being asked for this item's picture when the process ended.", null);
        var body = await InputTemplate.FillAsync(_setup.Config.Input ?? OpenAIImagesEngine.UsualInput, _item, _context, cancellationToken).ConfigureAwait(false);
        if (!body.Succeeded)
            return body.Error;
        await _context.ReportAsync("generating", 5).ConfigureAwait(false);
        var waits = Sending.AtMost(_setup.Timeouts.PollSeconds).Waits();
        for (var sends = 1; ; sends++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _book.SendingAsync(cancellationToken).ConfigureAwait(false);
            var reply = await SendAsync(body.Value, cancellationToken).ConfigureAwait(false);
            if (reply.IsGood && reply.Find("data") is JsonArray { Count: > 0 })
            {
                await _context.Keep.WriteAsync(_answerFile, reply.Answer!.Body, CancellationToken.None).ConfigureAwait(false); // good: there is one
                await _book.TakenAsync(Kept, _setup.Config.Price ?? 0).ConfigureAwait(false);
                return reply.Answer.Body;
            }

            // A good status with half a body, or none of the promised pictures in it, was probably paid for.
            if (reply.MayHaveBeenDone || reply.IsGood)
            {
                await _book.UnknownAsync().ConfigureAwait(false);
                return Unknown(reply.IsGood ? "answers without a picture." : $"did not answer: {reply.Broken?.Message ?? $"HTTP {reply.Status}"}", reply);
            }

            await _book.EndedAsync().ConfigureAwait(false);
            var error = Fault(reply);
            var wait = waits.Next(reply.Answer?.RetryAfter);
            if (!error.IsRetryable || sends == MaxSends || wait > LongestWaitHere)
                return error;
            await _context.ReportAsync("waiting_for_service", 5).ConfigureAwait(false);
            await _setup.Services.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Reply> SendAsync(JsonObject body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        var seconds = _setup.Timeouts.SubmitSeconds ?? AnswerSeconds;
        var headers = new List<KeyValuePair<string, string>>();
        if (_key.Length > 0)
            headers.Add(KeyHeader(_setup.Endpoint, _key));
        if (_context.TraceParent is { } parent)
            headers.Add(new("traceparent", parent));
        var request = new FetchRequest(new Uri(_setup.Endpoint.AbsoluteUri.TrimEnd('/') + PathBelow(_setup.Endpoint, "/images/generations")))
        {
            Method = HttpMethod.Post,
            Content = content,
            Headers = headers,
            Bounds = new FetchBounds(MaxAnswerBytes, seconds, seconds),
        };
        return Reply.Of(await _setup.Services.Http.AskAsync(request, cancellationToken, MaxAnswerBytes).ConfigureAwait(false));
    }

    private async Task<Outcome<IReadOnlyList<string>>> CollectAsync(byte[] answer, CancellationToken cancellationToken)
    {
        await _context.ReportAsync("collecting", 80).ConfigureAwait(false);
        var picture = JsonNode.Parse(answer)!["data"]![0] as JsonObject; // it was looked into before it was kept
        var file = picture?["b64_json"] is { } inline ? Decode(inline) : await FetchAsync(picture?["url"], cancellationToken).ConfigureAwait(false);
        if (!file.Succeeded)
            return file.Error;
        if (Delivery.WriteResult(_context, _item, file.Value) is { } fault)
            return fault;
        var notes = new List<string>();
        if (picture?["revised_prompt"] is JsonValue revised && revised.GetValueKind() == JsonValueKind.String)
            notes.Add($"{Name} drew: {revised}");
        var info = ImageProbe.Read(file.Value);
        if (_item is ImageItem asked && (asked.Width != info.Width || asked.Height != info.Height))
            notes.Add($"{Name} made {info.Width} x {info.Height} pixels where {asked.Width} x {asked.Height} were asked for.");
        return notes;
    }

    private Outcome<byte[]> Decode(JsonNode inline)
    {
        try
        {
            return Convert.FromBase64String((string?)inline ?? "");
        }
        catch (Exception broken) when (broken is FormatException or InvalidOperationException)
        {
            return Fault(ErrorCatalog.EngineTaskLost, "gives a picture that is not base64.");
        }
    }

    private async Task<Outcome<byte[]>> FetchAsync(JsonNode? url, CancellationToken cancellationToken)
    {
        if (url is not JsonValue value || value.GetValueKind() != JsonValueKind.String || !Uri.TryCreate((string?)value, UriKind.Absolute, out var address))
            return Fault(ErrorCatalog.EngineTaskLost, "names neither a picture nor its address.");
        return await _setup.Services.RepeatAsync(() => FetchOnceAsync(address, cancellationToken), MaxFetches, Sending.AtMost(_setup.Timeouts.PollSeconds).Waits(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<byte[]>> FetchOnceAsync(Uri address, CancellationToken cancellationToken)
    {
        var fetched = await _setup.Services.Http.DownloadAsync(
            _setup.Endpoint, address, new FetchBounds(MaxAnswerBytes, AnswerSeconds, _setup.Timeouts.AnswerSeconds), null, cancellationToken).ConfigureAwait(false);
        if (!fetched.Succeeded)
            return fetched.Error;
        var answer = fetched.Value;
        if (answer.Status is 403 or 404 or 410)
            return Fault(ErrorCatalog.EngineTaskLost, $"no longer has the picture (HTTP {answer.Status}).");
        if (!answer.IsGood)
            return Fault(ErrorCatalog.EngineUnavailable, $"does not give the picture (HTTP {answer.Status}).");
        try
        {
            return Pictures.Fault(answer.Body) is { } fault ? Fault(ErrorCatalog.EngineAnswerInvalid, $"gives a picture that is none: {fault}.") : answer.Body;
        }
        catch (Media.MediaFormatException broken)
        {
            return Fault(ErrorCatalog.EngineAnswerInvalid, $"gives a picture that cannot be read: {broken.Message}");
        }
    }

    private GenAssetError Fault(Reply reply)
    {
        if (reply.Broken is { } broken)
            return Fault(ErrorCatalog.EngineUnavailable, $"cannot be reached: {broken.Message}", reply);
        var code = (reply.Status, reply.Text("error", "code") ?? reply.Text("error", "type")) switch
        {
            (429, "insufficient_quota" or "billing_hard_limit_reached") or (402, _) or (400, "billing_hard_limit_reached") => ErrorCatalog.EngineCreditsExhausted,
            (429, _) => ErrorCatalog.RateLimited,
            (401 or 403, _) => ErrorCatalog.EngineKeyRefused,
            (400 or 422, _) => ErrorCatalog.ValidationFailed,
            (404 or 405, _) => ErrorCatalog.ConfigurationInvalid,
            ( >= 500, _) => ErrorCatalog.EngineUnavailable,
            _ => ErrorCatalog.EngineAnswerInvalid,
        };
        var words = reply.Text("error", "message") ?? reply.Text("error") ?? reply.Text("message") ?? reply.Answer?.Excerpt ?? "";
        return Fault(code, $"made no picture (HTTP {reply.Status}): {(_key.Length > 0 ? words.Replace(_key, "…", StringComparison.Ordinal) : words)}", reply);
    }

    private GenAssetError Unknown(string message, Reply? reply) => Fault(ErrorCatalog.OutcomeUnknown, message, reply);

    private GenAssetError Fault(ErrorCode code, string message, Reply? reply = null) =>
        GenAssetError.Of(code, $"{Name} {message}", RemoteFault.Details(Name, reply, _key));
}
