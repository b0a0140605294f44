using GenAsset.Core.Errors;
using GenAsset.Media;

namespace GenAsset.Core.Converting;

/// <summary>Reads what went wrong between an input and an output.</summary>
public static class MediaFault
{
    /// <summary>Whether an exception says that the files are at fault, and not this program.</summary>
    public static bool IsExpected(Exception fault) =>
        fault is MediaFormatException or ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException;

    /// <summary>The error that such an exception is shown as.</summary>
    public static GenAssetError Explain(Exception fault, string input, string output) => fault switch
    {
        MediaFormatException => GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{input} is damaged or of a kind that is not read. {fault.Message}.", suggestion: "Make the file again, or open it in the program that wrote it."),
        NotSupportedException => GenAssetError.Of(ErrorCatalog.EngineUnavailable, $"{input} cannot become {output}: {fault.Message}", suggestion: "genasset doctor shows what this machine has."),
        IOException full when IoFault.IsDiskFull(full) => GenAssetError.Of(ErrorCatalog.DiskFull, $"{output} was not written: the disk is full.", suggestion: "Free some space there, then convert again."),
        IOException or UnauthorizedAccessException => GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"{output} cannot be written: {fault.Message}", suggestion: "Name a file in a folder that this user can write."),
        _ => GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{input} cannot become {output}: {Plain(fault)}", suggestion: "See what each format holds: docs/06-formats.md"),
    };

    // The runtime adds the name of a parameter, which is our code's and nobody else's business.
    private static string Plain(Exception fault)
    {
        var end = fault.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end];
    }
}
