using GenAsset.Core.Errors;
using GenAsset.Core.Reading;
using GenAsset.Media.Codecs.Png;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>One file of the form on its way to the upload store: counted against the limits and looked through for being a whole PNG, as it goes by.</summary>
internal sealed class InspectedPart(Stream inner, string label, Func<int, bool> allow, bool isPicture = true) : ReadOnceStream
{
    private readonly PngIntegrity _integrity = new();
    private long _bytes;

    /// <summary>What is wrong with the file that went by, or null.</summary>
    public string? Fault => isPicture ? _integrity.Verdict : null;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await ReadInnerAsync(buffer, cancellationToken);
        _bytes += read;
        if (_bytes > CaptureForm.MaxFileBytes)
            throw new GenAssetException(CaptureForm.TooLarge(label, $"has more than {CaptureForm.MaxFileBytes >> 20} MB"));
        if (!allow(read))
            throw new GenAssetException(CaptureForm.TooLarge(label, $"takes the upload past {CaptureForm.MaxTotalBytes >> 20} MB in all"));
        if (isPicture)
            _integrity.Append(buffer.Span[..read]);
        return read;
    }

    // Told apart from a fault of the disk that the part is written to, which is an IOException too.
    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw new GenAssetException(CaptureForm.Unreadable(fault));
        }
    }
}
