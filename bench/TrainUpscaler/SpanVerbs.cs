namespace GenAsset.Bench.TrainUpscaler;

internal static class SpanVerbs
{
    /// <summary>Replaces each sample by what <paramref name="map"/> makes of it.</summary>
    public static void ForEach(this Span<float> samples, Func<float, float> map)
    {
        foreach (ref var sample in samples)
            sample = map(sample);
    }
}
