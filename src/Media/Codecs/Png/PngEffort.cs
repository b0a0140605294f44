namespace GenAsset.Media.Codecs.Png;

/// <summary>How much work a PNG encoder puts into a smaller file.</summary>
public enum PngEffort
{
    /// <summary>Fastest: one filter, light compression.</summary>
    Fast,

    /// <summary>Filters chosen a row, moderate compression.</summary>
    Balanced,

    /// <summary>Smallest: filters chosen a row, the strongest compression.</summary>
    Small,
}
