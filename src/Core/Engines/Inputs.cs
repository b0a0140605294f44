using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>Opens inputs that are files of this machine. An engine asks its <see cref="EngineContext"/>, which opens the others too.</summary>
public static class Inputs
{
    /// <summary>The address of an input that has one; the error says how one gets it.</summary>
    public static Outcome<Uri> AddressOf(InputRef input) => input.Uri is { } uri
        ? new Uri(uri)
        : GenAssetError.Of(ErrorCatalog.InputNotPublic, $"{input.Shown} has no public address, and the engine's service fetches its inputs itself.");

    /// <summary>Opens a file for reading; the error names it and says why it cannot be.</summary>
    public static Outcome<Stream> Open(InputRef input)
    {
        if (input.Path is not { } path)
        {
            return GenAssetError.Of(
                ErrorCatalog.InputNotReadable, $"{input.Shown} cannot be read here.", suggestion: "Download it first and give its path.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{path} cannot be read: {fault.Message}");
        }
    }
}
