using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.TestScenes;

/// <summary>Cameras where none of a rig's stood.</summary>
public static class NovelCameras
{
    /// <summary>As many cameras as asked for, evenly drawn over all directions, field of view 40 degrees, the object's sphere at full height.</summary>
    public static Camera[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float y = (random.NextSingle() * 2) - 1, r = MathF.Sqrt(1 - (y * y)), turn = random.NextSingle() * MathF.Tau;
            var distance = 1 / MathF.Tan(float.DegreesToRadians(20));
            return Camera.Perspective(new Vector3(r * MathF.Sin(turn), y, r * MathF.Cos(turn)) * distance, Vector3.Zero, float.DegreesToRadians(40)) with
            {
                Near = distance - 1.2f,
                Far = distance + 1.2f,
            };
        })];
    }
}
