using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GenAsset.Media.Geometry.Surfacing;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>
/// Fills one block, eight samples at a time. Every view says of a sample that it is empty (all four pixels around see past it, or the picture shows a whole thing
/// and the sample is beyond it), that it is so far from the surface (to the tangent plane there, not along the ray), or that it is behind.
/// </summary>
/// <remarks>
/// Distances weigh as the cosine to the fourth, and as the inverse square of themselves: the nearest surface's counts, so that an edge is not
/// blown up by the far side of it, nor a thin wall eaten by the band behind its other face. What a view sees in front of a surface it sees for sure, so
/// the nearer that is to a voxel, the less the views from behind have to say. What all see past lies outside by the distance to the
/// silhouette's edge, which makes the visual hull smooth where no view sees the surface.
/// </remarks>
internal sealed class BlockFusion
{
    private const int Side = SampleGrid.BlockSide;

    // Voxels; below it distances are taken for equal.
    private const float Noise = 0.35f;

    private readonly VolumeFrame _frame;
    private readonly DepthFrame[] _views;
    private readonly SignGrid _signs;
    private readonly Vector256<float> _band;
    private readonly Vector256<float> _noise;
    private readonly Vector256<float> _perStep;
    private readonly Vector256<float> _least;
    private int _lastPast;
    private Sums _sums;

    public BlockFusion(VolumeFrame frame, DepthFrame[] views, SignGrid signs)
    {
        (_frame, _views, _signs) = (frame, views, signs);
        _band = Vector256.Create(frame.Step * Fusion.BandVoxels);
        _noise = Vector256.Create(frame.Step * frame.Step * Noise * Noise);
        _perStep = Vector256.Create(1 / frame.Step);
        _least = Vector256.Create(frame.Step * 0.02f);
    }

    public void Fuse(in ActiveBlock block, Span<float> samples)
    {
        for (var z = 0; z < Side; z++)
        {
            for (var y = 0; y < Side; y++)
            {
                int gy = (block.Y * Side) + y, gz = (block.Z * Side) + z;
                _sums = new Sums { Inside = _band };
                // The view that saw past the last row sees past this one, as a rule.
                var isSettled = (block.Mixed >> _lastPast & 1) != 0 && AddView(_lastPast, block.X * Side, gy, gz);
                for (var views = block.Mixed & ~(1UL << _lastPast); views != 0 && !isSettled; views &= views - 1)
                {
                    var view = BitOperations.TrailingZeroCount(views);
                    isSettled = AddView(view, block.X * Side, gy, gz);
                    _lastPast = isSettled ? view : _lastPast;
                }
                // Views that see nothing of the block but what is before it say only that it may be inside.
                if (block.Behind != 0)
                    _sums.Seen = Vector256<float>.AllBitsSet;
                var distances = Distances();
                if (gy == 0 || gz == 0 || gy == _frame.Height - 1 || gz == _frame.Depth - 1)
                    distances = Vector256.Max(distances, _band);
                distances.CopyTo(samples[(((z * Side) + y) * Side)..]);
                var bits = (byte)Vector256.LessThan(distances, Vector256<float>.Zero).ExtractMostSignificantBits();
                _signs.Row(gy, gz)[block.X] = bits;
            }
        }
        if (block.X == 0)
            CloseSide(block, samples, 0);
        if (block.X == (_frame.Width / Side) - 1)
            CloseSide(block, samples, Side - 1);
    }

    // True when the view sees so far past all eight samples that no surface is near, whatever the others say.
    private bool AddView(int number, int x, int y, int z)
    {
        var view = _views[number];
        var place = _frame.Origin + (new Vector3(x, y, z) * _frame.Step);
        var m = view.Matrix;
        var start = Vector4.Transform(new Vector4(place, 1), m);
        Vector256<float> along = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7) * _frame.Step;
        var depth = Vector256.Create(start.Z) + (along * m.M13);
        var px = Vector256.Create(start.X) + (along * m.M11);
        var py = Vector256.Create(start.Y) + (along * m.M12);
        if (view.IsPerspective)
        {
            var inverse = Vector256<float>.One / depth;
            (px, py) = (px * inverse, py * inverse);
        }
        px -= Vector256.Create(0.5f);
        py -= Vector256.Create(0.5f);
        // The last row and column have no quad.
        var shown = Vector256.GreaterThanOrEqual(px, Vector256<float>.Zero) & Vector256.GreaterThanOrEqual(py, Vector256<float>.Zero)
            & Vector256.LessThan(px, Vector256.Create(view.Width - 1f)) & Vector256.LessThan(py, Vector256.Create(view.Height - 1f))
            & Vector256.GreaterThan(depth, Vector256<float>.Zero);
        var beyond = view.IsWhole ? ~shown : Vector256<float>.Zero;
        if (shown == Vector256<float>.Zero)
        {
            _sums.Outside = view.IsWhole ? _band : _sums.Outside;
            return view.IsWhole;
        }
        (px, py) = (px & shown, py & shown);
        Vector256<float> left = Vector256.Floor(px), top = Vector256.Floor(py);
        var quad = Vector256.ConvertToInt32(left) + (Vector256.ConvertToInt32(top) * view.Width);
        var pixel = view.IsPerspective ? depth * view.PixelScale : Vector256.Create(view.PixelScale);
        var edge = Look(view.Edge, quad, 0) * pixel;
        var isEmpty = shown & Vector256.GreaterThan(Look(view.Nearest, quad, 0) - depth, _band);
        if (((isEmpty & Vector256.GreaterThan(edge, _band)) | beyond) == Vector256<float>.AllBitsSet)
        {
            _sums.Outside = _band;
            return true;
        }
        var slope = Look(view.Slope, quad, 0);
        Vector256<float> fx = px - left, fy = py - top;
        Vector256<float> d0 = Look(view.Depth, quad, 0), d1 = Look(view.Depth, quad, 1), d2 = Look(view.Depth, quad, view.Width), d3 = Look(view.Depth, quad, view.Width + 1);
        var distance = (Mix(Mix(d0, d1, fx), Mix(d2, d3, fx), fy) - depth) * slope;
        var isPlain = Vector256.GreaterThan(slope, Vector256<float>.Zero);
        var isNear = Vector256.AndNot(shown & isPlain & Vector256.LessThan(Vector256.Abs(distance), _band), isEmpty);
        var weight = (slope * slope * slope * slope / ((distance * distance) + _noise)) & isNear;
        var isBefore = Vector256.GreaterThan(distance, Vector256<float>.Zero);
        var share = weight * distance;
        _sums.Before += share & isBefore;
        _sums.BeforeWeight += weight & isBefore;
        _sums.After += Vector256.AndNot(share, isBefore);
        _sums.AfterWeight += Vector256.AndNot(weight, isBefore);
        _sums.Free = Vector256.Max(_sums.Free, distance & isNear);
        _sums.Outside = Vector256.Max(_sums.Outside, ((edge + _least) & isEmpty) | (_band & beyond));
        var isBehind = Vector256.AndNot(shown, isEmpty | isNear);
        // Across an edge the four pixels disagree; it runs where the share of those that do not see past the sample is a half.
        var isEdge = Vector256.AndNot(isBehind, isPlain);
        if (isEdge != Vector256<float>.Zero)
        {
            var far = depth + _band;
            var solid = Mix(Mix(Solid(d0, far), Solid(d1, far), fx), Mix(Solid(d2, far), Solid(d3, far), fx), fy) - Vector256.Create(0.5f);
            var isPast = isEdge & Vector256.LessThan(solid, Vector256<float>.Zero);
            edge = Vector256.ConditionalSelect(isEdge, Vector256.Abs(solid) * pixel, edge);
            _sums.Outside = Vector256.Max(_sums.Outside, (edge + _least) & isPast);
            isBehind = Vector256.AndNot(isBehind, isPast);
        }
        _sums.Inside = Vector256.Min(_sums.Inside, Vector256.ConditionalSelect(isBehind, edge + _least, _band));
        _sums.Seen |= shown;
        return false;
    }

    private static Vector256<float> Solid(Vector256<float> seen, Vector256<float> far) =>
        Vector256<float>.One & Vector256.GreaterThan(seen, Vector256<float>.Zero) & Vector256.LessThanOrEqual(seen, far);

    private Vector256<float> Distances()
    {
        var trust = Vector256.Max(Vector256<float>.One - (_sums.Free * _perStep), Vector256<float>.Zero);
        var weight = _sums.BeforeWeight + (_sums.AfterWeight * trust);
        var isNear = Vector256.GreaterThan(weight, Vector256<float>.Zero);
        var near = (_sums.Before + (_sums.After * trust)) / weight;
        var unknown = Vector256.ConditionalSelect(_sums.Seen, -_sums.Inside, _band);
        var isOutside = Vector256.GreaterThan(_sums.Outside, Vector256<float>.Zero);
        var inner = Vector256.ConditionalSelect(isNear, near, unknown);
        var outer = Vector256.ConditionalSelect(isNear & Vector256.GreaterThan(near, Vector256<float>.Zero), near, Vector256.Min(_sums.Outside, _band));
        return Vector256.ConditionalSelect(isOutside, outer, inner);
    }

    // The volume's rim is outside, so that the surface is closed.
    private void CloseSide(in ActiveBlock block, Span<float> samples, int x)
    {
        for (var row = 0; row < Side * Side; row++)
        {
            ref var sample = ref samples[(row * Side) + x];
            sample = MathF.Max(sample, _band[0]);
            _signs.Row((block.Y * Side) + (row % Side), (block.Z * Side) + (row / Side))[block.X] &= (byte)~(1 << x);
        }
    }

    private static Vector256<float> Mix(Vector256<float> a, Vector256<float> b, Vector256<float> t) => a + ((b - a) * t);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<float> Look(float[] values, Vector256<int> at, int further)
    {
        if (Avx2.IsSupported)
        {
            // The arrays are pinned, and the places inside the picture.
            return Avx2.GatherVector256((float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(values)) + further, at, sizeof(float));
        }
        Span<float> found = stackalloc float[8];
        for (var i = 0; i < found.Length; i++)
            found[i] = values[at[i] + further];
        return Vector256.Create<float>(found);
    }

    private struct Sums
    {
        public Vector256<float> Before;
        public Vector256<float> BeforeWeight;
        public Vector256<float> After;
        public Vector256<float> AfterWeight;
        public Vector256<float> Free;
        public Vector256<float> Outside;
        public Vector256<float> Inside;
        public Vector256<float> Seen;
    }
}
