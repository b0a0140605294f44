using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Storage;

/// <summary>Takes new jobs in: a job is built in the staging folder and appears among the jobs with one rename, whole and on the disk.</summary>
internal sealed class JobIntake(HomeFolder home, DiskFlush disk, TimeProvider time, KeepUpload? keepUpload)
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
            await JobFiles.WriteAsync(staging.Head, head).ConfigureAwait(false);
            Directory.Move(staging.Path, folder.Path);
            disk.Flush([folder.Path]);
            return new HeldJob(folder, head, new JobProgress(head.Items), 0, held!, time); // a new folder's lock is free
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var wasMoved = !Directory.Exists(staging.Path);
            Abandon(staging, held);
            if (!wasMoved && IsTaken(folder))
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
