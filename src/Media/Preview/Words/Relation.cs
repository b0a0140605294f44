namespace GenAsset.Media.Preview.Words;

/// <summary>"<paramref name="Subject"/> is <paramref name="Kind"/> <paramref name="Target"/>", both indices into the graph's subjects.</summary>
internal sealed record Relation(int Subject, RelationKind Kind, int Target);
