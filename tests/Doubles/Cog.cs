using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GenAsset.Doubles;

/// <summary>
/// A Cog container, of either family of servers: option "family" python or coglet. Its model gives the file of option "file" in the shape of option "shape"
/// (path, list, iterator, object). What it does besides is in the prompt: "fail", "oom", "die" (its worker), "nothing" (no output), "forever".
/// </summary>
internal sealed class Cog
{
    private static readonly HttpClient Client = new();

    private readonly bool _isCoglet;
    private readonly string _shape;
    private readonly byte[] _file;
    private readonly string _ending;
    private readonly string? _uploadUrl;
    private readonly int _milliseconds;
    private readonly bool _sendsTwice;
    private readonly int _slots;
    private readonly string _setup;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();
    private readonly Lock _gate = new();
    private int _startingLooks;
    private int _illLooks;
    private int _predictions;

    private Cog(Dictionary<string, string> options)
    {
        string Option(string name, string usual) => options.GetValueOrDefault(name, usual);
        _isCoglet = Option("family", "python") == "coglet";
        _shape = Option("shape", "path");
        _file = File.ReadAllBytes(options["file"]);
        _ending = Option("ending", Path.GetExtension(options["file"]));
        _uploadUrl = options.GetValueOrDefault("uploadUrl");
        _milliseconds = int.Parse(Option("milliseconds", "0"));
        _startingLooks = int.Parse(Option("startingLooks", "0"));
        _slots = int.Parse(Option("slots", "1"));
        _setup = Option("setup", "succeeded");
        _sendsTwice = Option("sendsTwice", "no") == "yes";
    }

    public static Handler Create(Dictionary<string, string> options) => new Cog(options).AnswerAsync;

    private async Task<Reply> AnswerAsync(Request request) => (request.Method, request.Path.Split('/')) switch
    {
        ("GET", ["", "health-check"]) => Health(),
        ("GET", ["", "openapi.json"]) => _isCoglet && _startingLooks > 0 ? Reply.Text(503, "") : Schema(),
        ("GET", ["", "count"]) => Reply.Json(200, $"{{\"predictions\":{_predictions}}}"),
        ("PUT", ["", "predictions", var id]) => await PutAsync(request, id),
        ("POST", ["", "predictions", var id, "cancel"]) => Cancel(id),
        _ => Reply.Json(request.Path.StartsWith("/predictions", StringComparison.Ordinal) ? 405 : 404, """{"detail":"Not Found"}"""),
    };

    private Reply Health()
    {
        lock (_gate)
        {
            var status = _setup == "failed" ? "SETUP_FAILED" : _startingLooks > 0 ? "STARTING" : _illLooks > 0 ? (_isCoglet ? "UNHEALTHY" : "DEFUNCT") : _running.Count >= _slots ? "BUSY" : "READY";
            _startingLooks = Math.Max(0, _startingLooks - 1);
            _illLooks = Math.Max(0, _illLooks - 1);
            var setup = new JsonObject { ["status"] = _setup, ["logs"] = _setup == "failed" ? "weights not found\n" : "loaded\n" };
            var body = new JsonObject { ["status"] = status, ["setup"] = status == "STARTING" && !_isCoglet ? [] : setup };
            if (_isCoglet)
                body["version"] = new JsonObject { ["coglet"] = "0.22.0", ["python"] = "3.13" };
            return Reply.Json(200, body);
        }
    }

    private static Reply Schema() => Reply.Json(200, """
        {"openapi":"3.0.2","components":{"schemas":{
          "Input":{"type":"object","required":["prompt"],"properties":{
            "prompt":{"type":"string","x-order":0},
            "num_inference_steps":{"type":"integer","minimum":1,"maximum":50,"default":20,"x-order":1},
            "style":{"allOf":[{"$ref":"#/components/schemas/style"}],"default":"flat","x-order":2},
            "seed":{"type":"integer","x-order":3},
            "image":{"type":"string","format":"uri","x-order":4}}},
          "style":{"type":"string","enum":["flat","shaded"]},
          "Output":{"type":"string","format":"uri"}}}}
        """);

    private async Task<Reply> PutAsync(Request request, string id)
    {
        if (request.Json() is not JsonObject body || request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return Reply.Json(422, """{"detail":[{"loc":["body"],"msg":"value is not a valid dict","type":"type_error.dict"}]}""");
        var input = body["input"] as JsonObject ?? [];
        var prompt = (string?)input["prompt"] ?? "";
        if (prompt.Length == 0)
            return Reply.Json(422, """{"detail":[{"loc":["body","input","prompt"],"msg":"field required","type":"value_error.missing"}]}""");
        if (_isCoglet && input.Any(pair => pair.Value is null))
            return Reply.Json(422, """{"detail":[{"loc":["body","input"],"msg":"null is not of type","type":"value_error"}]}""");
        var cancelled = new CancellationTokenSource();
        lock (_gate)
        {
            if (_running.ContainsKey(id))
                return Reply.Json(202, $$"""{"id":"{{id}}","status":"processing","output":null,"logs":""}""");
            if (_startingLooks > 0 || _setup == "failed")
                return _isCoglet ? Reply.Json(503, """{"error":"Setup has not finished yet","status":"failed"}""") : Reply.Json(_setup == "failed" ? 500 : 409, """{"detail":"Already running a prediction"}""");
            if (_running.Count >= _slots)
                return _isCoglet ? Reply.Json(409, """{"error":"At capacity","status":"failed"}""") : Reply.Json(409, """{"detail":"Already running a prediction"}""");
            _running[id] = cancelled;
            _predictions++;
        }

        if (request.Header("Prefer") == "respond-async")
        {
            _ = PredictAsideAsync(id, input, prompt, (string?)body["webhook"], cancelled);
            return Reply.Json(202, _isCoglet ? $$"""{"id":"{{id}}","status":"starting"}""" : $$"""{"id":"{{id}}","status":"processing","output":null,"logs":"","error":null}""");
        }

        if (_isCoglet) // the other family goes on when its caller has gone
            request.Gone.Register(cancelled.Cancel);
        try
        {
            if (prompt == "die")
            {
                lock (_gate)
                    _illLooks = 2;
                return Reply.Text(500, "Internal Server Error");
            }

            var prediction = await PredictAsync(id, input, prompt, cancelled.Token);
            if (_isCoglet && (string?)prediction["status"] != "succeeded")
                prediction["logs"] = "";
            return Reply.Json(200, prediction);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task<JsonObject> PredictAsync(string id, JsonObject input, string prompt, CancellationToken cancelled, string? uploadUrl = null)
    {
        var prediction = new JsonObject { ["id"] = id, ["logs"] = "step 1/2\nstep 2/2\n", ["metrics"] = new JsonObject { ["predict_time"] = 0.25 } };
        if (!_isCoglet)
            (prediction["input"], prediction["error"], prediction["output"]) = (input.DeepClone(), null, null);
        try
        {
            await Task.Delay(prompt == "forever" ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_milliseconds), TimeProvider.System, cancelled);
        }
        catch (OperationCanceledException)
        {
            prediction["status"] = "canceled";
            return prediction;
        }

        (prediction["status"], var error) = prompt switch
        {
            "fail" => ("failed", "the tensor is not square"),
            "oom" => ("failed", "CUDA out of memory. Tried to allocate 2.50 GiB"),
            _ => ("succeeded", null),
        };
        if (error is not null)
            prediction["error"] = error;
        else if (prompt != "nothing")
            prediction["output"] = await OutputAsync(id, uploadUrl);
        return prediction;
    }

    private async Task<JsonNode> OutputAsync(string id, string? uploadUrl)
    {
        async Task<JsonNode> FileAsync(int i) => uploadUrl is null ? DataUri() : await UploadAsync(uploadUrl, $"out-{i}{_ending}", id);
        return _shape switch
        {
            "list" or "iterator" => new JsonArray(await FileAsync(0), await FileAsync(1)),
            "object" => new JsonObject { ["seed"] = 7, ["mesh"] = await FileAsync(0), ["views"] = new JsonArray(await FileAsync(1), await FileAsync(2)) },
            _ => await FileAsync(0),
        };
    }

    private string DataUri() => $"data:{(_ending is ".png" ? "image/png" : _isCoglet ? "application/octet-stream" : "None")};base64,{Convert.ToBase64String(_file)}";

    private async Task<JsonNode> UploadAsync(string url, string name, string id)
    {
        using var content = new ByteArrayContent(_file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        if (!_isCoglet)
            content.Headers.Add("X-Prediction-ID", id);
        using var answer = await Client.PutAsync($"{url.TrimEnd('/')}/{name}", content);
        return (answer.Headers.Location ?? new Uri($"{url.TrimEnd('/')}/{name}")).AbsoluteUri;
    }

    private async Task PredictAsideAsync(string id, JsonObject input, string prompt, string? webhook, CancellationTokenSource cancelled)
    {
        var start = new JsonObject { ["id"] = id, ["status"] = "processing", ["logs"] = "step 1/2\n" };
        if (!_sendsTwice)
            await TellAsync(webhook, start);
        // Without an upload address one family names a path inside the container.
        var end = await PredictAsync(id, input, prompt, cancelled.Token, _uploadUrl);
        if (!_isCoglet && _uploadUrl is null && end["output"] is not null)
            end["output"] = "/tmp/tmpx/out-0" + _ending;
        await TellAsync(webhook, end);
        _running.TryRemove(id, out _);
        if (!_sendsTwice)
            return;
        await TellAsync(webhook, start); // seen: a start after the end
        await TellAsync(webhook, new JsonObject { ["id"] = id, ["status"] = "failed", ["error"] = "a second end" });
    }

    private async Task TellAsync(string? webhook, JsonObject snapshot)
    {
        using var content = new StringContent(snapshot.ToJsonString(), Encoding.UTF8, "application/json");
        if (webhook is not null)
            (await Client.PostAsync(webhook, content)).Dispose();
    }

    private Reply Cancel(string id)
    {
        if (!_running.TryGetValue(id, out var running))
            return Reply.Json(404, "{}");
        running.Cancel();
        return Reply.Json(200, "{}");
    }
}
