using System.Text;

namespace GenAsset.Infra.Tests.Bicep;

/// <summary>Tells comments and strings of Bicep from its code.</summary>
internal static class BicepText
{
    /// <summary>The text without its comments, and the same without the letters of its strings; both as long as the text, so that places in one are places in the other.</summary>
    public static (string Text, string Blank) Split(string source)
    {
        var (text, blank) = (new StringBuilder(source), new StringBuilder(source));
        Code(source, 0, text, blank, isInString: false);
        return (text.ToString(), blank.ToString());
    }

    // From a place on, to the end, or to the brace that ends an interpolation.
    private static int Code(string source, int from, StringBuilder text, StringBuilder blank, bool isInString)
    {
        var depth = 0;
        for (var i = from; i < source.Length; i++)
        {
            if (source.AsSpan(i).StartsWith("//"))
                i = Clear(i, End(source, "\n", i, 0), text, blank) - 1;
            else if (source.AsSpan(i).StartsWith("/*"))
                i = Clear(i, End(source, "*/", i, 2), text, blank) - 1;
            else if (source.AsSpan(i).StartsWith("'''"))
                i = Clear(i + 3, End(source, "'''", i + 3, 0), blank) + 2;
            else if (source[i] == '\'')
                i = Quoted(source, i + 1, text, blank);
            else if (source[i] == '{')
                depth++;
            else if (source[i] == '}' && depth-- == 0 && isInString)
                return i;
        }

        return source.Length;
    }

    // From behind the quote on, to the quote that ends the string.
    private static int Quoted(string source, int from, StringBuilder text, StringBuilder blank)
    {
        for (var i = from; i < source.Length; i++)
        {
            if (source[i] == '\'')
                return i;
            if (source[i] == '\n')
                throw new FormatException($"A string ends with its line: {source[from..i]}");
            if (source.AsSpan(i).StartsWith("${"))
            {
                blank[i] = ' ';
                blank[i + 1] = '(';
                i = Code(source, i + 2, text, blank, isInString: true);
                blank[Math.Min(i, source.Length - 1)] = ')';
                continue;
            }

            if (source[i] == '\\')
                Clear(i, ++i, blank);
            Clear(i, i + 1, blank);
        }

        throw new FormatException("A string has no end.");
    }

    private static int End(string source, string mark, int from, int including) => source.IndexOf(mark, from, StringComparison.Ordinal) is var at && at < 0 ? source.Length : at + including;

    private static int Clear(int from, int to, params StringBuilder[] texts)
    {
        foreach (var text in texts)
        {
            for (var i = from; i < to; i++)
                text[i] = text[i] == '\n' ? '\n' : ' ';
        }

        return to;
    }
}
