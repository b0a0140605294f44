using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Doubles;

namespace GenAsset.Core.Tests.Engines.Remote;

/// <summary>A home whose engines.json names one provider at its double, and jobs of one item on it.</summary>
internal sealed class ProviderRun : IDisposable
{
    /// <summary>The variable that holds the key.</summary>
    public const string KeyVariable = "GENASSET_TEST_PROVIDER_KEY";

    private const string BadKeyVariable = "GENASSET_TEST_PROVIDER_BAD_KEY";
    private readonly Home _home = new();
    private readonly ProviderDoubles _doubles;
    private int _chargedBefore;

    static ProviderRun()
    {
        Environment.SetEnvironmentVariable(KeyVariable, "the-key");
        Environment.SetEnvironmentVariable(BadKeyVariable, "the-wrong-key");
    }

    private ProviderRun(ProviderDoubles doubles, Provider provider, RunningDouble running) => (_doubles, Provider, Double) = (doubles, provider, running);

    public Provider Provider { get; }

    public RunningDouble Double { get; }

    /// <summary>Begins with a fresh double; <paramref name="price"/> null means that nothing says what a task costs.</summary>
    public static async Task<ProviderRun> BeginAsync(ProviderDoubles doubles, string type, int? price = 1, string timeouts = "", bool goodKey = true)
    {
        var provider = Provider.All.Single(one => one.Type == type);
        var run = new ProviderRun(doubles, provider, await doubles.FreshAsync(type));
        run._chargedBefore = await run.CountAsync();
        var entry = $$"""
            {"name":"it","type":"{{type}}","endpoint":"{{run.Double.Address}}","keyVariable":"{{(goodKey ? KeyVariable : BadKeyVariable)}}"{{(price is null ? "" : $",\"price\":{price}")}},
             "timeouts":{ "pollSeconds":0.02{{timeouts}} } }
            """;
        File.WriteAllText(run._home.Folder.EnginesFile, $$"""{"engines":[{{entry}}]}""");
        return run;
    }

    /// <summary>Tasks that were charged since the beginning.</summary>
    public async Task<int> ChargedAsync() => await CountAsync() - _chargedBefore;

    /// <summary>Opens the home, as a process does that starts.</summary>
    public EmbeddedBackend Open() => _home.Open();

    /// <summary>Gives a backend a job of one item.</summary>
    public async Task<string> CreateAsync(EmbeddedBackend backend, int retries = 1, ItemSpec? item = null)
    {
        var job = await backend.CreateAsync(new JobSpec(Options: new JobOptions(Retries: retries)), Specs.From([item ?? _doubles.ItemFor(Provider.Type)]));
        return (job.Value ?? throw new InvalidOperationException(job.Error!.Message)).Id;
    }

    /// <summary>Runs a job of one item to its end.</summary>
    public async Task<(JobState Job, ItemState Item)> RunAsync(int retries = 1, ItemSpec? item = null)
    {
        await using var backend = Open();
        return await EndAsync(backend, await CreateAsync(backend, retries, item));
    }

    /// <summary>Waits for a job's end.</summary>
    public static async Task<(JobState Job, ItemState Item)> EndAsync(EmbeddedBackend backend, string job)
    {
        var ended = (await backend.WaitAsync(job)).Value!;
        return (ended, (await backend.ItemAsync(job, 0))!);
    }

    /// <summary>Waits until the double has been asked for something so often.</summary>
    public async Task UntilAskedAsync(string beginning, int times = 1)
    {
        while (await Double.CountAsync(beginning) < times)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }

    public void Dispose() => _home.Dispose();

    private async Task<int> CountAsync() => int.Parse(await Double.AskAsync("/charged"));
}
