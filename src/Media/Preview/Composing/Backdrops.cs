using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Composing;

/// <summary>The studio that a prompt without a place is shown in: one soft colour, another each seed.</summary>
internal static class Backdrops
{
    // Above, at the horizon, below: a step of light each.
    private static readonly (int Zenith, int Horizon, int Ground)[] Papers =
    [
        (0xA9C0D6, 0xEDF2F6, 0xDDE4EA),
        (0xC9B8D8, 0xF3EDF6, 0xE3D9EA),
        (0xD8BFA9, 0xF8F0E6, 0xECDFD0),
        (0xA9CFC0, 0xEBF5F0, 0xD6E8DF),
        (0xD9C493, 0xFAF3DF, 0xEFE3C2),
        (0xD6AEB4, 0xF9ECEC, 0xECD3D5),
        (0x9FB3C8, 0xE6ECF2, 0xCFD9E3),
    ];

    /// <summary>One of them.</summary>
    public static Setting Of(Dice dice)
    {
        var (zenith, horizon, ground) = dice.Pick(Papers);
        return Setting.Studio with
        {
            Zenith = Tint.Hex(zenith),
            Horizon = Tint.Hex(horizon),
            Ground = Finish.Of(ground, 0.85f),
        };
    }
}
