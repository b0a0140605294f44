using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace GenAsset.Api.Tests.Facades;

/// <summary>Requests that no client should send: each gets an answer in its API's own shape, and never a 5xx that is not documented.</summary>
public sealed class FacadeFuzzTests
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "GET", "POST", "POST"];

    private static readonly string[] Paths =
    [
        "/add_task", "/get_status", "/get_result", "/get_status?id=", "/get_result?id=123e4567-e89b-12d3-a456-426614174000", "/get_result?id=%00", "/get_status?id=a&id=b", "/get_result?flavor=gzip&id=x",
        "/api/generate", "/api/status/6cb6d335", "/api/status/%2e%2e%2f%2e%2e", "/api/status/..", "/api/asset/6cb6d335?asset_type=glb", "/api/asset/x?asset_type=%ff", "/api/asset/", "/api/examples", "/api/examples/",
        "/api/basemodels", "/api/txt2img", "/api/status?job_uuid=x", "/api/status?job_uuid=", "/api/status", "/api/getAsset", "/api/getAsset?job_uuid=%F0%9F%98%80", "/api/unknown", "/api", "/api/status/a/b",
        "/api/photo-enhancer", "/api/task-status", "/api/video-enhancer", "/api/photo-enhancer/", "/api/task-status?x=1",
        "/jobs", "/jobs/", "/jobs/k3m8xq2p", "/jobs/k3m8xq2p/cancel", "/jobs/k3m8xq2p/cancel?confirm=perhaps", "/jobs/k3m8xq2p/download", "/jobs/%2e%2e/download", "/jobs/x/y/z", "/health", "/health/x",
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "}", "null", "[]", "7", "\"text\"", "{}", """{"prompt":null}""", """{"prompt":[]}""", """{"prompt":{"a":1}}""", """{"prompt":"a","prompt":"b"}""", """{"prompt":"\ud800"}""",
        """{"prompt":"x","width":-1,"height":1e9}""", """{"prompt":"x","width":99999999999999999999}""", """{"prompt":"x","seed":"7","inf_steps":true}""", """{"id":"x"}""", """{"id":7}""",
        """{"job_uuid":["x"],"api_key":7}""", """{"confirm":"yes"}""", """{"model_name":7,"img_url":"file:///etc/passwd","extension":".exe"}""",
        """{"model_name":"general_2x","img_url":"http://127.0.0.1:1/x.png","extension":".png"}""", """{"model_name":"general_2x","img_url":"https://[::1]/x.png","extension":"png","DPI":"many"}""",
        "prompt=mechanic+robot", "<xml/>", "{\"prompt\":\"" + "a", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}",
    ];

    private static readonly string?[] Types =
        ["application/json", "application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "application/json; charset=utf-16", "nonsense", null];

    private static readonly string[] Owned = ["/add_task", "/get_status", "/get_result", "/api", "/jobs", "/health"];

    private static int Requests => Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? 20_000 : 1000;

    [Theory]
    [InlineData(1)]
    public async Task Nothing_gets_an_answer_that_is_not_its_APIs(int seed)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var dice = new Random(seed);
        for (var i = 0; i < Requests; i++)
        {
            var request = Draw(dice);
            var (status, body) = await SendAsync(server.Client.BaseAddress!.Port, request);
            var what = $"request {i} of seed {seed}: {Encoding.Latin1.GetString(request.AsSpan(0, Math.Min(request.Length, 300)))}\n→ {status} {body}";
            (status is >= 200 and < 500 || (status == 503 && what.Contains("/health", StringComparison.Ordinal))).ShouldBeTrue(what);
            if (status >= 400)
                IsInShape(PathOf(request), status, body).ShouldBeTrue(what);
        }

        server.Log.Text.ShouldNotContain("Unhandled");
    }

    // What Kestrel itself refuses, before any API is asked (a head that is not HTTP), has no body.
    private static bool IsInShape(string path, int status, string body)
    {
        if (body.Length == 0)
            return status is 400 or 408 or 411 or 413 or 414 or 431 || !Owned.Any(start => path.StartsWith(start, StringComparison.Ordinal));
        var root = JsonDocument.Parse(body).RootElement;
        return path switch
        {
            _ when path.StartsWith("/jobs", StringComparison.Ordinal) => HasAll(root.GetProperty("error"), "code", "message", "details", "suggestion"),
            "/health" => HasAll(root, "status", "error") || HasAll(root.GetProperty("error"), "code", "message"),
            _ when path.StartsWith("/health", StringComparison.Ordinal) => HasAll(root.GetProperty("error"), "code", "message"),
            "/api/photo-enhancer" or "/api/task-status" or "/api/video-enhancer" or "/api/photo-enhancer/" => HasAll(root, "error_code", "message"),
            "/api/basemodels" or "/api/txt2img" or "/api/getAsset" or "/api/status" => HasAll(root, "detail"),
            _ => HasAll(root, "error") && root.GetProperty("error").ValueKind == JsonValueKind.String,
        };
    }

    private static bool HasAll(JsonElement element, params string[] fields) => element.ValueKind == JsonValueKind.Object && fields.All(field => element.TryGetProperty(field, out _));

    private static byte[] Draw(Random dice)
    {
        var path = Pick(dice, Paths);
        var body = DrawBody(dice, path);
        var head = new StringBuilder().Append(Pick(dice, Methods)).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (path == "/jobs" && dice.Next(4) > 0)
            head.Append("Content-Type: multipart/form-data; boundary=b\r\n");
        else if (Pick(dice, Types) is { } type)
            head.Append("Content-Type: ").Append(type).Append("\r\n");
        if (dice.Next(8) == 0)
            head.Append("x-api-key: ").Append(Pick(dice, ["", "x", "ä", new string('k', 3000)])).Append("\r\n");
        if (dice.Next(10) == 0)
            head.Append(Pick(dice, ["Accept: nonsense\r\n", "Range: bytes=9-1\r\n", "Content-Encoding: gzip\r\n", "Prefer: wait=-1\r\n", "traceparent: 00-zz\r\n", "If-Match: \"x\"\r\n"]));
        switch (dice.Next(12))
        {
            case 0 when body.Length > 0:
                head.Append("Transfer-Encoding: chunked\r\n\r\n").Append(body.Length.ToString("x")).Append("\r\n");
                return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body, .. "\r\n0\r\n\r\n"u8];
            case 1:
                head.Append("Content-Length: -5\r\n\r\n");
                break;
            default:
                head.Append("Content-Length: ").Append(body.Length).Append("\r\n\r\n");
                break;
        }

        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }

    private static byte[] DrawBody(Random dice, string path)
    {
        var body = path == "/jobs" ? DrawForm(dice) : Encoding.UTF8.GetBytes(Pick(dice, Bodies));
        if (body.Length > 0 && dice.Next(3) == 0)
            body[dice.Next(body.Length)] = (byte)dice.Next(256);
        if (dice.Next(20) == 0)
            body = body[..dice.Next(body.Length + 1)];
        return dice.Next(200) == 0 ? new byte[(1 << 20) + 1] : body;
    }

    private static byte[] DrawForm(Random dice)
    {
        var form = new StringBuilder();
        for (var parts = dice.Next(16); parts > 0; parts--)
        {
            form.Append("--b\r\nContent-Disposition: form-data; name=\"").Append(Pick(dice, ["views", "views[]", "depth_renders", "depth_renders[]", "model_type", "rig", "cameras", "", "other"])).Append('"');
            if (dice.Next(3) > 0)
                form.Append("; filename=\"").Append(Pick(dice, ["view1.png", "..\\..\\x.png", "a.jpg", "", "ä.png", "x\0.png"])).Append('"');
            form.Append(dice.Next(8) == 0 ? "\r\nContent-Type: image/png; =\r\n\r\n" : "\r\n\r\n").Append(Pick(dice, ["", "both", "reconviagen", "nonsense", "\u0089PNG\r\n\u001a\n", "{}", new string('x', 2000)])).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(form.Append(Pick(dice, ["--b--\r\n", "--b", ""])).ToString());
    }

    private static T Pick<T>(Random dice, IReadOnlyList<T> from) => from[dice.Next(from.Count)];

    // As the server reads it: dots that climb are resolved before any route is looked for.
    private static string PathOf(byte[] request) => new Uri("http://localhost" + Encoding.Latin1.GetString(request).Split(' ')[1]).AbsolutePath;

    private static async Task<(int Status, string Body)> SendAsync(int port, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            await stream.CopyToAsync(answer);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The answer came and the connection was cut: what was not read of the request is why.
        }

        var text = Encoding.Latin1.GetString(answer.ToArray()); // a letter a byte, as chunks are counted
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var status = text.Length > 12 ? int.Parse(text[9..12]) : 0;
        var body = end < 0 ? "" : text[(end + 4)..];
        var whole = text.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? Unchunked(body) : body;
        return (status, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(whole)));
    }

    private static string Unchunked(string body)
    {
        var text = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is var line and > 0 && Convert.ToInt32(body[..line], 16) is var length and > 0)
        {
            text.Append(body.AsSpan(line + 2, Math.Min(length, body.Length - line - 2)));
            body = body.Length > line + 4 + length ? body[(line + 4 + length)..] : "";
        }

        return text.ToString();
    }
}
