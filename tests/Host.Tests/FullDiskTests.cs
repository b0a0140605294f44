using GenAsset.Tests.Disks;

namespace GenAsset.Host.Tests;

/// <summary>A home on a small disk of its own, which fills up.</summary>
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public void A_full_disk_refuses_a_job_whole_and_says_so()
    {
        using var disk = new SmallDisk("2m");
        using var genasset = new Genasset { Home = Path.Combine(disk.Path, "home") };

        var ended = genasset.Run("run", genasset.EchoItems(40_000), "--out", genasset.Out);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("DISK_FULL");
        ended.Error.ShouldContain(genasset.Home);
        ended.Error.ShouldContain("Free some space");
        genasset.Jobs().ShouldBeEmpty();
        Directory.GetDirectories(Path.Combine(genasset.Home, "staging")).ShouldBeEmpty();
    }

    [SmallDiskFact]
    public void A_disk_that_fills_up_in_the_middle_keeps_the_job_and_going_on_ends_it()
    {
        using var disk = new SmallDisk("4m");
        using var genasset = new Genasset { Home = Path.Combine(disk.Path, "home") };

        var ended = genasset.Run("run", genasset.EchoItems(3000), "--out", genasset.Out);

        ended.Code.ShouldBeOneOf(1, 3);
        ended.Error.ShouldContain("DISK_FULL");
        disk.Grow("64m");
        var id = genasset.Jobs().ShouldHaveSingleItem().GetProperty("id").GetString()!;
        // The journal itself could not be written (1), or it just could and the items that could not be kept have failed (3).
        genasset.Run(ended.Code == 1 ? "resume" : "retry", id, "--out", genasset.Out).Code.ShouldBe(0);
        Directory.GetFiles(genasset.Out, "item.json", SearchOption.AllDirectories).Length.ShouldBe(3000);
    }

    [SmallDiskFact]
    public void A_full_out_folder_keeps_the_job_and_says_how_to_go_on()
    {
        using var disk = new SmallDisk("1m");
        using var genasset = new Genasset();
        var output = Path.Combine(disk.Path, "out");

        var ended = genasset.Run("run", genasset.EchoItems(2000), "--out", output);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("DISK_FULL");
        var id = genasset.Jobs().ShouldHaveSingleItem().GetProperty("id").GetString()!;
        ended.Error.ShouldContain($"genasset resume {id}");
        genasset.Run("resume", id, "--out", genasset.Out).Code.ShouldBe(0);
    }
}
