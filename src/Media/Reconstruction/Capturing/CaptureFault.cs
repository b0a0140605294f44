namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>One thing wrong with a capture.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Field">Which input: "views[2]", "depths", "cameras".</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record CaptureFault(CaptureFaultKind Kind, string Field, string Message);
