using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests.Engines.BuiltIn;

public sealed class PreviewEngineTests : IDisposable
{
    private readonly Home _home = new();
    private readonly List<(string Stage, double Progress)> _reports = [];

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_picture_reports_its_tenths_in_order_while_it_is_painted()
    {
        var made = await RunAsync(new ImageItem("a red car") { Width = 160, Height = 160, Steps = 1 });
        made.Files.Select(file => file.Name).ShouldBe(["image.png"]);
        var progress = _reports.Select(report => report.Progress).ToArray();
        progress.Order().ShouldBe(progress);
        progress.Length.ShouldBeGreaterThan(4);
        progress[0].ShouldBe(0);
        progress.Count(share => share is > 0 and < 80).ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_cancelled_picture_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var scratch = new Scratch(Path.Combine(_home.Path, "cancelled"), "job", 0);
        await Should.ThrowAsync<OperationCanceledException>(() => new PreviewEngine().RunAsync(new ImageItem("a castle"), new EngineContext(scratch, 1, new FakeClock()), cancelled.Token));
    }

    [Fact]
    public async Task A_model_goes_through_its_stages_to_its_files()
    {
        var made = await RunAsync(new ModelItem("an egg") { Formats = ["glb", "usdz"] });
        made.Files.Select(file => file.Name).Order().ShouldBe(["model.glb", "model.usdz"]);
        _reports.Select(report => report.Stage).Distinct().ShouldBe(["generating_3d", "converting_usdz"]);
    }

    [Fact]
    public async Task A_result_says_that_it_is_a_preview_and_which_words_it_did_not_know()
    {
        var scratch = new Scratch(Path.Combine(_home.Path, "notes"), "job", 0);
        var result = await new PreviewEngine().RunAsync(new ImageItem("a blorbish egg") { Width = 64, Height = 64, Steps = 1 }, new EngineContext(scratch, 1, new FakeClock()), default);
        var notes = result.Value?.Notes ?? [];
        notes.Count.ShouldBe(2);
        notes[0].ShouldContain("preview");
        notes[1].ShouldContain("blorbish");
    }

    private async Task<Scratch> RunAsync(ItemSpec item)
    {
        var scratch = new Scratch(Path.Combine(_home.Path, "made"), "job", 0);
        var context = new EngineContext(scratch, 1, new FakeClock(), (stage, progress) =>
        {
            _reports.Add((stage, progress));
            return default;
        });
        (await new PreviewEngine().RunAsync(item, context, default)).Succeeded.ShouldBeTrue();
        return scratch;
    }
}
