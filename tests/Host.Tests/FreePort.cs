using System.Net;
using System.Net.Sockets;

namespace GenAsset.Host.Tests;

/// <summary>Ports that were free a moment ago. Another process may have taken one since: whoever needs one tries again with another.</summary>
internal static class FreePort
{
    /// <summary>So often: more is no chance.</summary>
    public const int Tries = 10;

    /// <summary>A port that nobody listens on.</summary>
    public static int Find()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Listens at an address of its own, which ends with a slash.</summary>
    public static HttpListener Listen(out string address)
    {
        for (var tries = 1; ; tries++)
        {
            address = $"http://127.0.0.1:{Find()}/";
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (Exception taken) when (taken is HttpListenerException or SocketException && tries < Tries)
            {
                listener.Close();
            }
        }
    }
}
