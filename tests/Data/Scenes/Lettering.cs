using System.Numerics;

namespace GenAsset.TestScenes;

/// <summary>Lines of text as a pattern on a plane: letters of 5 x 7 dots, no two lines alike.</summary>
public static class Lettering
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    // Seven rows of five dots each, the left dot in the highest of five bits.
    private static readonly byte[][] s_rows =
    [
        [14, 17, 17, 31, 17, 17, 17], [30, 17, 17, 30, 17, 17, 30], [14, 17, 16, 16, 16, 17, 14], [30, 17, 17, 17, 17, 17, 30],
        [31, 16, 16, 30, 16, 16, 31], [31, 16, 16, 30, 16, 16, 16], [14, 17, 16, 23, 17, 17, 15], [17, 17, 17, 31, 17, 17, 17],
        [14, 4, 4, 4, 4, 4, 14], [7, 2, 2, 2, 2, 18, 12], [17, 18, 20, 24, 20, 18, 17], [16, 16, 16, 16, 16, 16, 31],
        [17, 27, 21, 21, 17, 17, 17], [17, 25, 21, 19, 17, 17, 17], [14, 17, 17, 17, 17, 17, 14], [30, 17, 17, 30, 16, 16, 16],
        [14, 17, 17, 17, 21, 18, 13], [30, 17, 17, 30, 20, 18, 17], [15, 16, 16, 14, 1, 1, 30], [31, 4, 4, 4, 4, 4, 4],
        [17, 17, 17, 17, 17, 17, 14], [17, 17, 17, 17, 17, 10, 4], [17, 17, 17, 21, 21, 27, 17], [17, 17, 10, 4, 10, 17, 17],
        [17, 17, 10, 4, 4, 4, 4], [31, 1, 2, 4, 8, 16, 31],
        [14, 17, 19, 21, 25, 17, 14], [4, 12, 4, 4, 4, 4, 14], [14, 17, 1, 6, 8, 16, 31], [31, 2, 4, 2, 1, 17, 14],
        [2, 6, 10, 18, 31, 2, 2], [31, 16, 30, 1, 1, 17, 14], [6, 8, 16, 30, 17, 17, 14], [31, 1, 2, 4, 8, 8, 8],
        [14, 17, 17, 14, 17, 17, 14], [14, 17, 17, 15, 1, 2, 12],
    ];

    /// <summary>Whether a place of the plane (x to the right, y up) is ink, for capitals that are <paramref name="height"/> high.</summary>
    public static bool IsInk(Vector2 place, float height, uint seed)
    {
        var dot = height / 7;
        var (column, inLetter) = Split(place.X / dot, 6);
        var (line, inLine) = Split(-place.Y / dot, 11);
        if (inLetter >= 5 || inLine >= 7)
            return false;
        var letter = Noise.Hash(column, line, (int)seed);
        // One letter in six is a space between words.
        return letter % 6 != 0 && (s_rows[letter / 6 % (uint)Letters.Length][(int)inLine] >> (4 - (int)inLetter) & 1) != 0;
    }

    private static (int Cell, float Inside) Split(float value, int period)
    {
        var cell = MathF.Floor(value / period);
        return ((int)cell, value - (cell * period));
    }
}
