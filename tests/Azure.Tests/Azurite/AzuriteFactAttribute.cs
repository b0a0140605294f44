namespace GenAsset.Azure.Tests.Azurite
{
    /// <summary>A test on the emulator; skipped with the reason where that cannot be had.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class AzuriteFactAttribute : FactAttribute
    {
        public AzuriteFactAttribute() => Skip = AzuriteProgram.MissingReason;
    }

    /// <summary>A long test on the emulator, for those who ask for it.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class AzuriteSoakFactAttribute : FactAttribute
    {
        public AzuriteSoakFactAttribute() =>
            Skip = Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? AzuriteProgram.MissingReason : "takes minutes: set GENASSET_SOAK=1";
    }
}

namespace GenAsset.Tests.Contracts
{
    /// <summary>A promise of every implementation; the ones in this project are tested on the emulator.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class ContractFactAttribute : FactAttribute
    {
        public ContractFactAttribute() => Skip = Azure.Tests.Azurite.AzuriteProgram.MissingReason;
    }
}
