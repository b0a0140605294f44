namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>
/// Where one camera of a rig stands around the object: degrees around (0 in front at +Z, 90 at the object's +X) and above the horizon.
/// <paramref name="Turned"/> turns the picture half round, which only views from straight above or below can need.
/// </summary>
public readonly record struct RigView(float AroundDegrees, float AboveDegrees, bool Turned = false);
