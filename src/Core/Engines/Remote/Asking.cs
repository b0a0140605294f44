using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Makes the requests of the services' APIs.</summary>
internal static class Asking
{
    /// <summary>An address below the service's own.</summary>
    public static Uri At(this EngineSetup setup, string path) => new(setup.Endpoint.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>A GET with a header, where it has a value.</summary>
    public static FetchRequest Get(Uri address, string header = "", string value = "") => new(address) { Headers = HeaderOf(header, value) };

    /// <summary>A POST of a JSON body with a header, where it has a value.</summary>
    public static FetchRequest Post(Uri address, JsonObject body, string header = "", string value = "") => new(address)
    {
        Method = HttpMethod.Post,
        Headers = HeaderOf(header, value),
        Content = Body(body),
    };

    /// <summary>A JSON body.</summary>
    public static HttpContent Body(JsonObject body) => new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));

    /// <summary>The usual header of a key; empty where there is none.</summary>
    public static string Bearer(string key) => key.Length > 0 ? "Bearer " + key : "";

    private static KeyValuePair<string, string>[] HeaderOf(string name, string value) => value.Length > 0 ? [new(name, value)] : [];
}
