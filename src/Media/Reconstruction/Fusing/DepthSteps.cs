namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>
/// Smooths the terraces of a depth picture that was stored in few steps (8 bits: more than a voxel each): along rows and columns a pixel moves to where the
/// cubic through its neighbours of the same surface runs, from far ones to near, and never by more than half a step, so that what was stored stays what would
/// be stored. (A straight line between neighbours leaves domes flat on top.)
/// </summary>
internal static class DepthSteps
{
    // With more different depths than this a picture was stored finely enough.
    private const int MostValues = 1100;

    // How many steps a surface may climb in a pixel; beyond it another one begins.
    private const float Climb = 3;

    // All of the way at once would swing ever wider at the finest ripple.
    private const float Relaxation = 0.5f;

    private static readonly int[] s_strides = [16, 16, 12, 12, 8, 8, 6, 6, 4, 4, 3, 3, 2, 2, 1, 1, 1];

    /// <summary>The depths themselves, or smoothed ones when they lie on few steps.</summary>
    public static float[] Smooth(float[] depth, int width, int height)
    {
        if (StepOf(depth) is not { } step)
            return depth;
        var (from, to) = ((float[])depth.Clone(), (float[])depth.Clone());
        foreach (var stride in s_strides)
        {
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    to[(y * width) + x] = Moved(depth, from, width, height, x, y, stride, step);
            (from, to) = (to, from);
        }
        return from;
    }

    /// <summary>The commonest gap between neighbouring stored values, or null when there are too many to be steps.</summary>
    private static float? StepOf(float[] depth)
    {
        var values = new HashSet<float>();
        foreach (var value in depth)
            if (value > 0 && values.Add(value) && values.Count > MostValues)
                return null;
        if (values.Count < 8)
            return null;
        float[] sorted = [.. values.Order()];
        float[] gaps = [.. sorted.Skip(1).Zip(sorted, (b, a) => b - a).Order()];
        return gaps[gaps.Length / 2];
    }

    private static float Moved(float[] stored, float[] depth, int width, int height, int x, int y, int stride, float step)
    {
        var i = (y * width) + x;
        if (!(stored[i] > 0))
            return stored[i];
        var (sum, count) = (0f, 0);
        Add(x, width, stride);
        Add(y, height, stride * width);
        return count == 0 ? depth[i] : Math.Clamp(depth[i] + (((sum / count) - depth[i]) * Relaxation), stored[i] - (step * 0.5f), stored[i] + (step * 0.5f));

        // Both sides or none: one alone would tilt the surface.
        void Add(int at, int length, int reach)
        {
            if (!IsSame(at - stride, i - reach, 1) || !IsSame(at + stride, i + reach, 1))
                return;
            var near = depth[i - reach] + depth[i + reach];
            sum += IsSame(at - (2 * stride), i - (2 * reach), 2) && IsSame(at + (2 * stride), i + (2 * reach), 2)
                ? ((4 * near) - depth[i - (2 * reach)] - depth[i + (2 * reach)]) / 6
                : near * 0.5f;
            count++;

            bool IsSame(int place, int other, int strides) =>
                (uint)place < (uint)length && stored[other] > 0 && MathF.Abs(stored[other] - stored[i]) <= Climb * step * stride * strides;
        }
    }
}
