using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.Cog;

/// <summary>
/// Listens for containers that work asynchronously: webhooks below hook/, each at an address of its own that nobody can guess, and files below uploads/.
/// An upload is answered with a Location of its own, so that equal names do not overwrite each other.
/// </summary>
internal sealed class CogReceiver(Uri callback, EngineServices services) : IAsyncDisposable
{
    private const long MaxBodyBytes = 1L << 30;
    private const int MaxUploads = 10_000;

    private readonly Uri _base = new(callback.AbsoluteUri.TrimEnd('/') + "/");
    private readonly ConcurrentDictionary<string, Hook> _hooks = new();
    private readonly ConcurrentDictionary<string, string> _uploads = new(); // the address's path, and the file that it is
    private readonly Lock _gate = new();
    private readonly string _folder = Path.Combine(services.Scratch, "genasset-uploads-" + RandomNumberGenerator.GetHexString(12, lowercase: true));
    private HttpListener? _listener;

    /// <summary>Begins to listen where it does not yet; the error says why it cannot.</summary>
    public GenAssetError? Open()
    {
        lock (_gate)
        {
            if (_listener is not null)
                return null;
            var listener = new HttpListener();
            try
            {
                // A name or an outer address may be another machine's word for this one: the port is what is listened on.
                listener.Prefixes.Add($"http://{(_base.IsLoopback ? _base.Host : "+")}:{_base.Port}{_base.AbsolutePath}");
                listener.Start();
            }
            catch (Exception fault) when (fault is HttpListenerException or System.Net.Sockets.SocketException)
            {
                listener.Close();
                return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, $"{_base}, the callback of an engine, cannot be listened on: {fault.Message}", suggestion: "Give the engine's callback another port in engines.json.");
            }

            _listener = listener;
            _ = ListenAsync(listener);
            return null;
        }
    }

    /// <summary>An address for the webhooks of one prediction, until it is disposed.</summary>
    public Hook Expect(Func<JsonObject, ValueTask> hear)
    {
        var token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var hook = new Hook(new Uri(_base, "hook/" + token), hear, () => _hooks.TryRemove(token, out _));
        _hooks[token] = hook;
        return hook;
    }

    /// <summary>The file that was uploaded to an address of ours, once; null where it is none of ours.</summary>
    public byte[]? Take(Uri address)
    {
        if (!_uploads.TryRemove(address.AbsolutePath, out var file))
            return null;
        var content = File.ReadAllBytes(file);
        File.Delete(file);
        return content;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _listener?.Close();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        return default;
    }

    private async Task ListenAsync(HttpListener listener)
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.GetContextAsync().ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url?.AbsolutePath is { } full && full.StartsWith(_base.AbsolutePath, StringComparison.Ordinal) ? full[_base.AbsolutePath.Length..] : "";
            context.Response.StatusCode = (context.Request.HttpMethod, path.Split('/')[0]) switch
            {
                ("POST", "hook") => await HearAsync(path, context.Request).ConfigureAwait(false),
                ("PUT" or "POST", "uploads") => await KeepAsync(path, context).ConfigureAwait(false),
                _ => 404,
            };
            context.Response.Close();
        }
        catch (Exception fault) when (fault is HttpListenerException or IOException or ObjectDisposedException)
        {
            context.Response.Abort(); // the sender went away; it will send again, or its prediction fails
        }
    }

    // Answered with 200 whatever it says: until then its sender keeps the slot taken.
    private async Task<int> HearAsync(string path, HttpListenerRequest request)
    {
        if (!_hooks.TryGetValue(path["hook/".Length..], out var hook))
            return 200;
        try
        {
            using var body = new MemoryStream();
            if (!await CopyAsync(request.InputStream, body).ConfigureAwait(false))
                return 413;
            if (JsonNode.Parse(body.ToArray()) is JsonObject snapshot)
                await hook.HearAsync(snapshot).ConfigureAwait(false);
            return 200;
        }
        catch (JsonException)
        {
            return 400;
        }
    }

    private async Task<int> KeepAsync(string path, HttpListenerContext context)
    {
        if (_uploads.Count >= MaxUploads)
            return 507;
        Directory.CreateDirectory(_folder);
        var name = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var file = Path.Combine(_folder, name);
        var stream = File.Create(file);
        bool isWhole;
        await using (stream.ConfigureAwait(false))
            isWhole = await CopyAsync(context.Request.InputStream, stream).ConfigureAwait(false);
        if (!isWhole || (context.Request.ContentLength64 >= 0 && new FileInfo(file).Length != context.Request.ContentLength64))
        {
            File.Delete(file);
            return isWhole ? 400 : 413;
        }

        var address = new Uri(_base, $"uploads/{name}/{Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..])}");
        _uploads[address.AbsolutePath] = file;
        context.Response.RedirectLocation = address.AbsoluteUri;
        return 201;
    }

    private static async Task<bool> CopyAsync(Stream from, Stream to)
    {
        var buffer = new byte[64 << 10];
        for (long copied = 0; copied <= MaxBodyBytes;)
        {
            var read = await from.ReadAsync(buffer).ConfigureAwait(false);
            if (read == 0)
                return true;
            await to.WriteAsync(buffer.AsMemory(0, read)).ConfigureAwait(false);
            copied += read;
        }

        return false;
    }

    /// <summary>Where one prediction's webhooks come in.</summary>
    internal sealed class Hook(Uri address, Func<JsonObject, ValueTask> hear, Action forget) : IDisposable
    {
        private readonly TaskCompletionSource<JsonObject> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The address.</summary>
        public Uri Address => address;

        /// <summary>The first snapshot that tells an end. A "start" may come after it, and another end too: neither is heard.</summary>
        public Task<JsonObject> Ended => _ended.Task;

        /// <summary>Takes a snapshot in.</summary>
        public async ValueTask HearAsync(JsonObject snapshot)
        {
            if (_ended.Task.IsCompleted)
                return;
            if (snapshot["status"] is JsonValue status && status.GetValueKind() == JsonValueKind.String && (string?)status is "succeeded" or "failed" or "canceled")
                _ended.TrySetResult(snapshot);
            else
                await hear(snapshot).ConfigureAwait(false);
        }

        /// <inheritdoc/>
        public void Dispose() => forget();
    }
}
