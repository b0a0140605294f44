using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Words;

namespace GenAsset.Media.Preview.Composing;

/// <summary>A place at an hour, in a weather, in a mood.</summary>
internal static class Moments
{
    /// <summary>The setting with the hour, the weather and the mood that a prompt names.</summary>
    public static Setting Of(Setting place, PromptGraph graph)
    {
        var setting = graph.Hour == Hour.None ? place : At(place, graph.Hour);
        setting = graph.Air == Air.None ? setting : In(setting, graph.Air);
        return graph.Mood == Mood.None ? setting : Felt(setting, graph.Mood, graph.Hour);
    }

    private static Setting At(Setting place, Hour hour)
    {
        if (place.NoGround && place.Stars > 0.5f) // there is no hour in space
            return place;
        return hour switch
        {
            Hour.Morning => Lit(place, 0x7FB2E5, 0xFFDCC0, 0.5f, new(2.9f, 2.3f, 1.7f), 16, -62),
            Hour.Noon => Lit(place, 0x3C88DC, 0xD6EAF6, 0.35f, new(3.1f, 2.95f, 2.7f), 58, -40),
            Hour.Sunset => Lit(place, 0x4A3F86, 0xFF9A58, 0.85f, new(3.3f, 1.85f, 0.95f), 11, -72) with
            {
                Disc = 4.5f,
                DiscColor = new(9, 4.6f, 1.8f),
                Clouds = MathF.Max(place.Clouds, 0.4f),
                CloudColor = Tint.Hex(0xFFB48A),
                RidgeColor = Vector3.Lerp(place.RidgeColor, Tint.Hex(0x4A2E52), 0.6f),
            },
            Hour.Dusk => Lit(place, 0x1E2A5E, 0xC0809A, 0.85f, new(1.5f, 1.4f, 1.9f), 24, -60) with { Stars = 0.35f },
            _ => Lit(place, 0x080E2A, 0x2C4378, 0.94f, new(1.15f, 1.35f, 1.9f), 42, -35) with
            {
                Stars = 0.9f,
                Disc = 3.4f,
                DiscColor = new(2.6f, 2.6f, 2.4f),
                Clouds = place.Clouds * 0.4f,
                CloudColor = Tint.Hex(0x4A5A86),
                Ambient = 0.85f,
                RidgeColor = place.RidgeColor * 0.25f,
                Exposure = place.Exposure + 0.25f,
            },
        };
    }

    private static Setting Lit(Setting place, int zenith, int horizon, float share, Vector3 sun, float elevation, float azimuth) => place with
    {
        Zenith = Vector3.Lerp(place.Zenith, Tint.Hex(zenith), share),
        Horizon = Vector3.Lerp(place.Horizon, Tint.Hex(horizon), share),
        SunLight = sun,
        SunElevation = elevation,
        SunAzimuth = azimuth,
    };

    private static Setting In(Setting setting, Air air) => air switch
    {
        Air.Fog => setting with
        {
            Fog = 4.5f,
            Zenith = Vector3.Lerp(setting.Zenith, setting.Horizon, 0.7f),
            SunLight = setting.SunLight * 0.6f,
            SunSoftness = 14,
        },
        Air.Rain => Grey(setting, 0.7f) with { Weather = Weather.Rain, Ground = setting.Ground with { Roughness = 0.25f, Color = setting.Ground.Color * 0.6f } },
        Air.Storm => Grey(setting, 0.85f) with { Weather = Weather.Rain, Clouds = 1, CloudColor = Tint.Hex(0x5A6270), Exposure = setting.Exposure - 0.3f },
        _ => setting with
        {
            Weather = Weather.Snow,
            Ground = Finish.Of(0xF2F6FA, 0.9f).With(Pattern.Clouds, 0xDCE7F2, 0.6f),
            RidgeColor = Vector3.Lerp(setting.RidgeColor, Tint.Hex(0xC8D6E4), 0.7f),
            Props = setting.Props is null ? null : Places.Props.SnowyPines,
        },
    };

    private static Setting Grey(Setting setting, float share) => setting with
    {
        Zenith = Vector3.Lerp(setting.Zenith, Tint.Hex(0x6E7A88), share),
        Horizon = Vector3.Lerp(setting.Horizon, Tint.Hex(0xA9B2BA), share),
        SunLight = setting.SunLight * 0.55f,
        SunSoftness = 16,
        Clouds = 0.9f,
        CloudColor = Tint.Hex(0x9AA2AC),
        Fog = setting.Fog + 1,
    };

    private static Setting Felt(Setting setting, Mood mood, Hour hour) => mood switch
    {
        Mood.Spooky when hour == Hour.None => At(setting, Hour.Night) with { Fog = 2.4f, Horizon = Tint.Hex(0x3E3A5E), Saturation = 0.85f },
        Mood.Calm => setting with { SunSoftness = 10, Fog = setting.Fog + 0.6f },
        Mood.Epic when hour == Hour.None => setting with { SunElevation = 20, SunAzimuth = -75, SunLight = setting.SunLight * new Vector3(1.25f, 1.08f, 0.9f) },
        _ => setting,
    };
}
