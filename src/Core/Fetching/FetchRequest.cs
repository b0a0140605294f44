namespace GenAsset.Core.Fetching;

/// <summary>What is asked of an address that somebody gave us.</summary>
/// <param name="Address">The address.</param>
public sealed record FetchRequest(Uri Address)
{
    /// <summary>The method, default GET. Only GET and HEAD follow redirects.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Headers beside our own. They go to the address itself and never to another origin that it redirects to.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What is sent.</summary>
    public HttpContent? Content { get; init; }

    /// <summary>Whether GET and HEAD follow redirects, default yes; where not, a redirect is an answer like any other.</summary>
    public bool FollowRedirects { get; init; } = true;

    /// <summary>How much it may take.</summary>
    public FetchBounds Bounds { get; init; } = new();
}
