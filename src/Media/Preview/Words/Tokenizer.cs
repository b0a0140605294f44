using System.Globalization;
using System.Text;

namespace GenAsset.Media.Preview.Words;

/// <summary>Splits any text at all into lower-case words: letters, digits and marks of any script hold together, and a symbol (an emoji) is a word by itself.</summary>
internal static class Tokenizer
{
    /// <summary>Words beyond this many are not read: nobody's scene has more, and the cost of reading stays bounded.</summary>
    public const int MostTokens = 400;

    private const int LongestWord = 40; // longer is no word of any table; the rest of it is dropped

    /// <summary>The words, in order.</summary>
    public static IReadOnlyList<Token> Split(string prompt)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var afterBreak = false;

        // A lone surrogate comes out of the enumeration as U+FFFD: a symbol like any other.
        foreach (var rune in prompt.EnumerateRunes())
        {
            if (tokens.Count >= MostTokens)
                break;
            switch (KindOf(rune))
            {
                case Kind.Letter:
                    if (word.Length < LongestWord)
                        word.Append(Fold(rune));
                    break;
                case Kind.Silent:
                    break;
                case Kind.Symbol:
                    End();
                    tokens.Add(new Token(rune.ToString(), afterBreak));
                    afterBreak = false;
                    break;
                case Kind.Break:
                    End();
                    afterBreak = true;
                    break;
                default:
                    End();
                    break;
            }
        }

        if (tokens.Count < MostTokens)
            End();
        return tokens;

        void End()
        {
            if (word.Length == 0)
                return;
            var text = word.ToString();
            word.Clear();
            tokens.Add(new Token(text.EndsWith("'s", StringComparison.Ordinal) ? text[..^2] : text.Trim('\''), afterBreak));
            afterBreak = false;
            if (tokens[^1].Text.Length == 0)
                tokens.RemoveAt(tokens.Count - 1);
        }
    }

    private static Kind KindOf(Rune rune)
    {
        if (rune.Value is '\'' or 0x2019)
            return Kind.Letter;
        if (rune.Value is ',' or '.' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or 0x3001 or 0x3002)
            return Kind.Break;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate => Kind.Symbol,
            // Joiners, skin tones and variation selectors change how an emoji looks, not which it is.
            UnicodeCategory.Format or UnicodeCategory.ModifierSymbol => Kind.Silent,
            UnicodeCategory.NonSpacingMark when rune.Value is >= 0xFE00 and <= 0xFE0F => Kind.Silent,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Letter,
            _ => Rune.IsLetterOrDigit(rune) ? Kind.Letter : Kind.Space,
        };
    }

    private static string Fold(Rune rune) => rune.Value switch
    {
        0x2019 => "'",
        0xE8 or 0xE9 or 0xEA or 0xC8 or 0xC9 or 0xCA => "e",
        0xE0 or 0xE1 or 0xE2 or 0xC0 or 0xC1 or 0xC2 => "a",
        0xF1 or 0xD1 => "n",
        0xE7 or 0xC7 => "c",
        0xEF or 0xCF => "i",
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };

    private enum Kind
    {
        Letter,
        Space,
        Break,
        Symbol,
        Silent,
    }
}
