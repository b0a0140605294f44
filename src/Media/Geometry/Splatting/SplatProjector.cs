using System.Numerics;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>
/// Flattens splats: a Gaussian's three axes are carried to the screen by the projection's derivative at its centre, and their sum is the
/// Gaussian there (M. Zwicker et al., "EWA Splatting", 2002).
/// </summary>
internal sealed class SplatProjector
{
    // What the training code adds, so that no splat is thinner than a pixel.
    private const float PixelBlur = 0.3f;

    private readonly SplatCloud _cloud;
    private readonly Camera _camera;
    private readonly Matrix4x4 _view;
    private readonly Vector3 _eye;
    private readonly Vector2 _middle;
    private readonly Vector2 _widest;
    private readonly float _focal;
    private readonly int _width;
    private readonly int _height;
    private readonly bool _perspective;

    public SplatProjector(SplatCloud cloud, Camera camera, int width, int height)
    {
        (_cloud, _camera, _width, _height) = (cloud, camera, width, height);
        _view = camera.View;
        _eye = camera.Position;
        _perspective = camera.Projection == Projection.Perspective;
        _middle = new Vector2((width * 0.5f) + (camera.Shift.X * height), (height * 0.5f) - (camera.Shift.Y * height));
        _focal = height / (_perspective ? 2 * MathF.Tan(camera.VerticalExtent / 2) : camera.VerticalExtent);
        // Far outside the picture the derivative is no good: it is taken at the picture's surroundings instead.
        _widest = new Vector2(width, height) * (0.65f / _focal);
    }

    /// <summary>The splat on the screen and its depth; false when it is not in the picture or too faint to see.</summary>
    public bool TryProject(int i, out ProjectedSplat splat, out float depth)
    {
        splat = default;
        var position = _cloud.Position(i);
        var place = Vector3.Transform(position, _view);
        depth = -place.Z;
        var opacity = _cloud.Alpha(i);
        if (!(depth > _camera.Near && depth < _camera.Far && opacity >= ProjectedSplat.LeastAlpha))
            return false;
        var scale = _perspective ? _focal / depth : _focal;
        var slope = _perspective ? new Vector2(place.X, place.Y) / depth : Vector2.Zero;
        var center = _middle + (new Vector2(place.X, -place.Y) * scale);
        slope = Vector2.Clamp(slope, -_widest, _widest);
        var (xx, xy, yy) = Spread(i, scale, slope);
        var sharp = (xx * yy) - (xy * xy);
        xx += PixelBlur;
        yy += PixelBlur;
        var determinant = (xx * yy) - (xy * xy);
        if (!(determinant > 0) || !float.IsFinite(determinant))
            return false;
        if (_cloud.Antialiased)
            opacity *= MathF.Sqrt(MathF.Max(sharp, 0) / determinant);
        if (opacity < ProjectedSplat.LeastAlpha)
            return false;
        // As far as it still adds one 255th.
        var deviations = MathF.Sqrt(2 * MathF.Log(opacity / ProjectedSplat.LeastAlpha));
        var reach = new Vector2(MathF.Sqrt(xx), MathF.Sqrt(yy)) * deviations;
        if (center.X + reach.X < 0 || center.Y + reach.Y < 0 || center.X - reach.X > _width || center.Y - reach.Y > _height)
            return false;
        splat = new(center, reach, yy / determinant, -xy / determinant, xx / determinant, ColorOf(i, position), opacity);
        return true;
    }

    private (float XX, float XY, float YY) Spread(int i, float scale, Vector2 slope)
    {
        var rotation = _cloud.Rotation(i);
        rotation = rotation.LengthSquared() is > 0 and < float.PositiveInfinity ? Quaternion.Normalize(rotation) : Quaternion.Identity;
        var size = _cloud.Deviation(i);
        var x = Flat(Vector3.Transform(Vector3.UnitX, rotation), size.X);
        var y = Flat(Vector3.Transform(Vector3.UnitY, rotation), size.Y);
        var z = Flat(Vector3.Transform(Vector3.UnitZ, rotation), size.Z);
        return ((x.X * x.X) + (y.X * y.X) + (z.X * z.X), (x.X * x.Y) + (y.X * y.Y) + (z.X * z.Y), (x.Y * x.Y) + (y.Y * y.Y) + (z.Y * z.Y));

        // Moving away by one moves the image towards the middle by the slope; away is -Z.
        Vector2 Flat(Vector3 axis, float length)
        {
            axis = Vector3.TransformNormal(axis, _view);
            return new Vector2(axis.X + (slope.X * axis.Z), -(axis.Y + (slope.Y * axis.Z))) * (length * scale);
        }
    }

    private Vector3 ColorOf(int i, Vector3 position)
    {
        var color = new Vector3(_cloud.Colors.AsSpan(i * 3, 3)) * SplatCloud.HarmonicZero;
        if (_cloud.Degree > 0)
        {
            var direction = _perspective ? Vector3.Normalize(position - _eye) : _camera.Forward;
            color += Harmonics.Sum(_cloud.Harmonics.AsSpan(i * _cloud.Coefficients * 3, _cloud.Coefficients * 3), direction);
        }
        return Vector3.Max(color + new Vector3(0.5f), Vector3.Zero);
    }
}
