using System.Net;
using System.Net.Http.Headers;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Client;

/// <summary>An asset that lies with a server, as a stream that can seek. A connection that breaks is made anew from where it broke, for the same file or not at all.</summary>
internal sealed class AssetStream : Stream
{
    private const int MostBreaks = 5; // in a row, without a byte between
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    private readonly ServerCalls _calls;
    private readonly string _path;
    private readonly long _length;
    private readonly EntityTagHeaderValue? _tag;
    private HttpResponseMessage? _answer;
    private Stream? _body;
    private long _bodyAt;
    private long _position;

    private AssetStream(ServerCalls calls, string path, HttpResponseMessage answer, long length) =>
        (_calls, _path, _answer, _length, _tag) = (calls, path, answer, length, answer.Headers.ETag);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Before the beginning.");
    }

    /// <summary>Opens an asset; the error says why it cannot be.</summary>
    public static async Task<Outcome<Stream>> OpenAsync(ServerCalls calls, string path, CancellationToken cancellationToken)
    {
        var sent = await AskAsync(calls, path, 0, null, cancellationToken).ConfigureAwait(false);
        if (!sent.Succeeded)
            return sent.Error;
        if (sent.Value.Content.Headers.ContentLength is { } length)
            return new AssetStream(calls, path, sent.Value, length);
        sent.Value.Dispose();
        return ServerProblem.Unreachable(calls.Server, "it does not say how long an asset is.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= _length || buffer.IsEmpty)
            return 0;
        for (var breaks = 0; ; breaks++)
        {
            try
            {
                var body = await BodyAsync(cancellationToken).ConfigureAwait(false);
                var count = await Silence.BreakAfterAsync(LongestSilence, _calls.Time, token => body.ReadAsync(buffer, token), cancellationToken).ConfigureAwait(false);
                _bodyAt = _position += count;
                if (count > 0)
                    return count;
            }
            catch (Exception fault) when (fault is IOException or HttpRequestException)
            {
                // The connection broke: what is left is asked for again.
            }

            Drop();
            if (breaks >= MostBreaks)
                throw new GenAssetException(ServerProblem.Unreachable(_calls.Server, $"it ends {_path} at byte {_position} of {_length}."));
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => _length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Drop();
        base.Dispose(disposing);
    }

    private async Task<Stream> BodyAsync(CancellationToken cancellationToken)
    {
        if (_answer is not null && _bodyAt == _position)
            return _body ??= await _answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        Drop();
        var sent = await AskAsync(_calls, _path, _position, _tag, cancellationToken).ConfigureAwait(false);
        if (!sent.Succeeded)
            throw new GenAssetException(sent.Error);
        _answer = sent.Value;
        if (_position > 0 && _answer.Content.Headers.ContentRange?.From != _position)
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{_path} is not what it was when it was opened.", suggestion: "Save the results again."));
        _bodyAt = _position;
        return _body = await _answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Drop()
    {
        _body?.Dispose();
        _answer?.Dispose();
        (_body, _answer) = (null, null);
    }

    private static Task<Outcome<HttpResponseMessage>> AskAsync(ServerCalls calls, string path, long from, EntityTagHeaderValue? tag, CancellationToken cancellationToken) =>
        calls.SendAsync(() => Request(path, from, tag), Repeat.Safely, HttpCompletionOption.ResponseHeadersRead, ServerCalls.Usual, cancellationToken);

    private static HttpRequestMessage Request(string path, long from, EntityTagHeaderValue? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = HttpVersion.Version11 };
        if (from == 0)
            return request;
        request.Headers.Range = new RangeHeaderValue(from, null);
        if (tag is { IsWeak: false })
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return request;
    }
}
