namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>A rig and a depth coding that a capture may have been made with.</summary>
/// <param name="Rig">The rig.</param>
/// <param name="Coding">How its depths are stored.</param>
/// <param name="Agreement">How well the views agree under it.</param>
public sealed record RigGuess(Rig Rig, DepthCoding Coding, Agreement Agreement)
{
    /// <summary>The cameras and depths of the views.</summary>
    public ViewSetup[] Setups => [.. Rig.Cameras.Select(camera => new ViewSetup(camera, Coding))];

    /// <summary>In words, for reports.</summary>
    public string Words => $"{Rig.Name} ({Coding.Words()})";
}
