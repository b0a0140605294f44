using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Reading;
using GenAsset.Core.Running;

namespace GenAsset.Bench.Server;

/// <summary>Large jobs: how soon many items are accepted, and what an archive of two gigabytes costs the server in memory while it streams.</summary>
internal static class Bulk
{
    private const int Assets = 40;
    private const int AssetBytes = 50 << 20;
    private const long LookEvery = 32 << 20; // at the server's memory

    public static async Task<int> RunAsync(int items)
    {
        using var service = await Service.OursAsync();
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var table = new Table("server-bulk.csv", "measure,value,unit");
        for (var round = 1; round <= 3; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var job = await PostAsync(service, client, items);
            var accepted = Stopwatch.GetElapsedTime(begun);
            await EndAsync(client, job);
            table.Add(Row($"{items} items accepted (round {round})", accepted.TotalSeconds, "s"));
            table.Add(Row($"{items} items ended (round {round})", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s"));
        }

        await ArchiveAsync(table);
        table.Write();
        return 0;
    }

    private static async Task<string> PostAsync(Service service, HttpClient client, int items)
    {
        var lines = new StringBuilder("{}\n");
        for (var i = 0; i < items; i++)
            lines.Append(CultureInfo.InvariantCulture, $$"""{"kind":"image","prompt":"robot {{i}}","engine":"builtin/echo"}""").Append('\n');
        using var body = new StringContent(lines.ToString(), new MediaTypeHeaderValue("application/jsonl"));
        using var answer = await client.PostAsync(service.Jobs, body);
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return $"{service.Jobs}/{document.RootElement.GetProperty("id").GetString()}";
    }

    private static async Task EndAsync(HttpClient client, string job)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, job);
        request.Headers.TryAddWithoutValidation("Prefer", "wait=60");
        using var answer = await client.SendAsync(request);
        if (!(await answer.Content.ReadAsStringAsync()).Contains("\"finishedAt\"", StringComparison.Ordinal))
            throw new InvalidOperationException("The job has not ended within a minute.");
    }

    // The job is made in the server's home before it starts, by an engine that writes what a generator of large meshes would.
    private static async Task<string> MakeLargeAsync(string home)
    {
        await using var backend = EmbeddedBackend.Open(new EmbeddedOptions(home, Engines: new EngineCatalog([new LargeFiles()]))).Value!;
        var job = await backend.CreateAsync(new JobSpec("large"), Entries());
        await backend.WaitAsync(job.Value!.Id);
        return job.Value.Id;
    }

    private static async IAsyncEnumerable<ItemEntry> Entries()
    {
        await Task.CompletedTask;
        for (var i = 0; i < Assets; i++)
            yield return ItemEntry.Of(new ImageItem($"large {i}"));
    }

    private static async Task ArchiveAsync(Table table)
    {
        var home = Directory.CreateTempSubdirectory("genasset-bench-large-");
        try
        {
            var job = await MakeLargeAsync(home.FullName);
            using var service = await Service.OursAsync(home.FullName);
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            await (await client.GetAsync($"{service.Jobs}/{job}")).Content.ReadAsStringAsync(); // warm
            var before = service.ResidentMegabytes();
            var (bytes, peak, begun) = (0L, before, Stopwatch.GetTimestamp());
            using var answer = await client.GetAsync($"{service.Jobs}/{job}/results.zip", HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync();
            var buffer = new byte[1 << 20];
            var seenAt = 0L;
            while (await body.ReadAsync(buffer) is > 0 and var count)
            {
                bytes += count;
                if (bytes - seenAt < LookEvery)
                    continue;
                (seenAt, peak) = (bytes, Math.Max(peak, service.ResidentMegabytes()));
            }

            table.Add(Row("results.zip", bytes / 1e9, "GB"));
            table.Add(Row("results.zip streamed in", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s"));
            table.Add(Row("server's resident memory before", before, "MB"));
            table.Add(Row("server's resident memory at most while it streamed", peak, "MB"));
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private sealed class LargeFiles : IEngine
    {
        private readonly byte[] _content = new byte[1 << 20];

        public LargeFiles() => new Random(1).NextBytes(_content);

        public EngineInfo Info { get; } = new("bench/large", Enum.GetValues<ItemKind>());

        public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
        {
            await using var file = context.Scratch.Create("mesh.bin");
            for (var written = 0; written < AssetBytes; written += _content.Length)
                await file.WriteAsync(_content, cancellationToken);
            return new EngineResult();
        }
    }

    private static string Row(string measure, double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{measure},{value:0.000},{unit}");
}
