using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>Opens the inputs of items that run in this process: files of this machine.</summary>
public static class Inputs
{
    /// <summary>Opens an input for reading; the error names it and says why it cannot be.</summary>
    public static Outcome<Stream> Open(InputRef input)
    {
        if (input.Path is not { } path)
        {
            return GenAssetError.Of(
                ErrorCatalog.InputNotReadable,
                $"{input.Uri ?? $"Upload {input.Upload}"} cannot be read here.",
                suggestion: "The embedded backend reads files of this machine: download it first and give its path.");
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
