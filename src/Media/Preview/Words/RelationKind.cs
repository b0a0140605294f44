namespace GenAsset.Media.Preview.Words;

/// <summary>How one subject is placed to another.</summary>
internal enum RelationKind
{
    /// <summary>Beside it.</summary>
    NextTo,

    /// <summary>On top of it.</summary>
    On,

    /// <summary>Below it.</summary>
    Under,

    /// <summary>Nearer to the eye.</summary>
    InFrontOf,

    /// <summary>Farther from the eye.</summary>
    Behind,

    /// <summary>Within it.</summary>
    Inside,

    /// <summary>In the air above it.</summary>
    Above,

    /// <summary>In its hand.</summary>
    HeldBy,
}
