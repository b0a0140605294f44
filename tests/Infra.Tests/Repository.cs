namespace GenAsset.Infra.Tests;

/// <summary>The checkout that the tests were built from: what is tested here is text in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Bicep => Path.Combine(Root, "infra", "bicep");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("GenAsset.slnx was not found above the test's folder.")
        : File.Exists(Path.Combine(folder.FullName, "GenAsset.slnx")) ? folder.FullName
        : FindRoot(folder.Parent);
}
