namespace GenAsset.Host.Serving;

/// <summary>How the server is started.</summary>
/// <param name="Urls">Where to listen, for example http://127.0.0.1:8000; port 0 takes a free one.</param>
/// <param name="Home">The home folder.</param>
/// <param name="Workers">Items run at once in this process; none for a server whose work is done by others.</param>
internal sealed record ServeOptions(IReadOnlyList<Uri> Urls, string? Home = null, int? Workers = null)
{
    /// <summary>How long a stop may take.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(10);
}
