namespace GenAsset.Media.Reconstruction;

/// <summary>The views hold no surface to reconstruct: all background, or depths that contradict each other everywhere.</summary>
public sealed class ReconstructionException(string message) : Exception(message);
