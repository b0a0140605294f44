namespace GenAsset.Api.Facades.Algovera;

/// <summary>The models that this API lists, in its order.</summary>
internal static class BaseModels
{
    /// <summary>What a job without a model gets.</summary>
    public const string Usual = "stable";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "dalle",
        "stable",
        "stable diffusion v1.5",
        "stable diffusion v2-512x512",
        "stable diffusion v2-768x768",
        "stable diffusion v2.1-512x512",
        "stable diffusion v2.1-768x768",
    ];

    /// <summary>The side of the square that a model makes when no size is asked for: what its name says, else 512.</summary>
    public static int UsualSide(string model) => model.EndsWith("-768x768", StringComparison.Ordinal) ? 768 : 512;
}
