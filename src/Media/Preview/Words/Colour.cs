using System.Numerics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Preview.Words;

/// <summary>A colour by name; <paramref name="Rgb"/> is sRGB, 0xRRGGBB.</summary>
internal readonly record struct Colour(string Name, int Rgb)
{
    /// <summary>The colour as light adds up: linear, 0..1.</summary>
    public Vector3 Linear => new(Channel(16), Channel(8), Channel(0));

    /// <summary>This colour with so much of <paramref name="other"/> in it, 0..1.</summary>
    public Colour Mix(int other, float share) => this with
    {
        Rgb = (Blend(16, other, share) << 16) | (Blend(8, other, share) << 8) | Blend(0, other, share),
    };

    private float Channel(int shift) => SrgbCurve.DecodeByte((byte)((Rgb >> shift) & 255));

    private int Blend(int shift, int other, float share)
    {
        var (mine, theirs) = ((Rgb >> shift) & 255, (other >> shift) & 255);
        return (int)(mine + (theirs - mine) * share + 0.5f);
    }
}
