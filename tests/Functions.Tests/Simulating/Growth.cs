using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Tests.Replaying;

namespace GenAsset.Functions.Tests.Simulating;

/// <summary>What a job costs in replayed history rows, when everything that happens wakes an orchestrator by itself: the worst case.</summary>
public static class Growth
{
    /// <summary>Our orchestrators: chunks of at most 500 items, told one by one.</summary>
    public static TestHub OfChunks(int items, int chunkSize = 500, int window = JobPlan.UsualWindow)
    {
        var hub = new TestHub(new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc));
        var chunks = (items + chunkSize - 1) / chunkSize;
        var open = Enumerable.Range(0, chunks).ToDictionary(chunk => chunk, chunk => Math.Min(chunkSize, items - (chunk * chunkSize)));
        var sizes = new Dictionary<int, int>(open);
        hub.Start(nameof(JobOrchestrator), InstanceIds.OfJob("job", 1), new JobPlan("job", 1, chunks, window));
        while (true)
        {
            hub.DeliverAll();
            if (hub.Activities.Count > 0)
            {
                Answer(hub, hub.Activities[0], chunk => new ChunkTally(sizes[chunk], Succeeded: sizes[chunk] - open[chunk]), items);
                continue;
            }

            var told = hub.Instances.Values.FirstOrDefault(one => one.Name == nameof(ChunkOrchestrator) && !one.IsOver && open[int.Parse(one.Id.Split('.')[2])] > 0);
            if (told is null)
                return hub;
            open[int.Parse(told.Id.Split('.')[2])] = 0;
            hub.Raise(told.Id, Names.ChunkDoneEvent, "done");
        }
    }

    /// <summary>What is done without thinking: one orchestrator, one activity an item, all at once.</summary>
    public static TestHub Flat(int items)
    {
        var hub = new TestHub(new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc));
        hub.Register("Flat", async context => (await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(index => context.CallActivityAsync<int>("Run", index)))).Length);
        hub.Start("Flat", "flat", items);
        for (hub.DeliverAll(); hub.Activities.Count > 0; hub.DeliverAll())
            hub.Complete(hub.Activities[^1], 1);
        return hub;
    }

    private static void Answer(TestHub hub, PendingActivity activity, Func<int, ChunkTally> count, int items)
    {
        if (activity.Name == Names.StartJob)
            hub.Complete(activity, new JobStanding(false));
        else if (activity.Name == Names.FinishJob)
            hub.Complete(activity, new ChunkTally(items, Succeeded: items));
        else
            hub.Complete(activity, count(activity.InputAs<ChunkPlan>().Chunk));
    }
}
