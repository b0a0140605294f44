using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Composing;

/// <summary>Faces for what has none by nature: a mushroom with a happy face.</summary>
internal static class Faces
{
    private static readonly string[] Asking = ["face", "eyes", "happy", "sad", "angry", "surprised", "sleepy", "cute"];

    /// <summary>The solid with a face, if its look asks for one and it has none.</summary>
    public static Solid Give(Solid solid, Look look)
    {
        if (solid.Find("face") is not null || !Asking.Any(look.Has))
            return solid;
        var at = Seats.Front(solid);
        return solid.And(Face.Flat(look).Scale(at.Size).At(at.Point)).With("face", at.Point.X, at.Point.Y, at.Point.Z, at.Size);
    }
}
