using System.Numerics;

namespace GenAsset.Media.Preview;

/// <summary>The colours of one picture: a time of day, tinted by the colours that the prompt names.</summary>
internal sealed class Palette
{
    // A time of day a row: sky at the top, sky at the horizon, the nearest ridge, the sun or moon. 0xRRGGBB.
    private static readonly (string[] Words, int Top, int Horizon, int Near, int Disc, bool IsNight)[] Times =
    [
        (["morning", "dawn", "sunrise", "happy", "beautiful"], 0x7FB2E5, 0xFFD9B8, 0x24404A, 0xFFF3D6, false),
        (["day", "noon", "summer", "bright", "field", "garden"], 0x3F8EDB, 0xD5ECF7, 0x1F4D3A, 0xFFFBE8, false),
        (["sunset", "evening", "dusk", "autumn", "fire", "desert", "mars"], 0x46306B, 0xFF9A5A, 0x2A1733, 0xFFE0A3, false),
        (["night", "moon", "stars", "space", "dark", "neon", "glowing"], 0x0B1230, 0x324A7E, 0x070B1A, 0xF4F1E4, true),
        (["winter", "snow", "snowy", "ice", "glass", "cold"], 0x9DB7CF, 0xF3F1F4, 0x35495E, 0xFFFFFF, false),
        (["forest", "green", "jungle", "mushroom", "mushrooms", "spring"], 0x8CC7B5, 0xF4F3D0, 0x16372C, 0xFFFDEB, false),
        (["dream", "magic", "candy", "pink", "cat", "flower"], 0x6B5BB5, 0xFFC3D8, 0x33224F, 0xFFF0F4, false),
        (["robot", "machine", "mechanic", "metal", "city", "futuristic"], 0x16313F, 0x5FA9A4, 0x0C1A20, 0xE8FFF6, true),
    ];

    private static readonly (string Word, int Rgb)[] Tints =
    [
        ("red", 0xD8453B), ("orange", 0xE98A3A), ("yellow", 0xE9C84A), ("gold", 0xD9A93A), ("golden", 0xD9A93A), ("green", 0x4E9A5B),
        ("teal", 0x2E9C96), ("cyan", 0x4CC3D9), ("blue", 0x3F74C9), ("purple", 0x7A4FB0), ("violet", 0x7A4FB0), ("pink", 0xE58AB0),
        ("brown", 0x8A5A3C), ("wooden", 0x8A5A3C), ("white", 0xE6E6E6), ("black", 0x26262B), ("silver", 0xB9C2CA), ("gray", 0x8D9197),
        ("grey", 0x8D9197),
    ];

    private readonly Vector3 _top;
    private readonly Vector3 _horizon;

    private Palette(Vector3 top, Vector3 horizon, Vector3 near, Vector3 disc, bool isNight) =>
        (_top, _horizon, Near, Disc, IsNight) = (top, horizon, near, disc, isNight);

    /// <summary>The nearest ridge.</summary>
    public Vector3 Near { get; }

    /// <summary>The sun or the moon.</summary>
    public Vector3 Disc { get; }

    /// <summary>Whether there are stars.</summary>
    public bool IsNight { get; }

    /// <summary>What lies between the ridges.</summary>
    public Vector3 Haze => Vector3.Lerp(_horizon, Disc, 0.25f);

    /// <summary>The clouds.</summary>
    public Vector3 Cloud => IsNight ? Vector3.Lerp(_horizon, _top, 0.4f) : Vector3.Lerp(Disc, _horizon, 0.35f);

    /// <summary>The palette that a prompt's words call for; where they call for none, the dice choose.</summary>
    public static Palette Choose(string prompt, Random dice)
    {
        var words = WordHash.Words(prompt);
        var fallback = dice.Next(Times.Length);
        var time = Times.FirstOrDefault(row => words.Overlaps(row.Words), Times[fallback]);
        var (top, horizon, near, disc) = (Rgb(time.Top), Rgb(time.Horizon), Rgb(time.Near), Rgb(time.Disc));
        // Every picture is a little off its row, so that two of one hour are not of one colour.
        var drift = new Vector3(dice.NextSingle(), dice.NextSingle(), dice.NextSingle()) * 0.16f - new Vector3(0.08f);
        (top, horizon) = (top + drift, horizon + drift * 0.7f);
        foreach (var (word, rgb) in Tints)
        {
            if (words.Contains(word))
                (top, horizon, near) = (Vector3.Lerp(top, Rgb(rgb), 0.35f), Vector3.Lerp(horizon, Rgb(rgb), 0.2f), Vector3.Lerp(near, Rgb(rgb) * 0.5f, 0.35f));
        }

        return new Palette(top, horizon, near, disc, time.IsNight);
    }

    /// <summary>The sky, 0 at its top and 1 at the horizon.</summary>
    public Vector3 SkyAt(float down) => Vector3.Lerp(_top, _horizon, down * down * (3 - 2 * down));

    /// <summary>A ridge, 0 the farthest and 1 the nearest.</summary>
    public Vector3 RidgeAt(float near) => Vector3.Lerp(Vector3.Lerp(_horizon, _top, 0.35f) * 0.85f, Near, MathF.Pow(near, 0.8f));

    private static Vector3 Rgb(int hex) => new Vector3(hex >> 16, (hex >> 8) & 255, hex & 255) / 255f;
}
