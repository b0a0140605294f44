namespace GenAsset.Media.Preview.Scenes;

/// <summary>Chance that is the same for the same seed on every machine (SplitMix64, S. Vigna 2015).</summary>
internal sealed class Dice(ulong seed)
{
    private readonly ulong _seed = seed;
    private ulong _state = seed;

    /// <summary>Dice for a part of the work, independent of how often these are thrown.</summary>
    public Dice Fork(string name)
    {
        var hash = 14695981039346656037UL ^ _seed;
        foreach (var letter in name)
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        return new Dice(hash);
    }

    /// <summary>0 to just under 1.</summary>
    public float Unit() => (Next() >> 40) / 16777216f;

    /// <summary>A number between two.</summary>
    public float Range(float from, float to) => from + ((to - from) * Unit());

    /// <summary>A whole number between two, both included.</summary>
    public int Whole(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>Whether something happens that does so once in <c>1 / probability</c>.</summary>
    public bool Chance(float probability) => Unit() < probability;

    /// <summary>-1 or 1.</summary>
    public float Sign() => Chance(0.5f) ? -1 : 1;

    /// <summary>One of the choices.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Whole(0, choices.Length - 1)];

    /// <summary>A number around <paramref name="usual"/>, off by at most <paramref name="share"/> of it.</summary>
    public float About(float usual, float share = 0.15f) => usual * Range(1 - share, 1 + share);

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
