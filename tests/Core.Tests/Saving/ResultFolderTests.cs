using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Saving;

public sealed class ResultFolderTests
{
    [Theory]
    [InlineData("Mechanic Robot!", "0007-mechanic-robot")]
    [InlineData("..\\..\\x", "0007-x")]
    [InlineData("C:evil/../../etc/passwd", "0007-c-evil-etc-passwd")]
    [InlineData("CON", "0007-con")]
    [InlineData("🤖🤖", "0007-item")]
    [InlineData("", "0007-item")]
    [InlineData(null, "0007-item")]
    [InlineData("日本語のロボット", "0007-日本語のロボット")]
    [InlineData("trailing dots...", "0007-trailing-dots")]
    public void Makes_safe_folder_names_of_any_words(string? label, string expected) => ResultFolder.FolderNameOf(7, label).ShouldBe(expected);

    [Fact]
    public void Long_words_are_cut() => ResultFolder.FolderNameOf(0, new string('a', 300)).Length.ShouldBe(45);

    [Theory]
    [InlineData("image.png", true)]
    [InlineData("reconviagen/mesh.glb", true)]
    [InlineData("../mesh.glb", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("a//b", false)]
    [InlineData("a\\b", false)]
    [InlineData("C:x", false)]
    [InlineData("NUL.txt", false)]
    [InlineData("com1", false)]
    [InlineData("x.", false)]
    [InlineData(".hidden", false)]
    [InlineData("", false)]
    public void Knows_which_asset_names_are_safe(string name, bool isValid) => AssetName.IsValid(name).ShouldBe(isValid);

    [Fact]
    public void Is_opened_while_another_looks_whether_it_can_be_written()
    {
        using var home = new Home();
        var path = Directory.CreateDirectory(Path.Combine(home.Path, "out")).FullName;
        using var other = File.Open(Path.Combine(path, ".genasset-probe"), FileMode.Create, FileAccess.Write, FileShare.None); // as it was called once

        ResultFolder.Open(path).Succeeded.ShouldBeTrue();

        Directory.GetFiles(path).ShouldBe([other.Name]);
    }

    [Fact]
    public async Task Saves_again_only_what_is_missing_or_wrong()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(3);
        await using var backend = home.Open();
        var folder = ResultFolder.Open(Path.Combine(home.Path, "out")).Value!;
        async Task SaveAll()
        {
            await foreach (var item in backend.ItemsAsync(id))
                (await folder.SaveAsync(backend, id, item.Index, ResultFolder.LabelOf(item.Spec), item.Assets!)).Succeeded.ShouldBeTrue();
        }

        await SaveAll();
        string[] files = [.. Enumerable.Range(0, 3).Select(i => Path.Combine(folder.Path, $"000{i}-prompt-{i}", "item.json"))];
        var untouched = new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in files)
            File.SetLastWriteTimeUtc(file, untouched);
        File.WriteAllText(files[1], File.ReadAllText(files[1]).Replace('1', '2'));
        File.Delete(files[2]);
        await SaveAll();

        File.GetLastWriteTimeUtc(files[0]).ShouldBe(untouched);
        File.ReadAllText(files[1]).ShouldContain("prompt 1");
        File.Exists(files[2]).ShouldBeTrue();
        Directory.GetFiles(folder.Path, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Does_not_save_what_differs_from_what_was_made()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(1);
        File.WriteAllText(Path.Combine(home.Folder.Job(id).Item(0), "item.json"), "tampered");
        await using var backend = home.Open();
        var item = (await backend.ItemsAsync(id).ToListAsync())[0];
        var folder = ResultFolder.Open(Path.Combine(home.Path, "out")).Value!;

        var saved = await folder.SaveAsync(backend, id, 0, "x", item.Assets!);

        saved.Error!.Message.ShouldContain("its SHA-256 differs");
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_nothing_through_a_link()
    {
        using var home = new Home();
        var id = await home.FinishedJobAsync(1);
        await using var backend = home.Open();
        var item = (await backend.ItemsAsync(id).ToListAsync())[0];
        var folder = ResultFolder.Open(Path.Combine(home.Path, "out")).Value!;
        var elsewhere = Directory.CreateDirectory(Path.Combine(home.Path, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "0000-x"), elsewhere.FullName);

        var saved = await folder.SaveAsync(backend, id, 0, "x", item.Assets!);

        saved.Error!.Message.ShouldContain("0000-x is a link that leads elsewhere");
        elsewhere.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_would_leave_the_folder_leads_nowhere()
    {
        using var home = new Home();
        await using var backend = home.Open();
        var folder = ResultFolder.Open(Path.Combine(home.Path, "out")).Value!;

        var saved = await folder.SaveAsync(backend, "20260101-000000-00000000", 0, "x", [new AssetInfo("../evil.txt", 1, "", "")]);

        saved.Error!.Message.ShouldContain("should have ../evil.txt, which is not there");
        Directory.GetFiles(home.Path, "evil*", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
