namespace GenAsset.Functions.Storage;

/// <summary>What workers have in hand, as they told a few seconds ago. Nothing is decided by it: it only shows.</summary>
/// <param name="orders">The orders.</param>
/// <param name="engines">The engines that living workers have.</param>
public sealed class OrdersAtWork(IReadOnlyDictionary<(string JobId, int Index, int FirstTry), WorkNews> orders, IEnumerable<string>? engines = null)
{
    private readonly HashSet<string> _engines = new(engines ?? [], StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _ofJobs = orders.Keys.CountBy(order => order.JobId).ToDictionary();

    /// <summary>Nothing is at work.</summary>
    public static OrdersAtWork None { get; } = new(new Dictionary<(string, int, int), WorkNews>());

    /// <summary>Whether a living worker has an engine.</summary>
    public bool Has(string engine) => _engines.Contains(engine);

    /// <summary>How many orders of a job are at work.</summary>
    public int CountOf(string jobId) => _ofJobs.GetValueOrDefault(jobId);

    /// <summary>What an item of a job's run is doing; null where no worker has it.</summary>
    public WorkNews? Find(JobRow job, ItemRow item) => item.Run == job.Run ? orders.GetValueOrDefault((job.Id, item.Index, item.FirstTry)) : null;
}

/// <summary>What a worker tells of an order that it has.</summary>
/// <param name="Stage">The engine's words; empty where it has told nothing yet.</param>
/// <param name="Progress">0..100.</param>
public sealed record WorkNews(string Stage, double Progress);
