using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>A camera's pixels as places in the world and back.</summary>
public sealed class PixelRays
{
    private readonly Matrix4x4 _view;
    private readonly Matrix4x4 _toWorld;
    private readonly Vector2 _middle;
    private readonly float _unit;
    private readonly bool _perspective;

    /// <summary>Prepares a camera for pictures of one size.</summary>
    public PixelRays(Camera camera, int width, int height)
    {
        (_view, _toWorld) = (camera.View, camera.CameraToWorld);
        _perspective = camera.Projection == Projection.Perspective;
        // How far apart two pixels are, metres: at a depth of one metre, or anywhere without perspective.
        _unit = (_perspective ? 2 * MathF.Tan(camera.VerticalExtent / 2) : camera.VerticalExtent) / height;
        _middle = new Vector2((width * 0.5f) + (camera.Shift.X * height), (height * 0.5f) - (camera.Shift.Y * height));
    }

    /// <summary>How much longer the ray to a point is than its depth along the axis; 1 without perspective.</summary>
    public float Slant(float x, float y)
    {
        if (!_perspective)
            return 1;
        float u = (x - _middle.X) * _unit, v = (y - _middle.Y) * _unit;
        return MathF.Sqrt(1 + (u * u) + (v * v));
    }

    /// <summary>The world place of a picture place (pixel centres at .5) at a depth along the axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3 ToWorld(float x, float y, float depth)
    {
        var scale = _perspective ? _unit * depth : _unit;
        return Vector3.Transform(new Vector3((x - _middle.X) * scale, (_middle.Y - y) * scale, -depth), _toWorld);
    }

    /// <summary>The picture place of a world place in X and Y and its depth along the axis in Z; not above 0 when it is behind the eye.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3 ToPicture(Vector3 place)
    {
        var p = Vector3.Transform(place, _view);
        var scale = _perspective ? 1 / (_unit * -p.Z) : 1 / _unit;
        return new Vector3(_middle.X + (p.X * scale), _middle.Y - (p.Y * scale), -p.Z);
    }
}
