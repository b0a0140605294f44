using System.Net.Http.Json;
using System.Text.Json;

namespace GenAsset.Api.Tests;

/// <summary>Reads answers.</summary>
internal static class Json
{
    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string?> CodeAsync(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return (await answer.JsonAsync()).GetProperty("code").GetString();
    }

    public static JsonElement[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
