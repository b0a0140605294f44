namespace GenAsset.Tests.Programs;

/// <summary>How a program ended and what it said.</summary>
internal sealed record Ended(int Code, string Output, string Error);
