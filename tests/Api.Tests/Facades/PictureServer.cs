using System.Net;
using System.Net.Sockets;
using System.Text;
using GenAsset.Core.Fetching;
using GenAsset.Core.Tests.Fetching;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Api.Tests.Facades;

/// <summary>Somebody's web server with pictures, on the loopback: /40x30.jpg is a whole one, /declared-WxH.jpg one whose header says so, /deep-WxH.jpg too, but far from its start, and some that are trouble.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    public PictureServer() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Fires when somebody asked for /slow.jpg, which never comes.</summary>
    public TaskCompletionSource SlowWasAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often it was asked.</summary>
    public int Asked => _server.Requests.Count;

    /// <summary>The rules that let this one address through.</summary>
    public FetchRules Rules => new(AllowHttp: true, Exempt: _server.Is);

    public string Of(string name) => new Uri(_server.Address, name).AbsoluteUri;

    /// <summary>A picture with EXIF in it.</summary>
    public static byte[] Photo(int width, int height)
    {
        using var image = new ImageBuffer(width, height, 3);
        for (var y = 0; y < height; y++)
        {
            var row = image.Row(y);
            for (var i = 0; i < row.Length; i++)
                row[i] = (byte)(128 + 60 * Math.Sin(i * 0.1 + y * 0.2));
        }

        using var file = new MemoryStream();
        ImageCodec.Encode(image, file, ImageFormat.Jpeg, metadata: new ImageMetadata { Exif = [.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0] });
        return file.ToArray();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(WireRequest request, NetworkStream stream, CancellationToken token)
    {
        switch (request.Target.TrimStart('/'))
        {
            case "missing.jpg":
                await LoopbackServer.SendAsync(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", token);
                return;
            case "inside.jpg":
                await LoopbackServer.SendAsync(stream, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", token);
                return;
            case "slow.jpg":
                SlowWasAsked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return;
            case "endless.jpg":
                await LoopbackServer.SendAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {1L << 40}\r\nConnection: close\r\n\r\n", token);
                return;
            case "cut.jpg":
                await SendAsync(stream, Photo(16, 16)[..^20], 20, token);
                return;
            case "page.html":
                await SendAsync(stream, "<!doctype html><p>Not found, sorry"u8.ToArray(), 0, token);
                return;
            case var name:
                var (width, height) = SizeOf(name);
                await SendAsync(stream, name.Split('-') switch
                {
                    ["declared", _] => Declaring(width, height),
                    ["deep", _] => Deep(Declaring(width, height)),
                    _ => Photo(width, height),
                }, 0, token);
                return;
        }
    }

    private static (int Width, int Height) SizeOf(string name)
    {
        var size = name[(name.LastIndexOf('-') + 1)..name.LastIndexOf('.')].Split('x');
        return (int.Parse(size[0]), int.Parse(size[1]));
    }

    // A small picture whose frame header declares another size (ITU T.81, B.2.2).
    private static byte[] Declaring(int width, int height)
    {
        var photo = Photo(16, 16);
        var frame = photo.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        frame = frame >= 0 ? frame : photo.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]);
        (photo[frame + 5], photo[frame + 6], photo[frame + 7], photo[frame + 8]) = ((byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width);
        return photo;
    }

    // Two comments of 60,000 bytes each come before anything else.
    private static byte[] Deep(byte[] photo)
    {
        byte[] comment = [0xFF, 0xFE, 60_000 >> 8, 60_000 & 0xFF, .. new byte[60_000 - 2]];
        return [.. photo[..2], .. comment, .. comment, .. photo[2..]];
    }

    private static Task SendAsync(NetworkStream stream, byte[] body, int missing, CancellationToken token) =>
        LoopbackServer.SendAsync(stream, $"HTTP/1.1 {(int)HttpStatusCode.OK} OK\r\nContent-Length: {body.Length + missing}\r\nConnection: close\r\n\r\n{Encoding.Latin1.GetString(body)}", token);
}
