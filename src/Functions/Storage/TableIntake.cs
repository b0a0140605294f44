using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>Takes new jobs in while their items stream by. The job's row is reserved first and accepted last, so half a job is none for every reader; a timer removes what a crash left.</summary>
public sealed class TableIntake(Tables tables, TimeProvider time)
{
    /// <summary>Most items of a chunk.</summary>
    public const int MaxChunk = 500;

    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestIntake = TimeSpan.FromMinutes(15); // no function lives longer: whoever began to write then is dead

    /// <summary>Writes a job, or refuses it whole and leaves nothing.</summary>
    public async Task<Outcome<JobRow>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin origin, JobValidator validator, CancellationToken cancellationToken)
    {
        var job = new JobRow
        {
            Id = origin.Id ?? JobId.New(time),
            Spec = spec,
            Owner = origin.Owner,
            TraceParent = origin.TraceParent,
            CreatedAt = time.GetUtcNow(),
            ChunkSize = Math.Clamp(spec.Options?.MaxParallel ?? MaxChunk, 1, MaxChunk),
        };
        validator.Check(spec);
        var isReserved = validator.Faults == 0;
        if (isReserved)
        {
            if (await ReserveAsync(job, cancellationToken) is { } taken)
                return taken;
        }

        var isAccepted = false;
        var count = 0;
        try
        {
            (count, var refusal) = await WriteItemsAsync(job, items, validator, cancellationToken);
            if (refusal is null && origin.AdmitAsync is { } admit)
                refusal = await admit(count, cancellationToken);
            if (refusal is not null)
                return refusal;
            job = job with { Items = count };
            await ListAsync(job, cancellationToken);
            await tables.Jobs.SubmitAllAsync([EntityWrite.Put(Keys.OfJob(job.Id), Keys.JobRow, job.Columns())], cancellationToken);
            isAccepted = true;
            await tables.Jobs.SubmitAllAsync([EntityWrite.Delete(Keys.Intake, Keys.OldestFirst(job.CreatedAt, job.Id))], CancellationToken.None);
            return job;
        }
        finally
        {
            if (isReserved && !isAccepted)
                await RemoveAsync(job with { Items = count }, CancellationToken.None);
        }
    }

    /// <summary>Removes a job from both tables, lists and all.</summary>
    public async Task RemoveAsync(JobRow job, CancellationToken cancellationToken)
    {
        await RemoveItemsAsync(job, cancellationToken);
        foreach (var (partition, row) in PlacesOf(job))
            await TryDeleteAsync(partition, row, cancellationToken);
        await DeleteAsync(tables.Jobs, await tables.Jobs.QueryAsync(Keys.OfJob(job.Id), columns: [], cancellationToken: cancellationToken).ToListAsync(cancellationToken), cancellationToken);
        await TryDeleteAsync(Keys.Intake, Keys.OldestFirst(job.CreatedAt, job.Id), cancellationToken);
    }

    /// <summary>Removes a job's items: of one that was never accepted, as many chunks as there are.</summary>
    public async Task RemoveItemsAsync(JobRow job, CancellationToken cancellationToken)
    {
        for (var chunk = 0; ; chunk++)
        {
            var rows = await tables.Items.QueryAsync(Keys.OfItems(job.Id, chunk), columns: [], cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            if (rows.Count == 0 && chunk >= job.Chunks)
                break;
            await DeleteAsync(tables.Items, rows, cancellationToken);
        }
    }

    /// <summary>Removes jobs that a crash left half written; says how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        await foreach (var place in tables.Jobs.QueryAsync(Keys.Intake, toRow: Keys.OldestFirst(time.GetUtcNow() - Abandoned), cancellationToken: cancellationToken))
        {
            var id = Keys.JobOf(place.Row);
            if (await tables.Jobs.FindAsync(Keys.OfJob(id), Keys.JobRow, cancellationToken) is { } entity && JobRow.Of(entity) is { IsAccepted: false } left)
            {
                await RemoveAsync(left, cancellationToken);
                swept++;
            }

            await TryDeleteAsync(Keys.Intake, place.Row, cancellationToken);
        }

        return swept;
    }

    // What a writer left half written under this id is in nobody's way: a schedule asks for the same id until there is a job.
    private async Task<GenAssetError?> ReserveAsync(JobRow job, CancellationToken cancellationToken)
    {
        await tables.Jobs.SubmitAllAsync([EntityWrite.Put(Keys.Intake, Keys.OldestFirst(job.CreatedAt, job.Id))], cancellationToken);
        while (!await tables.Jobs.TrySubmitAsync([EntityWrite.Add(Keys.OfJob(job.Id), Keys.JobRow, job.Columns())], cancellationToken))
        {
            if (await tables.Jobs.FindAsync(Keys.OfJob(job.Id), Keys.JobRow, cancellationToken) is not { } entity)
                continue; // removed in this moment
            if (JobRow.Of(entity) is not { IsAccepted: false } half)
                return GenAssetError.Of(ErrorCatalog.JobIdTaken, $"There is a job {job.Id} already.");
            if (time.GetUtcNow() - entity.Timestamp < LongestIntake)
                return GenAssetError.Of(ErrorCatalog.IdempotencyInProgress, $"Job {job.Id} is being written by another request.");
            await RemoveAsync(half, cancellationToken);
        }

        return null;
    }

    private async Task<(int Count, GenAssetError? Refusal)> WriteItemsAsync(JobRow job, IAsyncEnumerable<ItemEntry> items, JobValidator validator, CancellationToken cancellationToken)
    {
        var index = 0;
        var waiting = new List<EntityWrite>();
        await foreach (var entry in items.WithCancellation(cancellationToken))
        {
            if (!validator.Check(entry) || validator.Faults > 0)
                continue; // the rest is only checked: nothing of it will be kept
            var row = new ItemRow { Index = index, Spec = System.Text.Json.JsonSerializer.Serialize(entry.Spec!, GenAssetJson.Line.ItemSpec) }; // Check found it good
            waiting.Add(EntityWrite.Put(Keys.OfItems(job.Id, job.ChunkOf(index++)), Keys.OfItem(row.Index), row.Columns()));
            if (waiting.Count < EntityTable.MaxWrites)
                continue;
            await tables.Items.SubmitAllAsync(waiting, cancellationToken);
            waiting.Clear();
        }

        var refusal = validator.Verdict();
        if (refusal is null)
            await tables.Items.SubmitAllAsync(waiting, cancellationToken);
        return (index, refusal);
    }

    // Lists before the job: a place whose job is not there yet is passed over, a job without its place would never be found.
    private async Task ListAsync(JobRow job, CancellationToken cancellationToken)
    {
        foreach (var (partition, row) in PlacesOf(job))
            await tables.Jobs.SubmitAllAsync([EntityWrite.Put(partition, row, new Columns().Set("Name", job.Spec.Name).Set("Owner", job.Owner).Values)], cancellationToken);
        await tables.Jobs.SubmitAllAsync(
            Enumerable.Range(0, job.Chunks).Select(chunk => EntityWrite.Put(
                Keys.OfJob(job.Id), Keys.OfChunk(chunk), new ChunkRow(chunk, 0, ChunkPhase.Waiting, new ChunkTally(job.SizeOf(chunk)), null, null).Columns())), cancellationToken);
    }

    private static IEnumerable<(string Partition, string Row)> PlacesOf(JobRow job)
    {
        yield return (Keys.EveryJob, Keys.NewestFirst(job.CreatedAt, job.Id));
        if (job.Owner is { } owner)
            yield return (Keys.OfOwner(owner), Keys.NewestFirst(job.CreatedAt, job.Id));
        yield return (Keys.Open, job.Id);
        if (job.ExpiresAt is { } expiry)
            yield return (Keys.Expiry, Keys.OldestFirst(expiry, job.Id));
    }

    private static async Task DeleteAsync(EntityTable table, List<Entity> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in EntityBatches.Of(rows.Select(row => EntityWrite.Delete(row.Partition, row.Row))))
            await table.TrySubmitAsync(batch, cancellationToken); // who else removes them does the same
    }

    private Task<bool> TryDeleteAsync(string partition, string row, CancellationToken cancellationToken) => tables.Jobs.TrySubmitAsync([EntityWrite.Delete(partition, row)], cancellationToken);
}
