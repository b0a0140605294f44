using System.Text.Json;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Tests.Replaying;
using Microsoft.DurableTask;

namespace GenAsset.Functions.Tests.Orchestration;

/// <summary>
/// Orchestrations outlive deployments: what ran yesterday goes on with today's code. The histories in tests/Functions.Tests/Histories are of orchestrators that have been
/// shipped; each is replayed here. Where one fails, the edit would break jobs that are running: keep the old way beside the new one. New ways get new files, written by
/// GENASSET_RECORD=1; no file is ever changed.
/// </summary>
public sealed class HistoryTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Functions.Tests", "Histories");

    private static readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> Orchestrators = new()
    {
        [nameof(JobOrchestrator)] = async context => await JobOrchestrator.RunAsync(context),
        [nameof(ChunkOrchestrator)] = async context => await ChunkOrchestrator.RunAsync(context),
    };

    public static TheoryData<string> Files() => [.. FileNames()];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_shipped_goes_on_with_todays_code(string file)
    {
        var recorded = JsonSerializer.Deserialize<Recorded>(File.ReadAllText(Path.Combine(Folder, file)), HistoryRow.Json)!;
        for (var rows = 1; rows <= recorded.Rows.Count; rows++)
        {
            if (rows < recorded.Rows.Count && recorded.Rows[rows].Kind != HistoryKind.Woke)
                continue; // an instance rests only between episodes
            var result = Episode.Run(Orchestrators[recorded.Orchestrator], recorded.Instance, recorded.Input, [.. recorded.Rows.Take(rows)]);
            result.Failure.ShouldBeNull();
            result.Asked.ShouldBeEmpty($"after {rows} rows the orchestrator asks for what its history does not have");
        }
    }

    [Fact]
    public void There_is_a_history_of_every_way_that_an_orchestrator_can_take() => Recordings().Select(one => one.Name + ".json").ShouldBeSubsetOf(FileNames());

    [Fact]
    public void Records_the_histories_of_new_ways()
    {
        if (Environment.GetEnvironmentVariable("GENASSET_RECORD") != "1")
            return;
        foreach (var (name, orchestration) in Recordings())
        {
            var path = Path.Combine(Folder, name + ".json");
            var (input, rows) = orchestration.Past.Count > 1 ? (orchestration.Inputs[0], orchestration.Past[0]) : (orchestration.Input, orchestration.History);
            if (!File.Exists(path))
                File.WriteAllText(path, Lines(new Recorded(orchestration.Name, orchestration.Id, input, rows)));
        }
    }

    private static IEnumerable<string> FileNames() => Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, Replaying.Orchestration Orchestration)> Recordings()
    {
        var plain = new Script(chunks: 3, window: 2);
        plain.End(1);
        plain.Tell(0);
        plain.End(0);
        plain.End(2);
        yield return ("job-plain", plain.JobInstance);
        yield return ("chunk-told-too-early", plain.Hub.Instances[Script.Chunk(0)]);
        yield return ("chunk-plain", plain.Hub.Instances[Script.Chunk(2)]);

        var anew = new Script(chunks: 5, window: 1);
        for (var chunk = 0; chunk < 5; chunk++)
            anew.End(chunk);
        yield return ("job-begins-anew", anew.JobInstance);

        var cancelled = new Script(chunks: 5, window: 2);
        cancelled.End(0);
        cancelled.Cancel();
        yield return ("job-cancelled", cancelled.JobInstance);
        yield return ("chunk-cancelled", cancelled.Hub.Instances[Script.Chunk(1)]);

        var lost = new Script(chunks: 1, window: 1);
        lost.EndSilently(0);
        lost.FireTimer();
        yield return ("chunk-timer-first", lost.Hub.Instances[Script.Chunk(0)]);

        var patient = new Script(chunks: 1, window: 1);
        for (var round = 0; round < 25; round++)
            patient.FireTimer();
        patient.End(0);
        yield return ("chunk-begins-anew", patient.Hub.Instances[Script.Chunk(0)]);

        var poisoned = new Script(chunks: 2, window: 1);
        poisoned.Broken.Add((Names.SendChunk, 1));
        poisoned.End(0);
        for (var tries = 0; tries < 20 && !poisoned.JobInstance.IsOver; tries++)
            poisoned.FireTimer();
        yield return ("job-poisoned", poisoned.JobInstance);

        var failing = new Script(chunks: 6, window: 2, change: plan => plan with { MaxFailures = 1 });
        failing.Fail(0, items: 2);
        yield return ("job-too-many-failures", failing.JobInstance);

        var telling = new Script(chunks: 1, window: 1, change: plan => plan with { TellsEnd = true }) { Deaf = 1 };
        telling.End(0);
        while (!telling.JobInstance.IsOver)
            telling.FireTimer();
        yield return ("job-tells-its-end", telling.JobInstance);
    }

    // One row a line, so that a difference shows.
    private static string Lines(Recorded recorded) =>
        $$"""{"Orchestrator":{{JsonSerializer.Serialize(recorded.Orchestrator)}},"Instance":{{JsonSerializer.Serialize(recorded.Instance)}},"Input":{{JsonSerializer.Serialize(recorded.Input, HistoryRow.Json)}},"Rows":[""" + "\n"
        + string.Join(",\n", recorded.Rows.Select(row => JsonSerializer.Serialize(row, HistoryRow.Json))) + "\n]}\n";

    public sealed record Recorded(string Orchestrator, string Instance, string Input, IReadOnlyList<HistoryRow> Rows);
}
