using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>Payload bytes -> numbers, in single precision and in the order of operations of Niantic's library, so that both give the same bits.</summary>
internal static class SpzUnpack
{
    private const int Chunk = 16 * 1024;
    private static readonly float[] Logits = Table(b => MathF.Log(b / 255f / (1 - b / 255f)));
    private static readonly float[] Colors = Table(b => (b / 255f - 0.5f) / 0.15f);
    private static readonly float[] Scales = Table(b => b / 16f - 10);
    private static readonly float[] Harmonics = Table(b => (b - 128f) / 128f);

    public static void Run(ReadOnlyMemory<byte> payload, in SpzLayout layout, int fractionalBits, SplatCloud cloud)
    {
        var all = layout;
        Parallel.For(0, (layout.Count + Chunk - 1) / Chunk, chunk =>
        {
            var start = chunk * Chunk;
            var count = Math.Min(Chunk, all.Count - start);
            var bytes = payload.Span;
            var positions = bytes.Slice(start * all.PositionBytes, count * all.PositionBytes);
            if (all.Version == 1)
                HalfPositions(positions, cloud.Positions.AsSpan(start * 3, count * 3));
            else
                Positions(positions, 1f / (1 << fractionalBits), cloud.Positions.AsSpan(start * 3, count * 3));
            LookUp(bytes.Slice((int)all.Alphas + start, count), Logits, cloud.Opacities.AsSpan(start));
            LookUp(bytes.Slice((int)all.Colors + start * 3, count * 3), Colors, cloud.Colors.AsSpan(start * 3));
            LookUp(bytes.Slice((int)all.Scales + start * 3, count * 3), Scales, cloud.Scales.AsSpan(start * 3));
            var rotations = bytes.Slice((int)all.Rotations + start * all.RotationBytes, count * all.RotationBytes);
            if (all.Version >= 3)
                SmallestThree(rotations, cloud.Rotations.AsSpan(start * 4));
            else
                FirstThree(rotations, cloud.Rotations.AsSpan(start * 4));
            var harmonics = bytes.Slice((int)all.Harmonics + start * all.HarmonicBytes, count * all.HarmonicBytes);
            Signed(harmonics, cloud.Harmonics.AsSpan(start * all.HarmonicBytes));
        });
    }

    private static float[] Table(Func<int, float> value)
    {
        var table = new float[256];
        for (var b = 0; b < 256; b++)
            table[b] = value(b);
        return table;
    }

    private static void LookUp(ReadOnlySpan<byte> bytes, float[] table, Span<float> target)
    {
        target = target[..bytes.Length];
        ref var first = ref MemoryMarshal.GetArrayDataReference(table);
        for (var i = 0; i < bytes.Length; i++)
            target[i] = Unsafe.Add(ref first, (nint)bytes[i]);
    }

    private static void HalfPositions(ReadOnlySpan<byte> bytes, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * 2)..]);
    }

    /// <summary>24-bit integers: four at a time, each shuffled to the top of 32 bits and shifted back with its sign.</summary>
    private static void Positions(ReadOnlySpan<byte> bytes, float unit, Span<float> target)
    {
        var i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            var spread = Vector128.Create((byte)255, 0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11);
            for (; i * 3 + 16 <= bytes.Length; i += 4)
            {
                var raised = Vector128.Shuffle(Vector128.Create(bytes.Slice(i * 3, 16)), spread).AsInt32();
                (Vector128.ConvertToSingle(raised >> 8) * unit).CopyTo(target[i..]);
            }
        }

        for (; i < target.Length; i++)
            target[i] = (bytes[i * 3] << 8 | bytes[i * 3 + 1] << 16 | bytes[i * 3 + 2] << 24) / 256 * unit;
    }

    private static void Signed(ReadOnlySpan<byte> bytes, Span<float> target)
    {
        target = target[..bytes.Length];
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var middle = Vector256.Create(128);
            for (; i + 16 <= bytes.Length; i += 16)
            {
                var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.Create(bytes.Slice(i, 16)).ToVector256Unsafe()));
                (Vector256.ConvertToSingle(low.AsInt32() - middle) * (1f / 128)).CopyTo(target[i..]);
                (Vector256.ConvertToSingle(high.AsInt32() - middle) * (1f / 128)).CopyTo(target[(i + 8)..]);
            }
        }

        LookUp(bytes[i..], Harmonics, target[i..]);
    }

    /// <summary>Versions 1 and 2: x, y, z as bytes; w follows from them and is not renormalised.</summary>
    private static void FirstThree(ReadOnlySpan<byte> bytes, Span<float> target)
    {
        const float unit = 1 / 127.5f;
        for (int i = 0, t = 0; i < bytes.Length; i += 3, t += 4)
        {
            var x = bytes[i] * unit - 1;
            var y = bytes[i + 1] * unit - 1;
            var z = bytes[i + 2] * unit - 1;
            var w = MathF.Sqrt(MathF.Max(0, 1 - (x * x + y * y + z * z)));
            Vector128.Create(x, y, z, w).CopyTo(target.Slice(t, 4));
        }
    }

    /// <summary>Version 3 and up: index of the largest, then the other three as a sign bit and nine bits of magnitude.</summary>
    private static void SmallestThree(ReadOnlySpan<byte> bytes, Span<float> target)
    {
        const float h = 0.70710678f;
        Span<float> q = stackalloc float[4];
        for (int i = 0, t = 0; i < bytes.Length; i += 4, t += 4)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]);
            var largest = (int)(bits >> 30);
            var squares = 0f;
            for (var c = 3; c >= 0; c--)
            {
                if (c == largest)
                    continue;
                var magnitude = h * (bits & 511) / 511;
                q[c] = (bits & 512) == 0 ? magnitude : -magnitude;
                squares += q[c] * q[c];
                bits >>= 10;
            }

            q[largest] = MathF.Sqrt(MathF.Max(0, 1 - squares)); // Niantic does not clamp: a crafted value gives it NaN
            q.CopyTo(target[t..]);
        }
    }
}
