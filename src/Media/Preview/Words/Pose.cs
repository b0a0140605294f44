namespace GenAsset.Media.Preview.Words;

/// <summary>What a body does.</summary>
internal enum Pose
{
    /// <summary>Whatever is natural to it.</summary>
    Natural,

    /// <summary>On its feet.</summary>
    Standing,

    /// <summary>On its haunches.</summary>
    Sitting,

    /// <summary>In mid step.</summary>
    Running,

    /// <summary>Above the ground.</summary>
    Flying,

    /// <summary>Lying down, eyes closed.</summary>
    Sleeping,

    /// <summary>An arm up.</summary>
    Waving,

    /// <summary>Arms and a leg thrown out.</summary>
    Dancing,
}
