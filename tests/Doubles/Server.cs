using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAsset.Doubles;

/// <summary>
/// An HTTP/1.1 server small enough to lie as it is told: one request a connection. Below /_double it takes its orders: POST faults (a list of
/// <see cref="Fault"/>), GET log (every request that came), POST reset.
/// </summary>
internal sealed class Server : IDisposable
{
    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web);

    private readonly TcpListener _listener;
    private readonly Handler _handler;
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Seen)> _faults = [];
    private readonly List<(Request Request, string? Fault)> _log = [];

    public Server(Handler handler, int port)
    {
        _handler = handler;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(512);
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public async Task RunAsync()
    {
        while (true)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync());
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(TcpClient client)
    {
        using var closing = client;
        using var gone = new CancellationTokenSource();
        try
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            if (await RequestReader.ReadAsync(stream) is not { } request)
                return;
            if (request.Path.StartsWith("/_double/", StringComparison.Ordinal))
            {
                await SendAsync(stream, Order(request), null, gone.Token);
                return;
            }

            _ = WatchAsync(stream, gone);
            var fault = Take(request);
            lock (_gate)
                _log.Add((request, fault?.Do));
            if (fault is { After: false } && fault.Do is not ("half" or "longer" or "shorter" or "junk"))
                await SendAsync(stream, Reply.Text(200, ""), fault, gone.Token);
            else
                await SendAsync(stream, await _handler(request with { Gone = gone.Token }), fault, gone.Token);
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, which is often what the test is about.
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync(bug.ToString());
        }
    }

    // Nothing more is sent on this connection, so a read that ends means that the client has gone.
    private static async Task WatchAsync(NetworkStream stream, CancellationTokenSource gone)
    {
        try
        {
            if (await stream.ReadAsync(new byte[1]) == 0)
                await gone.CancelAsync();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            try
            {
                await gone.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // Served already.
            }
        }
    }

    private Fault? Take(Request request)
    {
        lock (_gate)
        {
            for (var i = 0; i < _faults.Count; i++)
            {
                var (fault, seen) = _faults[i];
                if (!$"{request.Method} {request.Target}".StartsWith(fault.On, StringComparison.Ordinal))
                    continue;
                _faults[i] = (fault, seen + 1);
                if (seen >= fault.Skip && seen < fault.Skip + fault.Times)
                    return fault;
            }

            return null;
        }
    }

    private Reply Order(Request request)
    {
        lock (_gate)
        {
            switch (request.Path)
            {
                case "/_double/faults":
                    _faults.AddRange(JsonSerializer.Deserialize<List<Fault>>(request.Body, Spelling)!.Select(fault => (fault, 0)));
                    return Reply.Json(200, "{}");
                case "/_double/reset":
                    _faults.Clear();
                    _log.Clear();
                    return Reply.Json(200, "{}");
                default:
                    return Reply.Json(200, new JsonArray([.. _log.Select(entry => new JsonObject
                    {
                        ["method"] = entry.Request.Method,
                        ["target"] = entry.Request.Target,
                        ["headers"] = JsonSerializer.SerializeToNode(entry.Request.Headers),
                        ["body"] = Encoding.UTF8.GetString(entry.Request.Body),
                        ["fault"] = entry.Fault,
                    })]));
            }
        }
    }

    private static async Task SendAsync(NetworkStream stream, Reply reply, Fault? fault, CancellationToken gone)
    {
        switch (fault?.Do)
        {
            case "cut":
                stream.Socket.LingerState = new LingerOption(true, 0); // a reset, not a goodbye
                return;
            case "never":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
                return;
            case "slow":
                await Task.Delay(TimeSpan.FromMilliseconds(fault.Milliseconds), TimeProvider.System, gone);
                break;
            case "status":
                reply = Reply.Text(fault.Status, fault.Body) with { ContentType = fault.Body.StartsWith('{') ? "application/json" : "text/plain" };
                if (fault.RetryAfter is { } wait)
                    reply.Headers["Retry-After"] = wait;
                break;
            case "junk":
                reply = Reply.Json(reply.Status, "{\"status\": [tru");
                break;
        }

        var length = fault?.Do switch
        {
            "longer" => reply.Body.Length + 1000,
            "shorter" => reply.Body.Length / 2,
            _ => reply.Body.Length,
        };
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\nContent-Type: {reply.ContentType}\r\nContent-Length: {length}\r\nConnection: close\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append($"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), gone);
        await stream.WriteAsync(fault?.Do == "half" ? reply.Body.AsMemory(0, reply.Body.Length / 2) : reply.Body, gone);
        if (fault?.Do != "half")
            stream.Socket.Shutdown(SocketShutdown.Send);
    }
}
