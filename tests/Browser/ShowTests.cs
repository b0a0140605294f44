using GenAsset.Media.Imaging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenAsset.Browser.Tests;

/// <summary>What the page shows of finished work.</summary>
[Collection(GalleryCollection.Name)]
public sealed class ShowTests(Gallery gallery)
{
    [BrowserFact]
    public async Task Jobs_are_listed_newest_first_with_their_pictures_and_failures()
    {
        await using var visit = await gallery.VisitAsync();
        await Expect(visit.Page.Locator(".job-row").First).ToBeVisibleAsync();
        var order = await visit.Page.Locator(".job-row").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.job)");
        order.Where(id => id == gallery.Home.Pictures || id == gallery.Home.Shapes || id == gallery.Home.Many).ShouldBe([gallery.Home.Pictures, gallery.Home.Shapes, gallery.Home.Many]);
        await Expect(visit.Page.Locator($"[data-job='{gallery.Home.Pictures}'] .strip img.picture-loaded")).ToHaveCountAsync(4);
        await Expect(visit.Page.Locator($"[data-job='{gallery.Home.Captures}']")).ToContainTextAsync("2 failed");
        await visit.ShootAsync("jobs-light");
    }

    [BrowserFact]
    public async Task Jobs_are_found_by_name_and_by_state()
    {
        await using var visit = await gallery.VisitAsync();
        await Expect(visit.Page.Locator(".job-row").First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("museum");
        await Expect(visit.Page.Locator(".job-row")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".job-row")).ToContainTextAsync("museum captures");
        await visit.Button("Running").ClickAsync();
        await Expect(visit.Page.GetByText("No job is like that.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_job_shows_its_items_and_their_errors_with_what_to_do()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Captures}");
        await Expect(visit.Page.Locator(".card")).ToHaveCountAsync(3);
        await visit.ShootAsync("job-captures-light");
        await visit.Page.Locator(".card", new() { HasText = "too dark" }).ClickAsync();
        var error = visit.Page.GetByRole(AriaRole.Alert);
        await Expect(error).ToContainTextAsync("QUALITY_THRESHOLD_FAILED");
        await Expect(error).ToContainTextAsync("PSNR is 17.2 dB");
        await Expect(error).ToContainTextAsync("Try uploading higher-quality input images.");
        await visit.ShootAsync("item-failed-light");
        await error.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(visit.Page.GetByText("Error copied.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Ten_thousand_items_scroll_with_only_some_of_them_in_the_page()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Many}");
        await Expect(visit.Page.Locator(".card[data-index='0']")).ToBeVisibleAsync();
        await visit.ShootAsync("job-many-light");
        await visit.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Expect(visit.Page.Locator($".card[data-index='{Gallery.ManyItems - 1}']")).ToBeVisibleAsync();
        (await visit.Page.Locator(".card").CountAsync()).ShouldBeLessThan(100);
        await visit.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight / 2)");
        await Expect(visit.Page.Locator(".card[data-index='5000']")).ToBeAttachedAsync();
    }

    [BrowserFact]
    public async Task A_picture_fills_the_stage_and_magnifies()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Pictures}/items/2");
        await Expect(visit.Page.Locator(".stage-picture.picture-loaded")).ToBeVisibleAsync();
        (await visit.Page.Locator(".stage-picture").EvaluateAsync<int>("image => image.naturalWidth")).ShouldBe(384);
        await visit.ShootAsync("item-picture-light");
        await visit.Button("Magnify Picture").ClickAsync();
        await Expect(visit.Page.Locator(".zoom-level")).ToHaveTextAsync("156 %");
        await visit.Button("Whole picture").ClickAsync();
        await Expect(visit.Page.Locator(".zoom-level")).ToHaveTextAsync("100 %");
    }

    [BrowserFact]
    public async Task A_GLB_is_drawn_the_right_way_up()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Shapes}/items/0");
        using var shown = await ShownAsync(visit);
        await visit.ShootAsync("item-glb-light");
        ShouldBeUpright(shown);
        await Expect(visit.Page.Locator(".viewer-facts")).ToContainTextAsync("46,080");
        await visit.Button("Wireframe").ClickAsync();
        using var wires = await Pixels.OfAsync(visit.Page.Locator(".viewer canvas"));
        Pixels.Share(wires, Pixels.IsOrange).ShouldNotBe(Pixels.Share(shown, Pixels.IsOrange));
    }

    [BrowserFact]
    public async Task Arrow_keys_turn_a_model()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Shapes}/items/0");
        await visit.Page.Locator(".viewer[data-state='shown'] canvas").FocusAsync();
        await visit.Page.Keyboard.PressAsync("0"); // from now on the focus is shown, in every picture alike
        using var before = await ShownAsync(visit);
        for (var i = 0; i < 6; i++)
            await visit.Page.Keyboard.PressAsync("ArrowRight");
        using var after = await Pixels.OfAsync(visit.Page.Locator(".viewer canvas"));
        Psnr(before, after).ShouldBeLessThan(30);
        await visit.Page.Keyboard.PressAsync("0");
        using var home = await Pixels.OfAsync(visit.Page.Locator(".viewer canvas"));
        Psnr(before, home).ShouldBeGreaterThan(40);
    }

    [BrowserFact]
    public async Task Splats_of_every_flavour_give_the_same_picture_as_their_PLY()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Shapes}/items/6");
        using var ply = await ShownAsync(visit);
        await visit.ShootAsync("item-splats-light");
        ShouldBeUpright(ply);
        for (var index = 2; index <= 5; index++)
        {
            await visit.Page.EvaluateAsync($"location.hash = '/jobs/{gallery.Home.Shapes}/items/{index}'");
            await Expect(visit.Page.Locator($".item-place >> text='#{index}'")).ToBeVisibleAsync();
            using var spz = await ShownAsync(visit);
            Psnr(ply, spz).ShouldBeGreaterThan(30, $"item {index}");
        }
    }

    [BrowserFact]
    public async Task A_torn_splat_file_is_said_to_be_one()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Shapes}/items/7");
        await Expect(visit.Page.Locator(".viewer[data-state='failed']")).ToContainTextAsync("splat.spz cannot be shown.");
    }

    [BrowserFact]
    public async Task Quality_has_a_bar_a_view_and_marks_the_one_that_is_too_low()
    {
        await using var visit = await gallery.VisitAsync($"/jobs/{gallery.Home.Captures}/items/0", Look.Dark);
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Quality" }).ClickAsync();
        await Expect(visit.Page.Locator(".quality-mean").First).ToContainTextAsync("27.4");
        await Expect(visit.Page.Locator(".chart").First.Locator("li")).ToHaveCountAsync(6);
        await Expect(visit.Page.Locator(".chart i.low")).ToHaveCountAsync(2);
        await visit.ShootAsync("item-quality-dark");
    }

    [BrowserFact]
    public async Task Engines_are_listed_with_what_they_take()
    {
        await using var visit = await gallery.VisitAsync("/engines");
        await Expect(visit.Page.Locator(".engine", new() { HasText = "builtin/enhance" })).ToContainTextAsync("face_2x");
        await visit.ShootAsync("engines-light");
    }

    [BrowserFact]
    public async Task A_job_that_is_not_there_is_said_so()
    {
        await using var visit = await gallery.VisitAsync("/jobs/20260101-000000-aaaaaaaa", new Look(ExpectsFailures: true));
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("JOB_NOT_FOUND");
        await visit.ShootAsync("job-missing-light");
    }

    private static async Task<ImageBuffer> ShownAsync(Visit visit)
    {
        await visit.Page.Locator(".viewer[data-state='shown']").WaitForAsync();
        await visit.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await Pixels.OfAsync(visit.Page.Locator(".viewer canvas"));
    }

    // Orange is the top of every sample, blue its bottom.
    private static void ShouldBeUpright(ImageBuffer shown)
    {
        Pixels.Share(shown, Pixels.IsOrange).ShouldBeGreaterThan(0.01);
        Pixels.Share(shown, Pixels.IsBlue).ShouldBeGreaterThan(0.01);
        Pixels.Share(shown, Pixels.IsOrange, y => y < shown.Height / 2).ShouldBeGreaterThan(Pixels.Share(shown, Pixels.IsOrange, y => y >= shown.Height / 2));
    }

    private static double Psnr(ImageBuffer a, ImageBuffer b) => Media.Imaging.Psnr.Compare(a, b);
}
