using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using GenAsset.Core.Webhooks;

namespace GenAsset.Core.Storage;

/// <summary>Takes new jobs in: a job is built in the staging folder, appears among the jobs whole with one rename, and is accepted when that is on the disk.</summary>
/// <remarks>
/// One flush, shared by all jobs of the same few milliseconds, brings files and name to the disk together. A process that dies at any point leaves a folder in
/// staging, which is swept, or a whole job. A machine that loses its power before the flush ends may keep the name without the files: nobody was told of such a job.
/// Its head is then empty and it reads as no job (<see cref="JobFiles.ReadHead"/>); items that do not fit their head are told as damage, never dropped unsaid.
/// </remarks>
internal sealed class JobIntake(HomeFolder home, FolderFlush flush, TimeProvider time, KeepUpload? keepUpload, WebhookOutbox? webhooks)
{
    /// <summary>Writes a job while its items stream in, and holds it; or refuses it whole, leaving nothing.</summary>
    public async Task<Outcome<HeldJob>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin origin, JobValidator validator, CancellationToken cancellationToken)
    {
        var folder = home.Job(origin.Id ?? JobId.New(time));
        var id = Path.GetFileName(folder.Path);
        if (IsTaken(folder))
            return Taken(id);
        var staging = new JobFolder(Path.Combine(home.Staging, JobId.New(time)));
        var options = spec.Options ?? new JobOptions();
        FileStream? held = null;
        var isMoved = false;
        try
        {
            Directory.CreateDirectory(staging.Path);
            held = await JobLock.TryTakeAsync(staging.Lock).ConfigureAwait(false);
            validator.Check(spec);
            using var writer = new ItemsWriter(staging.Items);
            await foreach (var entry in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (!validator.Check(entry))
                    continue;
                writer.Add(entry.Spec!); // Check found it good
                foreach (var input in entry.Spec!.Inputs)
                {
                    if (input.Upload is { } upload && keepUpload?.Invoke(upload, id, Path.GetFileName(staging.Path)) == false)
                        throw new GenAssetException(GenAssetError.Of(ErrorCatalog.UploadNotFound, $"Upload {upload} expired in this moment."));
                }
            }

            var refusal = validator.Verdict();
            if (refusal is null && origin.AdmitAsync is { } admit)
                refusal = await admit(writer.Count, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
            {
                Abandon(staging, held);
                return refusal;
            }

            writer.Finish();
            var head = new JobHead(id, time.GetUtcNow(), spec.Name, options, writer.Count, writer.Bytes, writer.Crc, origin.Owner, origin.TraceParent);
            JobFiles.Write(staging.Head, head);
            writer.Dispose();
            Directory.Move(staging.Path, folder.Path);
            isMoved = true;
            if (options.Webhook is { } webhook)
                webhooks?.Expect(id, webhook);
            await flush.JoinAsync(folder.Path).ConfigureAwait(false);
            return new HeldJob(folder, head, new JobProgress(head.Items), 0, held!, time, flush, writer.Few); // a new folder's lock is free
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var isTaken = !isMoved && IsTaken(folder);
            Abandon(isMoved ? folder : staging, held);
            if (isTaken)
                return Taken(id); // by another request, in the same moment
            return IoFault.Explain(fault, $"the home folder {home.Path}");
        }
        catch (GenAssetException refusal)
        {
            Abandon(staging, held);
            return refusal.Error;
        }
        catch
        {
            Abandon(staging, held);
            throw;
        }
    }

    private static bool IsTaken(JobFolder folder) => Directory.Exists(folder.Path);

    private static GenAssetError Taken(string id) => GenAssetError.Of(ErrorCatalog.JobIdTaken, $"There is a job {id} already.");

    private static void Abandon(JobFolder staging, FileStream? held)
    {
        held?.Dispose();
        if (Directory.Exists(staging.Path))
            Directory.Delete(staging.Path, recursive: true);
    }
}
