using GenAsset.Core.Errors;

namespace GenAsset.Core.Storage;

/// <summary>The folder that holds everything this machine's jobs need: GENASSET_HOME, else the platform's local application data.</summary>
public sealed class HomeFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "GENASSET_HOME";

    private HomeFolder(string path)
    {
        Path = path;
        Jobs = System.IO.Path.Combine(path, "jobs");
        Staging = System.IO.Path.Combine(path, "staging");
        Uploads = System.IO.Path.Combine(path, "uploads");
        Webhooks = System.IO.Path.Combine(path, "webhooks");
        Cancels = System.IO.Path.Combine(path, "cancels");
        Holders = System.IO.Path.Combine(path, "holders");
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Where jobs lie.</summary>
    public string Jobs { get; }

    /// <summary>Where jobs are built before they are accepted, and emptied after they are deleted.</summary>
    public string Staging { get; }

    /// <summary>Where uploads lie.</summary>
    public string Uploads { get; }

    /// <summary>Where webhooks lie that are owed.</summary>
    public string Webhooks { get; }

    /// <summary>Where marks lie of jobs that another process shall stop.</summary>
    internal string Cancels { get; }

    /// <summary>Where each process that holds jobs has its locked file.</summary>
    internal string Holders { get; }

    /// <summary>The file that configures engines.</summary>
    public string EnginesFile => System.IO.Path.Combine(Path, "engines.json");

    /// <summary>Where the home is, unless another is named.</summary>
    public static string DefaultPath =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "GenAsset");

    /// <summary>Opens a home, making it where it is new; the error names the folder and the way out.</summary>
    public static Outcome<HomeFolder> Open(string? path = null)
    {
        string full;
        try
        {
            full = System.IO.Path.GetFullPath(path ?? DefaultPath);
        }
        catch (ArgumentException)
        {
            return GenAssetError.Of(ErrorCatalog.HomeNotWritable, $"\"{path}\" cannot be the name of a home folder.");
        }

        try
        {
            var home = new HomeFolder(full);
            Directory.CreateDirectory(home.Jobs);
            Directory.CreateDirectory(home.Staging);
            using (File.OpenHandle(System.IO.Path.Combine(full, ".flush"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
                return home;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is IOException io && IoFault.IsDiskFull(io)
                ? IoFault.Explain(fault, $"the home folder {full}")
                : GenAssetError.Of(ErrorCatalog.HomeNotWritable, $"The home folder {full} cannot be used: {fault.Message}");
        }
    }

    /// <summary>A place for one try's files of an item; with <paramref name="keep"/>, what the tries hand on to each other lies there and not in this home.</summary>
    public Scratch CreateScratch(string jobId, int index, int attempt, ItemKeep? keep = null) =>
        new(Job(jobId).Scratch(index, attempt), jobId, index, keep ?? KeepOf(jobId, index)) { Attempt = attempt };

    /// <summary>What an item's tries in this home hand on to each other.</summary>
    public ItemKeep KeepOf(string jobId, int index) => new(Job(jobId).Keep(index));

    /// <summary>The folder of a job.</summary>
    public JobFolder Job(string jobId) => new(System.IO.Path.Combine(Jobs, jobId));
}
