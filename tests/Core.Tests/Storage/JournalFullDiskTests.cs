using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;
using GenAsset.Tests.Disks;

namespace GenAsset.Core.Tests.Storage;

public sealed class JournalFullDiskTests
{
    [SmallDiskFact]
    public async Task Once_a_batch_could_not_be_written_nothing_follows_it_though_there_is_room_again()
    {
        using var disk = new SmallDisk("64k");
        var ballast = Path.Combine(disk.Path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[32 << 10]);
        var path = Path.Combine(disk.Path, "journal.jsonl");
        var kept = 0;
        using (var anchor = new DiskFlush(Path.GetDirectoryName(path)!))
        using (var journal = new Journal(path, 0, 0, TimeProvider.System, new FolderFlush(anchor)))
        {
            Exception? fault = null;
            for (var i = 0; fault is null; i++)
            {
                journal.Append(Event, out var durable);
                if (i % 50 != 49)
                    continue;
                fault = await Record.ExceptionAsync(() => durable);
                kept = fault is null ? i + 1 : kept;
            }

            fault.ShouldBeAssignableTo<IOException>();
            File.Delete(ballast);
            journal.Append(Event, out var late);
            await Should.ThrowAsync<IOException>(() => late);
        }

        // What was acknowledged is there, nothing is damaged, and the numbers have no gap.
        using var reader = new JournalReader(path);
        var seq = 0L;
        while (reader.Read())
            reader.Current.Seq.ShouldBe(++seq);
        seq.ShouldBeGreaterThanOrEqualTo(kept);
        kept.ShouldBePositive();
    }

    private static JobEvent Event(long seq, DateTimeOffset at) => new(seq, at, JobEventKind.ItemRunning) { Index = 7 };
}
