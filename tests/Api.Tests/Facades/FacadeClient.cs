using System.Text;
using System.Text.Json;

namespace GenAsset.Api.Tests.Facades;

/// <summary>What the tests of all facades ask a server for: raw answers, compared as they stand on the wire.</summary>
internal static class FacadeClient
{
    /// <summary>Sends JSON, by any method, with the content type that clients of these APIs send.</summary>
    public static async Task<(int Status, string Body)> SendJsonAsync(this HttpClient client, HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static Task<(int Status, string Body)> AskAsync(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.SendJsonAsync(HttpMethod.Get, path, null, headers);

    public static Task<(int Status, string Body)> TellAsync(this HttpClient client, string path, string json, params (string Name, string Value)[] headers) =>
        client.SendJsonAsync(HttpMethod.Post, path, json, headers);

    /// <summary>A field of an answer's body.</summary>
    public static string? Field(this (int Status, string Body) answer, string name)
    {
        var value = JsonDocument.Parse(answer.Body).RootElement.GetProperty(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
    }

    /// <summary>Asks until an answer is as awaited, and returns all that were seen, each once.</summary>
    public static async Task<IReadOnlyList<string>> PollAsync(Func<Task<string>> ask, Func<string, bool> until)
    {
        var seen = new List<string>();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (true)
        {
            var answer = await ask();
            if (seen.Count == 0 || seen[^1] != answer)
                seen.Add(answer);
            if (until(answer))
                return seen;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, bound.Token);
        }
    }
}
