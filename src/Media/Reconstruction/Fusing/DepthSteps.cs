namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>
/// Smooths the terraces of a depth picture that was stored in few steps (8 bits: more than a voxel each): along rows and columns a pixel moves between
/// its neighbours of the same surface, from far ones to near, and never by more than half a step, so that what was stored stays what would be stored.
/// </summary>
internal static class DepthSteps
{
    // With more different depths than this a picture was stored finely enough.
    private const int MostValues = 1100;

    // How many steps a surface may climb in a pixel; beyond it another one begins.
    private const float Climb = 3;

    private static readonly int[] s_strides = [16, 12, 8, 8, 6, 4, 4, 3, 2, 2, 1, 1, 1];

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
        Add(x >= stride && x + stride < width, i - stride, i + stride);
        Add(y >= stride && y + stride < height, i - (stride * width), i + (stride * width));
        return count == 0 ? depth[i] : Math.Clamp(sum / count, stored[i] - (step * 0.5f), stored[i] + (step * 0.5f));

        // Both sides or none: one alone would tilt the surface.
        void Add(bool exist, int one, int other)
        {
            var reach = Climb * step * stride;
            if (!exist || !(stored[one] > 0) || !(stored[other] > 0) || MathF.Abs(stored[one] - stored[i]) > reach || MathF.Abs(stored[other] - stored[i]) > reach)
                return;
            sum += (depth[one] + depth[other]) * 0.5f;
            count++;
        }
    }
}
