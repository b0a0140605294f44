using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Formats.Spz;

/// <summary>Quaternions -> three bytes (versions 1 and 2) or the smallest three in 32 bits (version 3 and up).</summary>
internal static class SpzRotation
{
    public static void PackFirstThree(ReadOnlySpan<float> rotations, Span<byte> target)
    {
        for (int i = 0, t = 0; i < rotations.Length; i += 4, t += 3)
        {
            var q = Normalized(Vector128.Create(rotations.Slice(i, 4)));
            if (q[3] < 0)
                q = -q;
            var level = Vector128.Min(Vector128.Max(q * 127.5f + Vector128.Create(127.5f), Vector128<float>.Zero), Vector128.Create(255f));
            var whole = Vector128.Floor(level);
            var rounded = Vector128.ConvertToInt32(whole) - Vector128.GreaterThanOrEqual(level - whole, Vector128.Create(0.5f)).AsInt32();
            (target[t], target[t + 1], target[t + 2]) = ((byte)rounded[0], (byte)rounded[1], (byte)rounded[2]);
        }
    }

    public static void PackSmallestThree(ReadOnlySpan<float> rotations, Span<byte> target)
    {
        const float h = 0.70710678f;
        for (var i = 0; i < rotations.Length; i += 4)
        {
            var q = Normalized(Vector128.Create(rotations.Slice(i, 4)));
            var size = Vector128.Abs(q);
            var largest = 0;
            for (var c = 1; c < 4; c++)
                if (size[c] > size[largest])
                    largest = c;
            var negative = Vector128.LessThan(q, Vector128<float>.Zero).ExtractMostSignificantBits();
            if ((negative >> largest & 1) != 0)
                negative = ~negative;
            var magnitude = Vector128.ConvertToInt32(size / h * 511f + Vector128.Create(0.5f)); // truncation is floor here
            var bits = (uint)largest;
            for (var c = 0; c < 4; c++)
                if (c != largest)
                    bits = bits << 10 | (negative >> c & 1) << 9 | (uint)magnitude[c];
            BinaryPrimitives.WriteUInt32LittleEndian(target[i..], bits);
        }
    }

    private static Vector128<float> Normalized(Vector128<float> q)
    {
        var squares = q * q;
        var length = MathF.Sqrt(squares[0] + squares[1] + squares[2] + squares[3]);
        // The libraries divide zero by zero here; no rotation at all is the sensible reading.
        return length > 0 && float.IsFinite(length) ? q / length : Vector128.Create(0f, 0f, 0f, 1f);
    }
}
