namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Which stored number says that nothing is there.</summary>
internal static class Backgrounds
{
    // The background is one exact number over a good part of the pictures.
    private const double LeastShare = 0.01;

    /// <summary>White, black, or both where either could be: black when neither could.</summary>
    public static IEnumerable<bool> WhiteOrBlack(Capture capture)
    {
        var black = capture.Depths.Average(d => d.ShareOf(0));
        var white = capture.Depths.Average(d => d.ShareOf(d.Max));
        if (black >= LeastShare || white < LeastShare)
            yield return false;
        if (white >= LeastShare)
            yield return true;
    }
}
