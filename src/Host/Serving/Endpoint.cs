using System.Net;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GenAsset.Host.Serving;

/// <summary>One place where the server listens.</summary>
/// <param name="Address">The address; none for every one of this machine.</param>
/// <param name="Port">The port; 0 takes a free one.</param>
/// <param name="IsHttps">Whether it speaks TLS.</param>
internal sealed record Endpoint(IPAddress? Address, int Port, bool IsHttps)
{
    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => Address is not null && IPAddress.IsLoopback(Address);

    /// <summary>Reads an address as it stands in --urls.</summary>
    public static Outcome<Endpoint> Read(string url)
    {
        // An asterisk is no host name; it is how people write "every address".
        var readable = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(readable, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/" || uri.Query.Length > 0)
            return GenAssetError.Of(ErrorCatalog.AddressNotUsable, $"\"{url}\" is not where a server can listen.", suggestion: "Write it as http://127.0.0.1:8000.");
        if (uri.Host == "localhost")
            return new Endpoint(IPAddress.Loopback, uri.Port, uri.Scheme == "https");
        if (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address))
            return GenAssetError.Of(ErrorCatalog.AddressNotUsable, $"\"{uri.Host}\" is a name; a server listens on addresses.", suggestion: "Write 127.0.0.1 for this machine only, an address of this machine, or 0.0.0.0 for all of them.");
        return new Endpoint(address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? null : address, uri.Port, uri.Scheme == "https");
    }

    /// <summary>The same place on another port, with TLS.</summary>
    public Endpoint Https(int port) => this with { Port = port, IsHttps = true };

    /// <summary>Makes Kestrel listen there.</summary>
    public void Listen(KestrelServerOptions kestrel, Action<ListenOptions> configure)
    {
        if (Address is null)
            kestrel.ListenAnyIP(Port, configure);
        else
            kestrel.Listen(Address, Port, configure);
    }
}
