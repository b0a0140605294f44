using System.Net;
using System.Net.Http.Headers;

namespace GenAsset.Core.Client;

/// <summary>A job as the body of a request: JSON Lines, the head first, read from the spool while they are sent.</summary>
internal sealed class JobContent : HttpContent
{
    private readonly JobSpool _spool;
    private readonly IReadOnlyDictionary<string, string> _uploads;
    private readonly bool _isDry;

    public JobContent(JobSpool spool, IReadOnlyDictionary<string, string> uploads, bool isDry)
    {
        (_spool, _uploads, _isDry) = (spool, uploads, isDry);
        Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _spool.WriteAsync(stream, _uploads, _isDry, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _spool.WriteAsync(stream, _uploads, _isDry, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _spool.Length;
        return _spool.Paths.Count == 0;
    }
}
