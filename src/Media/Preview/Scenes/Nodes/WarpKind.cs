namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>How space is warped.</summary>
internal enum WarpKind
{
    /// <summary>The height leans over towards +X in a circle's arc.</summary>
    Bend,

    /// <summary>The height turns around itself.</summary>
    Twist,
}
