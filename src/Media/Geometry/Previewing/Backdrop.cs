using System.Numerics;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Previewing;

/// <summary>A light paper sweep behind and under the object, with its shadow, and the object's picture laid over it.</summary>
internal static class Backdrop
{
    private static readonly Vector3 Paper = new(0.80f, 0.805f, 0.815f);
    private static readonly Vector3 Corner = new(0.50f, 0.51f, 0.53f);

    /// <summary>Writes one view into <paramref name="sheet"/> with its upper left corner at (left, top).</summary>
    public static void Compose(ImageBuffer sheet, int left, int top, int size, Vector4[] picture, Camera camera, GroundShadow shadow, Vector3 key)
    {
        if (!Matrix4x4.Invert(camera.ViewProjection(1), out var toWorld))
            throw new InvalidOperationException("The camera sees no volume.");
        var eye = camera.Position;
        Parallel.For(0, size, y =>
        {
            var row = sheet.Row(top + y).Slice(left * 3, size * 3);
            for (var x = 0; x < size; x++)
            {
                var light = PaperAt((x + 0.5f) / size, (y + 0.5f) / size) * ShadowAt(x, y);
                var over = picture[(y * size) + x];
                light = ToneCurve.Apply(over.AsVector3()) + (light * (1 - over.W));
                row[x * 3] = SrgbCurve.ToByte(light.X);
                row[(x * 3) + 1] = SrgbCurve.ToByte(light.Y);
                row[(x * 3) + 2] = SrgbCurve.ToByte(light.Z);
            }
        });

        float ShadowAt(int x, int y)
        {
            var far = Vector4.Transform(new Vector4(((x + 0.5f) / size * 2) - 1, 1 - ((y + 0.5f) / size * 2), 1, 1), toWorld);
            var direction = (far.AsVector3() / far.W) - eye;
            var distance = (shadow.Height - eye.Y) / direction.Y;
            return distance is > 0 and < 100 ? shadow.LightAt(eye + (direction * distance), key) : 1;
        }
    }

    private static Vector3 PaperAt(float x, float y)
    {
        var away = new Vector2(x - 0.5f, (y - 0.46f) * 1.1f).Length() * 1.35f;
        return Vector3.Lerp(Paper, Corner, away * away * 0.75f);
    }
}
