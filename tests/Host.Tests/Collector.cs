using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace GenAsset.Host.Tests;

/// <summary>A collector of OTLP over HTTP that keeps what it is sent. Names and values of the protobuf messages stand in them as plain text.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<string, string> _received = new();
    private readonly Task _serving;

    public Collector()
    {
        _listener = FreePort.Listen(out var address);
        Address = address.TrimEnd('/');
        _serving = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>All that was sent to a path, as a type.</summary>
    public string Received(string pathAndType) => _received.GetValueOrDefault(pathAndType, "");

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var text = Encoding.UTF8.GetString(body.ToArray());
            _received.AddOrUpdate($"{context.Request.Url!.AbsolutePath} {context.Request.ContentType}", text, (_, earlier) => earlier + text);
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
