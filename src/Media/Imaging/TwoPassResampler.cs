using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Imaging;

/// <summary>Gives row <paramref name="y"/> of the input, or takes one of the output.</summary>
internal delegate void RowAction(int y, Span<float> row);

/// <summary>
/// Resizes a band of rows in two passes with a ring of rows between them, so that nothing the size of the image is held. The dearer
/// horizontal pass runs where it meets fewer samples: after the vertical one when shrinking, before it when growing.
/// </summary>
internal sealed unsafe class TwoPassResampler : IDisposable
{
    private const int Block = 64; // floats a vertical step: four 512-bit accumulators
    private const int HorizontalCost = 4; // against a vertical tap, measured: one pixel a step instead of sixteen samples

    private readonly int _channels;
    private readonly int _inputWidth;
    private readonly ResampleWeights _horizontal;
    private readonly ResampleWeights _vertical;
    private readonly bool _verticalFirst;
    private readonly int _ringStride;
    private readonly float* _ring;
    private readonly float* _input;
    private readonly float* _output;
    private readonly int[] _held;

    public TwoPassResampler(int channels, int inputWidth, int inputHeight, ResampleWeights horizontal, ResampleWeights vertical)
    {
        _channels = channels;
        _inputWidth = inputWidth;
        _horizontal = horizontal;
        _vertical = vertical;
        long outputWidth = horizontal.First.Length, outputHeight = vertical.First.Length;
        _verticalFirst = outputHeight * vertical.Taps * inputWidth + outputHeight * outputWidth * horizontal.Taps * HorizontalCost
            < inputHeight * outputWidth * horizontal.Taps * HorizontalCost + outputHeight * outputWidth * vertical.Taps;
        _ringStride = Padded(channels * (_verticalFirst ? inputWidth : (int)outputWidth));
        _ring = Allocate((long)_ringStride * vertical.Taps);
        _input = Allocate(Padded(channels * inputWidth));
        _output = Allocate(Padded(channels * Math.Max((int)outputWidth, inputWidth)));
        _held = new int[vertical.Taps];
        Array.Fill(_held, -1);
    }

    public void Run(int fromRow, int toRow, RowAction read, RowAction write)
    {
        var outputSamples = _channels * _horizontal.First.Length;
        var rows = stackalloc float*[_vertical.Taps];
        for (var y = fromRow; y < toRow; y++)
        {
            var first = _vertical.First[y];
            for (var k = 0; k < _vertical.Taps; k++)
                rows[k] = Hold(first + k, read);
            fixed (float* weights = &_vertical.Weights[(long)y * _vertical.Taps])
            {
                var combined = _verticalFirst ? _input : _output;
                Combine(rows, weights, _vertical.Taps, combined, _ringStride - Block);
                if (_verticalFirst)
                    Spread(_input, _output);
            }
            write(y, new Span<float>(_output, outputSamples));
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_ring);
        NativeMemory.AlignedFree(_input);
        NativeMemory.AlignedFree(_output);
    }

    private float* Hold(int y, RowAction read)
    {
        var slot = y % _held.Length;
        var row = _ring + (long)slot * _ringStride;
        if (_held[slot] == y)
            return row;
        _held[slot] = y;
        if (_verticalFirst)
        {
            read(y, new Span<float>(row, _channels * _inputWidth));
            return row;
        }
        read(y, new Span<float>(_input, _channels * _inputWidth));
        Spread(_input, row);
        return row;
    }

    private static void Combine(float** rows, float* weights, int taps, float* to, int count)
    {
        for (var i = 0; i < count; i += Block)
        {
            Vector512<float> a = default, b = default, c = default, d = default;
            for (var k = 0; k < taps; k++)
            {
                var weight = Vector512.Create(weights[k]);
                var from = rows[k] + i;
                a = Vector512.MultiplyAddEstimate(Vector512.Load(from), weight, a);
                b = Vector512.MultiplyAddEstimate(Vector512.Load(from + 16), weight, b);
                c = Vector512.MultiplyAddEstimate(Vector512.Load(from + 32), weight, c);
                d = Vector512.MultiplyAddEstimate(Vector512.Load(from + 48), weight, d);
            }
            a.Store(to + i);
            b.Store(to + i + 16);
            c.Store(to + i + 32);
            d.Store(to + i + 48);
        }
    }

    private void Spread(float* from, float* to)
    {
        fixed (float* weights = _horizontal.Weights)
        fixed (int* first = _horizontal.First)
        {
            switch (_channels)
            {
                case 1:
                    SpreadGray(from, to, weights, first);
                    break;
                case 2:
                    SpreadPairs(from, to, weights, first);
                    break;
                default:
                    SpreadColour(from, to, weights, first);
                    break;
            }
        }
    }

    // Three channels read and write four: the fourth is overwritten by the next pixel, and the rows are padded.
    private void SpreadColour(float* from, float* to, float* weights, int* first)
    {
        int taps = _horizontal.Taps, channels = _channels, width = _horizontal.First.Length;
        for (var x = 0; x < width; x++, weights += taps, to += channels)
        {
            var source = from + first[x] * channels;
            Vector128<float> even = default, odd = default;
            var k = 0;
            for (; k + 2 <= taps; k += 2, source += 2 * channels)
            {
                even = Vector128.MultiplyAddEstimate(Vector128.Load(source), Vector128.Create(weights[k]), even);
                odd = Vector128.MultiplyAddEstimate(Vector128.Load(source + channels), Vector128.Create(weights[k + 1]), odd);
            }
            if (k < taps)
                even = Vector128.MultiplyAddEstimate(Vector128.Load(source), Vector128.Create(weights[k]), even);
            (even + odd).Store(to);
        }
    }

    private void SpreadGray(float* from, float* to, float* weights, int* first)
    {
        int taps = _horizontal.Taps, width = _horizontal.First.Length;
        for (var x = 0; x < width; x++, weights += taps)
        {
            var source = from + first[x];
            Vector128<float> sum = default;
            var k = 0;
            for (; k + 4 <= taps; k += 4)
                sum = Vector128.MultiplyAddEstimate(Vector128.Load(source + k), Vector128.Load(weights + k), sum);
            var total = Vector128.Sum(sum);
            for (; k < taps; k++)
                total += source[k] * weights[k];
            to[x] = total;
        }
    }

    private void SpreadPairs(float* from, float* to, float* weights, int* first)
    {
        int taps = _horizontal.Taps, width = _horizontal.First.Length;
        for (var x = 0; x < width; x++, weights += taps)
        {
            var source = from + first[x] * 2;
            float gray = 0, alpha = 0;
            for (var k = 0; k < taps; k++)
            {
                gray += source[2 * k] * weights[k];
                alpha += source[2 * k + 1] * weights[k];
            }
            to[2 * x] = gray;
            to[2 * x + 1] = alpha;
        }
    }

    private static int Padded(int samples) => checked((samples + Block - 1) / Block * Block + Block);

    private static float* Allocate(long floats)
    {
        var bytes = (nuint)floats * sizeof(float);
        var memory = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(memory, bytes); // padding is read (and its result dropped): it must be a number
        return memory;
    }
}
