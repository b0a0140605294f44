using System.Text.Json.Serialization;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Jobs;

/// <summary>Where an input lies: exactly one of the three is set.</summary>
/// <param name="Uri">An https address.</param>
/// <param name="Upload">The id of an earlier upload.</param>
/// <param name="Path">A file on this machine (embedded backend only).</param>
public sealed record InputRef(string? Uri = null, string? Upload = null, string? Path = null)
{
    /// <summary>The input as a message may show it: of an address neither query nor password.</summary>
    [JsonIgnore]
    public string Shown => Uri is { } uri ? System.Uri.TryCreate(uri, UriKind.Absolute, out var address) ? FetchFault.Shown(address) : "An address" : Path ?? $"Upload {Upload}";
}
