namespace GenAsset.Browser.Tests;

/// <summary>Where this repository lies.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Where the screenshots go; git ignores it.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "browser")).FullName;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GenAsset.slnx")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests."));
}
