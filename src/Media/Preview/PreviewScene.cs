using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Meshing;
using GenAsset.Media.Preview.Rendering;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Words;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Preview;

/// <summary>
/// A prompt turned into a scene by rule: no model, no network, about a second of work. The same prompt and seed give the same bytes; another
/// seed gives another picture of the same things.
/// </summary>
public sealed class PreviewScene
{
    private readonly Scene _scene;

    private PreviewScene(PromptScene read) => (_scene, UnknownWords) = (read.Scene, read.UnknownWords);

    /// <summary>The words that no table knows, in the prompt's order, each once.</summary>
    public IReadOnlyList<string> UnknownWords { get; }

    /// <summary>Reads a prompt of any script and length; <paramref name="guidance"/> is how strictly its colours and style bind, 0..50 (7 by default).</summary>
    public static PreviewScene Of(string prompt, long seed, double guidance = 7) => new(PromptReader.Read(prompt, seed, guidance));

    /// <summary>The scene as a picture, sRGB; <paramref name="steps"/> is samples a pixel.</summary>
    public ImageBuffer Draw(int width, int height, int steps, CancellationToken cancellationToken = default) => Draw(width, height, steps, null, cancellationToken);

    /// <summary>The scene as a picture; <paramref name="progress"/> hears, from any thread, at every tenth which share of it is painted, 0..1.</summary>
    public ImageBuffer Draw(int width, int height, int steps, Action<double>? progress, CancellationToken cancellationToken = default) =>
        SceneRenderer.Draw(_scene, width, height, steps, progress, cancellationToken);

    /// <summary>What the prompt names, without what it stands in, as a closed textured mesh: metres, on the ground at the origin.</summary>
    public Mesh Mesh(CancellationToken cancellationToken = default) => SceneMesher.Mesh(_scene, cancellationToken);

    /// <summary>The same surface as splats that carry the scene's light.</summary>
    public SplatCloud Splats(int count = 200_000, CancellationToken cancellationToken = default) => SceneSplats.Of(_scene, count, cancellationToken);

    /// <summary>What the prompt names from a rig's six cameras, square pictures with their depths.</summary>
    public PreviewCapture Capture(Rig rig, int size, int steps, CancellationToken cancellationToken = default) =>
        CaptureShots.Take(_scene, rig, size, steps, cancellationToken);
}
