using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>
/// Gaussian splats as plain arrays, one after another for all splats. The numbers are the ones that training code works in
/// and PLY files hold (opacity before the sigmoid, scale as a natural logarithm, colour as the harmonic of degree 0), so
/// that no reader or writer of PLY and SPZ loses a bit to a conversion.
/// </summary>
public sealed class SplatCloud
{
    /// <summary>The highest degree of spherical harmonics.</summary>
    public const int MaxDegree = 4;

    /// <summary>The factor of the harmonic of degree 0: a displayed channel is <c>0.5 + HarmonicZero * colour</c>.</summary>
    public const float HarmonicZero = 0.282094791773878f;

    /// <summary>Allocates <paramref name="count"/> splats of unset numbers; whoever creates a cloud fills every array.</summary>
    public SplatCloud(int count, int degree = 0, AxisSystem axes = AxisSystem.RightUpBack)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, MaxDegree);
        Count = count;
        Degree = degree;
        Axes = axes;
        Positions = GC.AllocateUninitializedArray<float>(checked(count * 3));
        Scales = GC.AllocateUninitializedArray<float>(count * 3);
        Rotations = GC.AllocateUninitializedArray<float>(checked(count * 4));
        Opacities = GC.AllocateUninitializedArray<float>(count);
        Colors = GC.AllocateUninitializedArray<float>(count * 3);
        Harmonics = GC.AllocateUninitializedArray<float>(checked(count * 3 * CoefficientsOf(degree)));
    }

    /// <summary>Splats.</summary>
    public int Count { get; }

    /// <summary>Degree of the spherical harmonics, 0..4; 0 means one colour from every side.</summary>
    public int Degree { get; }

    /// <summary>Where the axes of positions, rotations and harmonics point.</summary>
    public AxisSystem Axes { get; }

    /// <summary>Whether the cloud was trained with the anti-aliasing (Mip-Splatting) filter.</summary>
    public bool Antialiased { get; init; }

    /// <summary>Centres: x y z a splat.</summary>
    public float[] Positions { get; }

    /// <summary>Natural logarithms of the standard deviations along the splat's own axes: three a splat.</summary>
    public float[] Scales { get; }

    /// <summary>Quaternions, x y z w a splat; not always of unit length.</summary>
    public float[] Rotations { get; }

    /// <summary>Opacities before the sigmoid (logits); the infinities mean exactly 0 and 1.</summary>
    public float[] Opacities { get; }

    /// <summary>Harmonics of degree 0: r g b a splat; see <see cref="HarmonicZero"/>.</summary>
    public float[] Colors { get; }

    /// <summary>Harmonics of degree 1 and up: for each splat, for each coefficient in rising degree and order, r g b.</summary>
    public float[] Harmonics { get; }

    /// <summary>Coefficients a colour channel above degree 0: 0, 3, 8, 15 or 24.</summary>
    public int Coefficients => CoefficientsOf(Degree);

    /// <summary>Coefficients a colour channel above degree 0 for a <paramref name="degree"/> of 0..4.</summary>
    public static int CoefficientsOf(int degree) => (degree + 1) * (degree + 1) - 1;

    /// <summary>The centre of splat <paramref name="i"/>.</summary>
    public Vector3 Position(int i) => new(Positions.AsSpan(i * 3, 3));

    /// <summary>The rotation of splat <paramref name="i"/> as stored, not normalised.</summary>
    public Quaternion Rotation(int i) => new(Rotations[i * 4], Rotations[i * 4 + 1], Rotations[i * 4 + 2], Rotations[i * 4 + 3]);

    /// <summary>The standard deviations of splat <paramref name="i"/> along its own axes, in scene units.</summary>
    public Vector3 Deviation(int i) =>
        new(MathF.Exp(Scales[i * 3]), MathF.Exp(Scales[i * 3 + 1]), MathF.Exp(Scales[i * 3 + 2]));

    /// <summary>The opacity of splat <paramref name="i"/>, 0..1.</summary>
    public float Alpha(int i) => 1 / (1 + MathF.Exp(-Opacities[i]));
}
