namespace GenAsset.Media.Codecs;

/// <summary>How stored rows and columns are to be turned for viewing: EXIF tag 274, the same numbers.</summary>
public enum Orientation
{
    /// <summary>As stored.</summary>
    Normal = 1,

    /// <summary>Mirror left to right.</summary>
    FlipHorizontal = 2,

    /// <summary>Turn by a half.</summary>
    Rotate180 = 3,

    /// <summary>Mirror top to bottom.</summary>
    FlipVertical = 4,

    /// <summary>Mirror along the main diagonal.</summary>
    Transpose = 5,

    /// <summary>Turn a quarter clockwise.</summary>
    Rotate90 = 6,

    /// <summary>Mirror along the other diagonal.</summary>
    Transverse = 7,

    /// <summary>Turn a quarter counter-clockwise.</summary>
    Rotate270 = 8,
}
