using System.Numerics;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>The least and the greatest depth of a view over squares of 4, 8, 16 … quads, so that a block of the volume is judged by a few of them.</summary>
internal sealed class DepthRanges
{
    private const int FirstShift = 2;

    private readonly DepthFrame _frame;
    private readonly List<Level> _levels = [];

    public DepthRanges(DepthFrame frame)
    {
        _frame = frame;
        _levels.Add(Level.Of(frame));
        while (_levels[^1].Width > 1 || _levels[^1].Height > 1)
            _levels.Add(_levels[^1].Halved());
    }

    /// <summary>What the view says about a ball all of whose samples may lie anywhere in it.</summary>
    public BlockView Judge(Vector3 center, float radius, float band)
    {
        var p = Vector4.Transform(new Vector4(center, 1), _frame.Matrix);
        if (_frame.IsPerspective && p.Z - radius <= 1e-3f * radius)
            return BlockView.Mixed;
        float x = p.X / p.W, y = p.Y / p.W;
        // A ball's picture is an ellipse, longer away from the axis: by no more than the ray's own length over its depth, squared.
        var off = _frame.IsPerspective ? (new Vector2(x, y) - _frame.Middle).Length() * _frame.PixelScale : 0;
        var reach = (radius * (1 + (off * off)) / _frame.PixelAt(p.Z - radius)) + 2;
        // Beyond the picture nothing is known.
        if (x + reach < 0 || y + reach < 0 || x - reach > _frame.Width || y - reach > _frame.Height)
            return BlockView.Beyond;
        var inside = x - reach >= 1 && y - reach >= 1 && x + reach <= _frame.Width - 2 && y + reach <= _frame.Height - 2;
        int left = Math.Max(0, (int)(x - reach)), top = Math.Max(0, (int)(y - reach));
        int right = Math.Min(_frame.Width - 1, (int)(x + reach)), bottom = Math.Min(_frame.Height - 1, (int)(y + reach));
        var level = Math.Clamp(BitOperations.Log2((uint)Math.Max(right - left, bottom - top) | 1) - FirstShift, 0, _levels.Count - 1);
        var (least, most) = _levels[level].Range(left >> (FirstShift + level), top >> (FirstShift + level), right >> (FirstShift + level), bottom >> (FirstShift + level));
        if (least - (p.Z + radius) > band)
            return inside ? BlockView.Empty : BlockView.Mixed;
        return most - (p.Z - radius) < -band ? BlockView.Behind : BlockView.Mixed;
    }

    private sealed class Level(int width, int height)
    {
        private readonly (float Least, float Most)[] _ranges = new (float, float)[width * height];

        public int Width => width;

        public int Height => height;

        public static Level Of(DepthFrame frame)
        {
            const int Side = 1 << FirstShift;
            var level = new Level((frame.Width + Side - 1) / Side, (frame.Height + Side - 1) / Side);
            Array.Fill(level._ranges, (float.PositiveInfinity, float.NegativeInfinity));
            for (var y = 0; y < frame.Height; y++)
            {
                var row = level._ranges.AsSpan(y / Side * level.Width, level.Width);
                var depths = frame.Depth.AsSpan(y * frame.Width, frame.Width);
                for (var x = 0; x < depths.Length; x++)
                {
                    ref var range = ref row[x / Side];
                    var depth = depths[x] > 0 ? depths[x] : float.PositiveInfinity;
                    range = (MathF.Min(range.Least, depth), MathF.Max(range.Most, depth));
                }
            }
            return level;
        }

        public Level Halved()
        {
            var half = new Level((width + 1) / 2, (height + 1) / 2);
            for (var y = 0; y < half.Height; y++)
                for (var x = 0; x < half.Width; x++)
                    half._ranges[(y * half.Width) + x] = Range(x * 2, y * 2, Math.Min((x * 2) + 1, width - 1), Math.Min((y * 2) + 1, height - 1));
            return half;
        }

        public (float Least, float Most) Range(int left, int top, int right, int bottom)
        {
            var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
            for (var y = top; y <= bottom; y++)
            {
                for (var x = left; x <= right; x++)
                {
                    var range = _ranges[(y * width) + x];
                    (least, most) = (MathF.Min(least, range.Least), MathF.Max(most, range.Most));
                }
            }
            return (least, most);
        }
    }
}
