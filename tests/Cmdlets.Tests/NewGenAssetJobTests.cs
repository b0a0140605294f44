using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets.Tests;

public sealed class NewGenAssetJobTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Makes_one_job_of_all_prompts_that_come_down_the_pipeline()
    {
        var result = Pipeline.Of("a red robot", "a blue house", "a tree").To<NewGenAssetJobCommand>(("Name", "three")).Invoke();

        var job = result.As<JobState>().ShouldHaveSingleItem();
        job.Name.ShouldBe("three");
        Items(job).Select(item => item.Spec.Words).ShouldBe(["a red robot", "a blue house", "a tree"]);
        result.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Takes_prompts_by_position()
    {
        var job = Pipeline.Run<NewGenAssetJobCommand>(("", new[] { "one", "two" })).Invoke().As<JobState>().Single();

        Items(job).Select(item => item.Spec.Words).ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Takes_item_fields_by_property_name_as_Import_Csv_gives_them()
    {
        var job = Pipeline.Of(
            PSObject.Row(("Prompt", "a"), ("Width", "64"), ("SEED", "7"), ("CustomId", "first"), ("Formats", "png;jpg")),
            PSObject.Row(("Prompt", "b"), ("Width", ""), ("SEED", ""), ("CustomId", ""), ("Formats", "")))
            .To<NewGenAssetJobCommand>(("Engine", "builtin/echo"), ("Width", 32), ("Seed", 100L)).Invoke().As<JobState>().Single();

        var items = Items(job).Select(item => (ImageItem)item.Spec).ToList();
        items.Select(item => (item.Prompt, item.Width, item.Seed, item.CustomId)).ShouldBe([("a", 64, 7L, "first"), ("b", 32, 101L, null)]);
        items[0].Formats.ShouldBe(["png", "jpg"]);
        items[1].Formats.ShouldBeNull();
    }

    [Fact]
    public void Takes_hashtables_and_typed_objects()
    {
        var job = Pipeline.Of(
            new System.Collections.Hashtable { ["prompt"] = "of a table", ["steps"] = 12 },
            new Wish("of a type", 1.5, "not an item's field"))
            .To<NewGenAssetJobCommand>(("Engine", "builtin/echo")).Invoke().As<JobState>().Single();

        var items = Items(job).Select(item => (ImageItem)item.Spec).ToList();
        items.Select(item => (item.Prompt, item.Steps, item.Guidance)).ShouldBe([("of a table", 12, 7.0), ("of a type", 30, 1.5)]);
    }

    [Fact]
    public void Gives_every_parameter_to_items_and_job()
    {
        var result = Pipeline.Run<NewGenAssetJobCommand>(
            ("Prompt", "x"), ("Kind", "image"), ("Format", new[] { "PNG" }), ("Engine", "builtin/echo"), ("Seed", "5"), ("Width", 16), ("Height", 24), ("Steps", 3),
            ("Guidance", 2.5), ("CustomId", "mine"), ("Name", "full"), ("MaxParallel", 1), ("Retry", 0), ("MaxFailures", 4)).Invoke();

        result.Errors.ShouldBeEmpty();
        var item = (ImageItem)Items(result.As<JobState>().Single()).Single().Spec;
        item.ShouldBe(new ImageItem("x", 16, 24, 3, 2.5) { Formats = item.Formats, Engine = "builtin/echo", Seed = 5, CustomId = "mine" });
        item.Formats.ShouldBe(["png"]);
    }

    [Fact]
    public void A_photos_file_becomes_the_input_of_an_enhancement()
    {
        var photo = _session.Folder("photo.jpg");
        File.WriteAllBytes(photo, [1]);

        var job = Pipeline.Of(new FileInfo(photo)).To<NewGenAssetJobCommand>(("Kind", ItemKind.Enhancement), ("Engine", "test/picky")).Invoke().As<JobState>().Single();

        ((EnhancementItem)Items(job).Single().Spec).Image.ShouldBe(new InputRef(Path: photo));
    }

    [Fact]
    public void A_relative_input_is_looked_for_where_the_shell_stands()
    {
        var elsewhere = Directory.CreateDirectory(_session.Folder("elsewhere")).FullName;
        File.WriteAllBytes(Path.Combine(elsewhere, "photo.jpg"), [1]);
        var pipeline = new[] { PSObject.Row(("image", "photo.jpg")) };

        var result = Pipeline.At(elsewhere, pipeline).To<NewGenAssetJobCommand>(("Kind", ItemKind.Enhancement), ("Engine", "test/picky")).Invoke();

        result.Errors.ShouldBeEmpty();
        ((EnhancementItem)Items(result.As<JobState>().Single()).Single().Spec).Image!.Path.ShouldBe(Path.Combine(elsewhere, "photo.jpg"));
    }

    [Fact]
    public void Every_fault_is_an_error_of_its_own_and_nothing_is_queued()
    {
        var bad = PSObject.Row(("prompt", "fine"), ("width", "0"), ("height", "100000"));
        var result = Pipeline.Of("good", bad, PSObject.Row(("promt", "typo")), "").To<NewGenAssetJobCommand>().Invoke();

        result.Output.ShouldBeEmpty();
        result.ErrorIds.ShouldAllBe(id => id == "VALIDATION_FAILED");
        result.Errors.Select(error => error.ToString()).ShouldBe(
        [
            "item 1, width: must be 8 to 8192 pixels, is 0.",
            "item 1, height: must be 8 to 8192 pixels, is 100000.",
            result.Errors.ElementAt(2).ToString(),
            "item 3, prompt: is missing or empty.",
        ]);
        result.Errors.ElementAt(2).ToString().ShouldStartWith("item 2, promt: is not a field of kind image");
        result.Errors.First().TargetObject.ShouldBe(bad);
        result.Errors.ShouldAllBe(error => error.CategoryInfo.Category == ErrorCategory.InvalidData && error.ErrorDetails!.RecommendedAction.Length > 0);
        result.Terminating.ShouldBeNull();
        _session.CountJobs().ShouldBe(0);
    }

    [Theory]
    [InlineData("Kind", "hologram")]
    [InlineData("Width", "wide")]
    [InlineData("Seed", "1.5.2")]
    public void An_argument_that_is_no_value_of_its_parameter_is_refused(string name, string value)
    {
        var result = Pipeline.Run<NewGenAssetJobCommand>(("Prompt", "x"), (name, value)).Invoke();

        result.Terminating!.Exception.ShouldBeOfType<ParameterBindingException>();
        _session.CountJobs().ShouldBe(0);
    }

    [Fact]
    public void A_fault_of_the_job_itself_is_told_too()
    {
        var result = Pipeline.Run<NewGenAssetJobCommand>(("Prompt", "x"), ("MaxParallel", 0), ("Engine", "no/such")).Invoke();

        result.Errors.Select(error => error.ToString()[..error.ToString().IndexOf(':', StringComparison.Ordinal)]).ShouldBe(["job, maxParallel", "item 0, engine"]);
    }

    [Fact]
    public void A_duplicate_custom_id_is_a_fault()
    {
        var result = Pipeline.Of("a", "b").To<NewGenAssetJobCommand>(("CustomId", "same")).Invoke();

        result.Errors.ShouldHaveSingleItem().ToString().ShouldBe("item 1, customId: \"same\" is already the customId of item 0; each must be unique.");
    }

    [Fact]
    public void A_pipeline_with_nothing_in_it_makes_no_job()
    {
        var result = Pipeline.Of().To<NewGenAssetJobCommand>().Invoke();

        result.Errors.ShouldHaveSingleItem().ToString().ShouldContain("a job needs at least one");
    }

    [Fact]
    public void An_object_that_is_no_item_is_named()
    {
        var result = Pipeline.Of(new Version(1, 2)).To<NewGenAssetJobCommand>().Invoke();

        result.Errors.ShouldHaveSingleItem().ToString().ShouldStartWith("item 0: a Version is neither a prompt nor a row");
    }

    [Fact]
    public void WhatIf_checks_everything_and_queues_nothing()
    {
        var good = Pipeline.Of("a", "b").To<NewGenAssetJobCommand>(("WhatIf", true)).Invoke();
        var bad = Pipeline.Of("a", "").To<NewGenAssetJobCommand>(("WhatIf", true)).Invoke();

        good.WhatIf.ShouldHaveSingleItem().ShouldStartWith("Create job: 2 items");
        good.Errors.ShouldBeEmpty();
        bad.WhatIf.ShouldBeEmpty();
        bad.ErrorIds.ShouldBe(["VALIDATION_FAILED"]);
        _session.CountJobs().ShouldBe(0);
    }

    [Fact]
    public void Confirm_asks_first()
    {
        var no = Pipeline.Of("a").To<NewGenAssetJobCommand>(("Confirm", true)).Invoke();

        no.Questions.ShouldHaveSingleItem();
        no.Output.ShouldBeEmpty();
        _session.CountJobs().ShouldBe(0);
    }

    [Fact]
    public void More_faults_than_anyone_reads_are_counted()
    {
        var result = Pipeline.Of(Enumerable.Repeat("", 1005)).To<NewGenAssetJobCommand>().Invoke();

        result.Errors.Count.ShouldBe(1000);
        result.Warnings.ShouldHaveSingleItem().ShouldBe("5 more faults are not listed.");
    }

    private List<ItemState> Items(JobState job) => [.. _session.Backend.ItemsAsync(job.Id).ToBlockingEnumerable()];

    private sealed record Wish(string Prompt, double Guidance, string Remark);
}
