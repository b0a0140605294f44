namespace GenAsset.Tests.Contracts;

/// <summary>A promise of every implementation; the ones in this project need nothing to be tested.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;
