namespace GenAsset.Media.Reconstruction;

/// <summary>Hears how far a reconstruction is: the stage's name and 0..100 over all stages, which never falls.</summary>
public delegate void ReconstructionProgress(string stage, int percent);
