namespace GenAsset.Cmdlets;

/// <summary>What the session is connected to.</summary>
/// <param name="Backend">Which of the backends: "embedded" or "server".</param>
/// <param name="Home">The home folder, of the embedded backend.</param>
/// <param name="Server">The server's address.</param>
/// <param name="HasKey">Whether a key is sent; the key itself is not told.</param>
/// <param name="Proxy">The proxy, where one was named.</param>
public sealed record GenAssetContext(string Backend, string? Home = null, Uri? Server = null, bool HasKey = false, Uri? Proxy = null);
