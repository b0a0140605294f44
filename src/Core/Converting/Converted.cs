namespace GenAsset.Core.Converting;

/// <summary>What a conversion gives: the files (the one that was asked for last), a line about it, and what was left behind on the way.</summary>
public sealed record Converted(IReadOnlyList<OutputFile> Files, string Summary, IReadOnlyList<string> Notes);
