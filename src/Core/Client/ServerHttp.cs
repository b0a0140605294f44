using System.Net;
using System.Net.Http.Headers;

namespace GenAsset.Core.Client;

/// <summary>Makes the HTTP client of a server that the user or operator named, so that no address is refused.</summary>
internal static class ServerHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>A client of one server. Its calls have no timeout of its own: each caller bounds its own.</summary>
    public static HttpClient Create(Uri server, string? key, Uri? proxy = null)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            AllowAutoRedirect = false, // another address would be given the key
        };
        if (proxy is not null)
            handler.Proxy = new WebProxy(proxy) { UseDefaultCredentials = false }; // left out, the environment's
        var http = new HttpClient(handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("GenAsset", typeof(ServerHttp).Assembly.GetName().Version?.ToString(3)));
        if (!string.IsNullOrEmpty(key))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }
}
