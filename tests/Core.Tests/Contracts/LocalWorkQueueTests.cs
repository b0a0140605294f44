using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;
using GenAsset.Core.Validation;
using GenAsset.Tests.Contracts;

namespace GenAsset.Core.Tests.Contracts;

/// <summary>The queue of one process: its workers are threads, and only workers elsewhere can be lost.</summary>
public sealed class LocalWorkQueueTests : WorkQueueContract
{
    protected override async Task<QueueRoom> OpenAsync(int items, int retries = 0)
    {
        var home = new Home();
        var store = new FileJobStore(home.Folder, TimeProvider.System);
        var engines = new EngineCatalog(EngineCatalog.BuiltIn);
        var held = await store.CreateAsync(
            new JobSpec(Options: new JobOptions { Retries = retries }), Specs.Echo(items), new JobOrigin(), new JobValidator(engines.FaultOf, _ => null, _ => null), CancellationToken.None);
        var queue = new LocalWorkQueue(engines, TimeProvider.System, new CancelMarks(home.Folder));
        var run = queue.Take(held.Value.ShouldNotBeNull(held.Error?.Message), _ => { });
        queue.Start(run);
        return new Room(home, store, queue, run);
    }

    private sealed class Room(Home home, FileJobStore store, LocalWorkQueue queue, JobRun run) : QueueRoom
    {
        public override IWorkQueue First => queue;

        public override IWorkQueue Second => queue;

        public override Task LoseAsync(Lease lease) => queue.LoseAsync(lease);

        public override Task CancelAsync()
        {
            queue.Cancel(run);
            return Task.CompletedTask;
        }

        public override async Task<EndOfItem?> FindEndAsync(int index)
        {
            var item = (await store.ItemAsync(run.Job.Head.Id, index, CancellationToken.None)).ShouldNotBeNull();
            return item.State is ItemPhase.Queued or ItemPhase.Running ? null : new EndOfItem(item.State, item.Assets, item.Notes, item.Error);
        }

        public override async ValueTask DisposeAsync()
        {
            await queue.DisposeAsync();
            run.Dispose();
            store.Dispose();
            home.Dispose();
        }
    }
}
