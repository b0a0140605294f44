using System.Text;
using GenAsset.Core.Client;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Tests.Contracts;

namespace GenAsset.Api.Tests.Contracts;

/// <summary>A server's queue, seen by workers over HTTP.</summary>
public sealed class LeasedWorkQueueTests : WorkQueueContract
{
    private static readonly LeaseTerms Terms = new(); // a busy machine must not lose a lease that is alive

    protected override async Task<QueueRoom> OpenAsync(int items, int retries = 0)
    {
        var time = new LeapingClock();
        var server = await ApiServer.StartAsync(workers: 0, time: time, leases: Terms);
        using var created = await server.Client.PostAsync("/v1/jobs", ApiServer.EchoLines(items, $$$"""{"options":{"retries":{{{retries}}}}}"""));
        created.EnsureSuccessStatusCode();
        return new Room(server, time, created.Headers.Location!.ToString().Split('/')[^1]);
    }

    private sealed class Room(ApiServer server, LeapingClock time, string job) : QueueRoom
    {
        private readonly SilentClock _clock = new();
        private readonly Dictionary<IWorkQueue, Taker> _takers = [];
        private Taker? _first;
        private Taker? _second;

        public override IWorkQueue First => (_first ??= Open("first", _clock)).Queue;

        public override IWorkQueue Second => (_second ??= Open("second", TimeProvider.System)).Queue;

        public override async Task<IReadOnlyList<AssetInfo>> MakeAsync(IWorkQueue queue, Lease lease, string content)
        {
            var scratch = _takers[queue].Assets.CreateScratch(lease.JobId, lease.Index, lease.Attempt);
            scratch.Write("item.json", Encoding.UTF8.GetBytes(content));
            return await _takers[queue].Assets.CommitAsync(scratch, CancellationToken.None);
        }

        public override Task LoseAsync(Lease lease)
        {
            _clock.Silence();
            time.Leap(Terms.Lease + TimeSpan.FromSeconds(1)); // the next taker waits until the server has seen that
            return Task.CompletedTask;
        }

        public override Task CancelAsync() => server.Backend.CancelAsync(job);

        public override async Task<EndOfItem?> FindEndAsync(int index)
        {
            var item = (await server.Backend.ItemAsync(job, index)).ShouldNotBeNull();
            return item.State is ItemPhase.Queued or ItemPhase.Running ? null : new EndOfItem(item.State, item.Assets, item.Notes, item.Error);
        }

        public override async ValueTask DisposeAsync()
        {
            foreach (var taker in _takers.Values)
                await taker.DisposeAsync();
            await server.DisposeAsync();
        }

        private Taker Open(string name, TimeProvider time)
        {
            var taker = new Taker(server.Client.BaseAddress!, name, Path.Combine(server.Home, name), time);
            _takers.Add(taker.Queue, taker);
            return taker;
        }
    }

    private sealed class Taker : IAsyncDisposable
    {
        private static readonly EngineInfo Echo = EngineCatalog.BuiltIn.Single(engine => engine.Info.Name == "builtin/echo").Info;

        private readonly LeaseClient _client;

        public Taker(Uri server, string name, string folder, TimeProvider time)
        {
            _client = new LeaseClient(server, null);
            var taken = new TakenItems<TakenLease>();
            var keeps = new LeasedKeeps(_client, taken, Path.Combine(folder, "keep"), time);
            Queue = new LeasedWorkQueue(_client, taken, keeps, [Echo], new WorkOptions(new WorkerFacts(name)), time);
            Assets = new LeasedAssetStore(_client, taken, keeps, Path.Combine(folder, "scratch"), time);
        }

        public LeasedWorkQueue Queue { get; }

        public LeasedAssetStore Assets { get; }

        public async ValueTask DisposeAsync()
        {
            await Queue.DisposeAsync();
            _client.Dispose();
        }
    }
}
