using System.Collections.Concurrent;
using System.Net.Http.Headers;
using GenAsset.Core.Errors;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Client;

/// <summary>Sends files of this machine to a server, a few at once.</summary>
internal sealed class InputSender(ServerCalls calls)
{
    private const int AtOnce = 4;

    /// <summary>Sends each file; gives the uploads' ids by path, or the first error.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, string>>> SendAllAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var ids = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        GenAssetError? error = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token }, async (path, token) =>
            {
                var sent = await SendAsync(path, token).ConfigureAwait(false);
                if (sent.Succeeded)
                {
                    ids[path] = sent.Value.Id;
                    return;
                }

                Interlocked.CompareExchange(ref error, sent.Error, null);
                await stop.CancelAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (error is not null && !cancellationToken.IsCancellationRequested)
        {
            // One could not be sent: the others need not be.
        }

        return error is null ? ids : error;
    }

    /// <summary>Sends one file. A second copy that a repeated try leaves expires by itself.</summary>
    public async Task<Outcome<Upload>> SendAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await calls.ReadAsync(() => Request(path), Repeat.Safely, Answers.Upload, patience: null, cancellationToken).ConfigureAwait(false);
            return sent.Succeeded ? sent.Value : sent.Error with { Message = $"{path} could not be sent: {sent.Error.Message}" };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{path} cannot be read: {fault.Message}");
        }
    }

    private static HttpRequestMessage Request(string path)
    {
        var content = new StreamContent(File.OpenRead(path));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = Path.GetFileName(path) };
        return new HttpRequestMessage(HttpMethod.Post, "v1/uploads") { Content = content };
    }
}
