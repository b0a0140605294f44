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
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobValidator validator, CancellationToken cancellationToken)
    {
        var id = JobId.New(time);
        var staging = new JobFolder(Path.Combine(home.Staging, id));
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

            if (validator.Verdict() is { } refusal)
            {
                Abandon(staging, held);
                return refusal;
            }

            writer.Finish();
            var head = new JobHead(id, time.GetUtcNow(), spec.Name, options, writer.Count, writer.Bytes, writer.Crc);
            await JobFiles.WriteAsync(staging.Head, head).ConfigureAwait(false);
            var folder = home.Job(id);
            Directory.Move(staging.Path, folder.Path);
            disk.Flush([folder.Path]);
            return new HeldJob(folder, head, new JobProgress(head.Items), 0, held!, time); // a new folder's lock is free
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Abandon(staging, held);
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

    private static void Abandon(JobFolder staging, FileStream? held)
    {
        held?.Dispose();
        if (Directory.Exists(staging.Path))
            Directory.Delete(staging.Path, recursive: true);
    }
}
