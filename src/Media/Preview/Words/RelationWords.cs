namespace GenAsset.Media.Preview.Words;

/// <summary>The words between two subjects. To add one, add it to its row.</summary>
internal static class RelationWords
{
    /// <summary>Places.</summary>
    public static IReadOnlyList<(string[] Names, RelationKind Kind)> Table { get; } =
    [
        (["next to", "beside", "near", "by the", "alongside", "and", "plus", "together with", "besides", "close to", "&", "around"], RelationKind.NextTo),
        (["on", "on top of", "upon", "atop", "onto", "riding", "riding on"], RelationKind.On),
        (["under", "below", "beneath", "underneath"], RelationKind.Under),
        (["in front of", "before"], RelationKind.InFrontOf),
        (["behind"], RelationKind.Behind),
        (["in", "inside", "inside of", "within", "into"], RelationKind.Inside),
        (["above", "over"], RelationKind.Above),
    ];

    /// <summary>Words after which comes what a subject has on: features if they are any, else a thing beside it.</summary>
    public static IReadOnlyList<string> With { get; } = ["with", "wearing", "has", "having", "wears", "dressed in", "sporting"];

    /// <summary>Words after which comes what a subject has in its hand.</summary>
    public static IReadOnlyList<string> Holding { get; } = ["holding", "carrying", "holds", "carries", "wielding", "playing the", "playing a"];

    /// <summary>Words before the name of a place.</summary>
    public static IReadOnlyList<string> At { get; } = ["at", "across", "through", "during"];
}
