using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>Opens inputs that are files of this machine. An engine asks its <see cref="EngineContext"/>, which opens the others too.</summary>
public static class Inputs
{
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
