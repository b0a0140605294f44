using System.Numerics;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>A studio's paper for its subject: what is white stands before a deeper shade of it.</summary>
internal static class Paper
{
    private const float Light = 0.45f; // a subject's mean luminance from which on its outline is lost on pale paper
    private const float White = 0.75f;
    private const float Deepest = 0.34f;

    /// <summary>The setting for a subject; no other than a studio changes, and the light that falls stays the same.</summary>
    public static Setting For(FieldGrid subject, Setting setting)
    {
        if (setting.Name != Setting.Studio.Name)
            return setting;
        var t = Math.Clamp((Luminance(subject) - Light) / (White - Light), 0, 1);
        if (t == 0)
            return setting;
        var depth = float.Lerp(1, Deepest, t);
        return setting with
        {
            Zenith = setting.Zenith * depth,
            Horizon = setting.Horizon * depth,
            Ambient = setting.Ambient / depth,
            Ground = setting.Ground with { Color = setting.Ground.Color * depth },
        };
    }

    // Over cells that the surface passes through: each has about as much of it.
    private static float Luminance(FieldGrid grid)
    {
        var points = Framing.SurfaceCells(grid);
        var stride = (points.Length + FieldProbe.Capacity - 1) / FieldProbe.Capacity;
        var some = points.Where((_, i) => i % stride == 0).ToArray();
        var mixes = new FinishMix[some.Length];
        new FieldProbe(grid).Finishes(some, mixes);
        return mixes.Average(mix => Luminance(grid.Program.Finishes[mix.Winner].Finish));
    }

    // Half of a pattern is its second colour; clear glass shows the paper itself.
    private static float Luminance(Finish finish) =>
        (finish.Pattern == Pattern.Plain ? finish.Color.Luminance() : Vector3.Lerp(finish.Color, finish.Second, 0.5f).Luminance()) + (0.3f * finish.Clarity);
}
