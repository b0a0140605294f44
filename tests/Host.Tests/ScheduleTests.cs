using System.Text.Json;

namespace GenAsset.Host.Tests;

public sealed class ScheduleTests
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    [Fact]
    public void A_schedule_is_added_listed_run_and_removed()
    {
        using var genasset = new Genasset();
        var items = genasset.EchoItems(2);

        genasset.Run("schedule", "add", "nightly", "30 2 * * *", items, "--time-zone", "Europe/Berlin", "--missed", "skip").Code.ShouldBe(0);
        var listed = JsonDocument.Parse(genasset.Run("schedule", "list", "--json").Output).RootElement;
        (listed.GetProperty("name").GetString(), listed.GetProperty("missed").GetString(), listed.GetProperty("items").GetInt32()).ShouldBe(("nightly", "skip", 2));
        genasset.Run("schedule", "list").Output.ShouldContain("Europe/Berlin");

        genasset.Run("schedule", "run").Output.ShouldBeEmpty(); // nothing is due
        var id = genasset.Run("schedule", "run", "nightly").Output.Trim();
        var job = Genasset.Lines(genasset.Run("show", id, "--json").Output)[0];
        (job.GetProperty("state").GetString(), job.GetProperty("counts").GetProperty("succeeded").GetInt32()).ShouldBe(("completed", 2));

        genasset.Run("schedule", "remove", "nightly").Code.ShouldBe(0);
        genasset.Run("schedule", "remove", "nightly").Error.ShouldContain("SCHEDULE_NOT_FOUND");
        genasset.Run("schedule", "list").Error.ShouldContain("There are no schedules");
    }

    [Fact]
    public void A_bad_cron_is_named_with_its_fault()
    {
        using var genasset = new Genasset();

        var ended = genasset.Run("schedule", "add", "x", "61 * * * *", genasset.EchoItems(1));

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("\"61\" is no minute: 0 to 59");
    }

    [Fact]
    public async Task Two_servers_on_one_home_start_each_due_time_once_and_go_on_after_a_restart()
    {
        using var genasset = new Genasset();
        genasset.Run("schedule", "add", "often", "*/2 * * * * ?", genasset.EchoItems(1), "--missed", "all").Code.ShouldBe(0);
        using (var one = Serving.Start(genasset))
        using (var two = Serving.Start(genasset))
        {
            await JobsAsync(one, 3);
            two.Terminate().ShouldBe(0);
            await JobsAsync(one, 5);
            one.Terminate().ShouldBe(0);
        }

        using var three = Serving.Start(genasset);
        var dues = await JobsAsync(three, 8);
        dues.Distinct().Count().ShouldBe(dues.Count);
        var moments = dues.Select(due => DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        moments.Zip(moments.Skip(1), (earlier, later) => later - earlier).ShouldAllBe(step => step == TimeSpan.FromSeconds(2)); // none is missing, not even of the time without a server
    }

    private static async Task<List<string>> JobsAsync(Serving server, int atLeast)
    {
        using var late = new CancellationTokenSource(LongestStart);
        while (true)
        {
            var jobs = JsonDocument.Parse(await server.Client.GetStringAsync("/v1/jobs?limit=500", late.Token)).RootElement.GetProperty("jobs");
            if (jobs.GetArrayLength() >= atLeast)
                return [.. jobs.EnumerateArray().Select(job => job.GetProperty("metadata").GetProperty("due").GetString()!)];
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, late.Token);
        }
    }
}
