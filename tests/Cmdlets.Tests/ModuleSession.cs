using GenAsset.Core.Engines;
using GenAsset.Core.Running;

namespace GenAsset.Cmdlets.Tests;

/// <summary>A session of one test, connected to a home of its own; both are gone with it.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-cmdlets-");

    public ModuleSession()
    {
        var engines = new EngineCatalog([.. EngineCatalog.BuiltIn, Gate, new PickyEngine(), new PickyEngine("paid/picky", 0.25m)]);
        Backend = Session.Connect(new EmbeddedOptions(Folder("home"), Workers: 2, Engines: engines)).Value ?? throw new InvalidOperationException("The home cannot be opened.");
    }

    public GateEngine Gate { get; } = new();

    public EmbeddedBackend Backend { get; }

    public string Folder(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A job that has ended, with an item a prompt.</summary>
    public JobState EndedJob(params string[] prompts) => Pipeline.Of(prompts).To<NewGenAssetJobCommand>(("Engine", "test/picky"), ("Name", "ended")).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single();

    /// <summary>A job that does not end until <see cref="Gate"/> opens.</summary>
    public JobState HeldJob(params string[] prompts) => Pipeline.Of(prompts).To<NewGenAssetJobCommand>(("Engine", "test/gate"), ("Name", "held")).Invoke().As<JobState>().Single();

    public JobState Find(string id) => Backend.FindAsync(id).GetAwaiter().GetResult() ?? throw new InvalidOperationException($"Job {id} is gone.");

    public int CountJobs() => Backend.ListAsync().ToBlockingEnumerable().Count();

    public void Dispose()
    {
        Gate.Open();
        Session.CloseAsync().GetAwaiter().GetResult();
        _folder.Delete(recursive: true);
    }
}
