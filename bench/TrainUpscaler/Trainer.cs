using GenAsset.Media.Enhancement;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.TrainUpscaler;

/// <summary>Collects, bucket by bucket, how four output pixels follow from 49 input pixels, and solves for the filters.</summary>
internal sealed class Trainer(UpscaleBuckets buckets)
{
    private const int Size = UpscaleFilters.Size;
    private const int Taps = Size * Size;
    private const double Ridge = 20_000; // squared levels: about what 50 samples of mild texture weigh

    private readonly NormalEquations[] _equations =
        [.. Enumerable.Range(0, UpscaleFilters.KeptAngles * buckets.PerAngle).Select(_ => new NormalEquations(Taps))];

    public long Samples => _equations.Sum(static e => e.Samples);

    public long Fewest => _equations.Min(static e => e.Samples);

    public void Learn(Plane low, Plane high)
    {
        var sorted = new ushort[low.Width * low.Height];
        buckets.Sort(low, sorted);
        Span<float> patch = stackalloc float[Taps];
        Span<float> targets = stackalloc float[4];
        for (var y = Size / 2; y < low.Height - Size / 2; y++)
            for (var x = Size / 2; x < low.Width - Size / 2; x++)
            {
                var bucket = sorted[y * low.Width + x];
                var turn = UpscaleFilters.Fold(bucket / buckets.PerAngle, out var angle);
                Gather(low, high, x, y, turn, patch, targets);
                _equations[angle * buckets.PerAngle + bucket % buckets.PerAngle].Add(patch, targets);
            }
    }

    public void Merge(Trainer other)
    {
        for (var i = 0; i < _equations.Length; i++)
            _equations[i].Merge(other._equations[i]);
    }

    public float[] Solve()
    {
        var kept = new float[_equations.Length * 4 * Taps];
        for (var bucket = 0; bucket < _equations.Length; bucket++)
        {
            _equations[bucket].Symmetrise();
            for (var pixel = 0; pixel < 4; pixel++)
            {
                var weights = _equations[bucket].Solve(pixel, Ridge, Cubic(pixel));
                weights[Taps / 2] += 1 - weights.Sum();
                for (var tap = 0; tap < Taps; tap++)
                    kept[(bucket * 4 + pixel) * Taps + tap] = (float)weights[tap];
            }
        }
        return kept;
    }

    // Differences to the centre, on both sides: the filters then sum to one by construction.
    private static void Gather(Plane low, Plane high, int x, int y, UpscaleTurn turn, Span<float> patch, Span<float> targets)
    {
        var centre = low.Row(y)[x];
        for (var tap = 0; tap < Taps; tap++)
            patch[turn.Tap(tap)] = low.Row(y + tap / Size - Size / 2)[x + tap % Size - Size / 2] - centre;
        for (var pixel = 0; pixel < 4; pixel++)
            targets[turn.Pixel(pixel)] = high.Row(2 * y + pixel / 2)[2 * x + pixel % 2] - centre;
    }

    // Catmull-Rom as a 7x7 filter: the start that an empty bucket keeps.
    private static double[] Cubic(int pixel)
    {
        double[] left = [0, -0.0234375, 0.2265625, 0.8671875, -0.0703125, 0, 0];
        double[] right = [.. left.Reverse()];
        var (row, column) = (pixel / 2 == 0 ? left : right, pixel % 2 == 0 ? left : right);
        return [.. Enumerable.Range(0, Taps).Select(tap => row[tap / Size] * column[tap % Size])];
    }
}
