using System.Numerics;

namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>
/// Fewer triangles for the same shape, by collapsing the edge that changes it least, again and again. A joined point goes where its
/// quadric is least on the edge and straight off it: its attributes are those that the surface had on the edge, and a round shape stays
/// round. (The free optimum of three dimensions drifts sideways on flat parts and takes the texture with it.)
/// </summary>
public static class Simplify
{
    /// <summary>
    /// <paramref name="mesh"/> with at most <paramref name="triangles"/> triangles, or with more where its rims, seams, folds or
    /// <see cref="SimplifyOptions.MaxError"/> allow no further collapse. Closed surfaces stay closed. Measured both ways, a ball of radius 1
    /// in 4,000 triangles is within 0.004 of the original everywhere, in 1,000 within 0.015.
    /// </summary>
    public static SimplifiedMesh To(Mesh mesh, int triangles, SimplifyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(triangles);
        if (mesh.TriangleCount <= triangles)
            return new(mesh, 0);
        return new Collapser(mesh, options ?? SimplifyOptions.Default).Run(triangles, cancellationToken);
    }

    private sealed class Collapser
    {
        // How an edge's length counts beside its error, both squared: on flat parts, where all errors are nought, short edges go first. Without
        // it a few points swallow a whole side of a cube, one triangle of their thousands at a time: 23 s for 300,000 triangles instead of 1.
        private const float PerLength = 1e-5f;

        private readonly Mesh _original;
        private readonly SimplifyOptions _options;
        private readonly CollapseMesh _mesh;
        private readonly Quadric[] _quadrics;
        private readonly Vector3[] _normals;
        private readonly int[] _versions;
        private readonly CollapseQueue _queue;
        private readonly List<int> _neighbours = [];
        private readonly List<int> _scratch = [];

        public Collapser(Mesh mesh, SimplifyOptions options)
        {
            _original = mesh;
            _options = options;
            _mesh = new CollapseMesh(mesh, options);
            _quadrics = new Quadric[_mesh.PointCount];
            _normals = new Vector3[_mesh.PointCount];
            _versions = new int[_mesh.PointCount];
            _queue = new CollapseQueue(_mesh.AliveCount * 2);
        }

        public SimplifiedMesh Run(int triangles, CancellationToken cancellationToken)
        {
            AddPlanes();
            QueueAll();
            var limit = (double)_options.MaxError * _options.MaxError;
            var (largest, tried) = (0f, 0);
            while (_mesh.AliveCount > triangles && _queue.TryDequeue(out var edge))
            {
                if ((++tried & 4095) == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                if (edge.Version != _versions[edge.Kept] + _versions[edge.Gone] || !Place(edge.Kept, edge.Gone, out var move) || move.Error > limit || !IsSafe(move))
                    continue;
                _mesh.Collapse(move.Kept, move.Gone, move.Position, move.T);
                _quadrics[move.Kept].Add(_quadrics[move.Gone]);
                _normals[move.Kept] += _normals[move.Gone];
                _versions[move.Kept]++;
                // No sum of two versions of live points comes to this again.
                _versions[move.Gone] = int.MinValue / 2;
                largest = MathF.Max(largest, move.Error);
                QueueAround(move.Kept);
            }
            return new(_mesh.ToMesh(_original), MathF.Sqrt(largest));
        }

        private void AddPlanes()
        {
            for (var triangle = 0; triangle < _mesh.Alive.Length; triangle++)
            {
                if (!_mesh.Alive[triangle])
                    continue;
                int a = _mesh.Points[triangle * 3], b = _mesh.Points[(triangle * 3) + 1], c = _mesh.Points[(triangle * 3) + 2];
                var normal = Vector3.Cross(_mesh.Positions[b] - _mesh.Positions[a], _mesh.Positions[c] - _mesh.Positions[a]);
                var length = normal.Length();
                if (!(length > 0 && float.IsFinite(length)))
                    continue;
                normal /= length;
                var plane = Quadric.Plane(normal, _mesh.Positions[a], length * 0.5);
                _quadrics[a].Add(plane);
                _quadrics[b].Add(plane);
                _quadrics[c].Add(plane);
                _normals[a] += normal * length;
                _normals[b] += normal * length;
                _normals[c] += normal * length;
                AddLine(a, b, normal);
                AddLine(b, c, normal);
                AddLine(c, a, normal);
            }
        }

        // A wall on a rim or seam, at right angles to the triangle, holds the line in its place.
        private void AddLine(int a, int b, Vector3 normal)
        {
            if (_mesh.Kinds[a] == PointKind.Inside || _mesh.Kinds[b] == PointKind.Inside || _mesh.LineBetween(a, b) == LineKind.None)
                return;
            var along = _mesh.Positions[b] - _mesh.Positions[a];
            var wall = Vector3.Cross(along, normal);
            var length = wall.Length();
            if (!(length > 0))
                return;
            var plane = Quadric.Plane(wall / length, _mesh.Positions[a], length * length * _options.LineWeight);
            // It holds, but does not dilute the mean of the surface's own distances.
            plane.Weight = 0;
            _quadrics[a].Add(plane);
            _quadrics[b].Add(plane);
        }

        private void QueueAll()
        {
            var edges = new List<(int A, int B)>(_mesh.AliveCount * 3 / 2);
            for (var point = 0; point < _mesh.PointCount; point++)
            {
                _mesh.Neighbours(point, _neighbours);
                foreach (var other in _neighbours)
                    if (point < other)
                        edges.Add((point, other));
            }
            var ranks = new float[edges.Count];
            const int Run = 4096;
            Parallel.For(0, (edges.Count + Run - 1) / Run, run =>
            {
                for (var i = run * Run; i < Math.Min(edges.Count, (run + 1) * Run); i++)
                    ranks[i] = Place(edges[i].A, edges[i].B, out var move) ? Rank(edges[i].A, edges[i].B, move) : float.NegativeInfinity;
            });
            for (var i = 0; i < ranks.Length; i++)
                if (!(ranks[i] < 0))
                    _queue.Enqueue(new(edges[i].A, edges[i].B, 0), ranks[i]);
        }

        private void QueueAround(int point)
        {
            _mesh.Neighbours(point, _neighbours);
            foreach (var other in _neighbours)
                if (Place(point, other, out var move))
                    _queue.Enqueue(new(point, other, _versions[point] + _versions[other]), Rank(point, other, move));
        }

        private float Rank(int a, int b, in Move move) => move.Error + (PerLength * Vector3.DistanceSquared(_mesh.Positions[a], _mesh.Positions[b]));

        // Where the two ends of an edge would meet, and which of them has to give way; false when neither may.
        private bool Place(int a, int b, out Move move)
        {
            PointKind kindA = _mesh.Kinds[a], kindB = _mesh.Kinds[b];
            move = default;
            if (kindA == PointKind.Inside && kindB == PointKind.Inside)
            {
                move = Slide(a, b, moveOff: true);
                return true;
            }
            if (kindA == PointKind.Inside || kindB == PointKind.Inside)
            {
                move = kindA == PointKind.Inside ? Stay(b, a) : Stay(a, b);
                return true;
            }
            var line = _mesh.LineBetween(a, b);
            var along = line == LineKind.Border ? PointKind.Border : PointKind.Seam;
            if (line is LineKind.None or LineKind.Tangled || (kindA == PointKind.Fixed && kindB == PointKind.Fixed))
                return false;
            if (kindA == along && kindB == along)
                move = Slide(a, b, moveOff: line == LineKind.Seam);
            else if (kindA == PointKind.Fixed && kindB == along)
                move = Stay(a, b);
            else if (kindB == PointKind.Fixed && kindA == along)
                move = Stay(b, a);
            else
                return false;
            return true;
        }

        private Move Slide(int kept, int gone, bool moveOff)
        {
            Vector3 from = _mesh.Positions[kept], along = _mesh.Positions[gone] - from;
            var sum = _quadrics[kept];
            sum.Add(_quadrics[gone]);
            var off = moveOff ? Vector3.Cross(along, _normals[kept] + _normals[gone]) : default;
            off = Vector3.Cross(off, along);
            var length = off.Length();
            var mayMove = length > 0 && float.IsFinite(length);
            var (t, s) = sum.Least(from, along, mayMove ? off / length : default, mayMove);
            // Farther than the edge is long would be a spike.
            var reach = along.Length() * 0.5f;
            var place = from + (along * t) + (mayMove ? off / length * Math.Clamp(s, -reach, reach) : default);
            return new Move(kept, gone, place, t, ErrorAt(sum, place));
        }

        private Move Stay(int kept, int gone)
        {
            var sum = _quadrics[kept];
            sum.Add(_quadrics[gone]);
            return new Move(kept, gone, _mesh.Positions[kept], 0, ErrorAt(sum, _mesh.Positions[kept]));
        }

        private static float ErrorAt(in Quadric sum, Vector3 place) => sum.Weight > 0 ? (float)(sum.At(place) / sum.Weight) : 0;

        private bool IsSafe(in Move move) =>
            _mesh.KeepsTopology(move.Kept, move.Gone, _scratch)
            && !TurnsOver(move.Kept, move.Gone, move.Position) && !TurnsOver(move.Gone, move.Kept, move.Position)
            && _mesh.KeepsUvTurn(move.Kept, move.Gone, move.T);

        // A triangle that would turn by more than 75 degrees makes a fold.
        private bool TurnsOver(int point, int other, Vector3 place)
        {
            const float Cosine = 0.26f;
            foreach (var corner in _mesh.Ring(point))
            {
                var (next, last) = CollapseMesh.Others(corner);
                if (_mesh.Points[next] == other || _mesh.Points[last] == other)
                    continue;
                Vector3 b = _mesh.Positions[_mesh.Points[next]], c = _mesh.Positions[_mesh.Points[last]];
                var before = Vector3.Cross(b - _mesh.Positions[point], c - _mesh.Positions[point]);
                var after = Vector3.Cross(b - place, c - place);
                var dot = Vector3.Dot(before, after);
                if (before != Vector3.Zero && (dot <= 0 || dot * dot < Cosine * Cosine * before.LengthSquared() * after.LengthSquared()))
                    return true;
            }
            return false;
        }
    }

    private readonly record struct Move(int Kept, int Gone, Vector3 Position, float T, float Error);
}
