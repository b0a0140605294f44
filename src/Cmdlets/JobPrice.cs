using GenAsset.Core.Engines;

namespace GenAsset.Cmdlets;

/// <summary>What a job will cost, in words.</summary>
internal static class JobPrice
{
    /// <summary>"" where all is free, ", for about 0.21", ", for at least 0.21 (2 items have no price)".</summary>
    public static string Of(PriceEstimate price) => price switch
    {
        { Known: 0, Unpriced: 0 } => "",
        { Unpriced: 0 } => $" for about {price.Known}",
        { Known: 0 } => $" for an unknown price ({price.Unpriced} of them tell theirs only when they have ended)",
        _ => $" for at least {price.Known} ({price.Unpriced} of them tell their price only when they have ended)",
    };
}
