namespace GenAsset.Media.Imaging;

/// <summary>How to resize.</summary>
public sealed record ResampleOptions
{
    /// <summary>The defaults: Lanczos3 on stored values, one thread a core.</summary>
    public static ResampleOptions Default { get; } = new();

    /// <summary>The weighing shape. Default <see cref="ResampleKernel.Lanczos3"/>.</summary>
    public ResampleKernel Kernel { get; init; } = ResampleKernel.Lanczos3;

    /// <summary>Whether sRGB samples are averaged as light instead of as stored. Default false, as most tools do.</summary>
    public bool LinearLight { get; init; }

    /// <summary>Threads at most. Default: the number of cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
