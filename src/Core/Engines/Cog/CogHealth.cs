namespace GenAsset.Core.Engines.Cog;

/// <summary>What a container can do at this moment.</summary>
internal enum CogStanding
{
    /// <summary>A slot is free.</summary>
    Ready,

    /// <summary>Every slot is taken, or it is so busy that it does not answer: servers before 0.14 do not while they predict.</summary>
    Busy,

    /// <summary>Its model is being loaded.</summary>
    Starting,

    /// <summary>It will never take anything: its set-up failed, or it has no model.</summary>
    Broken,

    /// <summary>Its worker died, or its model says that it is not well; whoever runs it may restart it.</summary>
    Ill,

    /// <summary>Nobody listens there.</summary>
    Gone,
}

/// <summary>What a container says of itself.</summary>
/// <param name="Standing">What it can do.</param>
/// <param name="Says">Its own words for that, or the network's.</param>
/// <param name="IsCoglet">Whether it is of the family from 0.17 on; null where it did not say.</param>
/// <param name="Logs">What its set-up wrote.</param>
internal sealed record CogHealth(CogStanding Standing, string Says, bool? IsCoglet = null, string Logs = "");
