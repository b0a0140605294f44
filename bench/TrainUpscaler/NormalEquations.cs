using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Bench.TrainUpscaler;

/// <summary>Least squares of one bucket: four outputs from the same inputs, pulled towards a start where there is little to learn from.</summary>
internal sealed class NormalEquations(int inputs)
{
    private readonly float[] _patch = new float[inputs];
    private readonly double[] _squares = new double[inputs * inputs];
    private readonly double[] _products = new double[4 * inputs];
    private readonly float[] _batch = new float[inputs * inputs];
    private readonly float[] _batchProducts = new float[4 * inputs];
    private int _held;

    public long Samples { get; private set; }

    public void Add(ReadOnlySpan<float> patch, ReadOnlySpan<float> targets)
    {
        patch.CopyTo(_patch);
        for (var i = 0; i < inputs; i++)
            AddScaled(_patch.AsSpan(), _patch[i], _batch.AsSpan(i * inputs, inputs));
        for (var i = 0; i < 4; i++)
            AddScaled(_patch.AsSpan(), targets[i], _batchProducts.AsSpan(i * inputs, inputs));
        Samples++;
        if (++_held == 256)
            Flush();
    }

    public void Merge(NormalEquations other)
    {
        other.Flush();
        Flush();
        for (var i = 0; i < _squares.Length; i++)
            _squares[i] += other._squares[i];
        for (var i = 0; i < _products.Length; i++)
            _products[i] += other._products[i];
        Samples += other.Samples;
    }

    /// <summary>Counts each sample again turned by 180 degrees: inputs reversed, outputs reversed.</summary>
    public void Symmetrise()
    {
        Flush();
        var squares = (double[])_squares.Clone();
        for (var i = 0; i < _squares.Length; i++)
            _squares[i] += squares[_squares.Length - 1 - i];
        var products = (double[])_products.Clone();
        for (var i = 0; i < _products.Length; i++)
            _products[i] += products[_products.Length - 1 - i];
    }

    /// <summary>The weights of output <paramref name="output"/>; <paramref name="ridge"/> is the pull towards <paramref name="start"/>, a sample.</summary>
    public double[] Solve(int output, double ridge, ReadOnlySpan<double> start)
    {
        var matrix = (double[])_squares.Clone();
        var right = _products.AsSpan(output * inputs, inputs).ToArray();
        for (var i = 0; i < inputs; i++)
        {
            matrix[i * inputs + i] += ridge;
            right[i] += ridge * start[i];
        }
        Cholesky(matrix);
        return Substitute(matrix, right);
    }

    private void Flush()
    {
        for (var i = 0; i < _batch.Length; i++)
            _squares[i] += _batch[i];
        for (var i = 0; i < _batchProducts.Length; i++)
            _products[i] += _batchProducts[i];
        _batch.AsSpan().Clear();
        _batchProducts.AsSpan().Clear();
        _held = 0;
    }

    private static void AddScaled(ReadOnlySpan<float> from, float scale, Span<float> to)
    {
        var source = MemoryMarshal.Cast<float, Vector<float>>(from);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var i = 0; i < source.Length; i++)
            target[i] += source[i] * scale;
        for (var i = source.Length * Vector<float>.Count; i < from.Length; i++)
            to[i] += from[i] * scale;
    }

    private void Cholesky(double[] m)
    {
        for (var j = 0; j < inputs; j++)
        {
            for (var k = 0; k < j; k++)
                for (var i = j; i < inputs; i++)
                    m[i * inputs + j] -= m[i * inputs + k] * m[j * inputs + k];
            var pivot = Math.Sqrt(m[j * inputs + j]);
            for (var i = j; i < inputs; i++)
                m[i * inputs + j] /= pivot;
        }
    }

    private double[] Substitute(double[] m, double[] x)
    {
        for (var i = 0; i < inputs; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= m[i * inputs + k] * x[k];
            x[i] /= m[i * inputs + i];
        }
        for (var i = inputs - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < inputs; k++)
                x[i] -= m[k * inputs + i] * x[k];
            x[i] /= m[i * inputs + i];
        }
        return x;
    }
}
