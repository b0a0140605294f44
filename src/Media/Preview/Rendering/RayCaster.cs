using System.Numerics;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Follows rays through a stage by sphere tracing (J. C. Hart, 1996), a batch at a time. One instance a thread.</summary>
internal sealed class RayCaster(Stage stage)
{
    private const int MostSteps = 96;
    private const int MostShadowSteps = 28;

    private readonly WorldProbe _probe = new(stage);
    private readonly int[] _live = new int[FieldProbe.Capacity];
    private readonly float[] _travelled = new float[FieldProbe.Capacity];
    private readonly float[] _end = new float[FieldProbe.Capacity];
    private readonly float[] _sums = new float[FieldProbe.Capacity];

    /// <summary>The probe, for whoever asks beside the caster.</summary>
    public WorldProbe Probe => _probe;

    /// <summary>
    /// Marches rays from <paramref name="start"/> to <paramref name="end"/> along them; a hit's distance is left in <paramref name="start"/>, a
    /// miss leaves infinity. <paramref name="pixel"/> is the tangent of half a pixel: what is nearer than that is hit.
    /// <paramref name="nearest"/> gets how close a miss came, in pixels.
    /// </summary>
    public void March(ReadOnlySpan<Vector3> origins, ReadOnlySpan<Vector3> directions, Span<float> start, ReadOnlySpan<float> end, float pixel, Span<int> grids, Span<float> nearest)
    {
        nearest[..origins.Length].Fill(float.MaxValue);
        var count = Begin(start[..origins.Length], end);
        for (var step = 0; step < MostSteps && count > 0; step++)
        {
            for (var j = 0; j < count; j++)
            {
                var i = _live[j];
                _probe.Points[j] = origins[i] + (directions[i] * start[i]);
                _probe.Need[j] = 0;
            }
            _probe.Distances(count);
            var kept = 0;
            for (var j = 0; j < count; j++)
            {
                var i = _live[j];
                var (distance, footprint) = (_probe.Result[j], start[i] * pixel);
                nearest[i] = MathF.Min(nearest[i], distance / footprint);
                if (distance < footprint * 0.6f)
                {
                    grids[i] = _probe.Nearest[j];
                    continue;
                }
                start[i] += distance * 0.95f;
                if (start[i] >= end[i])
                    start[i] = float.PositiveInfinity;
                else
                    _live[kept++] = i;
            }
            count = kept;
        }
        // A ray that is still on its way grazes a surface that it all but touches.
        for (var j = 0; j < count; j++)
            start[_live[j]] = float.PositiveInfinity;
    }

    /// <summary>
    /// Advances beams as far as nothing can touch them; what escapes is left at infinity. A beam is <paramref name="pixels"/> half pixels wide
    /// around its axis (<paramref name="pixel"/> is the tangent of half a pixel), and by what the lens adds before and behind its focus.
    /// </summary>
    public void Approach(ReadOnlySpan<Vector3> origins, ReadOnlySpan<Vector3> directions, Span<float> start, ReadOnlySpan<float> end, float pixel, float pixels, Lens lens)
    {
        var count = Begin(start[..origins.Length], end);
        for (var step = 0; step < MostSteps && count > 0; step++)
        {
            for (var j = 0; j < count; j++)
                (_probe.Points[j], _probe.Need[j]) = (origins[_live[j]] + (directions[_live[j]] * start[_live[j]]), 0);
            _probe.Distances(count);
            var kept = 0;
            for (var j = 0; j < count; j++)
            {
                var i = _live[j];
                // A ball of radius d covers a beam of radius w for the square root of d^2 - w^2 from its middle on.
                var (distance, radius) = (_probe.Result[j], (start[i] * pixel * pixels) + lens.Blur(start[i]));
                if (distance < radius * 2)
                    continue;
                start[i] += distance * 0.8f;
                if (start[i] >= end[i])
                    start[i] = float.PositiveInfinity;
                else
                    _live[kept++] = i;
            }
            count = kept;
        }
    }

    /// <summary>Unit normals of points on a surface: the gradient over a tetrahedron of <paramref name="reach"/> metres.</summary>
    public void Normals(ReadOnlySpan<Vector3> points, ReadOnlySpan<float> reach, Span<Vector3> normals)
    {
        normals[..points.Length].Clear();
        foreach (var corner in Tetrahedron)
        {
            for (var i = 0; i < points.Length; i++)
                (_probe.Points[i], _probe.Need[i]) = (points[i] + (corner * reach[i]), float.MaxValue);
            _probe.Distances(points.Length);
            for (var i = 0; i < points.Length; i++)
                normals[i] += corner * _probe.Result[i];
        }
        for (var i = 0; i < points.Length; i++)
        {
            var length = normals[i].Length();
            normals[i] = length > 0 ? normals[i] / length : Vector3.UnitY;
        }
    }

    /// <summary>
    /// Normals of a faceted look: space is cut into tetrahedra of about <paramref name="size"/> (Kuhn's six to a cube, turned askew so that no
    /// cut shows its grid), and each has the one slope that the field takes over its corners.
    /// </summary>
    public void Facets(ReadOnlySpan<Vector3> points, float size, Span<Vector3> normals)
    {
        Span<Vector3> corners = stackalloc Vector3[4];
        var sums = normals[..points.Length];
        sums.Clear();
        for (var corner = 0; corner < 4; corner++)
        {
            for (var i = 0; i < points.Length; i++)
            {
                Simplex(points[i], size, corners);
                (_probe.Points[i], _probe.Need[i]) = (Vector3.Transform(corners[corner] * size, Askew), float.MaxValue);
            }
            _probe.Distances(points.Length);
            for (var i = 0; i < points.Length; i++)
            {
                Simplex(points[i], size, corners);
                // The difference between neighbours along the simplex' path is the slope along the axis that they differ in.
                if (corner > 0)
                    sums[i] += (corners[corner] - corners[corner - 1]) * _probe.Result[i];
                if (corner < 3)
                    sums[i] -= (corners[corner + 1] - corners[corner]) * _probe.Result[i];
            }
        }
        for (var i = 0; i < points.Length; i++)
        {
            var turned = Vector3.TransformNormal(sums[i], Askew);
            normals[i] = turned.Length() is > 0 and var length ? turned / length : Vector3.UnitY;
        }
    }

    // Which rays have a way before them; the others miss.
    private int Begin(Span<float> start, ReadOnlySpan<float> end)
    {
        var count = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] < end[i])
                _live[count++] = i;
            else
                start[i] = float.PositiveInfinity;
        }
        return count;
    }

    // The corners of the tetrahedron around a point, in lattice steps: up one axis after another, the one with the largest rest first.
    private static void Simplex(Vector3 point, float size, Span<Vector3> corners)
    {
        var p = Vector3.Transform(point, Straight) / size;
        var cell = new Vector3(MathF.Floor(p.X), MathF.Floor(p.Y), MathF.Floor(p.Z));
        var rest = p - cell;
        corners[0] = cell;
        for (var i = 1; i < 4; i++)
        {
            var axis = rest.X >= rest.Y && rest.X >= rest.Z ? Vector3.UnitX : rest.Y >= rest.Z ? Vector3.UnitY : Vector3.UnitZ;
            corners[i] = corners[i - 1] + axis;
            rest -= axis * 10;
        }
    }

    /// <summary>How much of a round light in a direction each point sees: 1 all, 0 none (I. Quilez, "Soft shadows").</summary>
    public void Shadows(HitBatch hits, Vector3 light, float sharpness)
    {
        var count = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            hits.Sun[i] = 1;
            var facing = Vector3.Dot(hits.Normal[i], light);
            if (facing <= 0)
            {
                hits.Sun[i] = 0;
                continue;
            }
            var (start, end) = (float.PositiveInfinity, 0f);
            foreach (var grid in stage.Grids)
            {
                var (enter, exit) = Slab.Through(grid.Box, hits.Point[i], light);
                if (enter < exit)
                    (start, end) = (MathF.Min(start, enter), MathF.Max(end, exit));
            }
            if (end <= 0)
                continue;
            (_travelled[i], _end[i]) = (MathF.Max(start, stage.Unit * 0.006f), end);
            _live[count++] = i;
        }
        for (var step = 0; step < MostShadowSteps && count > 0; step++)
        {
            for (var j = 0; j < count; j++)
            {
                var i = _live[j];
                _probe.Points[j] = hits.Point[i] + (hits.Normal[i] * (stage.Unit * 0.003f)) + (light * _travelled[i]);
                _probe.Need[j] = _travelled[i] / sharpness;
            }
            _probe.Distances(count);
            var kept = 0;
            for (var j = 0; j < count; j++)
            {
                var (i, distance) = (_live[j], _probe.Result[j]);
                hits.Sun[i] = MathF.Min(hits.Sun[i], sharpness * distance / _travelled[i]);
                _travelled[i] += MathF.Max(distance, stage.Unit * 0.014f);
                if (hits.Sun[i] > 0.004f && _travelled[i] < _end[i])
                    _live[kept++] = i;
            }
            count = kept;
        }
        for (var i = 0; i < hits.Count; i++)
        {
            var lit = Math.Clamp(hits.Sun[i], 0, 1);
            hits.Sun[i] = lit * lit * (3 - (2 * lit));
        }
    }

    /// <summary>How open each point is towards the sky: distances along the normal against how far they were asked.</summary>
    public void Openness(HitBatch hits)
    {
        ReadOnlySpan<(float Height, float Weight)> taps = [(0.015f, 0.3f), (0.05f, 0.3f), (0.12f, 0.28f), (0.26f, 0.3f)];
        Array.Clear(_sums, 0, hits.Count);
        var count = Near(hits);
        foreach (var (height, weight) in taps)
        {
            var h = height * stage.Unit;
            for (var j = 0; j < count; j++)
                (_probe.Points[j], _probe.Need[j]) = (hits.Point[_live[j]] + (hits.Normal[_live[j]] * h), h);
            _probe.Distances(count);
            for (var j = 0; j < count; j++)
            {
                var i = _live[j];
                var free = hits.Grid[i] < 0 || stage.Scene.Setting.NoGround ? _probe.Result[j] : MathF.Min(_probe.Result[j], _probe.Points[j].Y);
                _sums[i] += weight * Math.Clamp((h - free) / h, 0, 1);
            }
        }
        for (var i = 0; i < hits.Count; i++)
            hits.Open[i] = MathF.Pow(Math.Clamp(1 - _sums[i], 0, 1), 1.2f);
    }

    /// <summary>How free the mirrored direction of each point is, by one look along it.</summary>
    public void Mirrors(HitBatch hits)
    {
        var h = 0.14f * stage.Unit;
        Array.Fill(hits.Mirror, 1, 0, hits.Count);
        var count = Near(hits);
        for (var j = 0; j < count; j++)
            (_probe.Points[j], _probe.Need[j]) = (hits.Point[_live[j]] + (Vector3.Reflect(hits.Direction[_live[j]], hits.Normal[_live[j]]) * h), h * 0.6f);
        _probe.Distances(count);
        for (var j = 0; j < count; j++)
            hits.Mirror[_live[j]] = Math.Clamp(_probe.Result[j] / (h * 0.6f), 0, 1);
    }

    // The hits that have any solid near: beyond a grid's margin nothing shades.
    private int Near(HitBatch hits)
    {
        var count = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            foreach (var grid in stage.Grids)
            {
                if (!grid.Box.Contains(hits.Point[i]))
                    continue;
                _live[count++] = i;
                break;
            }
        }
        return count;
    }

    private static readonly Matrix4x4 Askew = Matrix4x4.CreateFromYawPitchRoll(0.61f, 0.43f, 0.29f);
    private static readonly Matrix4x4 Straight = Matrix4x4.Transpose(Askew);

    private static readonly Vector3[] Tetrahedron = [new(0.577f, -0.577f, -0.577f), new(-0.577f, -0.577f, 0.577f), new(-0.577f, 0.577f, -0.577f), new(0.577f, 0.577f, 0.577f)];
}
