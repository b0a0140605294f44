namespace GenAsset.Media.Preview.Fields;

/// <summary>The finish slots that meet at a point: the winner's, another's, and how much of the other there is (0..0.5).</summary>
internal readonly record struct FinishMix(int Winner, int Other, float Share);
