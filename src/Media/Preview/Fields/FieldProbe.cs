using System.Numerics;

namespace GenAsset.Media.Preview.Fields;

/// <summary>
/// Asks a grid for the distances of many points at once: they are sorted by cell and each cell's points run through its tape together.
/// One instance a thread.
/// </summary>
internal sealed unsafe class FieldProbe
{
    /// <summary>Points at once at most.</summary>
    public const int Capacity = 1024;

    private readonly FieldGrid _grid;
    private readonly FieldStack _stack;
    private readonly int[] _firstOfTape;
    private readonly int[] _next = new int[Capacity];
    private readonly List<int> _tapes = [];

    public FieldProbe(FieldGrid grid)
    {
        (_grid, _stack) = (grid, new FieldStack(grid.Program));
        _firstOfTape = new int[grid.Tapes.Length];
        Array.Fill(_firstOfTape, -1);
    }

    /// <summary>
    /// The distances of points. Where the surface is certainly at least <paramref name="need"/> away, a bound will do and is all that is worked out.
    /// </summary>
    public void Distances(ReadOnlySpan<Vector3> points, ReadOnlySpan<float> need, Span<float> distances)
    {
        var grid = _grid;
        var (min, perCell, half) = (grid.Box.Min, 1 / grid.Cell, grid.Cell * 0.5f);
        for (var i = 0; i < points.Length; i++)
        {
            var p = points[i];
            var at = (p - min) * perCell;
            var (x, y, z) = ((int)at.X, (int)at.Y, (int)at.Z);
            if (at.X < 0 || at.Y < 0 || at.Z < 0 || x >= grid.Width || y >= grid.Height || z >= grid.Depth)
            {
                var away = Vector3.Distance(p, Vector3.Clamp(p, grid.Box.Min, grid.Box.Max));
                distances[i] = away + grid.Margin;
                continue;
            }
            var cell = grid.Index(x, y, z);
            var middle = grid.Middles[cell];
            var bound = MathF.Abs(middle) - Vector3.Distance(p, min + (new Vector3(x + 0.5f, y + 0.5f, z + 0.5f) * grid.Cell));
            if (bound >= need[i] && bound > half)
            {
                distances[i] = middle < 0 ? -bound : bound;
                continue;
            }
            var tape = grid.TapeOf[cell];
            if (_firstOfTape[tape] < 0)
                _tapes.Add(tape);
            (_next[i], _firstOfTape[tape]) = (_firstOfTape[tape], i);
        }
        foreach (var tape in _tapes)
        {
            RunTape(tape, points, distances);
            _firstOfTape[tape] = -1;
        }
        _tapes.Clear();
    }

    /// <summary>Which finishes meet at points of the surface.</summary>
    public void Finishes(ReadOnlySpan<Vector3> points, Span<FinishMix> mixes)
    {
        var grid = _grid;
        for (var i = 0; i < points.Length; i++)
        {
            var at = (points[i] - grid.Box.Min) / grid.Cell;
            var cell = grid.Index(Math.Clamp((int)at.X, 0, grid.Width - 1), Math.Clamp((int)at.Y, 0, grid.Height - 1), Math.Clamp((int)at.Z, 0, grid.Depth - 1));
            var tape = grid.TapeOf[cell];
            if (_firstOfTape[tape] < 0)
                _tapes.Add(tape);
            (_next[i], _firstOfTape[tape]) = (_firstOfTape[tape], i);
        }
        foreach (var tape in _tapes)
        {
            var i = _firstOfTape[tape];
            while (i >= 0)
            {
                var first = i;
                var count = Gather(ref i, points);
                TapeRunner.RunWithFinishes(grid.Program, grid.Tapes[tape], _stack, count);
                for (var (lane, to) = (0, first); lane < count; lane++, to = _next[to])
                    mixes[to] = new(Math.Max(_stack.Winners[lane], 0), _stack.Others[lane], _stack.Shares[lane]);
            }
            _firstOfTape[tape] = -1;
        }
        _tapes.Clear();
    }

    private void RunTape(int tape, ReadOnlySpan<Vector3> points, Span<float> distances)
    {
        var i = _firstOfTape[tape];
        while (i >= 0)
        {
            var first = i;
            var count = Gather(ref i, points);
            TapeRunner.Run(_grid.Program, _grid.Tapes[tape], _stack, count);
            var from = _stack.Slot(0);
            for (var (lane, to) = (0, first); lane < count; lane++, to = _next[to])
                distances[to] = from[lane];
        }
    }

    // The next batch of a tape's points; what pads the last vector is left over from earlier and harmless.
    private int Gather(ref int i, ReadOnlySpan<Vector3> points)
    {
        var x = _stack.Point(0);
        var count = 0;
        for (; i >= 0 && count < FieldStack.Batch; i = _next[i], count++)
            (x[count], x[FieldStack.Batch + count], x[(2 * FieldStack.Batch) + count]) = (points[i].X, points[i].Y, points[i].Z);
        return count;
    }
}
