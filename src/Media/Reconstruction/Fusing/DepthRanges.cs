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

    /// <summary>What the view says about a cube of the volume (<paramref name="half"/> its side), wherever in it a sample lies.</summary>
    public BlockView Judge(Vector3 center, float half, float band)
    {
        var m = _frame.Matrix;
        var p = Vector4.Transform(new Vector4(center, 1), m);
        var deep = half * (MathF.Abs(m.M13) + MathF.Abs(m.M23) + MathF.Abs(m.M33));
        float nearest = p.Z - deep, w = _frame.IsPerspective ? nearest : p.W;
        if (!(w > 1e-3f * half))
            return BlockView.Mixed;
        float x = p.X / p.W, y = p.Y / p.W;
        // How far the cube reaches sideways: its corners' offsets, told from the middle's ray and seen from no farther than its front.
        var reachX = (half * (MathF.Abs(m.M11 - (x * m.M14)) + MathF.Abs(m.M21 - (x * m.M24)) + MathF.Abs(m.M31 - (x * m.M34))) / w) + 2;
        var reachY = (half * (MathF.Abs(m.M12 - (y * m.M14)) + MathF.Abs(m.M22 - (y * m.M24)) + MathF.Abs(m.M32 - (y * m.M34))) / w) + 2;
        // Beyond the picture of a whole thing there is none of it; beyond that of a part nothing is known.
        if (x + reachX < 0 || y + reachY < 0 || x - reachX > _frame.Width || y - reachY > _frame.Height)
            return _frame.IsWhole ? BlockView.Empty : BlockView.Beyond;
        var inside = x - reachX >= 1 && y - reachY >= 1 && x + reachX <= _frame.Width - 2 && y + reachY <= _frame.Height - 2;
        int left = Math.Max(0, (int)(x - reachX)), top = Math.Max(0, (int)(y - reachY));
        int right = Math.Min(_frame.Width - 1, (int)(x + reachX)), bottom = Math.Min(_frame.Height - 1, (int)(y + reachY));
        // Squares of a quarter of the reach: coarser ones look farther than they must, and blocks that are plain seem mixed.
        var level = Math.Clamp(BitOperations.Log2((uint)Math.Max(right - left, bottom - top) | 1) - 2 - FirstShift, 0, _levels.Count - 1);
        var (least, most) = _levels[level].Range(left >> (FirstShift + level), top >> (FirstShift + level), right >> (FirstShift + level), bottom >> (FirstShift + level));
        if (least - (p.Z + deep) > band)
            return inside || _frame.IsWhole ? BlockView.Empty : BlockView.Mixed;
        return most - nearest < -band && (inside || !_frame.IsWhole) ? BlockView.Behind : BlockView.Mixed;
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
