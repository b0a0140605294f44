using System.Net;
using System.Net.Sockets;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Fetching;

/// <summary>
/// Opens connections. The name is resolved here, every address that it has is checked, and the socket goes to a checked address: no second
/// look-up, whose answer could be another one, lies between the check and the connection.
/// </summary>
internal sealed class GuardedConnect(FetchRules rules, Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? dial = null)
{
    /// <summary>Opens a connection, or throws the refusal before any socket is made.</summary>
    public async ValueTask<Stream> OpenAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(target.Host, cancellationToken).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            if (rules.Refusal(new IPEndPoint(address, target.Port)) is { } reason)
                throw new GenAssetException(FetchFault.Refused(target.Host, address.ToString() == target.Host ? $"{address} is {reason}" : $"it leads to {address}, {reason}"));
        }

        SocketException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await (dial ?? DialAsync)(new IPEndPoint(address, target.Port), cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException fault)
            {
                last = fault; // another of its addresses may answer
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async ValueTask<Stream> DialAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? Task.FromResult<IPAddress[]>([literal])
            : rules.Resolve?.Invoke(host, cancellationToken) ?? Dns.GetHostAddressesAsync(host, cancellationToken);
}
