namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>The same pieces in other finishes.</summary>
internal static class Repainting
{
    /// <summary>A copy whose every finish went through <paramref name="change"/>.</summary>
    public static Node Of(Node node, Func<Finish, Finish> change) => node switch
    {
        Painted painted => new Painted(Of(painted.Inner, change), change(painted.Finish)),
        Placed placed => placed with { Inner = Of(placed.Inner, change) },
        Joint joint => joint with { First = Of(joint.First, change), Other = Of(joint.Other, change) },
        Warped warped => warped with { Inner = Of(warped.Inner, change) },
        Skin skin => skin with { Inner = Of(skin.Inner, change) },
        _ => node,
    };
}
