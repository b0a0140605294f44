namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>A piece that wears a finish, but where a piece inside wears its own.</summary>
internal sealed record Painted(Node Inner, Finish Finish) : Node(Inner.Bounds);
