using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>
/// Cuts a surface into charts that are nearly flat: regions grow from seeds over the neighbours that turn least from the region's
/// direction; then each region's middle becomes its seed and all grow again (D. Cohen-Steiner et al., "Variational Shape
/// Approximation", 2004).
/// </summary>
internal sealed class Charting
{
    private const int None = -1;
    private const int Rounds = 3;

    // A triangle seen at more than 75 degrees would be squeezed to nothing on its chart.
    private const float LeastFacing = 0.26f;

    // Charts of fewer triangles, or of less than this share of the surface, are joined to a neighbour when that can hold them.
    private const int Small = 12;

    private readonly TriangleGraph _graph;
    private readonly float _leastCosine;
    private readonly float _extent;
    private readonly List<(int Triangle, Vector3 Direction)> _seeds = [];
    private readonly PriorityQueue<(int Triangle, int Chart), float> _front = new();
    private readonly int[] _chartOf;

    private Charting(TriangleGraph graph, float maxAngleDegrees)
    {
        _graph = graph;
        _leastCosine = MathF.Cos(float.DegreesToRadians(maxAngleDegrees));
        _extent = MathF.Max(graph.Mesh.Bounds.Radius, 1e-20f);
        _chartOf = new int[graph.Count];
    }

    /// <summary>The chart of each triangle, numbered from 0 without gaps.</summary>
    public static int[] Cut(TriangleGraph graph, float maxAngleDegrees)
    {
        var charting = new Charting(graph, maxAngleDegrees);
        for (var round = 0; round < Rounds; round++)
        {
            charting.Grow();
            if (round < Rounds - 1)
                charting.Recenter();
        }
        charting.JoinSmall();
        return Renumbered(charting._chartOf);
    }

    /// <summary>Numbers from 0 without gaps, in order of first appearance.</summary>
    public static int[] Renumbered(int[] chartOf)
    {
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(chartOf, chart => numbers.TryGetValue(chart, out var number) ? number : numbers[chart] = numbers.Count);
    }

    private void Grow()
    {
        Array.Fill(_chartOf, None);
        for (var chart = 0; chart < _seeds.Count; chart++)
            _front.Enqueue((_seeds[chart].Triangle, chart), 0);
        Flood();
        // What no seed could reach gets its own, large triangles first.
        var byArea = Enumerable.Range(0, _graph.Count).Where(t => _chartOf[t] == None).OrderByDescending(t => _graph.Areas[t]).ToArray();
        foreach (var triangle in byArea)
        {
            if (_chartOf[triangle] != None)
                continue;
            _seeds.Add((triangle, _graph.Directions[triangle]));
            _front.Enqueue((triangle, _seeds.Count - 1), 0);
            Flood();
        }
    }

    private void Flood()
    {
        while (_front.TryDequeue(out var next, out _))
        {
            var (triangle, chart) = next;
            if (_chartOf[triangle] != None)
                continue;
            _chartOf[triangle] = chart;
            for (var side = triangle * 3; side < (triangle * 3) + 3; side++)
            {
                var other = _graph.Neighbours[side];
                if (other >= 0 && _chartOf[other] == None && Fits(other, _seeds[chart].Direction, _leastCosine))
                    _front.Enqueue((other, chart), Cost(other, chart));
            }
        }
    }

    private bool Fits(int triangle, Vector3 direction, float leastCosine) =>
        _graph.Areas[triangle] == 0
        || (Vector3.Dot(_graph.Directions[triangle], direction) >= leastCosine && Vector3.Dot(_graph.Normals[triangle], direction) >= LeastFacing);

    // Mostly the turn; a little distance makes charts round where the turn says nothing.
    private float Cost(int triangle, int chart)
    {
        var (seed, direction) = _seeds[chart];
        return 1 - Vector3.Dot(_graph.Directions[triangle], direction) + (0.15f * Vector3.Distance(_graph.Middles[triangle], _graph.Middles[seed]) / _extent);
    }

    private void Recenter()
    {
        var directions = new Vector3[_seeds.Count];
        var middles = new Vector4[_seeds.Count];
        for (var triangle = 0; triangle < _graph.Count; triangle++)
        {
            var area = _graph.Areas[triangle];
            directions[_chartOf[triangle]] += _graph.Directions[triangle] * area;
            middles[_chartOf[triangle]] += new Vector4(_graph.Middles[triangle], 1) * area;
        }
        var best = new (float Cost, int Triangle)[_seeds.Count];
        Array.Fill(best, (float.PositiveInfinity, None));
        for (var triangle = 0; triangle < _graph.Count; triangle++)
        {
            var chart = _chartOf[triangle];
            var middle = middles[chart].W > 0 ? middles[chart].AsVector3() / middles[chart].W : _graph.Middles[triangle];
            var cost = Vector3.DistanceSquared(_graph.Middles[triangle], middle);
            if (!(cost >= best[chart].Cost))
                best[chart] = (cost, triangle);
        }
        for (var chart = 0; chart < _seeds.Count; chart++)
            _seeds[chart] = (best[chart].Triangle, directions[chart].LengthSquared() > 0 ? Vector3.Normalize(directions[chart]) : _seeds[chart].Direction);
        // Specks would start specks again: their triangles are left to whoever reaches them.
        _seeds.RemoveAll(seed => seed.Triangle == None || middles[_chartOf[seed.Triangle]].W == 0);
    }

    private void JoinSmall()
    {
        var members = Enumerable.Range(0, _graph.Count).ToLookup(t => _chartOf[t]);
        foreach (var small in members.Where(g => g.Count() < Small).OrderBy(g => g.Count()).ThenBy(g => g.Key))
        {
            // It may have grown by a smaller one in the meantime; that is as good.
            var chart = small.Key;
            var triangles = small.Where(t => _chartOf[t] == chart).ToList();
            var borders = new Dictionary<int, float>();
            foreach (var triangle in triangles)
                for (var side = triangle * 3; side < (triangle * 3) + 3; side++)
                    if (_graph.Neighbours[side] is >= 0 and var other && _chartOf[other] != chart)
                        borders[_chartOf[other]] = borders.GetValueOrDefault(_chartOf[other]) + Vector3.Distance(_graph.At(side), _graph.At(side % 3 == 2 ? side - 2 : side + 1));
            foreach (var (neighbour, _) in borders.OrderByDescending(b => b.Value).ThenBy(b => b.Key))
            {
                if (!triangles.TrueForAll(t => _graph.Areas[t] == 0 || Vector3.Dot(_graph.Normals[t], _seeds[neighbour].Direction) >= 0.42f))
                    continue;
                foreach (var triangle in triangles)
                    _chartOf[triangle] = neighbour;
                break;
            }
        }
    }
}
