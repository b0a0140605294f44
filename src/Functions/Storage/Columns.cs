using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAsset.Functions.Storage;

/// <summary>A row's columns while they are put together or read. Texts past a property's size are cut over several.</summary>
public sealed class Columns
{
    /// <summary>Most letters of one property: 64 KiB in UTF-16.</summary>
    public const int MaxLetters = 32_000;

    private readonly Dictionary<string, object> _values;

    /// <summary>No columns yet.</summary>
    public Columns() => _values = [];

    /// <summary>The columns of a row.</summary>
    public Columns(Entity entity) => _values = new Dictionary<string, object>(entity.Values);

    /// <summary>All of them.</summary>
    public IReadOnlyDictionary<string, object> Values => _values;

    /// <summary>A number.</summary>
    public int Int(string name) => _values.TryGetValue(name, out var value) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A text, or null.</summary>
    public string? Text(string name)
    {
        if (!_values.TryGetValue(name, out var first))
            return null;
        var text = (string)first;
        for (var part = 1; _values.TryGetValue(PartOf(name, part), out var more); part++)
            text += (string)more;
        return text;
    }

    /// <summary>A moment, or null.</summary>
    public DateTimeOffset? Moment(string name) => _values.TryGetValue(name, out var value) ? (DateTimeOffset)value : null;

    /// <summary>An amount, or null; tables have no decimals, so it is a text.</summary>
    public decimal? Amount(string name) => Text(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A word of an enum.</summary>
    public T Word<T>(string name)
        where T : struct, Enum => Text(name) is { } text ? Enum.Parse<T>(text) : default;

    /// <summary>A value in JSON, or null.</summary>
    public T? Json<T>(string name, JsonTypeInfo<T> type)
        where T : class => Text(name) is { } text ? JsonSerializer.Deserialize(text, type) : null;

    /// <summary>Sets a number.</summary>
    public Columns Set(string name, int value) => With(name, value);

    /// <summary>Sets a moment, or takes it away.</summary>
    public Columns Set(string name, DateTimeOffset? value) => With(name, value);

    /// <summary>Sets an amount, or takes it away.</summary>
    public Columns Set(string name, decimal? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a word.</summary>
    public Columns Set<T>(string name, T value)
        where T : struct, Enum => With(name, value.ToString());

    /// <summary>Sets a value in JSON, or takes it away.</summary>
    public Columns Set<T>(string name, T? value, JsonTypeInfo<T> type)
        where T : class => Set(name, value is null ? null : JsonSerializer.Serialize(value, type));

    /// <summary>Sets a text, or takes it away.</summary>
    public Columns Set(string name, string? value)
    {
        for (var part = 1; _values.Remove(PartOf(name, part)); part++)
        {
        }

        With(name, value is null ? null : value[..Math.Min(MaxLetters, value.Length)]);
        for (var part = 1; value is not null && part * MaxLetters < value.Length; part++)
            _values[PartOf(name, part)] = value[(part * MaxLetters)..Math.Min((part + 1) * MaxLetters, value.Length)];
        return this;
    }

    private static string PartOf(string name, int part) => $"{name}_{part}";

    private Columns With(string name, object? value)
    {
        if (value is null)
            _values.Remove(name);
        else
            _values[name] = value;
        return this;
    }
}
