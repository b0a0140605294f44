using GenAsset.Media.Enhancement;

namespace GenAsset.Media.Tests.Enhancement;

public sealed class RecipeTests
{
    private static readonly string[] s_documented =
    [
        "face_2x", "face_4x", "face_v2_2x", "face_v2_4x", "general_2x", "general_4x", "high_fidelity_2x", "high_fidelity_4x",
        "sharpen_denoise", "detail_denoise", "generative_portrait", "generative",
    ];

    [Fact]
    public void Every_documented_model_name_has_a_recipe() =>
        EnhancementRecipes.All.Select(recipe => recipe.Name).ShouldBe(s_documented);

    [Fact]
    public void The_older_name_is_the_general_model() =>
        EnhancementRecipes.Find("enhanced_v1").ShouldBe(EnhancementRecipes.Find("general_2x"));

    [Theory]
    [InlineData("General_2x")]
    [InlineData("")]
    [InlineData("face_3x")]
    public void Other_names_are_unknown(string name) => EnhancementRecipes.Find(name).ShouldBeNull();

    [Theory]
    [InlineData("general_2x", 8192, 8192, null)]
    [InlineData("general_2x", 8193, 8192, EnhancementLimitKind.Input)]
    [InlineData("general_4x", 6000, 6250, null)]
    [InlineData("general_4x", 6000, 6251, EnhancementLimitKind.Output)]
    [InlineData("sharpen_denoise", 8192, 8192, null)]
    [InlineData("generative", 20000, 20000, null)]
    public void Limits_are_those_of_the_documentation(string name, int width, int height, EnhancementLimitKind? broken) =>
        (EnhancementRecipes.Find(name)!.BrokenLimit(width, height)?.Kind).ShouldBe(broken); // a name of the list

    [Theory]
    [InlineData(1000, 500, 2000, 1000)]
    [InlineData(3840, 2160, 7680, 4320)]
    [InlineData(7680, 4320, 7680, 4320)]
    [InlineData(20000, 20000, 5760, 5760)]
    public void Generative_results_fit_8K(int width, int height, int toWidth, int toHeight) =>
        EnhancementRecipes.Find("generative")!.OutputSize(width, height).ShouldBe((toWidth, toHeight)); // a name of the list

    [Fact]
    public void The_documentation_lists_every_recipe_with_its_numbers()
    {
        var page = File.ReadAllLines(Path.Combine(Root(), "docs", "04-engines.md"));
        foreach (var recipe in EnhancementRecipes.All)
        {
            var row = page.Single(line => line.StartsWith($"| `{recipe.Name}` |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)[2..^1];
            row[0].ShouldBe($"{recipe.Scale}x", recipe.Name);
            row[1].ShouldBe(recipe.Deblock ? "yes" : "-", recipe.Name);
            row[2].ShouldBe(Number(recipe.Denoise), recipe.Name);
            row[3].ShouldBe(Number(recipe.LocalContrast), recipe.Name);
            row[4].ShouldBe(Number(recipe.Sharpen), recipe.Name);
            row[5].ShouldBe(Number(recipe.SkinAware), recipe.Name);
        }
    }

    private static string Number(float value) => value == 0 ? "-" : value.ToString("0.##");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GenAsset.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
        return folder.FullName;
    }
}
