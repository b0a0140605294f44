using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>What became of one small item that an engine was given.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Kind">The item's kind.</param>
/// <param name="Works">Whether it gave assets.</param>
/// <param name="Duration">How long it took, from the first try's beginning.</param>
/// <param name="Files">The assets' names.</param>
/// <param name="Error">Why it did not.</param>
public sealed record EngineTrial(string Name, string Kind, bool Works, TimeSpan? Duration, IReadOnlyList<string> Files, GenAssetError? Error);
