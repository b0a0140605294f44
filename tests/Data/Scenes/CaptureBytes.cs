namespace GenAsset.TestScenes;

/// <summary>The twelve files of a capture.</summary>
public sealed record CaptureBytes(IReadOnlyList<ReadOnlyMemory<byte>> Views, IReadOnlyList<ReadOnlyMemory<byte>> Depths)
{
    /// <summary>Writes view1.png … view6.png and depth1.png … depth6.png.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < Views.Count; i++)
            File.WriteAllBytes(Path.Combine(folder, $"view{i + 1}.png"), Views[i].Span);
        for (var i = 0; i < Depths.Count; i++)
            File.WriteAllBytes(Path.Combine(folder, $"depth{i + 1}.png"), Depths[i].Span);
    }
}
