namespace GenAsset.Media.Imaging;

/// <summary>What a sample's number means: how it was curved for storage.</summary>
public enum Transfer
{
    /// <summary>The sRGB curve (IEC 61966-2-1): what files and screens hold.</summary>
    Srgb,

    /// <summary>Proportional to light: what filters and renderers compute in.</summary>
    Linear,
}
