using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Engines.Remote.Mapping;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Cog;

/// <summary>
/// One try of an item on a pool of containers. A container that is busy, starting or gone is waited for; one that dies under the item, or whose answer is
/// lost, is asked to give it up, and the item runs again, a bounded number of times.
/// </summary>
internal sealed class CogRun(EngineSetup setup, CogPool pool, CogReceiver? receiver, ItemSpec item, EngineContext context)
{
    private const int MaxLosses = 2;
    private const double PredictingFrom = 5;  // of the progress, in percent
    private const double PredictingTo = 90;
    private static readonly Pace Refused = new(0.2, 10);
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(3); // less than a worker's own
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // Every usual name of a field: the model's schema drops those that are not its own.
    private static readonly JsonObject UsualInput = JsonNode.Parse(
        """
        {"prompt":"{prompt}","seed":"{seed}","width":"{width}","height":"{height}","steps":"{steps}","num_inference_steps":"{steps}","guidance":"{guidance}",
         "guidance_scale":"{guidance}","image":"{image}","input_image":"{image}","img":"{image}"}
        """)!.AsObject();

    private readonly Waits _waits = Refused.AtMost(setup.Timeouts.PollSeconds).Waits();
    private readonly List<string> _notes = [];
    private long? _refusedSince;

    private string Name => setup.Info.Name;

    /// <summary>Runs the try to its end.</summary>
    public async Task<Outcome<EngineResult>> RunAsync(CancellationToken cancellationToken)
    {
        var input = await InputTemplate.FillAsync(setup.Config.Input ?? UsualInput, item, context, cancellationToken).ConfigureAwait(false);
        if (!input.Succeeded)
            return input.Error;
        for (var losses = 0; ;)
        {
            var entered = await pool.EnterAsync(stage => context.ReportAsync(stage, 0), cancellationToken).ConfigureAwait(false);
            if (!entered.Succeeded)
                return entered.Error;
            Step step;
            try
            {
                step = await PredictAsync(entered.Value, input.Value, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                entered.Value.Leave();
            }

            switch (step)
            {
                case Step.Ended ended:
                    return ended.Outcome;
                case Step.Lost lost when ++losses > MaxLosses:
                    return GenAssetError.Of(ErrorCatalog.EngineUnavailable, $"{Name} was lost {losses} times while it ran the item: {lost.Why}", CogFault.Details(Name, entered.Value.Address, ""));
                case Step.Busy busy:
                    _refusedSince ??= setup.Services.Time.GetTimestamp();
                    if (setup.Services.Time.GetElapsedTime(_refusedSince.Value).TotalSeconds > setup.Timeouts.ReadySeconds)
                        return GenAssetError.Of(ErrorCatalog.EngineUnavailable, $"{Name} took no item for {setup.Timeouts.ReadySeconds:0.#} s: {busy.Why}");
                    await context.ReportAsync("waiting_for_slot", 0).ConfigureAwait(false);
                    await setup.Services.DelayAsync(_waits.Next(busy.AskedWait), cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async Task<Step> PredictAsync(CogServer server, JsonObject input, CancellationToken cancellationToken)
    {
        var dropped = new List<string>();
        if (await server.SchemaAsync(cancellationToken).ConfigureAwait(false) is { } schema)
        {
            var fitted = schema.Fit(input, dropped);
            if (!fitted.Succeeded)
                return new Step.Ended(fitted.Error);
            input = fitted.Value;
        }

        if (setup.Config.Input is not null && dropped.Count > 0 && _notes.Count == 0)
            _notes.Add($"The model has no input {string.Join(", ", dropped)}: left out.");
        await context.ReportAsync("predicting", PredictingFrom).ConfigureAwait(false);
        var id = RandomNumberGenerator.GetHexString(24, lowercase: true); // plain letters and digits: one family makes a folder of it
        try
        {
            return receiver is null
                ? await ReadAsync(server, id, await server.PredictAsync(id, new JsonObject { ["input"] = input.DeepClone() }, false, context.TraceParent, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
                : await PredictAsideAsync(server, id, input, receiver, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await GiveUpAsync(server, id).ConfigureAwait(false); // one family goes on predicting when its caller has gone
            throw;
        }
    }

    // Asynchronous: the container says by webhooks how it gets on. The first end that it tells is the end; what comes later is not heard.
    private async Task<Step> PredictAsideAsync(CogServer server, string id, JsonObject input, CogReceiver receiver, CancellationToken cancellationToken)
    {
        var opened = receiver.Open();
        if (opened is not null)
            return new Step.Ended(opened);
        using var hook = receiver.Expect(snapshot => HearAsync(snapshot));
        var body = new JsonObject
        {
            ["id"] = id,
            ["input"] = input.DeepClone(),
            ["webhook"] = hook.Address.AbsoluteUri,
            ["webhook_events_filter"] = new JsonArray("start", "output", "logs", "completed"),
        };
        var accepted = await server.PredictAsync(id, body, true, context.TraceParent, cancellationToken).ConfigureAwait(false);
        if (!accepted.Succeeded || accepted.Value.Status != 202)
            return await ReadAsync(server, id, accepted, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var pause = setup.Services.DelayAsync(LookEvery, cancellationToken);
            if (await Task.WhenAny(hook.Ended, pause).ConfigureAwait(false) == hook.Ended)
                return await EndAsync(server, await hook.Ended.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await pause.ConfigureAwait(false);
            var health = await server.HealthAsync(cancellationToken).ConfigureAwait(false);
            if (health.Standing is CogStanding.Gone or CogStanding.Broken or CogStanding.Starting && !hook.Ended.IsCompleted) // a container that starts is a new one
                return new Step.Lost(health.Says);
        }
    }

    private async ValueTask HearAsync(JsonObject snapshot)
    {
        if (snapshot.Text("logs") is { } logs && CogLogs.Progress(logs) is { } share)
            await context.ReportAsync("predicting", PredictingFrom + share * (PredictingTo - PredictingFrom) / 100).ConfigureAwait(false);
    }

    // The code comes before the status: a refusal of coglet says "failed" though nothing ran.
    private async Task<Step> ReadAsync(CogServer server, string id, Outcome<EngineAnswer> asked, CancellationToken cancellationToken)
    {
        if (!asked.Succeeded)
            return await LostAsync(server, id, asked.Error, cancellationToken).ConfigureAwait(false);
        var answer = asked.Value;
        switch (answer.Status)
        {
            case 200 when answer.Json() is JsonObject prediction && prediction.Text("status") is not null:
                return await EndAsync(server, prediction, cancellationToken).ConfigureAwait(false);
            case 200:
                return new Step.Ended(GenAssetError.Of(ErrorCatalog.EngineAnswerInvalid, $"{Name} answers what is no prediction: {answer.Excerpt}", CogFault.Details(Name, server.Address, "")));
            case 409 or 429 or 503:
                return new Step.Busy($"HTTP {answer.Status}: {answer.Excerpt}", answer.RetryAfter);
            case 500 when answer.Json() is JsonObject fault: // the model returned what it does not declare
                return new Step.Ended(CogFault.Failed(Name, server.Address, fault.Text("detail") ?? fault.Text("error") ?? fault.ToJsonString(), ""));
            case 202 or >= 500:
                await GiveUpAsync(server, id).ConfigureAwait(false);
                return new Step.Lost($"HTTP {answer.Status}: {answer.Excerpt}");
            default:
                return new Step.Ended(CogFault.Refused(Name, server.Address, answer));
        }
    }

    private async Task<Step> LostAsync(CogServer server, string id, GenAssetError error, CancellationToken cancellationToken)
    {
        if (EngineHttp.WasNotSent(error))
            return new Step.Busy(error.Message, null);
        if (error.Code != ErrorCatalog.AddressUnreachable.Name) // too long, or in an encoding that is not read: the same again would be no better
        {
            await GiveUpAsync(server, id).ConfigureAwait(false);
            return new Step.Ended(error);
        }

        var health = await server.HealthAsync(cancellationToken).ConfigureAwait(false);
        if (health.Standing != CogStanding.Gone)
            await GiveUpAsync(server, id).ConfigureAwait(false); // it may still run: not twice at once
        return new Step.Lost(error.Message);
    }

    private async Task GiveUpAsync(CogServer server, string id)
    {
        using var grace = new CancellationTokenSource(CancelGrace, setup.Services.Time);
        try
        {
            await server.CancelAsync(id, grace.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Servers before 0.14 answer when the prediction has ended.
        }
    }

    private async Task<Step> EndAsync(CogServer server, JsonObject prediction, CancellationToken cancellationToken)
    {
        var logs = prediction.Text("logs") ?? "";
        switch (prediction.Text("status"))
        {
            case "succeeded":
                var fault = await new CogOutput(setup, server.Address, receiver, item, context).WriteAsync(prediction["output"], logs, cancellationToken).ConfigureAwait(false);
                if (Delivery.NoteOfNoPicture(context, item, Name) is { } note)
                    _notes.Add(note);
                return new Step.Ended(fault is null ? new EngineResult(Notes(server, prediction), setup.Config.Price) : fault.WithCost(setup.Config.Price)); // the model ran, so it is paid for, although its files are not what they should be
            case "failed":
                return new Step.Ended(CogFault.Failed(Name, server.Address, prediction.Text("error") ?? "", logs));
            case "canceled":
                return new Step.Lost("somebody cancelled the prediction");
            case var other:
                return new Step.Ended(GenAssetError.Of(ErrorCatalog.EngineAnswerInvalid, $"{Name} says that the prediction is \"{other}\", which is no end.", CogFault.Details(Name, server.Address, logs)));
        }
    }

    private List<string> Notes(CogServer server, JsonObject prediction) =>
    [
        $"{Name}: predicted at {server.Address.Authority}" + ((prediction["metrics"] as JsonObject)?["predict_time"] is JsonValue time && time.GetValueKind() == JsonValueKind.Number ? $" in {time.ToJsonString()} s" : ""),
        .. _notes,
    ];

    // How one sending ended.
    private abstract record Step
    {
        // It ended, one way or the other.
        public sealed record Ended(Outcome<EngineResult> Outcome) : Step;

        // Nothing ran: no slot, or nobody there.
        public sealed record Busy(string Why, TimeSpan? AskedWait) : Step;

        // It may have run, and what became of it will not be known.
        public sealed record Lost(string Why) : Step;
    }
}
