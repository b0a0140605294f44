namespace GenAsset.Cmdlets.Tests;

/// <summary>Finds the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GenAsset.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("GenAsset.slnx was not found above the test's folder.");
    }
}
