using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenAsset.Core.Tests.Fetching;

/// <summary>One request as it came over the wire.</summary>
internal sealed record WireRequest(string Method, string Target, Dictionary<string, string> Headers, byte[] Body);

/// <summary>A real HTTP server on loopback that answers raw bytes, so that it can lie as servers do; it counts the connections that it accepts.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<WireRequest, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _loop;

    public LoopbackServer(Func<WireRequest, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Server.DualMode = true;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Accepted;

    public List<WireRequest> Requests { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Whether an end point is this server's: the one hole that a test opens in the rules.</summary>
    public bool Is(IPEndPoint endPoint) => endPoint.Port == Port && IPAddress.IsLoopback(endPoint.Address);

    public static Task SendAsync(NetworkStream stream, string text, CancellationToken token) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), token).AsTask();

    /// <summary>A server with one answer for all.</summary>
    public static LoopbackServer Of(string answer) => new((_, stream, token) => SendAsync(stream, answer, token));

    public static LoopbackServer Redirecting(string to) => Of($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");

    public static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref Accepted);
                serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    // One request a connection: the answer ends with it.
    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            if (await ReadAsync(stream) is not { } request)
                return;
            lock (Requests)
                Requests.Add(request);
            await _answer(request, stream, _stopping.Token);
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // The client went away, which is often what the test is about.
        }
    }

    private async Task<WireRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length) : 0];
        await stream.ReadExactlyAsync(body, _stopping.Token);
        var start = lines[0].Split(' ');
        return new WireRequest(start[0], start[1], headers, body);
    }
}
