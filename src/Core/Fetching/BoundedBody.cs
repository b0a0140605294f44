using System.IO.Compression;
using GenAsset.Core.Errors;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Fetching;

/// <summary>A body as it is read: paced as it comes in, counted as it goes out, so that neither a bomb nor a trickle gets further than its bound.</summary>
internal sealed class BoundedBody : ReadOnceStream
{
    private readonly Uri _address;
    private readonly FetchDeadline _deadline;
    private readonly Stream _decoded;
    private readonly long _maxBytes;
    private long _read;

    public BoundedBody(Uri address, Stream wire, string? encoding, long maxBytes, FetchDeadline deadline)
    {
        (_address, _deadline, _maxBytes) = (address, deadline, maxBytes);
        var paced = new Paced(wire, deadline);
        _decoded = encoding switch
        {
            null or "identity" => paced,
            "gzip" or "x-gzip" => new GZipStream(paced, CompressionMode.Decompress),
            "deflate" => new ZLibStream(paced, CompressionMode.Decompress),
            "br" => new BrotliStream(paced, CompressionMode.Decompress),
            _ => throw new GenAssetException(GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{FetchFault.Shown(address)} answers in the encoding \"{Validation.Excerpt.Of(encoding)}\", which is not read here.")),
        };
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await _decoded.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (_deadline.Fault is { } late)
                throw new GenAssetException(late);
            _read += count;
            return _read <= _maxBytes ? count : throw new GenAssetException(FetchFault.TooLong(_address, _maxBytes));
        }
        catch (Exception fault) when (_deadline.Fault is not null && fault is not GenAssetException)
        {
            throw new GenAssetException(_deadline.Fault, fault);
        }
        catch (Exception fault) when (FetchFault.Explain(fault, _address) is { } known && fault is not GenAssetException)
        {
            throw new GenAssetException(known, fault);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _decoded.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _decoded.Dispose();
        base.Dispose(disposing);
    }

    // Below the decompressor: the pace is that of the wire, and every wait ends when a clock does.
    private sealed class Paced(Stream wire, FetchDeadline deadline) : ReadOnceStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!cancellationToken.CanBeCanceled)
                return await deadline.PacedAsync(wire, buffer, deadline.Token).ConfigureAwait(false);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            return await deadline.PacedAsync(wire, buffer, either.Token).ConfigureAwait(false);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                wire.Dispose();
            base.Dispose(disposing);
        }
    }
}
