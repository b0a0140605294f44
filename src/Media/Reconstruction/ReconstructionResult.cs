using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction;

/// <summary>A textured mesh and how good it is; dispose it to free the texture.</summary>
public sealed class ReconstructionResult : IDisposable
{
    /// <summary>The mean over the views below which a result counts as failed: 20 dB.</summary>
    public const double LeastPsnr = 20;

    /// <summary>The mean over the views below which a result counts as failed: 0.75.</summary>
    public const double LeastSsim = 0.75;

    /// <summary>With uvs, normals and one material that holds <see cref="Texture"/>.</summary>
    public required Mesh Mesh { get; init; }

    /// <summary>8-bit sRGB, three channels.</summary>
    public required ImageBuffer Texture { get; init; }

    /// <summary>One a view, in the views' order.</summary>
    public required IReadOnlyList<ViewQuality> Views { get; init; }

    /// <summary>The share of the surface, by texels, that no view saw.</summary>
    public required double UnseenShare { get; init; }

    /// <summary>The volume's step, metres.</summary>
    public required float VoxelSize { get; init; }

    /// <summary>How long each stage took, in order.</summary>
    public required IReadOnlyList<StageTime> Times { get; init; }

    /// <summary>The views' means.</summary>
    public ViewQuality Mean => new(Views.Average(v => v.Psnr), Views.Average(v => v.Ssim), Views.Average(v => v.ForegroundPsnr), Views.Average(v => v.ForegroundSsim));

    /// <summary>Whether the mean PSNR and SSIM over whole images reach the least that is acceptable; if not, the engine reports QUALITY_THRESHOLD_FAILED.</summary>
    public bool MeetsThreshold => Mean.Psnr >= LeastPsnr && Mean.Ssim >= LeastSsim;

    /// <inheritdoc/>
    public void Dispose() => Texture.Dispose();
}
