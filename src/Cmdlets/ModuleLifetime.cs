using System.Management.Automation;

namespace GenAsset.Cmdlets;

/// <summary>Lets go of every home when the module is removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => Session.CloseAsync().GetAwaiter().GetResult();
}
