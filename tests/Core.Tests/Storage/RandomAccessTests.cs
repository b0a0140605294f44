using GenAsset.Core.Jobs;
using GenAsset.Core.Running;

namespace GenAsset.Core.Tests.Storage;

/// <summary>Reading one thing without reading all.</summary>
public sealed class RandomAccessTests
{
    [Fact]
    public async Task One_item_is_the_same_with_the_places_file_and_without_it()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(1500);
        await using var backend = home.Open();
        File.Exists(home.Folder.Job(id).Items + ".places").ShouldBeTrue();
        foreach (var withPlaces in (bool[])[true, false])
        {
            if (!withPlaces)
                File.Delete(home.Folder.Job(id).Items + ".places");
            foreach (var index in (int[])[0, 1, 255, 256, 257, 511, 512, 1279, 1280, 1499])
                ((await backend.ItemAsync(id, index))!.Index, (await backend.ItemAsync(id, index))!.Spec.Words).ShouldBe((index, $"prompt {index}"));
            (await backend.ItemAsync(id, 1500)).ShouldBeNull();
            (await backend.ItemAsync(id, -1)).ShouldBeNull();
            (await backend.ItemsAsync(id, 1490).Select(item => item.Index).ToListAsync()).ShouldBe(Enumerable.Range(1490, 10));
        }
    }

    [Fact]
    public async Task Events_after_any_number_are_those_after_it()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(1200);
        await using var backend = home.Open();
        var all = await backend.EventsAsync(id).Select(entry => entry.Seq).ToListAsync();

        foreach (var after in all.Where((_, i) => i % 97 == 0).Append(all[^2]).Append(all[^1]).Append(all[^1] + 5))
            (await backend.EventsAsync(id, after).Select(entry => entry.Seq).ToListAsync()).ShouldBe(all.Where(seq => seq > after));
    }

    [Fact]
    public async Task Lists_are_newest_first_and_filtered_and_go_on_after_a_place()
    {
        using var home = new Home();
        var clock = new FakeClock();
        await using var backend = home.Open(new EmbeddedOptions(Time: clock));
        string[] ids = ["zz-chosen-0", "20261120-120000-aaaaaaaa", "0123abcd", "6f9619ff-8b86-d011-b42d-00c04fc964ff"];
        foreach (var id in ids)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            (await backend.CreateAsync(new JobSpec($"name {id[0]}"), Specs.Echo(1), new JobOrigin(id, Owner: id[0] == '0' ? "anna" : "ben"))).Succeeded.ShouldBeTrue();
            await backend.WaitAsync(id);
        }

        (await IdsAsync(backend, null)).ShouldBe(ids.Reverse());
        (await IdsAsync(backend, new JobFilter(Owner: "anna"))).ShouldBe(["0123abcd"]);
        (await IdsAsync(backend, new JobFilter(Name: "NAME ?", State: JobPhase.Completed))).ShouldBe(ids.Reverse());
        (await IdsAsync(backend, new JobFilter(State: JobPhase.Running))).ShouldBeEmpty();
        var second = await backend.FindAsync(ids[2]);
        (await IdsAsync(backend, new JobFilter(After: JobPlace.Of(second!)))).ShouldBe([ids[1], ids[0]]);
        (await backend.DeleteAsync(ids[2])).ShouldBeNull();
        (await IdsAsync(backend, new JobFilter(After: JobPlace.Of(second!)))).ShouldBe([ids[1], ids[0]]);
    }

    [Fact]
    public async Task A_taken_id_is_refused_also_when_many_want_it_at_once()
    {
        using var home = new Home();
        await using var backend = home.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => backend.CreateAsync(new JobSpec(), Specs.Echo(2), new JobOrigin("0123abcd"))));

        answers.Count(answer => answer.Succeeded).ShouldBe(1);
        answers.Where(answer => !answer.Succeeded).ShouldAllBe(answer => answer.Error!.Code == "JOB_ID_TAKEN");
        (await backend.WaitAsync("0123abcd")).Value!.Counts.Succeeded.ShouldBe(2);
        Directory.GetDirectories(home.Folder.Staging).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0123abcd", true)]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", true)]
    [InlineData("0123456789abcdef0123456789abcdef", true)]
    [InlineData("short", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("0123ABCD", false)]
    [InlineData("-0123abcd", false)]
    [InlineData("0123abcd.tmp", false)]
    [InlineData("0123abc\u0660", false)]
    public void An_id_is_a_plain_folder_name(string text, bool isOne) => JobId.IsValid(text).ShouldBe(isOne);

    private static async Task<List<string>> IdsAsync(EmbeddedBackend backend, JobFilter? filter) => await backend.ListAsync(filter).Select(job => job.Id).ToListAsync();
}
