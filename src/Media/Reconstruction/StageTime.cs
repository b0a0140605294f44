namespace GenAsset.Media.Reconstruction;

/// <summary>How long a stage took.</summary>
public readonly record struct StageTime(string Stage, double Milliseconds);
