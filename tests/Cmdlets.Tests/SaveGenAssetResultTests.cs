using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets.Tests;

public sealed class SaveGenAssetResultTests : IDisposable
{
    private readonly ModuleSession _session = new();

    private string Target => _session.Folder("assets");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Saves_every_asset_under_its_items_folder()
    {
        var job = _session.EndedJob("a red robot", "two");

        var result = Save(job, ("PassThru", true));

        SavedNames().ShouldBe(["0000-a-red-robot/image.png", "0000-a-red-robot/notes.json", "0001-two/image.png", "0001-two/notes.json"]);
        File.ReadAllText(Path.Combine(Target, "0001-two/image.png")).ShouldBe("two");
        var first = result.As<SavedAsset>()[0];
        (first.JobId, first.Index, first.Name, first.Path, first.Bytes, first.ContentType, first.WasThere)
            .ShouldBe((job.Id, 0, "image.png", Path.Combine(Target, "0000-a-red-robot", "image.png"), 11, "image/png", false));
        result.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Writes_nothing_down_the_pipeline_unless_asked() => Save(_session.EndedJob("a")).Output.ShouldBeEmpty();

    [Fact]
    public void The_three_words_of_the_readme_work_on_rows()
    {
        var result = Pipeline.Of(PSObject.Row(("prompt", "a")), PSObject.Row(("prompt", "b"))).To<NewGenAssetJobCommand>(("Kind", "Image"), ("Engine", "test/picky"))
            .To<WaitGenAssetJobCommand>().To<SaveGenAssetResultCommand>(("Path", Target)).Invoke();

        result.Errors.ShouldBeEmpty();
        SavedNames().Count.ShouldBe(4);
    }

    [Fact]
    public void A_relative_folder_is_made_where_the_shell_stands()
    {
        var job = _session.EndedJob("a");
        var here = Directory.CreateDirectory(_session.Folder("here")).FullName;

        Pipeline.At(here, job).To<SaveGenAssetResultCommand>(("Path", "./out")).Invoke().Errors.ShouldBeEmpty();

        File.Exists(Path.Combine(here, "out/0000-a/image.png")).ShouldBeTrue();
    }

    [Fact]
    public void What_is_there_and_right_is_left_alone()
    {
        var job = _session.EndedJob("a");
        Save(job);
        var file = Path.Combine(Target, "0000-a/image.png");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        var again = Save(job, ("PassThru", true));

        again.As<SavedAsset>().ShouldAllBe(asset => asset.WasThere);
        File.GetLastWriteTimeUtc(file).ShouldBe(DateTime.UnixEpoch);
    }

    [Fact]
    public void A_half_saved_folder_is_finished()
    {
        var job = _session.EndedJob("a", "b");
        Save(job);
        File.Delete(Path.Combine(Target, "0001-b/image.png"));

        var again = Save(job, ("PassThru", true));

        again.As<SavedAsset>().Count(asset => !asset.WasThere).ShouldBe(1);
        File.ReadAllText(Path.Combine(Target, "0001-b/image.png")).ShouldBe("b");
    }

    [Fact]
    public void Another_file_of_the_same_name_is_overwritten_only_by_force()
    {
        var job = _session.EndedJob("a");
        Save(job);
        var file = Path.Combine(Target, "0000-a/image.png");
        File.WriteAllText(file, "mine!");

        var refused = Save(job, ("PassThru", true));
        var kept = File.ReadAllText(file);
        var forced = Save(job, ("Force", true));

        refused.ErrorIds.ShouldBe(["RESULT_EXISTS"]);
        refused.As<SavedAsset>().Select(asset => asset.Name).ShouldBe(["notes.json"]);
        kept.ShouldBe("mine!");
        forced.Errors.ShouldBeEmpty();
        File.ReadAllText(file).ShouldBe("a");
    }

    [Fact]
    public void Each_failed_item_is_one_error_with_its_code_and_a_way_out_and_the_rest_is_saved()
    {
        var job = _session.EndedJob("good", "bad one", "also bad", "fine");

        var result = Save(job);

        result.ErrorIds.ShouldBe(["MODEL_FAILED", "MODEL_FAILED"]);
        var error = result.Errors.First();
        error.ToString().ShouldBe("Item 1 \"bad one\" failed: The prompt is bad.");
        error.ErrorDetails!.RecommendedAction.ShouldBe("Write a better one.");
        ((ItemState)error.TargetObject!).Index.ShouldBe(1);
        SavedNames().Count.ShouldBe(4);
    }

    [Fact]
    public void Only_the_named_items_are_saved_also_when_they_come_down_the_pipeline()
    {
        var job = _session.EndedJob("a", "b", "c");

        Save(job, ("Index", new[] { 0 }));
        Pipeline.Of(job).To<GetGenAssetItemCommand>(("Index", new[] { 2 })).To<SaveGenAssetResultCommand>(("Path", Target)).Invoke().Errors.ShouldBeEmpty();

        SavedNames().ShouldBe(["0000-a/image.png", "0000-a/notes.json", "0002-c/image.png", "0002-c/notes.json"]);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("..\\..\\x")]
    [InlineData("C:evil")]
    [InlineData("CON")]
    [InlineData("/etc/passwd")]
    [InlineData("a\u0000b")]
    [InlineData("😀 robot 🤖")]
    [InlineData("con.txt")]
    [InlineData("ends with dots...")]
    public void A_hostile_prompt_stays_inside_the_folder(string prompt)
    {
        var job = _session.EndedJob(prompt, new string('x', 300));
        var before = Everything().Where(path => !path.StartsWith(Target, StringComparison.Ordinal) && !path.Contains("home", StringComparison.Ordinal)).ToList();

        var result = Save(job, ("PassThru", true));

        result.Errors.ShouldBeEmpty();
        var root = Target + Path.DirectorySeparatorChar;
        result.As<SavedAsset>().ShouldAllBe(asset => asset.Path.StartsWith(root, StringComparison.Ordinal) && File.Exists(asset.Path));
        Directory.GetDirectories(Target).Select(Path.GetFileName).ShouldAllBe(name => name!.Length < 60 && name.StartsWith("000", StringComparison.Ordinal) && !name.EndsWith('.'));
        Everything().Where(path => !path.StartsWith(Target, StringComparison.Ordinal) && !path.Contains("home", StringComparison.Ordinal)).ShouldBe(before);
    }

    [Fact]
    public void Nothing_is_saved_through_a_link_that_leads_out_of_the_folder()
    {
        var job = _session.EndedJob("a");
        var outside = Directory.CreateDirectory(_session.Folder("outside")).FullName;
        Directory.CreateDirectory(Target);
        Directory.CreateSymbolicLink(Path.Combine(Target, "0000-a"), outside);

        var result = Save(job, ("Force", true));

        result.ErrorIds.ShouldBe(["OUTPUT_NOT_WRITABLE", "OUTPUT_NOT_WRITABLE"]);
        Directory.GetFileSystemEntries(outside).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{words}.{ext}", "a-red-robot.json a-red-robot.png two.json two.png")]
    [InlineData("{kind}/{index:2}_{stem}.{ext}", "image/00_image.png image/00_notes.json image/01_image.png image/01_notes.json")]
    public void Files_are_called_as_the_template_says(string template, string names)
    {
        Save(_session.EndedJob("a red robot", "two"), ("NameTemplate", template)).Errors.ShouldBeEmpty();

        SavedNames().ShouldBe(names.Split(' '));
    }

    [Fact]
    public void Two_items_that_would_have_one_name_are_an_error_and_not_one_file()
    {
        var result = Save(_session.EndedJob("same", "same"), ("NameTemplate", "{words}.{ext}"), ("Force", true));

        result.ErrorIds.ShouldBe(["NAME_TAKEN", "NAME_TAKEN"]);
        SavedNames().ShouldBe(["same.json", "same.png"]);
    }

    [Fact]
    public void Force_does_not_overwrite_what_another_job_of_the_same_pipeline_saved()
    {
        var (first, second) = (_session.EndedJob("a"), _session.EndedJob("a!"));

        var result = Pipeline.Of(first, second, first).To<SaveGenAssetResultCommand>(("Path", Target), ("Force", true)).Invoke();
        var apart = Pipeline.Of(first, second).To<SaveGenAssetResultCommand>(("Path", Target), ("Force", true), ("NameTemplate", "{job}/{index}/{name}")).Invoke();

        result.ErrorIds.ShouldBe(["NAME_TAKEN"]);
        result.Errors.First().ToString().ShouldContain($"image.png of item 0 of job {first.Id}");
        File.ReadAllText(Path.Combine(Target, "0000-a/image.png")).ShouldBe("a");
        apart.Errors.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(Target, second.Id, "0000/image.png")).ShouldBe("a!");
    }

    [Fact]
    public void A_template_that_leaves_the_folder_ends_the_command() =>
        Save(_session.EndedJob("a"), ("NameTemplate", "../{name}")).Terminating!.FullyQualifiedErrorId.ShouldBe("VALIDATION_FAILED,GenAsset.Cmdlets.SaveGenAssetResultCommand");

    [Fact]
    public void Only_the_formats_that_are_asked_for_are_saved()
    {
        Save(_session.EndedJob("a"), ("Format", "PNG")).Errors.ShouldBeEmpty();

        SavedNames().ShouldBe(["0000-a/image.png"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Files_are_told_in_their_order_however_many_are_fetched_at_once(int limit)
    {
        var job = _session.EndedJob([.. Enumerable.Range(0, 40).Select(i => i % 10 == 3 ? $"bad {i}" : $"item {i}")]);

        var result = Save(job, ("ThrottleLimit", limit), ("PassThru", true));

        result.As<SavedAsset>().Select(asset => (asset.Index, asset.Name)).ShouldBe(Enumerable.Range(0, 40).Where(i => i % 10 != 3).SelectMany(i => new[] { (i, "image.png"), (i, "notes.json") }));
        result.ErrorIds.Count.ShouldBe(4);
    }

    [Fact]
    public void Verbose_shows_what_each_name_became()
    {
        var told = Save(_session.EndedJob("..\\x"), ("PassThru", true));

        told.Verbose.ShouldContain($"image.png of item 0 \"..\\x\" is {Path.Combine(Target, "0000-x", "image.png")}.");
        told.As<SavedAsset>()[0].Label.ShouldBe("..\\x");
    }

    [Fact]
    public void Previews_are_warned_of_once_a_job()
    {
        var job = Pipeline.Of("a red cube", "a blue cube").To<NewGenAssetJobCommand>(("Width", 16), ("Height", 16)).Invoke().As<JobState>().Single();

        var waited = Pipeline.Of(job).To<WaitGenAssetJobCommand>().Invoke();
        var saved = Save(job);

        waited.Warnings.ShouldHaveSingleItem().ShouldStartWith($"Results of job {job.Id} are previews: builtin/preview sketches");
        saved.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_job_at_work_gives_what_it_has_and_a_warning()
    {
        var job = _session.HeldJob("a", "b");

        var result = Save(job);

        result.Errors.ShouldBeEmpty();
        result.Warnings.ShouldHaveSingleItem().ShouldStartWith($"2 items of job {job.Id} have not ended");
    }

    [Fact]
    public void A_place_that_is_no_folder_ends_the_command()
    {
        var job = _session.EndedJob("a");
        File.WriteAllText(Target, "a file");

        Save(job).Terminating!.FullyQualifiedErrorId.ShouldBe("OUTPUT_NOT_WRITABLE,GenAsset.Cmdlets.SaveGenAssetResultCommand");
        Pipeline.Of(job).To<SaveGenAssetResultCommand>(("Path", "Env:PATH")).Invoke().ErrorIds.ShouldBe(["OUTPUT_NOT_WRITABLE"]);
    }

    [Fact]
    public void WhatIf_saves_nothing()
    {
        var result = Save(_session.EndedJob("a"), ("WhatIf", true));

        result.WhatIf.ShouldHaveSingleItem();
        Directory.Exists(Target).ShouldBeFalse();
    }

    private PipelineResult Save(JobState job, params (string Name, object? Value)[] arguments) =>
        Pipeline.Of(job).To<SaveGenAssetResultCommand>([("Path", Target), .. arguments]).Invoke();

    private List<string> SavedNames() =>
        [.. Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Target, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private List<string> Everything() => [.. Directory.GetFileSystemEntries(_session.Folder(""), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
