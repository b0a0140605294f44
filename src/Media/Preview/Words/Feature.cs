namespace GenAsset.Media.Preview.Words;

/// <summary>A part or a thing worn, by its first name in <see cref="FeatureWords"/>, and how it should look.</summary>
internal sealed record Feature(string Name, Coat Coat, Mood Mood = Mood.None);
