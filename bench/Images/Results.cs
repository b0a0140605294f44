namespace GenAsset.Bench.Images;

/// <summary>Where results are kept: bench/results of the checkout this was built in.</summary>
public static class Results
{
    public static string File(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "GenAsset.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmark does not run inside the repository.");
        return Path.Combine(folder.FullName, "bench", "results", name);
    }
}
