using System.Numerics;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Paints tiles of a picture: one sample of every pixel at a time, all through the same steps together. One instance a thread.</summary>
internal sealed class TilePainter
{
    private const int SamplesPerLight = 4;

    private readonly Stage _stage;
    private readonly int _width;
    private readonly int _height;
    private readonly int _samples;
    private readonly Vector3[] _light;
    private readonly RayCaster _caster;
    private readonly Shader _shader;
    private readonly Lens _lens;
    private readonly Ground _ground;
    private readonly HitBatch _hits = new();
    private readonly Vector3[] _origins = new Vector3[FieldProbe.Capacity];
    private readonly Vector3[] _directions = new Vector3[FieldProbe.Capacity];
    private readonly float[] _start = new float[FieldProbe.Capacity];
    private readonly float[] _end = new float[FieldProbe.Capacity];
    private readonly float[] _nearest = new float[FieldProbe.Capacity];
    private readonly float[] _reach = new float[FieldProbe.Capacity];
    private readonly int[] _grids = new int[FieldProbe.Capacity];
    private readonly Vector3[] _backdrop = new Vector3[FieldProbe.Capacity];
    private readonly Vector3[] _sums = new Vector3[FieldProbe.Capacity];
    private readonly Vector3[] _lit = new Vector3[FieldProbe.Capacity];
    private readonly int[] _litGrid = new int[FieldProbe.Capacity];
    private readonly float[] _litDistance = new float[FieldProbe.Capacity];
    private readonly float[] _ink = new float[FieldProbe.Capacity];
    private readonly int[] _order = new int[FieldProbe.Capacity];
    private readonly FinishMix[] _mixes = new FinishMix[FieldProbe.Capacity];

    public TilePainter(Stage stage, int width, int height, int samples, Vector3[] light)
    {
        (_stage, _width, _height, _samples, _light) = (stage, width, height, samples, light);
        _caster = new RayCaster(stage);
        _shader = new Shader(stage);
        _lens = new Lens(stage, width, height);
        _ground = new Ground(stage);
    }

    /// <summary>Paints one tile of at most <paramref name="size"/> squared pixels.</summary>
    public void Paint(int left, int top, int size, CancellationToken cancellationToken)
    {
        var (columns, rows) = (Math.Min(size, _width - left), Math.Min(size, _height - top));
        var count = columns * rows;
        for (var i = 0; i < count; i++)
            _backdrop[i] = _stage.Sky.Seen(_lens.Direction(left + (i % columns) + 0.5f, top + (i / columns) + 0.5f));
        Array.Clear(_sums, 0, count);
        var first = 0f; // nothing is nearer to the eye than this: found by the first sample
        for (var sample = 0; sample < _samples; sample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Aim(left, top, columns, count, sample, first);
            _caster.March(_origins.AsSpan(0, count), _directions.AsSpan(0, count), _start, _end, _lens.HalfPixel, _grids, _nearest);
            if (sample == 0)
                first = Nearest(count);
            Collect(count, sample);
            Light();
            Add();
        }
        for (var i = 0; i < count; i++)
            _light[((top + (i / columns)) * _width) + left + (i % columns)] = _sums[i] / _samples;
    }

    private void Aim(int left, int top, int columns, int count, int sample, float first)
    {
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (left + (i % columns), top + (i / columns));
            (_origins[i], _directions[i]) = _lens.Ray(x, y, sample);
            var (enter, exit) = (float.PositiveInfinity, 0f);
            foreach (var grid in _stage.Grids)
            {
                var (near, far) = Slab.Through(grid.Box, _origins[i], _directions[i]);
                if (near < far)
                    (enter, exit) = (MathF.Min(enter, near), MathF.Max(exit, far));
            }
            _start[i] = MathF.Max(enter, first);
            _end[i] = MathF.Min(exit, _ground.Meets(_origins[i], _directions[i]));
        }
    }

    private float Nearest(int count)
    {
        var nearest = float.PositiveInfinity;
        for (var i = 0; i < count; i++)
            nearest = MathF.Min(nearest, _start[i]);
        // What lies between the pixels' first samples may be a little nearer.
        return float.IsFinite(nearest) ? nearest - (_stage.Unit * 0.05f) : 0;
    }

    // As in multisampling, what covers a pixel is asked for every sample and light only for every fourth, unless the sample lies on something else.
    private void Collect(int count, int sample)
    {
        _hits.Count = 0;
        for (var i = 0; i < count; i++)
        {
            var isGround = float.IsPositiveInfinity(_start[i]);
            var distance = isGround ? _ground.Meets(_origins[i], _directions[i]) : _start[i];
            var ink = Ink(i);
            if (float.IsPositiveInfinity(distance))
            {
                _sums[i] += _backdrop[i] * ink;
                continue;
            }
            var grid = isGround ? -1 : _grids[i];
            if (sample % SamplesPerLight != 0 && _litGrid[i] == grid && (isGround || MathF.Abs(_litDistance[i] - distance) < distance * _lens.HalfPixel * 6))
            {
                _sums[i] += _lit[i] * ink;
                continue;
            }
            var at = _hits.Count++;
            _hits.Sample[at] = i;
            _hits.Point[at] = _origins[i] + (_directions[i] * distance);
            _hits.Direction[at] = _directions[i];
            _hits.Distance[at] = distance;
            _hits.Grid[at] = grid;
            _ink[i] = ink;
        }
    }

    private void Light()
    {
        Normals();
        Finishes();
        _caster.Shadows(_hits, _stage.Sun, 1 / MathF.Tan(float.DegreesToRadians(_stage.Scene.Setting.SunSoftness)));
        _caster.Openness(_hits);
        _caster.Mirrors(_hits);
    }

    private void Normals()
    {
        var solid = 0;
        for (var i = 0; i < _hits.Count; i++)
        {
            _hits.Normal[i] = Vector3.UnitY;
            if (_hits.Grid[i] < 0)
                continue;
            _order[solid] = i;
            _origins[solid] = _hits.Point[i];
            _reach[solid++] = MathF.Max(_hits.Distance[i] * _lens.HalfPixel * 0.7f, _stage.Unit * 2e-4f);
        }
        if (_stage.Scene.Style == Style.LowPoly)
            _caster.Facets(_origins.AsSpan(0, solid), _stage.Unit * 0.075f, _directions);
        else
            _caster.Normals(_origins.AsSpan(0, solid), _reach, _directions);
        for (var j = 0; j < solid; j++)
            _hits.Normal[_order[j]] = _directions[j];
    }

    private void Finishes()
    {
        for (var grid = 0; grid < _stage.Grids.Length; grid++)
        {
            var count = 0;
            for (var i = 0; i < _hits.Count; i++)
            {
                if (_hits.Grid[i] != grid)
                    continue;
                _order[count] = i;
                _caster.Probe.Points[count++] = _hits.Point[i];
            }
            _caster.Probe.Finishes(grid, count, _mixes);
            for (var j = 0; j < count; j++)
                _hits.Mix[_order[j]] = _mixes[j];
        }
    }

    private void Add()
    {
        for (var hit = 0; hit < _hits.Count; hit++)
        {
            var (i, point, direction, grid) = (_hits.Sample[hit], _hits.Point[hit], _hits.Direction[hit], _hits.Grid[hit]);
            var surface = grid < 0 ? _ground.At(point) : Surface.At(_hits.Mix[hit], _stage.Grids[grid].Program.Finishes, point);
            var color = _shader.Shade(surface, point, _hits.Normal[hit], direction, _hits.Sun[hit], _hits.Open[hit], _hits.Mirror[hit]);
            (_lit[i], _litGrid[i], _litDistance[i]) = (_ground.Hazed(color, _hits.Distance[hit]), grid, _hits.Distance[hit]);
            _sums[i] += _lit[i] * _ink[i];
        }
    }

    // A cartoon's outline: what passes a solid within a pen's width is drawn dark.
    private float Ink(int sample)
    {
        if (_stage.Scene.Style != Style.Cartoon)
            return 1;
        var pen = _height / 170f;
        return float.IsPositiveInfinity(_start[sample]) && _nearest[sample] < pen ? 0.06f : 1;
    }
}
