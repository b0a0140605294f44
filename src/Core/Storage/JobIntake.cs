using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;
using GenAsset.Core.Webhooks;

namespace GenAsset.Core.Storage;

/// <summary>
/// Takes new jobs in. Most are small: a folder with one file, the head, which has the items in it. A large one is built in the staging folder while its items
/// stream in, and appears among the jobs whole with one rename. Either is accepted when it is on the disk.
/// </summary>
/// <remarks>
/// One flush, shared by all jobs of the same few milliseconds, brings files and names to the disk together. A process that dies at any point leaves a folder in
/// staging, or one without a whole head, which are swept, or a whole job. A machine that loses its power before the flush ends may keep the name without the files:
/// nobody was told of such a job. It reads as no job (<see cref="JobFiles.ReadHead"/>); items that do not fit their head are told as damage, never dropped unsaid.
/// A job costs what its files do: while a small one was six files and folders before the answer, and ten at its end, the server took 1,600 a second and the kernel
/// 60 % of the time. Now it is two, and eight. A log that all jobs are appended to would spare 20 µs more of 250 a job, at the price of a second place where every
/// reader, here and in other processes, must look for a job.
/// </remarks>
internal sealed class JobIntake(HomeFolder home, Holder holder, FolderFlush flush, TimeProvider time, KeepUpload? keepUpload, WebhookOutbox? webhooks)
{
    /// <summary>Writes a job while its items stream in, and holds it; or refuses it whole, leaving nothing.</summary>
    public async Task<Outcome<HeldJob>> CreateAsync(
        JobSpec spec, IAsyncEnumerable<ItemEntry> items, JobOrigin origin, JobValidator validator, CancellationToken cancellationToken)
    {
        var folder = home.Job(origin.Id ?? JobId.New(time));
        var id = Path.GetFileName(folder.Path);
        if (File.Exists(folder.Head))
            return Taken(id);
        using var staging = new StagedJob(new JobFolder(Path.Combine(home.Staging, JobId.New(time))));
        JobHead? accepted = null;
        try
        {
            validator.Check(spec);
            using var writer = new ItemsWriter(() => staging.Begin().Items);
            await foreach (var entry in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (!validator.Check(entry))
                    continue;
                writer.Add(entry.Spec!); // Check found it good
                foreach (var input in entry.Spec!.Inputs)
                {
                    if (input.Upload is { } upload && keepUpload?.Invoke(upload, id, Path.GetFileName(staging.Begin().Path)) == false)
                        throw new GenAssetException(GenAssetError.Of(ErrorCatalog.UploadNotFound, $"Upload {upload} expired in this moment."));
                }
            }

            var refusal = validator.Verdict();
            if (refusal is null && origin.AdmitAsync is { } admit)
                refusal = await admit(writer.Count, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
                return refusal;

            if (staging.HasBegun || writer.Few is null)
                writer.Finish();
            var options = spec.Options ?? new JobOptions();
            var head = new JobHead(
                id, time.GetUtcNow(), spec.Name, options, writer.Count, writer.Bytes, writer.Crc, origin.Owner, origin.TraceParent, holder.Hold(id), writer.Few);
            writer.Dispose();
            if (staging.HasBegun)
                staging.MoveTo(folder, head);
            else if (!TryWrite(folder, head))
                return Taken(id); // by another request, in the same moment
            accepted = head;
            if (options.Webhook is { } webhook)
                webhooks?.Expect(id, webhook);
            await flush.JoinAsync(folder.Path).ConfigureAwait(false);
            return new HeldJob(folder, head, holder, time, flush);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (accepted is null && File.Exists(folder.Head))
                return Taken(id);
            holder.LetGo(id);
            if (accepted is not null)
                Directory.Delete(folder.Path, recursive: true);
            return IoFault.Explain(fault, $"the home folder {home.Path}");
        }
        catch (GenAssetException refusal)
        {
            return refusal.Error;
        }
    }

    // False where another made the same job first; what cannot be written whole leaves nothing.
    private static bool TryWrite(JobFolder folder, JobHead head)
    {
        Directory.CreateDirectory(folder.Path);
        var isMine = false;
        try
        {
            using var file = File.OpenHandle(folder.Head, FileMode.CreateNew, FileAccess.Write);
            isMine = true;
            RandomAccess.Write(file, JobFiles.LineOf(head), 0);
            return true;
        }
        catch (IOException) when (!isMine && File.Exists(folder.Head))
        {
            return false;
        }
        catch when (isMine)
        {
            Directory.Delete(folder.Path, recursive: true);
            throw;
        }
    }

    private static GenAssetError Taken(string id) => GenAssetError.Of(ErrorCatalog.JobIdTaken, $"There is a job {id} already.");
}
