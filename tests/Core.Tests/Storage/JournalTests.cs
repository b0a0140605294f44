using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Storage;

public sealed class JournalTests
{
    [Fact]
    public async Task Cut_at_every_byte_of_its_last_4_KiB_it_gives_every_whole_line_before_the_cut()
    {
        using var home = new Home();
        var journal = home.Folder.Job(await home.FinishedJobAsync(30)).Journal;
        var whole = await File.ReadAllBytesAsync(journal);
        var events = Read(journal);

        for (var length = whole.Length - 4096; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(journal, whole[..length]);
            var lines = whole.AsSpan(0, length).Count((byte)'\n');
            Read(journal).SequenceEqual(events[..lines]).ShouldBeTrue($"cut at byte {length}");
        }
    }

    [Fact]
    public async Task Cut_anywhere_the_job_resumes_to_the_same_end()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(60);
        var journal = home.Folder.Job(id).Journal;
        var whole = await File.ReadAllBytesAsync(journal);
        var dice = new Random(1);

        for (var round = 0; round < 40; round++)
        {
            await File.WriteAllBytesAsync(journal, whole[..dice.Next(whole.Length)]);
            await using var backend = home.Open();
            var ended = await backend.WaitAsync(id);
            (ended.Value!.State, ended.Value.Counts.Succeeded).ShouldBe((JobPhase.Completed, 60));
            Read(journal).Where(line => line.Contains("ItemSucceeded", StringComparison.Ordinal)).Count().ShouldBe(60);
        }
    }

    [Fact]
    public async Task A_flipped_byte_anywhere_is_said_with_file_and_line_or_leaves_a_true_beginning()
    {
        using var home = new Home();
        var journal = home.Folder.Job(await home.FinishedJobAsync(40)).Journal;
        var whole = await File.ReadAllBytesAsync(journal);
        var events = Read(journal);
        var dice = new Random(2);

        for (var round = 0; round < 4000; round++)
        {
            var damaged = (byte[])whole.Clone();
            var at = dice.Next(whole.Length);
            damaged[at] ^= (byte)(1 << dice.Next(8));
            await File.WriteAllBytesAsync(journal, damaged);
            var line = whole.AsSpan(0, at).Count((byte)'\n') + 1;
            try
            {
                // Only the very last line feed may go unnoticed: its line then reads as torn.
                Read(journal).SequenceEqual(events[..^1]).ShouldBeTrue($"byte {at}");
                at.ShouldBe(whole.Length - 1);
            }
            catch (GenAssetException fault)
            {
                fault.Error.Code.ShouldBe("STORE_DAMAGED");
                fault.Message.ShouldContain($"{journal}, line {line}, is damaged");
            }
        }
    }

    [Fact]
    public async Task A_damaged_job_is_an_error_with_a_way_out_and_does_not_hide_the_others()
    {
        using var home = new Home();
        var (broken, fine) = (await home.FinishedJobAsync(5), await home.FinishedJobAsync(5));
        var journal = home.Folder.Job(broken).Journal;
        var text = await File.ReadAllTextAsync(journal);
        await File.WriteAllTextAsync(journal, text.Replace("jobFinished", "jobFinishee", StringComparison.Ordinal));
        var notices = new List<string>();
        await using var backend = home.Open(new() { Notice = notices.Add });

        (await backend.ListAsync().ToListAsync()).Select(job => job.Id).ShouldBe([fine]);
        notices.ShouldHaveSingleItem().ShouldContain($"{journal}, line {text.Count(c => c == '\n')}, is damaged");
        (await Should.ThrowAsync<GenAssetException>(() => backend.WaitAsync(broken))).Error.Suggestion!.ShouldContain("cut it off before line");
    }

    [Fact]
    public async Task A_torn_line_is_dropped_and_said()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(5);
        var journal = home.Folder.Job(id).Journal;
        await File.WriteAllTextAsync(journal, (await File.ReadAllTextAsync(journal))[..^10]);
        var notices = new List<string>();
        await using var backend = home.Open(new() { Notice = notices.Add });

        (await backend.WaitAsync(id)).Value!.Counts.Succeeded.ShouldBe(5);

        notices.ShouldContain(notice => notice.Contains(journal) && notice.Contains("torn"));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task Changed_items_are_noticed_before_anything_runs(int items)
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(items);
        var folder = home.Folder.Job(id);
        var (file, place) = items < 16 ? (folder.Head, ", line 1,") : (folder.Items, ""); // few items lie in the head
        File.Delete(folder.Journal);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("prompt 3", "prompt 4", StringComparison.Ordinal));
        await using var backend = home.Open();

        (await Should.ThrowAsync<GenAssetException>(() => backend.WaitAsync(id))).Message.ShouldContain($"{file}{place} is damaged");
    }

    [Fact]
    public void A_line_reads_back_as_it_was_written()
    {
        var entry = new JobEvent(7, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), JobEventKind.ItemFailed)
        {
            Index = 3,
            Label = "über \"quotes\"\n",
            Attempt = 2,
            Error = GenAssetError.Of(ErrorCatalog.ModelFailed, "broken 🤖", new() { ["a"] = 1 }),
        };
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new System.Text.Json.Utf8JsonWriter(Stream.Null);

        CheckedLine.Write(entry, GenAssetJson.Line.JobEvent, output, writer);
        var read = CheckedLine.Read(output.WrittenSpan[..^1], GenAssetJson.Line.JobEvent, out var fault);

        fault.ShouldBeNull();
        (read! with { Error = null }).ShouldBe(entry with { Error = null });
        read.Error!.Message.ShouldBe("broken 🤖");
        System.Text.Encoding.UTF8.GetString(output.WrittenSpan).ShouldMatch("""^\{"seq":7,.*,"crc":"[0-9a-f]{8}"\}\n$""");
    }

    [Fact]
    public async Task Compaction_keeps_what_matters_and_every_item_readable()
    {
        using var home = new Home();
        var folder = home.Folder;
        string id;
        using (var store = new FileJobStore(folder, TimeProvider.System))
        {
            var created = await store.CreateAsync(new JobSpec(), Specs.Echo(50), new JobOrigin(), new Validation.JobValidator(_ => null), CancellationToken.None);
            using var job = created.Value!;
            id = job.Head.Id;
            await job.RecordAsync(JobEventKind.JobStarted);
            for (var round = 0; round < 60; round++)
            {
                for (var i = 0; i < 50; i++)
                    job.TryRecord(JobEventKind.ItemRunning, i, entry => entry with { Stage = $"round {round}" }, out _);
                await job.RecordAsync(JobEventKind.Tally, entry => entry with { Counts = new JobCounts(50, 50) });
            }

            for (var i = 0; i < 40; i++)
                job.TryRecord(JobEventKind.ItemSucceeded, i, entry => entry with { Assets = [new AssetInfo("a.txt", i, "", "")] }, out _);
            await job.RecordAsync(JobEventKind.JobFinished, entry => entry with { Phase = JobPhase.Cancelled, Counts = new JobCounts(50, 0, 0, 40, 0, 10) });
            var before = new FileInfo(job.Folder.Journal).Length;
            JournalCompaction.RunIfWorth(job);
            new FileInfo(job.Folder.Journal).Length.ShouldBeLessThan(before / 20);
        }

        await using var backend = home.Open();
        (await backend.FindAsync(id))!.Counts.ShouldBe(new JobCounts(50, 0, 0, 40, 0, 10));
        var items = await backend.ItemsAsync(id).ToListAsync();
        items[..40].ShouldAllBe(item => item.State == ItemPhase.Succeeded && item.Assets![0].Bytes == item.Index);
        items[40..].ShouldAllBe(item => item.State == ItemPhase.Cancelled);
    }

    [Fact]
    public async Task The_first_ending_of_an_item_wins()
    {
        using var home = new Home();
        using var store = new FileJobStore(home.Folder, TimeProvider.System);
        using var job = (await store.CreateAsync(new JobSpec(), Specs.Echo(1), new JobOrigin(), new Validation.JobValidator(_ => null), CancellationToken.None)).Value!;

        job.TryRecord(JobEventKind.ItemSucceeded, 0, null, out var durable).ShouldBeTrue();
        await durable;
        job.TryRecord(JobEventKind.ItemFailed, 0, null, out _).ShouldBeFalse();

        job.Progress.PhaseOf(0).ShouldBe(ItemPhase.Succeeded);
    }

    private static List<string> Read(string path)
    {
        using var reader = new JournalReader(path);
        var events = new List<string>();
        while (reader.Read())
            events.Add($"{reader.Current.Seq} {reader.Current.Kind} {reader.Current.Index}");
        return events;
    }
}
