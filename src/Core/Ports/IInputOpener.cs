using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Ports;

/// <summary>Opens the inputs of items, wherever they lie.</summary>
public interface IInputOpener
{
    /// <summary>Opens an input for reading; the stream can be read twice. The error names the input and says why it cannot be.</summary>
    Task<Outcome<Stream>> OpenAsync(InputRef input, CancellationToken cancellationToken);

    /// <summary>An address of the public internet at which a service can fetch an input itself; the error says why there is none.</summary>
    Task<Outcome<Uri>> AddressOfAsync(InputRef input, CancellationToken cancellationToken);
}
