using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Host.Tests;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;
using Xunit.Abstractions;

namespace GenAsset.Azure.Tests.Serving;

/// <summary>`genasset serve --storage` and `genasset worker --storage` as real processes.</summary>
public sealed class ServeStorageTests(ITestOutputHelper output)
{
    private const int Terminated = 15;

    [AzuriteFact]
    public Task Of_three_workers_one_is_killed_and_the_storage_is_away_for_a_while_and_every_item_has_one_result() => RunAsync(300, TimeSpan.FromSeconds(3));

    [AzuriteSoakFact]
    public Task Five_thousand_items_three_workers_one_killed_and_the_storage_away_for_twenty_seconds() => RunAsync(5000, TimeSpan.FromSeconds(20));

    [AzuriteFact]
    public async Task What_workers_end_while_the_server_is_away_is_found_by_the_next_one()
    {
        const int Items = 200;
        using var azurite = await RunningAzurite.StartAsync();
        using var work = new StorageJob(azurite);
        work.StartWorker();
        var job = await work.CreateEchoAsync(Items);
        await work.UntilAsync(async () => await work.SucceededAsync(job) >= 20);

        work.Server.Kill();
        work.StartServer();

        await work.UntilAsync(() => work.IsInAsync(job, "completed"));
        await work.CheckAsync(job, Items);
        work.EndAndCheckSecrets();
    }

    [AzuriteFact]
    public async Task A_cancelled_job_ends_at_once_and_runs_to_its_end_when_it_is_retried()
    {
        const int Items = 150;
        using var azurite = await RunningAzurite.StartAsync();
        using var work = new StorageJob(azurite);
        var worker = work.StartWorker();
        await work.UntilAsync(async () => (await work.Server.Client.GetFromJsonAsync<JsonElement[]>("/v1/workers"))!.Length == 1);
        worker.Signal(19); // what is sent stays in the queue
        var job = await work.CreateEchoAsync(Items);
        await work.UntilAsync(async () => (await work.FindAsync(job)).GetProperty("counts").GetProperty("running").GetInt32() >= 100);

        (await work.Server.Client.PostAsync($"/v1/jobs/{job}/cancel", null)).EnsureSuccessStatusCode();
        await work.UntilAsync(() => work.IsInAsync(job, "cancelled"));
        worker.Signal(18);
        (await work.Server.Client.PostAsync($"/v1/jobs/{job}/retry", null)).EnsureSuccessStatusCode();

        await work.UntilAsync(() => work.IsInAsync(job, "completed"));
        await work.CheckAsync(job, Items);
    }

    [AzuriteFact]
    public async Task A_worker_reads_uploads_from_the_storage_and_deleting_the_job_leaves_nothing_there()
    {
        using var azurite = await RunningAzurite.StartAsync();
        using var work = new StorageJob(azurite);
        work.StartWorker();
        using var picture = new ImageBuffer(32, 24, 3);
        using var png = new MemoryStream();
        ImageCodec.Encode(picture, png, ImageFormat.Png);
        using var sent = await work.Server.Client.PostAsync("/v1/uploads", new ByteArrayContent(png.ToArray()));
        var upload = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        using var sentTorn = await work.Server.Client.PostAsync("/v1/uploads", new ByteArrayContent(png.ToArray()[..^20]));
        var torn = (await sentTorn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        var job = await work.CreateAsync($$"""
            {}
            {"kind":"enhancement","image":{"upload":"{{upload}}"},"model":"general_2x","format":"png"}
            {"kind":"enhancement","image":{"upload":"{{torn}}"},"model":"general_2x","format":"png"}

            """);
        await work.UntilAsync(() => work.IsInAsync(job, "completed"));

        var items = await work.Server.Client.GetStringAsync($"/v1/jobs/{job}/items");
        (await work.SucceededAsync(job)).ShouldBe(1, items + work.Said);
        items.ShouldContain("\"error\"");
        var ledgers = new List<string>();
        await foreach (var blob in work.Account.Container.GetBlobsAsync(prefix: $"jobs/{job}/tries/"))
            ledgers.Add(blob.Name);
        ledgers.ShouldBe([$"jobs/{job}/tries/000000-1.json"]); // an item that failed may be retried, and then begins anew
        (await work.Server.Client.DeleteAsync($"/v1/jobs/{job}")).EnsureSuccessStatusCode();
        var left = 0;
        await foreach (var blob in work.Account.Container.GetBlobsAsync(prefix: "jobs/"))
            left++;
        left.ShouldBe(0);
        work.EndAndCheckSecrets();
    }

    [AzuriteFact]
    public async Task A_key_that_the_storage_refuses_is_a_clear_error_without_the_key()
    {
        using var azurite = await RunningAzurite.StartAsync();
        using var genasset = new Genasset();
        genasset.Variables["GENASSET_STORAGE"] = azurite.Connection.Replace(RunningAzurite.Secret, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);

        foreach (var arguments in (string[][])[["serve", "--home", genasset.Home, "--urls", "http://127.0.0.1:0"], ["worker"]])
        {
            var ended = genasset.RunBare(arguments);
            ended.Code.ShouldBe(1);
            ended.Error.ShouldContain("STORAGE_UNAVAILABLE");
            (ended.Error + ended.Output).ShouldNotContain("AAAAAAAA");
        }
    }

    private async Task RunAsync(int items, TimeSpan away)
    {
        using var azurite = await RunningAzurite.StartAsync();
        using var work = new StorageJob(azurite);
        var workers = Enumerable.Range(0, 3).Select(_ => work.StartWorker()).ToList();
        await work.UntilAsync(async () => (await work.Server.Client.GetFromJsonAsync<JsonElement[]>("/v1/workers"))!.Length == 3);
        var (clock, before) = (Stopwatch.StartNew(), azurite.Worked);
        var job = await work.CreateEchoAsync(items);

        await work.UntilAsync(async () => await work.SucceededAsync(job) >= items / 5);
        workers[0].Signal(9);
        await work.UntilAsync(async () => await work.SucceededAsync(job) >= items / 2);
        azurite.Freeze();
        await Task.Delay(away, TimeProvider.System);
        azurite.Thaw();
        await work.UntilAsync(() => work.IsInAsync(job, "completed"));

        var seconds = clock.Elapsed.TotalSeconds;
        output.WriteLine($"{items} items in {seconds:0.0} s with three workers, one killed, the storage away for {away.TotalSeconds:0} s of them: {items / (seconds - away.TotalSeconds):0} items/s while it was there, its one thread at work for {(azurite.Worked - before).TotalSeconds / (seconds - away.TotalSeconds):P0} of that time");
        await work.CheckAsync(job, items);
        foreach (var worker in workers.Skip(1))
        {
            worker.Signal(Terminated);
            worker.End().ShouldBe(0, worker.Said);
        }

        work.EndAndCheckSecrets();
    }
}
