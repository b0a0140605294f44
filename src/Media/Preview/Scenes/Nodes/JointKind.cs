namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>How two pieces become one.</summary>
internal enum JointKind
{
    /// <summary>Both.</summary>
    Union,

    /// <summary>The first without the other.</summary>
    Cut,

    /// <summary>What both share.</summary>
    Keep,
}
