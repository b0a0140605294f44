namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>Things that are stored once and named by number: the first number that a thing gets stays its own.</summary>
internal sealed class CrateTable<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];

    public List<T> Items { get; } = [];

    public int NumberOf(T item)
    {
        if (!_numbers.TryGetValue(item, out var number))
        {
            _numbers[item] = number = Items.Count;
            Items.Add(item);
        }

        return number;
    }
}
