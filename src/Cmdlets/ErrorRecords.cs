using System.Management.Automation;
using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>Our errors as PowerShell's: the code is the error id, the same word that HTTP clients and the command line see.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of an error; <paramref name="target"/> is what it is about.</summary>
    public static ErrorRecord ToRecord(this GenAssetError error, object? target, Exception? cause = null) =>
        new(cause ?? new GenAssetException(error), error.Code, CategoryOf(error.Code), target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.Suggestion ?? "" },
        };

    private static ErrorCategory CategoryOf(string code) => ErrorCatalog.Find(code).HttpStatus switch
    {
        _ when code == ErrorCatalog.HomeNotWritable.Name || code == ErrorCatalog.OutputNotWritable.Name => ErrorCategory.WriteError,
        _ when code == ErrorCatalog.StoreDamaged.Name || code == ErrorCatalog.IncompleteResults.Name => ErrorCategory.InvalidData,
        404 or 410 => ErrorCategory.ObjectNotFound,
        409 => ErrorCategory.ResourceBusy,
        422 => ErrorCategory.InvalidData,
        503 => ErrorCategory.ResourceUnavailable,
        504 => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.InvalidResult,
    };
}
