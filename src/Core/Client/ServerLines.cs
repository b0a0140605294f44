using System.Runtime.CompilerServices;
using GenAsset.Core.Errors;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Client;

/// <summary>
/// The lines of a long answer. One that breaks off ends here, and <see cref="IsWhole"/> says whether it did: who reads knows what came, and asks for the rest.
/// </summary>
internal sealed class ServerLines(HttpResponseMessage answer, TimeProvider time)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(50); // three of the heartbeats of an event stream

    /// <summary>Whether the answer came to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The lines, each valid until the next is asked for.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        var lines = new LineReader(body, LineReader.DefaultMaxLineBytes * 4);
        while (await MoveAsync(lines, cancellationToken).ConfigureAwait(false))
        {
            if (lines.IsTooLong)
                throw new GenAssetException(GenAssetError.Of(ErrorCatalog.UnknownError, "The server sends a line that is longer than any should be."));
            if (!lines.IsTerminated)
                yield break; // torn
            yield return lines.Line;
        }
    }

    private async Task<bool> MoveAsync(LineReader lines, CancellationToken cancellationToken)
    {
        try
        {
            if (await Silence.BreakAfterAsync(LongestSilence, time, lines.ReadAsync, cancellationToken).ConfigureAwait(false))
                return true;
            IsWhole = true;
            return false;
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            return false;
        }
    }
}
