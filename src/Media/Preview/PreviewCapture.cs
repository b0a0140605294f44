using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Preview;

/// <summary>Six views of a scene with their depths: sample data for reconstruction.</summary>
/// <param name="Views">The pictures, sRGB, in the rig's order.</param>
/// <param name="Depths">Their depths, 16 bits, as <paramref name="Setups"/> codes them.</param>
/// <param name="Setups">Each picture's camera, in metres around the subject, and how its depths are stored.</param>
public sealed record PreviewCapture(IReadOnlyList<ImageBuffer> Views, IReadOnlyList<ImageBuffer> Depths, IReadOnlyList<ViewSetup> Setups) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var picture in Views.Concat(Depths))
            picture.Dispose();
    }
}
