using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Fetches the files of a task that is done, each whole and checked: one that was cut off, or is not what it should be, is fetched again.</summary>
internal sealed class Downloads(EngineSetup setup, RemoteFault faults, string taskId, IReadOnlyList<KeyValuePair<string, string>> trace)
{
    private const int MaxTries = 5;
    private const long MaxBytes = 1L << 30;
    private const double Seconds = 900;
    private static readonly Pace Usual = new(1, 15);

    /// <summary>The task's id.</summary>
    public string TaskId => taskId;

    /// <summary>Fetches a file; <paramref name="faultOf"/> says what is wrong with its content, or null. Headers go to the service's own origin only.</summary>
    public Task<Outcome<byte[]>> FetchAsync(FetchRequest request, string what, Func<byte[], string?> faultOf, CancellationToken cancellationToken) =>
        FetchAsync(() => request, what, faultOf, cancellationToken);

    /// <summary>The same, for a request with a body, which is made anew each time that it is sent.</summary>
    public async Task<Outcome<byte[]>> FetchAsync(Func<FetchRequest> request, string what, Func<byte[], string?> faultOf, CancellationToken cancellationToken)
    {
        var waits = Usual.AtMost(setup.Timeouts.PollSeconds).Waits();
        for (var tries = 1; ; tries++)
        {
            var reply = await AskAsync(request(), cancellationToken).ConfigureAwait(false);
            GenAssetError error;
            if (reply is { IsGood: true, Answer: { } answer })
            {
                if (Fault(answer.Body, faultOf) is not { } fault)
                    return answer.Body;
                error = faults.Of(ErrorCatalog.EngineAnswerInvalid, $"gives a {what} of {answer.Body.Length} bytes that is none: {fault}", taskId);
            }
            else
            {
                error = faults.Of(reply, $"does not give the {what} of task {taskId}", taskId);
            }

            // A file that is not there yet is asked for again too: the task is done, and its files may be a moment behind.
            if (tries == MaxTries || !(error.IsRetryable || reply.Status is 404 or 409))
                return error;
            await setup.Services.DelayAsync(waits.Next(reply.Answer?.RetryAfter), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Reply> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var bounds = new FetchBounds(MaxBytes, Seconds, setup.Timeouts.AnswerSeconds);
        if (request.Content is not null)
        {
            var asked = request with { Bounds = bounds, Headers = [.. request.Headers, .. trace] };
            return Reply.Of(await setup.Services.Http.AskAsync(asked, cancellationToken, MaxBytes).ConfigureAwait(false));
        }

        return Reply.Of(await setup.Services.Http.DownloadAsync(setup.Endpoint, request.Address, bounds, [.. request.Headers, .. trace], cancellationToken).ConfigureAwait(false));
    }

    private static string? Fault(byte[] body, Func<byte[], string?> faultOf)
    {
        try
        {
            return faultOf(body);
        }
        catch (Media.MediaFormatException fault)
        {
            return fault.Message;
        }
    }
}
