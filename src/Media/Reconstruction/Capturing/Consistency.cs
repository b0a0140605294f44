using System.Numerics;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>
/// Asks how well a guess of cameras and depth codings fits a capture: points of every view are looked for in all others. Where another view
/// sees past a point, or shows another depth or colour there, the guess is at fault; a point that another view cannot see says little.
/// </summary>
internal sealed class Consistency
{
    // All lengths are shares of the object's radius.
    private const float Tolerance = 0.012f;   // what a pixel's width and 8-bit depth allow
    private const float Wide = 0.08f;         // wholly wrong from here on
    private const float Steep = 0.06f;        // within three pixels
    private const float ColorWide = 0.25f;
    private const float HiddenWeight = 0.25f;

    private readonly Capture _capture;
    private readonly Lazy<CoarseView[]> _onBlack;
    private readonly Lazy<CoarseView[]> _onWhite;

    public Consistency(Capture capture)
    {
        _capture = capture;
        _onBlack = new(() => Coarse(isWhite: false));
        _onWhite = new(() => Coarse(isWhite: true));

        CoarseView[] Coarse(bool isWhite) => [.. capture.Depths.Select((depth, i) => new CoarseView(capture, i, isWhite ? depth.Max : 0))];
    }

    /// <summary>Compares about <paramref name="grid"/> squared points a view.</summary>
    public Agreement Of(IReadOnlyList<ViewSetup> setups, int grid)
    {
        var guess = new Guess(_capture, setups);
        if (guess.Radius <= 0)
            return new(1, 1, 0);
        double shape = 0, color = 0, weight = 0;
        var points = 0;
        for (var i = 0; i < setups.Count; i++)
        {
            var colors = setups[i].Depth.WhiteBackground ? _onWhite.Value : _onBlack.Value;
            for (var n = 0; n < grid * grid; n++)
            {
                var (x, y) = Scattered(n, _capture.Width, _capture.Height);
                if (!guess.IsInside(i, x, y) || !guess.Place(i, x, y, out var place))
                    continue;
                var look = colors[i].At(x + 0.5f, y + 0.5f);
                for (var j = 0; j < setups.Count; j++)
                {
                    if (j == i || Compare(guess, place, look, j, colors[j]) is not { Weight: > 0 } found)
                        continue;
                    shape += found.Shape * found.Weight;
                    color += found.Color * found.Weight;
                    weight += found.Weight;
                    points++;
                }
            }
        }
        return points == 0 ? new(1, 1, 0) : new((shape + color) / weight, shape / weight, points);
    }

    // Evenly spread and never in rows, between which the bars of a lattice would fall (M. Roberts' R2 sequence).
    private static (int X, int Y) Scattered(int n, int width, int height)
    {
        double u = (0.5 + (n * 0.7548776662466927)) % 1, v = (0.5 + (n * 0.5698402909980532)) % 1;
        return ((int)(u * width), (int)(v * height));
    }

    private static (float Shape, float Color, float Weight) Compare(Guess guess, Vector3 place, Vector3 color, int view, CoarseView other)
    {
        var seen = guess.Look(view, place, out var at, out var nearest, out var farthest);
        if (seen == Sight.Beside)
            return (1, 0, 1);
        if (seen == Sight.Edge)
            return (0, 0, 0);
        var before = ((nearest - at.Z) / guess.Radius) - Tolerance;
        if (before > 0)
            return (MathF.Min(1, before / Wide), 0, 1);
        if (((at.Z - farthest) / guess.Radius) - Tolerance > 0)
            return (0, 0, HiddenWeight);
        // Walls seen on edge share a few pixels with whatever is behind them.
        if (farthest - nearest > Steep * guess.Radius)
            return (0, 0, HiddenWeight);
        // The same surface, so it must look the same.
        var off = Vector3.Distance(color, other.At(at.X, at.Y)) / ColorWide;
        return (0, 0.5f * MathF.Min(1, off * off), 1);
    }

    private enum Sight
    {
        Surface,
        Edge,
        Beside,
    }

    /// <summary>One guess, ready to be asked.</summary>
    private sealed class Guess
    {
        private readonly Capture _capture;
        private readonly IReadOnlyList<ViewSetup> _setups;
        private readonly PixelRays[] _rays;
        private readonly int[] _backgrounds;

        public Guess(Capture capture, IReadOnlyList<ViewSetup> setups)
        {
            (_capture, _setups) = (capture, setups);
            _rays = [.. setups.Select(s => new PixelRays(s.Camera, capture.Width, capture.Height))];
            _backgrounds = [.. setups.Select((s, i) => s.Depth.Background(capture.Depths[i].Max))];
            Radius = Spread();
        }

        /// <summary>About the object's radius; 0 when there is none.</summary>
        public float Radius { get; }

        /// <summary>Whether a pixel's four neighbours show the object too: at its rim two surfaces and the background meet in one pixel.</summary>
        public bool IsInside(int view, int x, int y) =>
            x > 0 && y > 0 && x < _capture.Width - 1 && y < _capture.Height - 1 && Shows(view, x - 1, y) && Shows(view, x + 1, y)
            && Shows(view, x, y - 1) && Shows(view, x, y + 1);

        /// <summary>The world place that a pixel shows, if any.</summary>
        public bool Place(int view, int x, int y, out Vector3 place)
        {
            var depth = Depth(view, x, y);
            place = depth > 0 ? _rays[view].ToWorld(x + 0.5f, y + 0.5f, depth) : default;
            return depth > 0;
        }

        /// <summary>What a view shows where a place would be: the range of depths around it.</summary>
        public Sight Look(int view, Vector3 place, out Vector3 at, out float nearest, out float farthest)
        {
            at = _rays[view].ToPicture(place);
            (nearest, farthest) = (float.PositiveInfinity, 0);
            if (!(at.Z > 0) || !(at.X >= 0 && at.Y >= 0 && at.X < _capture.Width && at.Y < _capture.Height))
                return Sight.Beside;
            int x = (int)at.X, y = (int)at.Y, empty = 0;
            for (var v = Math.Max(0, y - 1); v <= Math.Min(_capture.Height - 1, y + 1); v++)
            {
                for (var u = Math.Max(0, x - 1); u <= Math.Min(_capture.Width - 1, x + 1); u++)
                {
                    var depth = Depth(view, u, v);
                    if (depth <= 0)
                        empty++;
                    else
                        (nearest, farthest) = (MathF.Min(nearest, depth), MathF.Max(farthest, depth));
                }
            }
            return farthest == 0 ? Sight.Beside : empty > 0 ? Sight.Edge : Sight.Surface;
        }

        private bool Shows(int view, int x, int y) => _capture.IsObject(view, x, y, _backgrounds[view]);

        private float Depth(int view, int x, int y)
        {
            if (!Shows(view, x, y))
                return 0;
            var picture = _capture.Depths[view];
            var depth = _setups[view].Depth.Decode(picture.Values[(y * _capture.Width) + x], picture.Max, _rays[view].Slant(x + 0.5f, y + 0.5f));
            return float.IsFinite(depth) ? depth : 0;
        }

        // The median distance of a few points from their middle: stray depths do not move it.
        private float Spread()
        {
            var places = new List<Vector3>();
            for (var view = 0; view < _setups.Count; view++)
            {
                for (var n = 0; n < 400; n++)
                {
                    var (x, y) = Scattered(n, _capture.Width, _capture.Height);
                    if (Place(view, x, y, out var place))
                        places.Add(place);
                }
            }
            if (places.Count == 0)
                return 0;
            var middle = places.Aggregate(Vector3.Zero, (a, b) => a + b) / places.Count;
            var distances = places.ConvertAll(p => Vector3.Distance(p, middle));
            distances.Sort();
            return 1.2f * distances[distances.Count / 2];
        }
    }
}
