using System.Net.Http.Headers;

namespace GenAsset.Host.Tests;

/// <summary>What a container's health check asks: genasset health, of a server and of a worker.</summary>
public sealed class HealthTests
{
    private const int Killed = 9;
    private const int Terminated = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void A_server_is_well_while_it_answers()
    {
        using var genasset = new Genasset();
        string address;
        using (var server = Serving.Start(genasset, "--workers", "0"))
        {
            address = server.Addresses[0];
            genasset.RunBare("health", "--server", address).Code.ShouldBe(0);
        }

        var gone = genasset.RunBare("health", "--server", address);

        gone.Code.ShouldBe(1);
        gone.Error.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_worker_is_well_while_its_server_answers_and_says_so_when_it_ends()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--workers", "0");
        var pulse = Path.Combine(genasset.Root, "run", "pulse");
        using var worker = Working.Start(genasset, server, "--pulse", pulse);
        await UntilAsync(() => File.Exists(pulse));

        genasset.RunBare("health", "--pulse", pulse).Code.ShouldBe(0);
        worker.Signal(Terminated);
        worker.End().ShouldBe(0, worker.Said);

        var over = genasset.RunBare("health", "--pulse", pulse);
        over.Code.ShouldBe(1);
        over.Error.ShouldContain("has ended");
    }

    [Fact]
    public async Task A_worker_that_was_killed_leaves_a_pulse_that_grows_old()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--workers", "0");
        var pulse = Path.Combine(genasset.Root, "pulse");
        using var worker = Working.Start(genasset, server, "--pulse", pulse);
        await UntilAsync(() => File.Exists(pulse));
        worker.Signal(Killed);
        worker.End().ShouldNotBe(0);

        File.SetLastWriteTimeUtc(pulse, File.GetLastWriteTimeUtc(pulse).AddMinutes(-10));
        var ended = genasset.RunBare("health", "--pulse", pulse);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("s ago");
    }

    [Fact]
    public async Task A_worker_that_grows_old_finishes_what_it_has_and_leaves_the_rest()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--workers", "0");
        var lines = "{\"options\":{\"maxParallel\":1}}\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $$"""{"kind":"image","prompt":"a lighthouse {{i}}","width":512,"height":512}""" + "\n"));
        using var content = new StringContent(lines);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        using var created = await server.Client.PostAsync("/v1/jobs", content);
        created.EnsureSuccessStatusCode();
        using var worker = Working.Start(genasset, server, "--workers", "1", "--max-age", "2s");

        worker.End().ShouldBe(0, worker.Said);

        var job = Genasset.Lines(await server.Client.GetStringAsync(created.Headers.Location)).ShouldHaveSingleItem().GetProperty("counts");
        job.GetProperty("failed").GetInt32().ShouldBe(0);
        (job.GetProperty("running").GetInt32(), job.GetProperty("queued").GetInt32() > 0).ShouldBe((0, true), job.GetRawText());
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var bound = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, bound.Token);
    }
}
