using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests;

/// <summary>A home folder of one test, gone with it.</summary>
internal sealed class Home : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("genasset-test-").FullName;

    public HomeFolder Folder => HomeFolder.Open(Path).Value ?? throw new InvalidOperationException("The test's home cannot be opened.");

    public EmbeddedBackend Open(EmbeddedOptions? options = null)
    {
        var backend = EmbeddedBackend.Open((options ?? new EmbeddedOptions()) with { Home = Path });
        return backend.Value ?? throw new InvalidOperationException(backend.Error?.Message);
    }

    public EmbeddedBackend Open(IEngine engine, TimeProvider? time = null, int workers = 4) =>
        Open(new EmbeddedOptions(Workers: workers, Engines: new EngineCatalog([engine]), Time: time));

    /// <summary>Runs an echo job to its end and returns its id.</summary>
    public async Task<string> FinishedJobAsync(int items)
    {
        await using var backend = Open();
        var job = await backend.CreateAsync(new JobSpec(), Specs.Echo(items));
        (await backend.WaitAsync(job.Value!.Id)).Value!.Counts.Succeeded.ShouldBe(items);
        return job.Value.Id;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
