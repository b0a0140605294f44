using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using GenAsset.Core.Webhooks;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using GenAsset.Functions.Tests.Replaying;

namespace GenAsset.Functions.Tests.Storage;

/// <summary>A store in memory with everything that belongs to it, and a desk that keeps what is put on it.</summary>
internal sealed class StoreHouse
{
    private readonly TimeProvider _time;

    public StoreHouse(TimeProvider time)
    {
        _time = time;
        Jobs = new MemoryTable(time);
        Items = new MemoryTable(time);
        Tables = new Tables(Jobs, Items);
        Store = new TableJobStore(Tables, Desk, time, (jobId, _) =>
        {
            RemovedFiles.Add(jobId);
            return Task.CompletedTask;
        });
        Transitions = new JobTransitions(Tables, time);
        Endings = new ItemEndings(Tables, (instance, name, _) =>
        {
            Tell?.Invoke(instance, name);
            return Task.CompletedTask;
        });
        Work = new ChunkWork(Tables, Desk, Endings, time);
        News = new JobEndNews(Store, Tables, new WebhookPost(new GuardedHttp(time, new FetchRules(AllowPrivateNetwork: true)), time), Notices.Add);
    }

    public MemoryTable Jobs { get; }

    public MemoryTable Items { get; }

    public Tables Tables { get; }

    public TableJobStore Store { get; }

    public JobTransitions Transitions { get; }

    public ItemEndings Endings { get; }

    public MemoryDesk Desk { get; } = new();

    public ChunkWork Work { get; }

    public JobEndNews News { get; }

    public List<string> Notices { get; } = [];

    public List<string> RemovedFiles { get; } = [];

    public Action<string, string>? Tell { get; set; }

    /// <summary>Runs an activity as the function of its name does.</summary>
    public async Task<object> ActAsync(PendingActivity activity) => activity.Name switch
    {
        Names.StartJob => await Transitions.StartAsync(activity.InputAs<JobRef>(), CancellationToken.None),
        Names.StopJob => await Transitions.StopAsync(activity.InputAs<JobStop>(), CancellationToken.None),
        Names.TellEnd => await News.TellAsync(activity.InputAs<JobRef>(), CancellationToken.None),
        Names.FinishJob => await Transitions.FinishAsync(activity.InputAs<JobRef>(), CancellationToken.None),
        Names.SendChunk => await Work.SendAsync(activity.InputAs<ChunkPlan>(), CancellationToken.None),
        Names.CountChunk => await Work.CountAsync(activity.InputAs<ChunkPlan>(), CancellationToken.None),
        Names.ReviveChunk => await Work.ReviveAsync(activity.InputAs<ChunkPlan>(), CancellationToken.None),
        Names.StopChunk => await Work.StopAsync(activity.InputAs<ChunkPlan>(), CancellationToken.None),
        Names.CloseChunk => await Work.CloseAsync(activity.InputAs<ChunkClosing>(), CancellationToken.None),
        _ => throw new InvalidOperationException(activity.Name),
    };

    public async Task<JobRow> CreateAsync(int items, JobOptions? options = null, string? owner = null, string? id = null, string? name = null, Func<int, string>? prompt = null) =>
        (await TryCreateAsync(items, options, owner, id, name, prompt)).Value ?? throw new InvalidOperationException("refused");

    public Task<Outcome<JobRow>> TryCreateAsync(int items, JobOptions? options = null, string? owner = null, string? id = null, string? name = null, Func<int, string>? prompt = null) => Store.CreateAsync(
        new JobSpec(name, options), Enumerable.Range(0, items).Select(i => ItemEntry.Of(new ImageItem(prompt?.Invoke(i) ?? $"robot {i}"))).ToAsyncEnumerable(),
        new JobOrigin(id, owner), new JobValidator(_ => null), CancellationToken.None);

    /// <summary>A job whose first chunk was sent.</summary>
    public async Task<JobRow> BegunAsync(int items, JobOptions? options = null)
    {
        var job = await CreateAsync(items, options);
        await Work.SendAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        return job;
    }

    /// <summary>What is told of an item that succeeded at its first try.</summary>
    public JobEvent Succeeded(int index) => new(0, _time.GetUtcNow(), JobEventKind.ItemSucceeded) { Index = index, Attempt = 1, Engine = "echo" };

    /// <summary>What is told of one that failed at it.</summary>
    public JobEvent Failed(int index) => new(0, _time.GetUtcNow(), JobEventKind.ItemFailed) { Index = index, Attempt = 1, Error = GenAssetError.Of(ErrorCatalog.ModelFailed, "no") };
}

/// <summary>A work queue as a list, and ledgers as a dictionary.</summary>
internal sealed class MemoryDesk : WorkDesk
{
    public List<ItemOrder> Queue { get; } = [];

    public Dictionary<(string, int, int), JobEvent> Ledgers { get; } = [];

    public HashSet<(string, int, int)> Cancelled { get; } = [];

    public Dictionary<(string, int, int), WorkNews> AtWork { get; } = [];

    public List<string> Warm { get; } = [];

    public override Task<OrdersAtWork> AtWorkAsync(CancellationToken cancellationToken) => Task.FromResult(new OrdersAtWork(AtWork, Warm));

    /// <summary>What sending meets with; nothing where the queue is there.</summary>
    public Exception? Fault { get; set; }

    public override Task SendAsync(IReadOnlyList<ItemOrder> orders, string batch, CancellationToken cancellationToken)
    {
        if (Fault is not null)
            throw Fault;
        Queue.AddRange(orders);
        return Task.CompletedTask;
    }

    public override Task<JobEvent?> EndingOfAsync(string jobId, int index, int firstTry, CancellationToken cancellationToken) =>
        Task.FromResult(Ledgers.GetValueOrDefault((jobId, index, firstTry)));

    public override Task<bool> CancelAsync(ItemOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(!Ledgers.ContainsKey((order.JobId, order.Index, order.FirstTry)) && (Cancelled.Add((order.JobId, order.Index, order.FirstTry)) || true));
}
