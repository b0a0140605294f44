using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Host.Tests;

namespace GenAsset.Azure.Tests.Serving;

/// <summary>A server and workers as real processes on an emulator, and what is asked of them.</summary>
internal sealed class StorageJob : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _name = AzuriteFixture.NewPrefix();
    private readonly List<Working> _workers = [];
    private readonly List<Host.Tests.Serving> _servers = [];

    public StorageJob(RunningAzurite azurite)
    {
        Azurite = azurite;
        Genasset.Variables["GENASSET_STORAGE"] = azurite.Connection;
        StartServer();
    }

    public RunningAzurite Azurite { get; }

    public Genasset Genasset { get; } = new();

    public Host.Tests.Serving Server { get; private set; } = null!; // set by the constructor

    /// <summary>The account, seen from outside.</summary>
    public StorageAccount Account => Azurite.Open(_name);

    /// <summary>Everything that any of the processes said.</summary>
    public string Said => string.Concat(_servers.Select(server => server.Said).Concat(_workers.Select(worker => worker.Said)));

    public void StartServer()
    {
        Server = Host.Tests.Serving.Start(Genasset, "--workers", "0", "--storage-name", _name);
        _servers.Add(Server);
    }

    public Working StartWorker(int slots = 2)
    {
        var worker = Working.Start(Genasset, "--storage-name", _name, "--workers", slots.ToString());
        _workers.Add(worker);
        return worker;
    }

    public Task<string> CreateEchoAsync(int items)
    {
        var lines = new StringBuilder("{}\n");
        for (var i = 0; i < items; i++)
            lines.Append($$"""{"kind":"image","prompt":"prompt {{i}}","engine":"builtin/echo"}""").Append('\n');
        return CreateAsync(lines.ToString());
    }

    public async Task<string> CreateAsync(string lines)
    {
        using var answer = await Server.Client.PostAsync("/v1/jobs", new StringContent(lines, Encoding.UTF8, "application/jsonl"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public Task<JsonElement> FindAsync(string job) => Server.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs/{job}");

    public async Task<int> SucceededAsync(string job) => (await FindAsync(job)).GetProperty("counts").GetProperty("succeeded").GetInt32();

    public async Task<bool> IsInAsync(string job, string state) => (await FindAsync(job)).GetProperty("state").GetString() == state;

    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse("it takes too long: " + Said);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Every item has one result: in the journal, and in the storage.</summary>
    public async Task CheckAsync(string job, int items)
    {
        var journal = Genasset.Lines(await File.ReadAllTextAsync(Path.Combine(Genasset.Home, "jobs", job, "journal.jsonl")));
        journal.Where(line => line.GetProperty("kind").GetString() == "itemSucceeded").Select(line => line.GetProperty("index").GetInt32()).Order().ShouldBe(Enumerable.Range(0, items));
        var blobs = new List<string>();
        await foreach (var blob in Account.Container.GetBlobsAsync(prefix: $"jobs/{job}/assets/"))
            blobs.Add(blob.Name);
        blobs.Select(name => name.Split('/')[3]).Order().ShouldBe(Enumerable.Range(0, items).Select(index => index.ToString("000000")));
        (await Server.Client.GetStringAsync($"/v1/jobs/{job}/items/{items - 1}/assets/item.json")).ShouldContain($"\"prompt {items - 1}\"");
    }

    /// <summary>Nothing that was said or written down holds the key or a signed address.</summary>
    public void CheckSecrets()
    {
        var secrets = new[] { RunningAzurite.Secret, "AccountKey", "sig=", "SharedKey" };
        foreach (var secret in secrets)
        {
            Said.ShouldNotContain(secret);
            foreach (var file in Directory.EnumerateFiles(Genasset.Home, "*", SearchOption.AllDirectories))
                Read(file).ShouldNotContain(secret, Case.Sensitive, file);
        }
    }

    // Without a lock of our own, since the server holds some of them; and some are renamed while they are looked for.
    private static string Read(string file)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Dispose();
        foreach (var server in _servers)
            server.Dispose();
        Genasset.Dispose();
    }
}
