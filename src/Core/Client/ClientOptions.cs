namespace GenAsset.Core.Client;

/// <summary>Which server, and how to call it.</summary>
/// <param name="Server">The server's address, http or https; a path before /v1 is kept.</param>
/// <param name="Key">The key, where the server has keys. It goes into the Authorization header and nowhere else.</param>
/// <param name="Proxy">The proxy to go through; left out, the environment's.</param>
/// <param name="Time">The clock; left out, the system's.</param>
/// <param name="Trace">Told each HTTP call in one line, without secrets; on any thread.</param>
/// <param name="RetrySeconds">Seconds for which a call that may be repeated is, default 30.</param>
/// <param name="PageSize">Jobs asked for at once, 1 to 500, default 200.</param>
public sealed record ClientOptions(
    Uri Server, string? Key = null, Uri? Proxy = null, TimeProvider? Time = null, Action<string>? Trace = null, int RetrySeconds = 30, int PageSize = 200)
{
    // A record would print its key.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("Server = ").Append(Server);
        return true;
    }
}
