namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>How finely colour is sampled beside lightness.</summary>
public enum JpegSubsampling
{
    /// <summary>As finely: 4:4:4.</summary>
    None,

    /// <summary>Half across: 4:2:2.</summary>
    Half,

    /// <summary>Half across and down: 4:2:0.</summary>
    Quarter,
}
