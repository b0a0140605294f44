using System.Text;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>How a depth picture's values, 0 black to 1 white, stand for metres.</summary>
/// <param name="Measure">What grows evenly with the values.</param>
/// <param name="NearIsBright">Whether white is near; black is near by default.</param>
/// <param name="Near">The depth of the nearest value, metres.</param>
/// <param name="Far">The depth of the farthest value, metres.</param>
/// <param name="WhiteBackground">Whether white, and not black, says that nothing is there.</param>
/// <param name="MetresPerStep">Metres for each step of the stored number (0.001: millimetres), instead of near and far.</param>
public sealed record DepthCoding(
    DepthMeasure Measure, bool NearIsBright, float Near, float Far, bool WhiteBackground = false, float? MetresPerStep = null)
{
    /// <summary>
    /// The depth along the view axis of a stored value out of <paramref name="max"/>; <paramref name="slant"/> is how much longer the pixel's ray
    /// is than its depth along the axis (1 in the middle and without perspective).
    /// </summary>
    public float Decode(int value, int max, float slant)
    {
        if (MetresPerStep is { } step)
            return value * step / (Measure == DepthMeasure.Ray ? slant : 1);
        var share = value / (float)max;
        if (NearIsBright)
            share = 1 - share;
        return Measure switch
        {
            DepthMeasure.Linear => Near + (share * (Far - Near)),
            DepthMeasure.Ray => (Near + (share * (Far - Near))) / slant,
            _ => 1 / ((1 / Near) + (share * ((1 / Far) - (1 / Near)))),
        };
    }

    /// <summary>The stored value of a depth along the view axis, the mirror of <see cref="Decode"/>; never the background's.</summary>
    public int Encode(float depth, int max, float slant)
    {
        var (least, most) = WhiteBackground ? (0, max - 1) : (1, max);
        var along = Measure == DepthMeasure.Ray ? depth * slant : depth;
        if (MetresPerStep is { } step)
            return Math.Clamp((int)MathF.Round(along / step), least, most);
        var share = Measure == DepthMeasure.Inverse
            ? ((1 / along) - (1 / Near)) / ((1 / Far) - (1 / Near))
            : (along - Near) / (Far - Near);
        return Math.Clamp((int)MathF.Round((NearIsBright ? 1 - share : share) * max), least, most);
    }

    /// <summary>The background's stored value.</summary>
    public int Background(int max) => WhiteBackground ? max : 0;

    /// <summary>In words, for reports: "linear, near dark, background white".</summary>
    public string Words()
    {
        var text = new StringBuilder(Measure switch { DepthMeasure.Linear => "linear", DepthMeasure.Inverse => "inverse", _ => "ray length" });
        text.Append(MetresPerStep is { } step ? $", {step:0.######} m a step" : NearIsBright ? ", near bright" : ", near dark");
        return text.Append(WhiteBackground ? ", background white" : ", background black").ToString();
    }
}
