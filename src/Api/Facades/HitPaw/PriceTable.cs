namespace GenAsset.Api.Facades.HitPaw;

/// <summary>What an enhancement costs in coins, by its model and the megapixels of the picture that is sent.</summary>
internal static class PriceTable
{
    private static readonly double[] UpToMegapixels = [2, 8, 24, double.PositiveInfinity];

    private static readonly Dictionary<string, long[]> Coins = new(StringComparer.Ordinal)
    {
        // up to 2 MP, 8, 24, above
        ["sharpen_denoise"] = [5, 10, 20, 40],
        ["detail_denoise"] = [5, 10, 20, 40],
        ["general_2x"] = [10, 20, 40, 80],
        ["high_fidelity_2x"] = [10, 20, 40, 80],
        ["face_2x"] = [15, 30, 60, 120],
        ["face_v2_2x"] = [15, 30, 60, 120],
        ["general_4x"] = [20, 40, 80, 160],
        ["high_fidelity_4x"] = [20, 40, 80, 160],
        ["face_4x"] = [30, 60, 120, 240],
        ["face_v2_4x"] = [30, 60, 120, 240],
        ["generative"] = [75, 90, 120, 180],
        ["generative_portrait"] = [75, 90, 120, 180],
    };

    /// <summary>The coins; a picture whose size cannot be told here costs as much as a large one.</summary>
    public static long CoinsOf(string model, long? pixels)
    {
        var megapixels = pixels / 1e6 ?? double.MaxValue;
        return Coins[model][Array.FindIndex(UpToMegapixels, limit => megapixels <= limit)];
    }
}
