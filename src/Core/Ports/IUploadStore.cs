using GenAsset.Core.Errors;
using GenAsset.Core.Uploads;

namespace GenAsset.Core.Ports;

/// <summary>Keeps files that clients send, until the items that name them have run.</summary>
public interface IUploadStore
{
    /// <summary>Takes a file in as it streams by; one that is too long or of no known kind is refused and leaves nothing.</summary>
    Task<Outcome<Upload>> AddAsync(Stream content, string? owner, string? name, CancellationToken cancellationToken);

    /// <summary>The upload, or null.</summary>
    Task<Upload?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Opens an upload's bytes, or null where there are none. The stream can seek.</summary>
    Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken);
}
