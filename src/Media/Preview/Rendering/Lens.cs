using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>The camera's rays: a sample's place in its pixel and on the lens.</summary>
internal sealed class Lens
{
    private readonly Vector3 _eye;
    private readonly Vector3 _right;
    private readonly Vector3 _up;
    private readonly Vector3 _forward;
    private readonly float _slope;
    private readonly int _width;
    private readonly int _height;
    private readonly float _aperture;
    private readonly float _focus;
    private readonly bool _isFlat;

    public Lens(Stage stage, int width, int height)
    {
        var world = stage.Camera.CameraToWorld;
        (_eye, _forward) = (stage.Camera.Position, stage.Camera.Forward);
        (_right, _up) = (new(world.M11, world.M12, world.M13), new(world.M21, world.M22, world.M23));
        _slope = MathF.Tan(stage.Camera.VerticalExtent * 0.5f);
        (_width, _height) = (width, height);
        _isFlat = stage.Camera.Projection == Projection.Orthographic;
        _slope = _isFlat ? stage.Camera.VerticalExtent * 0.5f : _slope;
        _aperture = stage.Pinhole ? 0 : stage.Unit * 0.012f;
        _focus = Vector3.Dot(stage.Focus - _eye, _forward);
    }

    /// <summary>The tangent of half a pixel.</summary>
    public float HalfPixel => _isFlat ? _slope / _height / _focus : _slope / _height;

    /// <summary>How far from the ray through the lens' middle another of the same point of the picture may be at a distance.</summary>
    public float Blur(float distance) => _aperture * MathF.Abs(1 - (distance / _focus));

    /// <summary>The direction through a point of the picture, in pixels.</summary>
    public Vector3 Direction(float x, float y) => _isFlat ? _forward : Vector3.Normalize(Toward(x, y));

    /// <summary>Where the ray through a point of the picture begins.</summary>
    public Vector3 Origin(float x, float y) => _isFlat ? _eye + Toward(x, y) - _forward : _eye;

    /// <summary>How much of a length along that ray is depth along the view axis.</summary>
    public float Slant(Vector3 direction) => Vector3.Dot(direction, _forward);

    /// <summary>The ray of a pixel's sample: spread evenly over the pixel and the lens by R2, a low-discrepancy sequence (M. Roberts, 2018), moved by a number of the pixel's own.</summary>
    public (Vector3 Origin, Vector3 Direction) Ray(int x, int y, int sample)
    {
        var (a, b) = (Fraction(0.5f + (sample * 0.7548776662f)), Fraction(0.5f + (sample * 0.5698402910f)));
        if (_aperture == 0)
            return (Origin(x + a, y + b), Direction(x + a, y + b));
        var own = Noise.Cell(x, y, 11);
        var radius = _aperture * MathF.Sqrt(Fraction(own + (sample * 0.8191725134f)));
        var (sin, cos) = MathF.SinCos(MathF.Tau * Fraction((own * 7.31f) + (sample * 0.6710436067f)));
        var toward = Toward(x + a, y + b);
        var focus = _eye + (toward * _focus);
        var from = _eye + (_right * (radius * cos)) + (_up * (radius * sin));
        return (from, Vector3.Normalize(focus - from));
    }

    // Its part along the view axis is 1.
    private Vector3 Toward(float x, float y) =>
        _forward + (_right * (((x * 2 / _width) - 1) * _slope * _width / _height)) + (_up * ((1 - (y * 2 / _height)) * _slope));

    private static float Fraction(float x) => x - MathF.Floor(x);
}
