using System.Numerics;

namespace GenAsset.Media.Preview.Scenes;

/// <summary>Where and when a scene is: sky, light, ground and air. Colours are linear (<see cref="Tint.Hex"/>). The defaults are a bright studio.</summary>
internal sealed record Setting
{
    /// <summary>A neutral light studio: what a prompt without a place is shown in.</summary>
    public static Setting Studio { get; } = new();

    /// <summary>A name: "mars", "forest".</summary>
    public string Name { get; init; } = "studio";

    /// <summary>The sky overhead.</summary>
    public Vector3 Zenith { get; init; } = Tint.Hex(0x9CB4CC);

    /// <summary>The sky at the horizon; the air between has this colour too.</summary>
    public Vector3 Horizon { get; init; } = Tint.Hex(0xE9EDF1);

    /// <summary>How many stars, 0..1.</summary>
    public float Stars { get; init; }

    /// <summary>How cloudy, 0..1.</summary>
    public float Clouds { get; init; }

    /// <summary>The clouds' lit side.</summary>
    public Vector3 CloudColor { get; init; } = Vector3.One;

    /// <summary>The sun's or moon's light on a surface that faces it.</summary>
    public Vector3 SunLight { get; init; } = new(2.6f, 2.45f, 2.2f);

    /// <summary>How high the sun stands, degrees; low suns paint long shadows.</summary>
    public float SunElevation { get; init; } = 48;

    /// <summary>Where the sun stands as seen by the camera, degrees: 0 behind it, 90 to its right, -60 over its left shoulder, 180 in the picture.</summary>
    public float SunAzimuth { get; init; } = -50;

    /// <summary>The radius of the light, degrees: larger is softer.</summary>
    public float SunSoftness { get; init; } = 5;

    /// <summary>How large the sun's or moon's disc is drawn in the sky, degrees; 0 for none.</summary>
    public float Disc { get; init; }

    /// <summary>The disc's colour and strength.</summary>
    public Vector3 DiscColor { get; init; } = new(8, 7.2f, 6);

    /// <summary>How strong the sky's own light is on surfaces; 1 by default.</summary>
    public float Ambient { get; init; } = 1;

    /// <summary>The ground's finish; its pattern's scale in metres of a subject that is 1 m tall.</summary>
    public Finish Ground { get; init; } = Finish.Of(0xDADCDD, 0.85f);

    /// <summary>How high the ground rolls beyond the subject's stand, in subject heights; 0 is flat. Around the subject it is always level.</summary>
    public float Hills { get; init; }

    /// <summary>Water instead of ground from that many subject heights behind the subject on; 0 for none.</summary>
    public float WaterBehind { get; init; }

    /// <summary>Far ridges on the horizon: their height as a share of the picture, 0 for none.</summary>
    public float Ridges { get; init; }

    /// <summary>The ridges' colour, before air.</summary>
    public Vector3 RidgeColor { get; init; } = Tint.Hex(0x5B7A6B);

    /// <summary>How jagged ridges are: 0 dunes .. 1 alps; above 1.5 a skyline of towers.</summary>
    public float RidgeRoughness { get; init; } = 0.5f;

    /// <summary>How fast the air swallows distance: 0 none, 1 a clear day's haze, 5 fog.</summary>
    public float Fog { get; init; } = 0.6f;

    /// <summary>Things that stand around: a forest's trees, mars' rocks. Built for a subject that is 1 m tall; nothing within 0.9 m of the origin nor between it and the camera (+Z).</summary>
    public Func<Dice, Solid?>? Props { get; init; }

    /// <summary>Whether the subject floats: space, under water, the sky. There is no ground then.</summary>
    public bool NoGround { get; init; }

    /// <summary>Overall brightness in stops; 0 by default.</summary>
    public float Exposure { get; init; }

    /// <summary>Colour strength of the finished picture; 1 by default.</summary>
    public float Saturation { get; init; } = 1;

    /// <summary>Light that falls through the picture: rain, snow, dust, sparks, bubbles; see <see cref="Weather"/>.</summary>
    public Weather Weather { get; init; }
}
