using System.Text.Json.Nodes;

namespace GenAsset.Doubles;

/// <summary>A service of POST /v1/images/generations: pictures in the answer, or, with option "by" url, at an address of its own. "GET /paid" counts what it was paid.</summary>
internal static class OpenAIImages
{
    public static Handler Create(Dictionary<string, string> options)
    {
        var (picture, byUrl, paid) = (File.ReadAllBytes(options["file"]), options.GetValueOrDefault("by") == "url", 0);
        return request =>
        {
            if (request.Path == "/paid")
                return Task.FromResult(Reply.Json(200, $"{{\"paid\":{paid}}}"));
            if (request.Method == "GET" && request.Path.StartsWith("/pictures/", StringComparison.Ordinal))
                return Task.FromResult(new Reply(200, picture, "image/png"));
            if (request.Path != "/v1/images/generations" || request.Method != "POST")
                return Task.FromResult(Reply.Json(404, """{"error":{"message":"Unknown request URL","type":"invalid_request_error"}}"""));
            if (request.Header("Authorization") != "Bearer sk-double")
                return Task.FromResult(Reply.Json(401, """{"error":{"message":"Incorrect API key provided","type":"invalid_request_error","code":"invalid_api_key"}}"""));
            if (request.Json()?["prompt"] is null || request.Json()?["n"] is null)
                return Task.FromResult(Reply.Json(400, """{"error":{"message":"'prompt' is required","type":"invalid_request_error","param":"prompt"}}"""));
            var number = Interlocked.Increment(ref paid);
            var made = byUrl ? new JsonObject { ["url"] = $"http://{request.Header("Host")}/pictures/{number}.png" } : new JsonObject { ["b64_json"] = Convert.ToBase64String(picture) };
            made["revised_prompt"] = "a kinder prompt";
            return Task.FromResult(Reply.Json(200, new JsonObject { ["created"] = 1700000000, ["data"] = new JsonArray(made) }));
        };
    }
}
