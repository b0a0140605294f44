namespace GenAsset.Media.Preview.Scenes;

/// <summary>What drifts in the air before the camera.</summary>
internal enum Weather
{
    /// <summary>Nothing.</summary>
    Clear,

    /// <summary>Snow flakes.</summary>
    Snow,

    /// <summary>Rain.</summary>
    Rain,

    /// <summary>Glowing motes: fireflies, magic, sparks.</summary>
    Motes,

    /// <summary>Bubbles, as under water.</summary>
    Bubbles,
}
