namespace GenAsset.Media.Tests;

/// <summary>Finds the repository's folders from wherever the tests run.</summary>
internal static class TestData
{
    public static string Root { get; } = FindRoot();

    public static string Folder(string name) => Path.Combine(Root, "tests", "Data", name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GenAsset.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds GenAsset.slnx.");
    }
}
