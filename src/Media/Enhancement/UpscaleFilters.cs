using System.Buffers.Binary;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// The learned filters of one doubling: for each bucket and each of the four output pixels of an input pixel, one 7x7 filter on the input.
/// (RAISR's 11x11 on a bilinear enlargement covers 6.5 input pixels: 7x7 on the input itself can express each of those with 2.5 times fewer products.)
/// The file keeps an eighth of them; flips and quarter turns give the rest.
/// </summary>
public sealed class UpscaleFilters
{
    /// <summary>Taps a side.</summary>
    public const int Size = 7;

    /// <summary>Floats a filter at run time: rows of eight, the last one zero, so that a row is one vector.</summary>
    public const int Stride = Size * 8;

    /// <summary>Angles kept in the file: 0..45 degrees.</summary>
    public const int KeptAngles = UpscaleBuckets.Angles / 4;

    private const string Format = "upscale filters";
    private const uint Magic = 0x46554147; // "GAUF"
    private const int MaxEdges = 15;
    private const int Header = 8;

    private static readonly Lazy<UpscaleFilters> s_twice = new(() => Shipped("upscale-2x.bin"));
    private static readonly Lazy<UpscaleFilters> s_again = new(() => Shipped("upscale-4x.bin"));

    private readonly float[] _weights;

    /// <summary>Filters from what training keeps: [kept angle, strength, coherence][output pixel y * 2 + x][tap y * 7 + x].</summary>
    public UpscaleFilters(UpscaleBuckets buckets, ReadOnlySpan<float> kept)
    {
        Buckets = buckets;
        _weights = new float[buckets.Count * 4 * Stride];
        for (var bucket = 0; bucket < buckets.Count; bucket++)
        {
            var turn = Fold(bucket / buckets.PerAngle, out var keptAngle);
            var from = kept.Slice((keptAngle * buckets.PerAngle + bucket % buckets.PerAngle) * 4 * Size * Size, 4 * Size * Size);
            Expand(from, turn, _weights.AsSpan(bucket * 4 * Stride, 4 * Stride));
        }
    }

    /// <summary>The shipped filters that double an image.</summary>
    public static UpscaleFilters Twice => s_twice.Value;

    /// <summary>The shipped filters that double what <see cref="Twice"/> made, for four-fold.</summary>
    public static UpscaleFilters Again => s_again.Value;

    /// <summary>How pixels are sorted for these filters.</summary>
    public UpscaleBuckets Buckets { get; }

    /// <summary>Four filters a bucket, <see cref="Stride"/> floats each.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The flip and transposition that bring an angle's bin into 0..45 degrees, and the bin it becomes.</summary>
    public static UpscaleTurn Fold(int angle, out int keptAngle)
    {
        var flip = angle >= UpscaleBuckets.Angles / 2;
        if (flip)
            angle = UpscaleBuckets.Angles - 1 - angle;
        var transpose = angle >= KeptAngles;
        if (transpose)
            angle = UpscaleBuckets.Angles / 2 - 1 - angle;
        keptAngle = angle;
        return new UpscaleTurn(flip, transpose);
    }

    /// <summary>Reads a filter file.</summary>
    public static UpscaleFilters Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
            throw new MediaFormatException(Format, 0, "the file does not open with GAUF and its counts");
        if (file[4] != 1 || file[5] != Size)
            throw new MediaFormatException(Format, 4, $"version {file[4]} with {file[5]} taps is not version 1 with {Size}");
        int strengths = file[6], coherences = file[7];
        if (strengths > MaxEdges || coherences > MaxEdges)
            throw new MediaFormatException(Format, 6, $"{strengths} and {coherences} limits are more than {MaxEdges}");
        var kept = KeptAngles * (strengths + 1) * (coherences + 1) * 4 * Size * Size;
        var expected = Header + 4 * (strengths + coherences) + 2 * kept;
        if (file.Length != expected)
            throw new MediaFormatException(Format, Header, $"{file.Length} bytes where its counts ask for {expected}");
        var edges = new float[strengths + coherences];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = BinaryPrimitives.ReadSingleLittleEndian(file[(Header + 4 * i)..]);
        var weights = new float[kept];
        for (var i = 0; i < kept; i++)
            weights[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(file[(Header + 4 * edges.Length + 2 * i)..]);
        return new UpscaleFilters(new UpscaleBuckets(edges.AsSpan(0, strengths), edges.AsSpan(strengths)), weights);
    }

    /// <summary>Writes a filter file of what training keeps.</summary>
    public static byte[] Write(UpscaleBuckets buckets, ReadOnlySpan<float> kept)
    {
        float[] edges = [.. buckets.StrengthEdges, .. buckets.CoherenceEdges];
        var file = new byte[Header + 4 * edges.Length + 2 * kept.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(file, Magic);
        (file[4], file[5], file[6], file[7]) = (1, Size, (byte)buckets.StrengthEdges.Length, (byte)buckets.CoherenceEdges.Length);
        for (var i = 0; i < edges.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(Header + 4 * i), edges[i]);
        for (var i = 0; i < kept.Length; i++)
            BinaryPrimitives.WriteHalfLittleEndian(file.AsSpan(Header + 4 * edges.Length + 2 * i), (Half)kept[i]);
        return file;
    }

    private static UpscaleFilters Shipped(string name)
    {
        using var stream = typeof(UpscaleFilters).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {name}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    // Half floats miss a sum of one by up to 1e-3: the centre takes the rest, so that flat areas keep their level exactly.
    private static void Expand(ReadOnlySpan<float> kept, UpscaleTurn turn, Span<float> filters)
    {
        for (var pixel = 0; pixel < 4; pixel++)
        {
            var from = kept.Slice(turn.Pixel(pixel) * Size * Size, Size * Size);
            var to = filters.Slice(pixel * Stride, Stride);
            var sum = 0.0;
            for (var tap = 0; tap < Size * Size; tap++)
                sum += to[tap / Size * 8 + tap % Size] = from[turn.Tap(tap)];
            to[Size / 2 * 8 + Size / 2] += (float)(1 - sum);
        }
    }
}
