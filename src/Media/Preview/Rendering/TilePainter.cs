using System.Numerics;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Paints tiles of a picture: one sample of every pixel at a time, all through the same steps together.
/// A pixel's rays begin where its beam was last free. One instance a thread.</summary>
internal sealed class TilePainter
{
    private const int SamplesPerLight = 4;
    private const int LeastToSettle = SamplesPerLight + 2; // light of two samples at least
    private const int NotLit = -2;

    private readonly Stage _stage;
    private readonly int _width;
    private readonly int _height;
    private readonly int _samples;
    private readonly int _samplesToSettle;
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
    private readonly PixelTally _tally = new(FieldProbe.Capacity);
    private readonly int[] _pixels = new int[FieldProbe.Capacity];
    private readonly float[] _free = new float[FieldProbe.Capacity];
    private readonly float[] _exit = new float[FieldProbe.Capacity];
    private readonly Vector3[] _lit = new Vector3[FieldProbe.Capacity];
    private readonly int[] _litGrid = new int[FieldProbe.Capacity];
    private readonly float[] _litDistance = new float[FieldProbe.Capacity];
    private readonly float[] _ink = new float[FieldProbe.Capacity];
    private readonly int[] _order = new int[FieldProbe.Capacity];
    private readonly FinishMix[] _mixes = new FinishMix[FieldProbe.Capacity];

    public TilePainter(Stage stage, int width, int height, int samples, Vector3[] light)
    {
        (_stage, _width, _height, _samples, _light) = (stage, width, height, samples, light);
        _samplesToSettle = Math.Max(LeastToSettle, samples / 4);
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
        Begin(left, top, columns, count);
        var live = count;
        for (var sample = 0; sample < _samples && live > 0; sample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (sample >= _samplesToSettle)
                live = Unsettled(live, columns, rows);
            Aim(left, top, columns, live, sample);
            _caster.March(_origins.AsSpan(0, live), _directions.AsSpan(0, live), _start, _end, _lens.HalfPixel, _grids, _nearest);
            Collect(live, sample);
            Light();
            Add();
        }
        for (var i = 0; i < count; i++)
            _light[((top + (i / columns)) * _width) + left + (i % columns)] = _tally.Mean(i);
    }

    // What all samples of a pixel share: what is behind, and how far its beam is free.
    private void Begin(int left, int top, int columns, int count)
    {
        _tally.Clear(count);
        Array.Fill(_litGrid, NotLit, 0, count); // what another tile's pixels showed is no light for these
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (left + (i % columns) + 0.5f, top + (i / columns) + 0.5f);
            (_origins[i], _directions[i]) = (_lens.Origin(x, y), _lens.Direction(x, y));
            _pixels[i] = i;
            _backdrop[i] = _stage.Sky.Seen(_directions[i]);
            // The boxes have margins wider than a beam: where its axis misses them, all of it does.
            var (enter, exit) = (float.PositiveInfinity, 0f);
            foreach (var grid in _stage.Grids)
            {
                var (near, far) = Slab.Through(grid.Box, _origins[i], _directions[i]);
                if (near < far)
                    (enter, exit) = (MathF.Min(enter, near), MathF.Max(exit, far));
            }
            (_free[i], _exit[i]) = (enter, exit);
        }
        _caster.Approach(_origins.AsSpan(0, count), _directions.AsSpan(0, count), _free, _exit, _lens.HalfPixel, MathF.Max(1.5f, Pen), _lens);
    }

    // Most pixels show one smooth thing: after a share of the samples only the others go on.
    private int Unsettled(int live, int columns, int rows)
    {
        var kept = 0;
        for (var j = 0; j < live; j++)
        {
            if (!_tally.IsSettled(_pixels[j], columns, rows))
                _pixels[kept++] = _pixels[j];
        }
        return kept;
    }

    private void Aim(int left, int top, int columns, int live, int sample)
    {
        for (var j = 0; j < live; j++)
        {
            var i = _pixels[j];
            (_origins[j], _directions[j]) = _lens.Ray(left + (i % columns), top + (i / columns), sample);
            (_start[j], _end[j]) = (_free[i], MathF.Min(_exit[i], _ground.Meets(_origins[j], _directions[j])));
        }
    }

    // As in multisampling, what covers a pixel is asked for every sample and light only for every fourth, unless the sample lies on something else.
    private void Collect(int live, int sample)
    {
        _hits.Count = 0;
        for (var j = 0; j < live; j++)
        {
            var i = _pixels[j];
            var isGround = float.IsPositiveInfinity(_start[j]);
            var distance = isGround ? _ground.Meets(_origins[j], _directions[j]) : _start[j];
            var ink = Ink(j);
            if (float.IsPositiveInfinity(distance))
            {
                _tally.Add(i, _backdrop[i] * ink);
                continue;
            }
            var grid = isGround ? -1 : _grids[j];
            if (sample % SamplesPerLight != 0 && _litGrid[i] == grid && (isGround || MathF.Abs(_litDistance[i] - distance) < distance * _lens.HalfPixel * 6))
            {
                _tally.Add(i, _lit[i] * ink);
                continue;
            }
            var at = _hits.Count++;
            _hits.Sample[at] = i;
            _hits.Point[at] = _origins[j] + (_directions[j] * distance);
            _hits.Direction[at] = _directions[j];
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
            _tally.Add(i, _lit[i] * _ink[i]);
        }
    }

    // A cartoon's outline: what passes a solid within a pen's width is drawn dark.
    private float Ink(int ray) => Pen > 0 && float.IsPositiveInfinity(_start[ray]) && _nearest[ray] < Pen ? 0.06f : 1;

    // In half pixels; 0 draws none.
    private float Pen => _stage.Scene.Style == Style.Cartoon ? _height / 170f : 0;
}
