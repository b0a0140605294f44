using System.Text.Json;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Tests.Replaying;

namespace GenAsset.Functions.Tests.Orchestration;

/// <summary>A hub with one job, whose activities are answered by a table of counts that the test changes.</summary>
internal sealed class Script
{
    private static readonly DateTime Begin = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
    private readonly Dictionary<int, ChunkTally> _chunks = [];
    private readonly int _chunkSize;

    public Script(int chunks, int window, int chunkSize = 10, Func<JobPlan, JobPlan>? change = null)
    {
        _chunkSize = chunkSize;
        for (var chunk = 0; chunk < chunks; chunk++)
            _chunks[chunk] = new ChunkTally(chunkSize);
        var plan = new JobPlan("job-0001", 1, chunks, window);
        Hub.Start(nameof(JobOrchestrator), Job, change?.Invoke(plan) ?? plan);
        Settle();
    }

    public const string Job = "job-0001.1";

    public TestHub Hub { get; } = new(Begin);

    public Replaying.Orchestration JobInstance => Hub.Instances[Job];

    public bool IsCancelled { get; set; }

    public List<string> Calls { get; } = [];

    /// <summary>How often the receiver of the webhook does not answer before it does.</summary>
    public int Deaf { get; set; }

    /// <summary>Activities that fail, by name and chunk.</summary>
    public HashSet<(string Name, int Chunk)> Broken { get; } = [];

    public IReadOnlyDictionary<int, ChunkTally> Chunks => _chunks;

    public ChunkTally Output => JsonSerializer.Deserialize<ChunkTally>(JobInstance.Output!)!;

    /// <summary>The chunks whose orchestration is at work.</summary>
    public IEnumerable<int> InFlight => Hub.Instances.Values.Where(one => one.Name == nameof(ChunkOrchestrator) && !one.IsOver).Select(one => int.Parse(one.Id.Split('.')[2])).Order();

    public static string Chunk(int chunk) => InstanceIds.OfChunk("job-0001", 1, chunk);

    /// <summary>All items of a chunk succeed, and nobody says so.</summary>
    public void EndSilently(int chunk) => _chunks[chunk] = new ChunkTally(_chunkSize, Succeeded: _chunkSize);

    public void End(int chunk)
    {
        EndSilently(chunk);
        Tell(chunk);
    }

    public void Fail(int chunk, int items, decimal? cost = null)
    {
        _chunks[chunk] = new ChunkTally(_chunkSize, Succeeded: _chunkSize - items, Failed: items, Cost: cost);
        Tell(chunk);
    }

    public void Tell(int chunk)
    {
        Hub.Raise(Chunk(chunk), Names.ChunkDoneEvent, "done");
        Settle();
    }

    public void Cancel()
    {
        IsCancelled = true;
        Hub.Raise(Job, Names.CancelEvent, "stop");
        Settle();
    }

    public void FireTimer()
    {
        Hub.FireTimer();
        Settle();
    }

    /// <summary>Runs activities and delivers mail until nothing is left but to wait.</summary>
    public void Settle()
    {
        for (Hub.DeliverAll(); Hub.Activities.Count > 0; Hub.DeliverAll())
            Answer(Hub.Activities[0]);
    }

    private void Answer(PendingActivity activity)
    {
        Calls.Add(activity.Name);
        switch (activity.Name)
        {
            case Names.StartJob:
                Hub.Complete(activity, new JobStanding(IsCancelled));
                break;
            case Names.StopJob:
                IsCancelled = true;
                Hub.Complete(activity, new JobStanding(true));
                break;
            case Names.FinishJob:
                var total = _chunks.Values.Aggregate((one, other) => one.Plus(other));
                Hub.Complete(activity, total with { Cancelled = total.Cancelled + total.Open });
                break;
            case Names.TellEnd when Deaf > 0:
                Deaf--;
                Hub.Fail(activity, "hooks.example.com answers 503.");
                break;
            case Names.TellEnd:
                Hub.Complete(activity, true);
                break;
            case Names.CloseChunk:
                var closed = activity.InputAs<ChunkClosing>().Chunk;
                Hub.Complete(activity, _chunks[closed] = _chunks[closed] with { Failed = _chunks[closed].Failed + _chunks[closed].Open });
                break;
            default:
                AnswerOfChunk(activity, activity.InputAs<ChunkPlan>().Chunk);
                break;
        }
    }

    private void AnswerOfChunk(PendingActivity activity, int chunk)
    {
        if (Broken.Contains((activity.Name, chunk)))
        {
            Hub.Fail(activity, "The storage account is not there.");
            return;
        }

        if (activity.Name == Names.StopChunk || IsCancelled)
            _chunks[chunk] = _chunks[chunk] with { Cancelled = _chunks[chunk].Cancelled + _chunks[chunk].Open };
        Hub.Complete(activity, _chunks[chunk]);
    }
}
