using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Some rows of units between two restart markers: transformed and counted first, then written with the tables that fit.</summary>
internal sealed unsafe class JpegBand(JpegLayout layout, int index) : IDisposable
{
    private static readonly byte[] TransposedZigZag = [.. JpegConstants.ZigZag[..64].ToArray().Select(n => (byte)(n % 8 * 8 + n / 8))];

    private readonly int _firstRow = index * layout.BandUnitRows;
    private readonly int _unitRows = Math.Min(layout.BandUnitRows, layout.UnitsDown - index * layout.BandUnitRows);
    private NativeArray<short> _blocks = NativeArray<short>.Empty;

    /// <summary>How often each symbol occurs: DC and AC of lightness, then of colour.</summary>
    internal int[][] Counts { get; } = [new int[256], new int[256], new int[256], new int[256]];

    internal JpegBitWriter Bits { get; } = new();

    private long BlockCount => (long)_unitRows * layout.UnitsAcross * layout.BlocksPerUnit;

    public void Dispose()
    {
        _blocks.Dispose();
        _blocks = NativeArray<short>.Empty;
    }

    /// <summary>Fills the blocks, zigzag order, in the order they are coded.</summary>
    internal void Transform(float[] lumaMultipliers, float[] chromaMultipliers)
    {
        if (_blocks.Length > 0)
            return;
        _blocks = new NativeArray<short>(BlockCount * 64);
        using var planes = new JpegPlanes(layout.Rows, layout.Width, layout.Height, layout.Across, layout.Down);
        var target = _blocks.Pointer;
        fixed (float* luma = lumaMultipliers, chroma = chromaMultipliers)
        {
            for (var row = 0; row < _unitRows; row++)
            {
                planes.Load(_firstRow + row);
                for (var unit = 0; unit < layout.UnitsAcross; unit++)
                {
                    for (var v = 0; v < layout.Down; v++)
                    {
                        for (var h = 0; h < layout.Across; h++, target += 64)
                            TransformBlock(planes.Luma + (long)v * 8 * planes.LumaStride + (unit * layout.Across + h) * 8, planes.LumaStride, luma, target);
                    }
                    if (layout.Components == 1)
                        continue;
                    TransformBlock(planes.Blue + unit * 8, planes.LumaStride, chroma, target);
                    TransformBlock(planes.Red + unit * 8, planes.LumaStride, chroma, target + 64);
                    target += 128;
                }
            }
        }
    }

    /// <summary>Counts the symbols that writing will use.</summary>
    internal void Count()
    {
        var visitor = new CountVisitor { Counts = Counts };
        Visit(ref visitor);
    }

    /// <summary>Writes the entropy-coded bits; the tables are DC and AC of lightness, then of colour.</summary>
    internal void Write(JpegEncodingTable[] tables)
    {
        var visitor = new WriteVisitor { Tables = tables, Bits = Bits };
        Visit(ref visitor);
        Bits.Close();
    }

    private static void TransformBlock(byte* samples, int stride, float* multipliers, short* target)
    {
        var transposed = stackalloc short[64];
        JpegForwardDct.Transform(samples, stride, multipliers, transposed);
        fixed (byte* zigzag = TransposedZigZag)
        {
            for (var k = 0; k < 64; k += 4)
            {
                target[k] = transposed[zigzag[k]];
                target[k + 1] = transposed[zigzag[k + 1]];
                target[k + 2] = transposed[zigzag[k + 2]];
                target[k + 3] = transposed[zigzag[k + 3]];
            }
        }
    }

    private void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IVisitor
    {
        int lumaDc = 0, blueDc = 0, redDc = 0;
        var lumaBlocks = layout.Components == 1 ? 1 : layout.BlocksPerUnit - 2;
        var block = _blocks.Pointer;
        var units = (long)_unitRows * layout.UnitsAcross;
        for (long unit = 0; unit < units; unit++)
        {
            for (var i = 0; i < lumaBlocks; i++, block += 64)
                VisitBlock(ref visitor, 0, block, ref lumaDc);
            if (layout.Components == 1)
                continue;
            VisitBlock(ref visitor, 2, block, ref blueDc);
            VisitBlock(ref visitor, 2, block + 64, ref redDc);
            block += 128;
        }
    }

    private static void VisitBlock<TVisitor>(ref TVisitor visitor, int table, short* block, ref int previousDc)
        where TVisitor : struct, IVisitor
    {
        visitor.Begin(table);
        var difference = block[0] - previousDc;
        previousDc = block[0];
        visitor.Dc(SizeOf(difference), difference);
        var mask = NonZeros(block) & ~1UL;
        var last = 0;
        while (mask != 0)
        {
            var k = BitOperations.TrailingZeroCount(mask);
            mask &= mask - 1;
            var run = k - last - 1;
            last = k;
            for (; run > 15; run -= 16)
                visitor.Ac(0xF0, 0, 0);
            int value = block[k], size = SizeOf(value);
            visitor.Ac(run << 4 | size, size, value);
        }
        if (last < 63)
            visitor.Ac(0, 0, 0);
    }

    private static int SizeOf(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    private static ulong NonZeros(short* block)
    {
        ulong zeros = 0;
        for (var i = 0; i < 4; i++)
        {
            var low = Vector128.Equals(Vector128.Load(block + 16 * i), Vector128<short>.Zero);
            var high = Vector128.Equals(Vector128.Load(block + 16 * i + 8), Vector128<short>.Zero);
            zeros |= (ulong)Vector128.Narrow(low, high).ExtractMostSignificantBits() << 16 * i;
        }
        return ~zeros;
    }

    private interface IVisitor
    {
        void Begin(int table);

        void Dc(int size, int difference);

        void Ac(int symbol, int size, int value);
    }

    private struct CountVisitor : IVisitor
    {
        internal int[][] Counts;
        private int[] _dc, _ac;

        public void Begin(int table) => (_dc, _ac) = (Counts[table], Counts[table + 1]);

        public readonly void Dc(int size, int difference) => _dc[size]++;

        public readonly void Ac(int symbol, int size, int value) => _ac[symbol]++;
    }

    private struct WriteVisitor : IVisitor
    {
        internal JpegEncodingTable[] Tables;
        internal JpegBitWriter Bits;
        private uint[] _dc, _ac;

        public void Begin(int table)
        {
            Bits.Reserve();
            (_dc, _ac) = (Tables[table].Codes, Tables[table + 1].Codes);
        }

        public readonly void Dc(int size, int difference) => Put(_dc[size], size, difference);

        public readonly void Ac(int symbol, int size, int value) => Put(_ac[symbol], size, value);

        // A negative number is sent as its low bits less one (F.1.2.1).
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Put(uint code, int size, int value)
        {
            var extra = (uint)(value + (value >> 31)) & (1u << size) - 1;
            Bits.Put(code >> 8 << size | extra, (int)(code & 255) + size);
        }
    }
}
