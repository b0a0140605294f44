using System.Numerics;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>Gives the numbers and strings of usda text the type that their attribute declares; a type that no mesh or material needs becomes null.</summary>
internal static class UsdaValue
{
    public static object? Typed(string type, object? value, int offset)
    {
        if (value is List<object> list && type.EndsWith("[]", StringComparison.Ordinal))
            return TypedList(type[..^2], list, offset);
        return Single(type, value);
    }

    private static object? Single(string type, object? value) => (type, value) switch
    {
        ("bool", double number) => number != 0,
        ("int" or "uint" or "uchar" or "int64" or "uint64", double number) => (int)number,
        ("float" or "half", double number) => (float)number,
        ("double" or "timecode", double number) => number,
        ("string", string text) => text,
        ("token", string text) => new UsdToken(text),
        ("asset", UsdAsset asset) => asset,
        (_, UsdaTuple tuple) when type.StartsWith("quat", StringComparison.Ordinal) && tuple.Numbers is [var w, var x, var y, var z] =>
            new Quaternion((float)x, (float)y, (float)z, (float)w), // the text has the real part first
        ("matrix4d" or "frame4d", UsdaTuple { Numbers: { Length: 16 } n }) => new Matrix4x4(
            (float)n[0], (float)n[1], (float)n[2], (float)n[3], (float)n[4], (float)n[5], (float)n[6], (float)n[7],
            (float)n[8], (float)n[9], (float)n[10], (float)n[11], (float)n[12], (float)n[13], (float)n[14], (float)n[15]),
        (_, UsdaTuple { Numbers: [var x, var y] }) => new Vector2((float)x, (float)y),
        (_, UsdaTuple { Numbers: [var x, var y, var z] }) => new Vector3((float)x, (float)y, (float)z),
        (_, UsdaTuple { Numbers: [var x, var y, var z, var w] }) => new Vector4((float)x, (float)y, (float)z, (float)w),
        _ => null,
    };

    private static object? TypedList(string type, List<object> list, int offset)
    {
        var first = list.Count > 0 ? Single(type, list[0]) : Empty(type);
        return first switch
        {
            int => All<int>(),
            float => All<float>(),
            double => Array.ConvertAll(All<double>(), number => (float)number),
            UsdToken => All<UsdToken>(),
            Vector2 => All<Vector2>(),
            Vector3 => All<Vector3>(),
            Vector4 => All<Vector4>(),
            _ => null,
        };

        T[] All<T>()
        {
            var items = new T[list.Count];
            for (var i = 0; i < items.Length; i++)
                items[i] = Single(type, list[i]) is T item ? item : throw new MediaFormatException("USDA", offset, $"item {i} of a list is no {type}");
            return items;
        }
    }

    /// <summary>A sample of what a list without items would hold.</summary>
    private static object? Empty(string type) => type switch
    {
        "int" => 0,
        "float" or "half" or "double" => 0f,
        "token" => default(UsdToken),
        _ when type.Contains('2', StringComparison.Ordinal) => default(Vector2),
        _ when type.Contains('3', StringComparison.Ordinal) => default(Vector3),
        _ => null,
    };
}
