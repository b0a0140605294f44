using System.Diagnostics;
using GenAsset.Tests.Programs;

namespace GenAsset.Host.Tests;

public sealed class CrashTests
{
    private const int Items = 500;
    private const int Kills = 30;
    private const int EnoughKilled = 11; // runs that a kill cut short; where the machine has become faster than it was at first, it takes more rounds
    private const int MostRounds = 3 * Kills;

    [Fact]
    public async Task Thirty_kills_at_random_moments_lose_nothing_and_double_nothing()
    {
        var dice = new Random(20261120);
        using var genasset = new Genasset();
        var file = genasset.EchoItems(Items);
        var wholeRun = Stopwatch.StartNew();
        genasset.Run("run", file, "--out", genasset.Out).Code.ShouldBe(0);
        var whole = wholeRun.Elapsed;
        genasset.Run("delete", Id(genasset)!).Code.ShouldBe(0);
        var killed = 0;

        // Every round starts or resumes the job and kills it at a moment anywhere in a run's length. A job that got through is checked, and another begins.
        for (var round = 0; round < Kills || (killed < EnoughKilled && round < MostRounds); round++)
        {
            var output = Path.Combine(genasset.Root, "crash");
            var begun = Id(genasset);
            string[] words = begun is { } id ? ["resume", id, "--out", output] : ["run", file, "--out", output];
            wholeRun.Restart();
            using var process = genasset.Start(words);
            var end = Task.Run(() => ProgramRun.End(process));
            var moment = TimeSpan.FromMilliseconds(dice.Next((int)whole.TotalMilliseconds));
            await Task.WhenAny(end, Task.Delay(moment, TimeProvider.System));
            var took = wholeRun.Elapsed;
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            var ended = await end;
            if (ended.Code != 0)
            {
                ended.Error.ShouldNotContain("DAMAGED");
                continue;
            }

            CheckAndClear(genasset, output);
            if (begun is null && took < whole)
                whole = took; // the first run may have been slow
        }

        killed.ShouldBeGreaterThanOrEqualTo(EnoughKilled, "the kills came too late to mean anything");
        var last = Path.Combine(genasset.Root, "crash");
        string[] finish = Id(genasset) is { } left ? ["resume", left, "--out", last] : ["run", file, "--out", last];
        var finished = genasset.Run(finish);
        finished.Code.ShouldBe(0, finished.Error);
        CheckAndClear(genasset, last);
    }

    private static string? Id(Genasset genasset) => genasset.Jobs().FirstOrDefault() is { ValueKind: System.Text.Json.JsonValueKind.Object } job ? job.GetProperty("id").GetString() : null;

    private static void CheckAndClear(Genasset genasset, string output)
    {
        var job = genasset.Jobs().ShouldHaveSingleItem();
        var id = job.GetProperty("id").GetString()!;
        job.GetProperty("state").GetString().ShouldBe("completed");
        job.GetProperty("counts").GetProperty("succeeded").GetInt32().ShouldBe(Items);

        var results = Genasset.Lines(File.ReadAllText(Path.Combine(output, "results.jsonl")));
        results.Select(item => item.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, Items));
        results.ShouldAllBe(item => item.GetProperty("state").GetString() == "succeeded");
        Directory.GetFiles(output, "item.json", SearchOption.AllDirectories).Length.ShouldBe(Items);

        var folder = Path.Combine(genasset.Home, "jobs", id);
        var succeeded = Genasset.Lines(File.ReadAllText(Path.Combine(folder, "journal.jsonl"))).Where(line => line.GetProperty("kind").GetString() == "itemSucceeded").ToList();
        succeeded.Select(line => line.GetProperty("index").GetInt32()).Order().ShouldBe(Enumerable.Range(0, Items));
        Directory.GetFiles(Path.Combine(folder, "assets"), "*", SearchOption.AllDirectories).Length.ShouldBe(Items);

        genasset.Run("delete", id).Code.ShouldBe(0);
        Directory.Delete(output, recursive: true);
    }
}
