namespace GenAsset.Media.Enhancement;

/// <summary>Which of a recipe's two limits.</summary>
public enum EnhancementLimitKind
{
    /// <summary>Pixels of the image given.</summary>
    Input,

    /// <summary>Pixels of the result.</summary>
    Output,
}
