using System.Net;
using System.Net.Sockets;

namespace GenAsset.Api.Tests.Client;

/// <summary>How a wire is cut.</summary>
internal enum Cut
{
    /// <summary>Both ends hear of it: an end.</summary>
    End,

    /// <summary>The near end hears of a reset.</summary>
    Reset,

    /// <summary>Nobody hears of anything.</summary>
    Silence,
}

/// <summary>A wire to a server that is cut: each of the first connections ends after so many bytes of its answer, the later ones work.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private readonly int _answerBytes;
    private readonly Cut _cut;
    private readonly Task _work;
    private int _cutsLeft;
    private int _wires;

    public CuttingProxy(Uri server, int cuts, int answerBytes, Cut cut = Cut.End)
    {
        (_server, _cutsLeft, _answerBytes, _cut) = (server, cuts, answerBytes, cut);
        _listener.Start();
        _work = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int CutsLeft => Volatile.Read(ref _cutsLeft);

    /// <summary>Connections so far.</summary>
    public int Wires => Volatile.Read(ref _wires);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var wires = new List<Task>();
        try
        {
            while (true)
                wires.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(wires);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        Interlocked.Increment(ref _wires);
        using var near = client;
        using var far = new TcpClient();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await far.ConnectAsync(_server.Host, _server.Port, done.Token);
            var left = Interlocked.Decrement(ref _cutsLeft) >= 0 ? _answerBytes : int.MaxValue;
            var up = near.GetStream().CopyToAsync(far.GetStream(), done.Token);
            var down = CarryAsync(far.GetStream(), near.GetStream(), left, done.Token);
            await Task.WhenAny(up, down);
            if (_cut == Cut.Silence && left != int.MaxValue)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, done.Token);
            await done.CancelAsync();
            await Task.WhenAll(up, down).ContinueWith(_ => { }, TaskScheduler.Default);
            if (_cut == Cut.Reset && left != int.MaxValue)
            {
                near.LingerState = new LingerOption(true, 0);
                near.Client.Dispose(); // the stream's own end would shut the socket down first, which says goodbye
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException)
        {
            // Cut.
        }
    }

    private static async Task CarryAsync(NetworkStream from, NetworkStream to, int left, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        while (left > 0)
        {
            var count = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)), cancellationToken);
            if (count == 0)
                return;
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            left -= count;
        }
    }
}
