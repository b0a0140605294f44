using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Where a task stands at its service.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>It waits or runs.</summary>
    /// <param name="Stage">What it does, in the service's words.</param>
    /// <param name="Progress">0..100 of the whole; null where the service does not say.</param>
    public sealed record Running(string Stage, double? Progress = null) : Standing;

    /// <summary>It has a result.</summary>
    /// <param name="Result">Where the result lies, where the service says so.</param>
    public sealed record Done(Uri? Result = null) : Standing;

    /// <summary>It ended without one.</summary>
    public sealed record Failed(GenAssetError Error) : Standing;

    /// <summary>The answer says none of these.</summary>
    public sealed record Unclear(string Why) : Standing;
}

/// <summary>What a service said as it took a task.</summary>
/// <param name="Id">Its name for the task.</param>
/// <param name="Cost">What it takes for it, in the unit of the engine's price; null where it does not say.</param>
internal sealed record Accepted(string Id, decimal? Cost = null);
