using System.Net;

namespace GenAsset.Core.Fetching;

/// <summary>Which addresses may be asked at all.</summary>
/// <param name="AllowHttp">Whether plain http is taken beside https, default no.</param>
/// <param name="AllowPrivateNetwork">Whether private, loopback and link-local addresses are taken, and with them http: for labs, default no.</param>
/// <param name="MaxRedirects">Redirects followed, each checked like the first address, default 5.</param>
/// <param name="Resolve">Turns a name into addresses; left out, the system's resolver.</param>
/// <param name="Exempt">End points that are taken although <see cref="AddressRules"/> refuses their address; left out, none.</param>
public sealed record FetchRules(
    bool AllowHttp = false,
    bool AllowPrivateNetwork = false,
    int MaxRedirects = 5,
    Func<string, CancellationToken, Task<IPAddress[]>>? Resolve = null,
    Func<IPEndPoint, bool>? Exempt = null)
{
    /// <summary>Why an address is not asked, or null when it may be.</summary>
    public string? Refusal(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttp && !AllowHttp && !AllowPrivateNetwork)
            return "only https is taken";
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            return $"\"{address.Scheme}\" is not https";
        if (address.UserInfo.Length > 0)
            return "it carries a user name or password";
        if (address.Host.Length == 0)
            return "it names no host";
        return IPAddress.TryParse(address.DnsSafeHost, out var literal) && Refusal(new IPEndPoint(literal, address.Port)) is { } reason ? $"{literal} is {reason}" : null;
    }

    /// <summary>Why an end point is not connected to, or null when it may be.</summary>
    public string? Refusal(IPEndPoint endPoint) =>
        AllowPrivateNetwork || Exempt?.Invoke(endPoint) == true ? null : AddressRules.Refusal(endPoint.Address);
}
