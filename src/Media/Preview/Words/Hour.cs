namespace GenAsset.Media.Preview.Words;

/// <summary>The hour that lights a scene.</summary>
internal enum Hour
{
    /// <summary>None asked.</summary>
    None,

    /// <summary>Low warm sun, pale sky.</summary>
    Morning,

    /// <summary>High sun.</summary>
    Noon,

    /// <summary>A sun near the horizon, orange and violet.</summary>
    Sunset,

    /// <summary>Deep blue, first stars.</summary>
    Dusk,

    /// <summary>Moon and stars.</summary>
    Night,
}
