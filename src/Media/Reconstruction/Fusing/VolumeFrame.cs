using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>Where a volume's samples lie: the first one, the step between them in metres, and how many there are, in whole blocks.</summary>
internal readonly record struct VolumeFrame(Vector3 Origin, float Step, int Width, int Height, int Depth)
{
    /// <summary>Free samples around what the views saw: the band outside the surface, and one that closes it.</summary>
    private const int Margin = 4;

    /// <summary>A volume around <paramref name="bounds"/> with about <paramref name="resolution"/> samples along its longest side.</summary>
    public static VolumeFrame Around(Bounds bounds, int resolution)
    {
        var size = bounds.Size;
        var longest = MathF.Max(size.X, MathF.Max(size.Y, size.Z));
        var step = longest / (resolution - (2 * Margin));
        var frame = new VolumeFrame(default, step, Along(size.X, step), Along(size.Y, step), Along(size.Z, step));
        // Whole blocks are a little more than is needed: shared by both sides.
        return frame with { Origin = bounds.Center - (new Vector3(frame.Width - 1, frame.Height - 1, frame.Depth - 1) * (step * 0.5f)) };
    }

    private static int Along(float metres, float step) => ((int)MathF.Ceiling((metres / step) - 0.01f) + (2 * Margin) + 7) & ~7;
}
