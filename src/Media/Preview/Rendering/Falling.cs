using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>What drifts before the camera: snow, rain, motes, bubbles, drawn over the picture in three depths.</summary>
internal static class Falling
{
    /// <summary>Adds the scene's weather to a picture's light.</summary>
    public static void Draw(Stage stage, Vector3[] light, int width, int height)
    {
        var weather = stage.Scene.Setting.Weather;
        if (weather == Weather.Clear)
            return;
        var dice = new Dice(stage.Scene.Seed).Fork("weather");
        var count = weather switch { Weather.Rain => 420, Weather.Snow => 260, Weather.Motes => 60, _ => 45 };
        for (var i = 0; i < count; i++)
        {
            var near = MathF.Pow(dice.Unit(), 2.2f); // most are far
            var (x, y) = (dice.Unit() * width, dice.Unit() * height);
            var size = height * float.Lerp(0.0018f, 0.0085f, near);
            switch (weather)
            {
                case Weather.Rain:
                    Streak(light, width, height, x, y, size * 9, MathF.Max(0.7f, size * 0.22f), float.Lerp(0.10f, 0.26f, near));
                    break;
                case Weather.Snow:
                    Blob(light, width, height, x, y, size, new Vector3(1.0f), float.Lerp(0.55f, 0.85f, near));
                    break;
                case Weather.Motes:
                    Blob(light, width, height, x, y, size * 0.8f, new Vector3(3.2f, 2.6f, 1.1f), 0.9f);
                    break;
                default:
                    Ring(light, width, height, x, y, size * 1.6f);
                    break;
            }
        }
    }

    private static void Blob(Vector3[] light, int width, int height, float x, float y, float radius, Vector3 color, float opacity) =>
        Each(width, height, x, y, radius * 1.5f, radius * 1.5f, (at, dx, dy) =>
        {
            var cover = Math.Clamp(1.5f - (new Vector2(dx, dy).Length() / radius * 1.0f), 0, 1) * opacity;
            light[at] = Vector3.Lerp(light[at], color, cover);
        });

    private static void Streak(Vector3[] light, int width, int height, float x, float y, float length, float thickness, float opacity) =>
        Each(width, height, x, y, (length * 0.15f) + thickness, length, (at, dx, dy) =>
        {
            var cover = Math.Clamp(1.2f - (MathF.Abs(dx + (dy * 0.12f)) / thickness), 0, 1) * (1 - MathF.Abs(dy / length)) * opacity;
            light[at] = Vector3.Lerp(light[at], new Vector3(0.85f, 0.9f, 1), cover);
        });

    private static void Ring(Vector3[] light, int width, int height, float x, float y, float radius) =>
        Each(width, height, x, y, radius * 1.3f, radius * 1.3f, (at, dx, dy) =>
        {
            var distance = new Vector2(dx, dy).Length() / radius;
            var rim = Math.Clamp(1 - (MathF.Abs(distance - 0.9f) / 0.18f), 0, 1) * 0.5f;
            var glint = Math.Clamp(1 - (new Vector2(dx + (radius * 0.35f), dy + (radius * 0.35f)).Length() / (radius * 0.28f)), 0, 1);
            light[at] = Vector3.Lerp(light[at], new Vector3(0.8f, 0.95f, 1), MathF.Max(rim, glint));
        });

    private static void Each(int width, int height, float x, float y, float reachX, float reachY, Action<int, float, float> paint)
    {
        for (var py = Math.Max(0, (int)(y - reachY)); py <= Math.Min(height - 1, (int)(y + reachY) + 1); py++)
        {
            for (var px = Math.Max(0, (int)(x - reachX)); px <= Math.Min(width - 1, (int)(x + reachX) + 1); px++)
                paint((py * width) + px, px + 0.5f - x, py + 0.5f - y);
        }
    }
}
