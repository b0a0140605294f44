namespace GenAsset.Media.Reconstruction;

/// <summary>What the files say about where a reconstruction comes from.</summary>
/// <param name="Engine">The engine that really ran, "builtin/fusion".</param>
/// <param name="Model">The model that was asked for: "reconviagen" or "nvdiffrec"; also the folder of the files.</param>
/// <param name="Rig">The rig's name, with how it was found.</param>
public sealed record ReconstructionLabel(string Engine, string Model, string Rig);
