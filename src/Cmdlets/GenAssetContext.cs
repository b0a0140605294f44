namespace GenAsset.Cmdlets;

/// <summary>What the session is connected to.</summary>
/// <param name="Backend">Which of the backends: "embedded".</param>
/// <param name="Home">The home folder.</param>
public sealed record GenAssetContext(string Backend, string Home);
