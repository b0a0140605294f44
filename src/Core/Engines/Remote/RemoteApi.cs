using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Remote;

/// <summary>What one service's API has of its own; the way of a task through it is <see cref="RemoteRun"/>'s.</summary>
internal abstract class RemoteApi
{
    /// <summary>Seconds that a task may take to be sent and taken, where engines.json does not say.</summary>
    public virtual double SubmitSeconds => 60;

    /// <summary>Whether a task of which it is not known that it was taken may be sent again: where the API neither takes money nor counts.</summary>
    public virtual bool MaySendAgain => false;

    /// <summary>How often to look at a task, as it stands.</summary>
    public abstract Pace PaceOf(Standing.Running? standing);

    /// <summary>Reads the item's inputs and returns what makes the request that gives the service its task; each request is sent once.</summary>
    public abstract Task<Outcome<Func<FetchRequest>>> PrepareAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken);

    /// <summary>The task that the service says it took; null where the answer does not say so.</summary>
    public abstract Accepted? ReadAccepted(Reply reply);

    /// <summary>Whether the service may have taken a task though it does not say so.</summary>
    public virtual bool MayHaveBeenDone(Reply reply) => reply.MayHaveBeenDone;

    /// <summary>The request that looks at a task.</summary>
    public abstract FetchRequest Look(string id);

    /// <summary>What a good answer to that says.</summary>
    public abstract Standing Read(Reply reply);

    /// <summary>Fetches what a task made and writes the item's assets; what it returns are notes for the person.</summary>
    public abstract Task<Outcome<IReadOnlyList<string>>> CollectAsync(ItemSpec item, Standing.Done done, Downloads downloads, EngineContext context, CancellationToken cancellationToken);

    /// <summary>What the API's own error code means in ours; null where the answer has none, and its status says it.</summary>
    public virtual ErrorCode? CodeOf(Reply reply) => null;

    /// <summary>The API's own words for an error.</summary>
    public virtual string? WordsOf(Reply reply) => reply.Text("error") ?? reply.Text("message") ?? reply.Text("detail");

    /// <summary>Tells the service that nobody waits for a task any more, where the API has a way to.</summary>
    public virtual IReadOnlyList<FetchRequest> CancelRequests(string id) => [];
}
