using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>Says what is wrong with a capture in the reconstruction API's codes.</summary>
internal static class CaptureError
{
    /// <summary>The error of one or several faults: its code is the first fault's, its details list all.</summary>
    public static GenAssetError Of(IReadOnlyList<CaptureFault> faults)
    {
        var first = faults[0];
        var code = first.Kind switch
        {
            CaptureFaultKind.TooLarge => ErrorCatalog.FileTooLarge,
            CaptureFaultKind.NotPng => ErrorCatalog.InvalidFileFormat,
            CaptureFaultKind.Count => ErrorCatalog.InvalidFileCount,
            _ => ErrorCatalog.ValidationFailed,
        };
        var message = $"{first.Field} {first.Message}";
        return GenAssetError.Of(code, faults.Count == 1 ? message : $"{faults.Count} faults; the first: {message}", new JsonObject
        {
            ["field"] = first.Field,
            ["total"] = faults.Count,
            ["fields"] = new JsonArray([.. faults.Select(fault => new JsonObject { ["field"] = fault.Field, ["message"] = fault.Message })]),
        });
    }
}
