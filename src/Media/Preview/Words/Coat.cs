namespace GenAsset.Media.Preview.Words;

/// <summary>The colours and materials asked of something, in the order in which they were named.</summary>
internal sealed record Coat(IReadOnlyList<Colour> Colours, IReadOnlyList<Stuff> Stuffs, bool Glows = false)
{
    /// <summary>Nothing asked.</summary>
    public static Coat Plain { get; } = new([], []);

    /// <summary>Whether nothing was asked.</summary>
    public bool IsPlain => Colours.Count == 0 && Stuffs.Count == 0 && !Glows;
}
