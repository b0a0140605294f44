// Past 300 lines: one cmdlet, and every way there is to give it items.
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

    [Theory]
    [InlineData("Smith, John; a|b.jpg")]
    [InlineData("https://pictures.test/a,b;c.jpg?size=1,2")]
    public void A_single_input_is_not_split_where_a_list_would_be(string place)
    {
        var elsewhere = Directory.CreateDirectory(_session.Folder("elsewhere")).FullName;
        var isAddress = place.StartsWith("https", StringComparison.Ordinal);
        if (!isAddress)
            File.WriteAllBytes(Path.Combine(elsewhere, place), [1]);

        var result = Pipeline.At(elsewhere, PSObject.Row(("image", place))).To<NewGenAssetJobCommand>(("Kind", ItemKind.Enhancement), ("Engine", "test/picky")).Invoke();

        result.Errors.ShouldBeEmpty();
        ((EnhancementItem)Items(result.As<JobState>().Single()).Single().Spec).Image.ShouldBe(isAddress ? new InputRef(Uri: place) : new InputRef(Path: Path.Combine(elsewhere, place)));
    }

    [Fact]
    public void A_list_keeps_its_parts_and_a_text_is_split()
    {
        var elsewhere = Directory.CreateDirectory(_session.Folder("elsewhere")).FullName;
        string[] views = [.. Enumerable.Range(1, 6).Select(i => $"view, {i}.png")];
        string[] depths = [.. Enumerable.Range(1, 6).Select(i => $"depth{i}.png")];
        foreach (var file in views.Concat(depths))
            File.WriteAllBytes(Path.Combine(elsewhere, file), [1]);

        var row = PSObject.Row(("views", views.Cast<object>().ToArray()), ("depths", string.Join(", ", depths)));
        var result = Pipeline.At(elsewhere, row).To<NewGenAssetJobCommand>(("Kind", ItemKind.Reconstruction), ("Engine", "test/picky")).Invoke();

        result.Errors.ShouldBeEmpty();
        Items(result.As<JobState>().Single()).Single().Spec.Inputs.Select(input => input.Path).ShouldBe(views.Concat(depths).Select(file => Path.Combine(elsewhere, file)));
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
    public void WhatIf_says_what_the_job_would_cost()
    {
        var result = Pipeline.Of("a", "b", "c").To<NewGenAssetJobCommand>(("Engine", "paid/picky"), ("Budget", 0.5m), ("WhatIf", true)).Invoke();

        result.WhatIf.ShouldHaveSingleItem().ShouldStartWith("Create job: 3 items for about 0.75 in ");
        result.Warnings.ShouldHaveSingleItem().ShouldBe("The items cost 0.75 together and the budget is 0.5: the job will stop before its last item.");
    }

    [Theory]
    [InlineData("items.csv", "prompt,seed\na,7\nb,\n")]
    [InlineData("items.jsonl", "{\"prompt\":\"a\",\"seed\":7}\n{\"prompt\":\"b\"}\n")]
    public void A_file_of_items_is_one_job_with_the_files_name(string name, string content)
    {
        File.WriteAllText(_session.Folder(name), content);

        var job = Pipeline.Run<NewGenAssetJobCommand>(("Path", _session.Folder(name)), ("Width", 48), ("Engine", "builtin/echo"), ("Seed", 100L)).Invoke().As<JobState>().Single();

        job.Name.ShouldBe("items");
        Items(job).Select(item => (ImageItem)item.Spec).Select(item => (item.Prompt, item.Width, item.Seed)).ShouldBe([("a", 48, 7L), ("b", 48, 101L)]);
    }

    [Fact]
    public void A_files_faults_are_told_by_line_and_a_file_that_is_not_there_by_name()
    {
        File.WriteAllText(_session.Folder("bad.csv"), "prompt,width\nok,64\nbad,0\n");

        var bad = Pipeline.Run<NewGenAssetJobCommand>(("Path", _session.Folder("bad.csv")), ("WhatIf", true)).Invoke();
        var absent = Pipeline.Run<NewGenAssetJobCommand>(("Path", _session.Folder("none.csv"))).Invoke();

        bad.Errors.ShouldHaveSingleItem().ToString().ShouldBe("line 3, width: must be 8 to 8192 pixels, is 0.");
        absent.Terminating!.FullyQualifiedErrorId.ShouldBe("INPUT_NOT_READABLE,GenAsset.Cmdlets.NewGenAssetJobCommand");
        _session.CountJobs().ShouldBe(0);
    }

    [Fact]
    public void A_files_relative_inputs_are_looked_for_where_the_shell_stands()
    {
        var elsewhere = Directory.CreateDirectory(_session.Folder("elsewhere")).FullName;
        File.WriteAllBytes(Path.Combine(elsewhere, "photo.jpg"), [1]);
        File.WriteAllText(Path.Combine(elsewhere, "items.jsonl"), "{\"kind\":\"enhancement\",\"image\":{\"path\":\"photo.jpg\"}}");
        File.WriteAllText(Path.Combine(elsewhere, "items.csv"), "kind,image\nenhancement,photo.jpg\n");

        foreach (var file in new[] { "items.jsonl", "items.csv" })
        {
            var result = Pipeline.RunAt<NewGenAssetJobCommand>(elsewhere, ("Path", file), ("Engine", "test/picky")).Invoke();
            Items(result.As<JobState>().Single()).Single().Spec.Inputs.Single().Path.ShouldBe(Path.Combine(elsewhere, "photo.jpg"));
        }
    }

    [Fact]
    public void Photos_are_enhancements_by_their_paths_and_down_the_pipeline()
    {
        string[] photos = [_session.Folder("a, b.jpg"), _session.Folder("b.jpg")];
        Array.ForEach(photos, photo => File.WriteAllBytes(photo, [1]));

        var named = Pipeline.Run<NewGenAssetJobCommand>(("Photo", _session.Folder("*.jpg")), ("Engine", "test/picky"), ("Format", "jpg"), ("Dpi", 300), ("KeepExif", false)).Invoke().As<JobState>().Single();
        var piped = Pipeline.Of(photos.Select(photo => new FileInfo(photo))).To<NewGenAssetJobCommand>(("Engine", "test/picky")).Invoke().As<JobState>().Single();

        Items(named).Select(item => (EnhancementItem)item.Spec).ShouldBe(photos.Select(photo => new EnhancementItem(new InputRef(Path: photo), "jpg", false, 300) { Engine = "test/picky" }));
        Items(piped).Select(item => item.Spec.Inputs.Single().Path).ShouldBe(photos);
    }

    [Fact]
    public void Captures_are_folders_or_six_views_and_six_depths()
    {
        var folder = Directory.CreateDirectory(_session.Folder("capture, one")).FullName;
        for (var i = 1; i <= 6; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"view{i}.png"), [1]);
            File.WriteAllBytes(Path.Combine(folder, $"depth{i}.png"), [1]);
        }

        var byFolder = Pipeline.Run<NewGenAssetJobCommand>(("Capture", folder), ("Engine", "test/picky"), ("Rig", "auto"), ("Resolution", 64), ("TextureSize", 512), ("Triangles", 900)).Invoke();
        var piped = Pipeline.Of(new DirectoryInfo(folder)).To<NewGenAssetJobCommand>(("Engine", "test/picky")).Invoke();
        var byFiles = Pipeline.Run<NewGenAssetJobCommand>(("View", Path.Combine(folder, "view*.png")), ("Depth", Path.Combine(folder, "depth*.png")), ("Engine", "test/picky")).Invoke();

        var capture = (ReconstructionItem)Items(byFolder.As<JobState>().Single()).Single().Spec;
        capture.Views!.Select(view => view.Path).ShouldBe(Enumerable.Range(1, 6).Select(i => Path.Combine(folder, $"view{i}.png")));
        (capture.Rig, capture.Resolution, capture.TextureSize, capture.Triangles).ShouldBe(("auto", 64, 512, 900));
        Items(piped.As<JobState>().Single()).Single().Spec.Inputs.Count().ShouldBe(12);
        Items(byFiles.As<JobState>().Single()).Single().Spec.Inputs.Count().ShouldBe(12);
    }

    [Fact]
    public void A_capture_that_lacks_files_is_a_fault_that_says_which()
    {
        var folder = Directory.CreateDirectory(_session.Folder("empty")).FullName;

        var result = Pipeline.Run<NewGenAssetJobCommand>(("Capture", folder)).Invoke();

        result.Errors.ShouldHaveSingleItem().ToString().ShouldStartWith("item 0: Expected 6 view images, got 0. Put view1.png");
    }

    [Fact]
    public void A_kind_that_the_files_are_not_is_refused() =>
        Pipeline.Run<NewGenAssetJobCommand>(("Photo", "x.jpg"), ("Kind", "Image")).Invoke().Terminating!.ToString().ShouldStartWith("-Kind Image does not go with");

    [Fact]
    public async Task Every_option_of_the_job_is_kept()
    {
        var result = Pipeline.Run<NewGenAssetJobCommand>(
            ("Prompt", "x"), ("Engine", "test/picky"), ("MaxParallel", 3), ("Retry", 0), ("ItemTimeout", 60), ("MaxFailures", 4), ("Budget", 2.5m), ("RetainHours", 2.0),
            ("Tag", new System.Collections.Hashtable { ["project"] = "robots", ["run"] = 7 }), ("WebhookUri", "https://example.com/hook")).Invoke();

        var options = (await _session.Backend.SpecAsync(result.As<JobState>().Single().Id))!.Options!;
        (options.MaxParallel, options.Retries, options.ItemTimeoutSeconds, options.MaxFailures, options.Budget, options.RetainHours).ShouldBe((3, 0, 60, 4, 2.5m, 2.0));
        options.Metadata!.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["project=robots", "run=7"]);
        options.Webhook!.Url.ShouldBe("https://example.com/hook");
    }

    [Fact]
    public void Under_one_idempotency_key_there_is_one_job()
    {
        (string, object?)[] once = [("Engine", "test/picky"), ("IdempotencyKey", "friday's robots")];

        var first = Pipeline.Of("a", "b").To<NewGenAssetJobCommand>(once).Invoke().As<JobState>().Single();
        var again = Pipeline.Of("a", "b").To<NewGenAssetJobCommand>(once).Invoke().As<JobState>().Single();
        var other = Pipeline.Of("a", "c").To<NewGenAssetJobCommand>(once).Invoke();

        again.Id.ShouldBe(first.Id);
        other.ErrorIds.ShouldBe(["IDEMPOTENCY_MISMATCH"]);
        _session.CountJobs().ShouldBe(1);
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
