namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>What happened to a surface.</summary>
internal enum SkinKind
{
    /// <summary>It moved outwards by the amount.</summary>
    Offset,

    /// <summary>It became a wall of the amount to each side.</summary>
    Shell,

    /// <summary>It follows noise of the amount, in lumps of the size.</summary>
    Bumps,
}
