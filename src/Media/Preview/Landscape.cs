using System.Numerics;

namespace GenAsset.Media.Preview;

/// <summary>A sky with a sun or a moon over ridges that fade into the distance, and perhaps water at their feet.</summary>
internal sealed class Landscape
{
    private const float FieldOfRidges = 0.5f; // the farthest ridge stands this far below the sky's top

    private readonly Palette _palette;
    private readonly float _aspect;
    private readonly Vector2 _disc;
    private readonly float _discRadius;
    private readonly float _shore;
    private readonly bool _hasWater;
    private readonly bool _hasStars;
    private readonly uint _noiseSeed;
    private readonly Ridge[] _ridges;
    private readonly float[][] _tops; // a ridge's outline, column by column: it is asked for at every point below it

    /// <summary>Composes the scene of a prompt and a seed, for a picture of so many columns.</summary>
    public Landscape(string prompt, long seed, float aspect, int columns)
    {
        var dice = new Random(unchecked((int)(WordHash.Of(prompt) ^ (uint)seed ^ (uint)(seed >> 32))));
        _aspect = aspect;
        _noiseSeed = (uint)dice.Next();
        _palette = Palette.Choose(prompt, dice);
        _hasStars = _palette.IsNight;
        _disc = new Vector2(0.2f + 0.6f * dice.NextSingle(), 0.16f + 0.22f * dice.NextSingle());
        _discRadius = 0.05f + 0.06f * dice.NextSingle();
        _hasWater = dice.NextDouble() < 0.5;
        _shore = _hasWater ? 0.76f + 0.08f * dice.NextSingle() : 2f;
        var count = dice.Next(4, 7);
        _ridges = new Ridge[count];
        for (var i = 0; i < count; i++)
        {
            var near = i / (count - 1f);
            _ridges[i] = new Ridge(
                Base: FieldOfRidges + (_hasWater ? 0.2f : 0.36f) * near + 0.03f * (dice.NextSingle() - 0.5f),
                Height: (0.2f - 0.1f * near) * (0.7f + 0.6f * dice.NextSingle()),
                Frequency: 1.6f + 2.4f * near + dice.NextSingle(),
                Roughness: 0.55f - 0.2f * near,
                Near: near);
        }

        _tops = [.. _ridges.Select((ridge, i) => Outline(ridge, i, columns))];
    }

    /// <summary>The colour at a point, both coordinates 0..1 from the upper left.</summary>
    public Vector3 ColourAt(float u, float v)
    {
        if (v < _shore)
            return Above(u, v);
        // Still water: what stands above the shore, upside down, rippled and a little darker with depth.
        var depth = (v - _shore) / (1 - _shore);
        var ripple = (ValueNoise.At(u * 40 * _aspect, v * 160 / (1 + depth), _noiseSeed + 99) - 0.5f) * 0.035f * (0.2f + depth);
        var mirrored = Above(Math.Clamp(u + ripple, 0, 1), Math.Clamp(2 * _shore - v + ripple, 0, _shore));
        return Vector3.Lerp(mirrored, _palette.Near, 0.25f + 0.3f * depth) + new Vector3(Math.Abs(ripple) * 1.6f);
    }

    private Vector3 Above(float u, float v)
    {
        for (var i = _ridges.Length - 1; i >= 0; i--)
        {
            var ridge = _ridges[i];
            var top = _tops[i][(int)(u * (_tops[i].Length - 1) + 0.5f)];
            if (v < top)
                continue;
            // The foot of a ridge lies in haze that the next one rises from.
            var haze = Math.Clamp((v - top) * (2.2f - ridge.Near), 0, 1) * (0.55f * (1 - ridge.Near));
            var grain = (ValueNoise.Fractal(u * 30 * _aspect, v * 30, 3, 0.5f, _noiseSeed + (uint)i) - 0.5f) * 0.06f * ridge.Near;
            var light = Math.Clamp(0.04f - (v - top) * 0.5f, 0, 0.04f);
            return Vector3.Lerp(_palette.RidgeAt(ridge.Near), _palette.Haze, haze) + new Vector3(grain + light);
        }

        return Sky(u, v);
    }

    private Vector3 Sky(float u, float v)
    {
        var colour = _palette.SkyAt(Math.Clamp(v / (FieldOfRidges + 0.12f), 0, 1));
        var distance = Vector2.Distance(new Vector2((u - _disc.X) * _aspect, v - _disc.Y), Vector2.Zero);
        colour = Vector3.Lerp(colour, _palette.Disc, 0.6f * MathF.Exp(-distance * distance / 0.03f));
        if (_hasStars)
            colour += Star(u, v, distance);
        var edge = Math.Clamp((_discRadius - distance) * 300, 0, 1);
        colour = Vector3.Lerp(colour, _palette.Disc, edge);
        var cloud = ValueNoise.Fractal(u * 3 * _aspect, v * 9, 5, 0.55f, _noiseSeed + 7);
        var cover = Math.Clamp((cloud - 0.52f) * 3, 0, 1) * Math.Clamp(v * 4, 0, 1) * 0.5f;
        return Vector3.Lerp(colour, _palette.Cloud, cover);
    }

    private Vector3 Star(float u, float v, float fromDisc)
    {
        const float Cells = 60;
        var (x, y) = (u * Cells * _aspect, v * Cells);
        var roll = ValueNoise.Cell((int)x, (int)y, _noiseSeed + 3);
        if (roll < 0.93f || fromDisc < _discRadius * 1.6f)
            return Vector3.Zero;
        var offset = new Vector2(x - MathF.Floor(x) - 0.5f, y - MathF.Floor(y) - 0.5f);
        return new Vector3(0.9f * (roll - 0.93f) / 0.07f * MathF.Exp(-offset.LengthSquared() * 60));
    }

    private float[] Outline(Ridge ridge, int index, int columns)
    {
        var tops = new float[columns];
        for (var x = 0; x < columns; x++)
        {
            var height = ValueNoise.Fractal(x * ridge.Frequency * _aspect / columns, index * 17.3f, 7, ridge.Roughness, _noiseSeed + (uint)(index * 131));
            tops[x] = ridge.Base - ridge.Height * height;
        }

        return tops;
    }

    private readonly record struct Ridge(float Base, float Height, float Frequency, float Roughness, float Near);
}
