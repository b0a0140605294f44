namespace GenAsset.Media.Preview.Words;

/// <summary>What a face shows, and the air of a scene.</summary>
internal enum Mood
{
    /// <summary>None asked.</summary>
    None,

    /// <summary>A broad smile.</summary>
    Happy,

    /// <summary>Corners down.</summary>
    Sad,

    /// <summary>Brows together.</summary>
    Angry,

    /// <summary>Round mouth.</summary>
    Surprised,

    /// <summary>Eyes closed.</summary>
    Sleepy,

    /// <summary>Dark and strange.</summary>
    Spooky,

    /// <summary>Small smile, soft light.</summary>
    Calm,

    /// <summary>Stern, lit like a hero.</summary>
    Epic,

    /// <summary>Large eyes, blushing.</summary>
    Cute,
}
