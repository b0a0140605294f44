namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>A capture that is understood.</summary>
/// <param name="Setups">The cameras and depth codings of the views.</param>
/// <param name="Rig">What was found or given, in words.</param>
/// <param name="Agreement">How well the views agree under it.</param>
public sealed record ResolvedCapture(IReadOnlyList<ViewSetup> Setups, string Rig, Agreement Agreement);
