namespace GenAsset.Functions.Tests.Replaying;

/// <summary>Replayed, an orchestrator did something else than its history says.</summary>
public sealed class NonDeterminismException(string message) : Exception(message);
