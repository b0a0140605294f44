using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades;

/// <summary>The jobs of one facade: each has one item and an id of that API's form, and only this facade finds it.</summary>
/// <param name="facade">What the jobs are marked with.</param>
/// <param name="drawId">Draws an id.</param>
internal sealed class FacadeJobs(string facade, Func<string> drawId)
{
    private const string Mark = "facade";

    // Eight hex digits are four milliards: with a million jobs kept, ten draws all taken happen once in 10^36.
    private const int Draws = 10;

    /// <summary>Creates a job of one item under a drawn id; it costs one credit unless told otherwise.</summary>
    public async Task<Outcome<JobState>> SubmitAsync(
        HttpContext context, Caller caller, ItemSpec item, IReadOnlyDictionary<string, string>? notes = null, double retainHours = 24, long? credits = null,
        CancellationToken cancellationToken = default)
    {
        var metadata = new Dictionary<string, string>(notes ?? new Dictionary<string, string>()) { [Mark] = facade };
        var spec = new JobSpec(Options: new JobOptions(RetainHours: retainHours, Metadata: metadata));
        for (var draw = 1; ; draw++)
        {
            var origin = new JobOrigin(drawId(), caller.Owner, context.Request.Headers.TraceParent, credits);
            var created = await caller.Jobs.CreateAsync(spec, Only(item), origin, cancellationToken);
            if (!created.Succeeded && created.Error.Code == ErrorCatalog.JobIdTaken.Name && draw < Draws)
                continue;
            if (created.Error?.Details?["retryAfterSeconds"] is { } wait)
                context.Response.Headers.RetryAfter = wait.ToString();
            return created;
        }
    }

    /// <summary>The caller's job of that id, or null.</summary>
    public async Task<FacadeJob?> FindAsync(Caller caller, string? id, CancellationToken cancellationToken)
    {
        if (!JobId.IsValid(id) || await caller.Jobs.FindAsync(id!, cancellationToken) is not { } job)
            return null;
        if (job.Metadata?.GetValueOrDefault(Mark) != facade)
            return null;
        return new FacadeJob(job, job.IsExpired ? null : await caller.Jobs.ItemAsync(job.Id, 0, cancellationToken));
    }

    private static async IAsyncEnumerable<ItemEntry> Only(ItemSpec item)
    {
        await Task.CompletedTask;
        yield return ItemEntry.Of(item);
    }
}
