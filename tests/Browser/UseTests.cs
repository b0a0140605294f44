using GenAsset.Browser.Tests.Serving;
using GenAsset.Media.Codecs.Png;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenAsset.Browser.Tests;

/// <summary>What a person does on the page: start work, watch it, stop it, mend it.</summary>
[Collection(GalleryCollection.Name)]
public sealed class UseTests(Gallery gallery)
{
    private static readonly Look Wide = new();

    [BrowserFact]
    public async Task A_job_is_submitted_and_watched_to_its_end()
    {
        await using var visit = await gallery.VisitAsync("/new");
        var prompts = visit.Page.GetByLabel("Prompts");
        await prompts.FillAsync("a red kite over dunes\n\n  a paper boat  \na brass compass");
        await Expect(visit.Page.GetByText("3 prompts")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Name").FillAsync("kites and boats");
        await visit.Page.GetByLabel("First seed").FillAsync("7");
        await visit.ShootAsync("new-light", whole: true);
        await visit.Button("Start 3 items").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "kites and boats" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".job-head .pill")).ToHaveTextAsync("completed");
        await Expect(visit.Page.Locator(".card img.picture-loaded")).ToHaveCountAsync(3);
        await visit.Page.Locator(".card").Nth(1).ClickAsync();
        await Expect(visit.Page.Locator(".facts")).ToContainTextAsync("Seed8");
    }

    [BrowserFact]
    public async Task Progress_goes_on_by_itself_and_a_running_job_can_be_cancelled_and_retried()
    {
        await using var visit = await gallery.VisitAsync("/new", Look.Dark);
        await visit.Page.GetByLabel("Prompts").FillAsync(string.Join('\n', Enumerable.Range(0, 60).Select(i => $"slow study number {i}")));
        await visit.Page.GetByLabel("Size").SelectOptionAsync("512x512");
        await visit.Page.GetByLabel("Steps").FillAsync("8"); // a good half second each: seen to run, and soon gone
        await visit.Page.GetByLabel("Prompts").PressAsync("Control+Enter");
        await Expect(visit.Page.Locator(".job-head .pill")).ToHaveTextAsync("running");
        await Expect(visit.Page.Locator(".card-succeeded").First).ToBeVisibleAsync(); // an event told so: nothing was reloaded
        await visit.ShootAsync("job-running-dark");
        await visit.Button("Cancel").ClickAsync();
        await Expect(visit.Page.Locator(".job-head .pill")).ToHaveTextAsync("cancelled");
        await Expect(visit.Page.Locator(".card-cancelled").First).ToBeVisibleAsync();
        await visit.ShootAsync("job-cancelled-dark");
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Retry ") }).ClickAsync();
        await Expect(visit.Page.Locator(".job-head .pill")).ToHaveTextAsync("running");
        await visit.Button("Delete job").ClickAsync();
        await visit.Button("Delete").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Jobs" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_refused_job_shows_every_fault_with_its_item()
    {
        await using var visit = await gallery.VisitAsync("/new", Wide with { ExpectsFailures = true });
        await visit.Page.GetByLabel("Prompts").FillAsync("fine\nalso fine");
        await visit.Page.GetByLabel("Steps").FillAsync("9000");
        await visit.Page.EvaluateAsync("document.querySelector('form').noValidate = true"); // the server's own word is what is to be seen
        await visit.Button("Start 2 items").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("VALIDATION_FAILED");
        await Expect(visit.Page.Locator(".faults tbody tr")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".faults")).ToContainTextAsync("must be 1 to 500, is 9000.");
        await visit.ShootAsync("new-refused-light", whole: true);
    }

    [BrowserFact]
    public async Task A_photo_is_dropped_enhanced_and_compared()
    {
        await using var visit = await gallery.VisitAsync("/new");
        await visit.Page.GetByText("Better photos from photos").ClickAsync();
        using (var photo = SampleFiles.Photo(480, 320))
        {
            await visit.Page.GetByLabel("Photos, files").SetInputFilesAsync([
                new FilePayload { Name = "garden.png", MimeType = "image/png", Buffer = PngEncoder.Encode(photo) },
                new FilePayload { Name = "Schön & grün.png", MimeType = "image/png", Buffer = PngEncoder.Encode(photo) },
            ]);
        }

        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Model" }).SelectOptionAsync("general_2x");
        await visit.Button("Start 2 items").ClickAsync();
        await Expect(visit.Page.Locator(".card img.picture-loaded")).ToHaveCountAsync(2);
        await visit.Page.Locator(".card").First.ClickAsync();
        await Expect(visit.Page.Locator(".compare-labels")).ToContainTextAsync("Before 480 × 320");
        await Expect(visit.Page.Locator(".compare-labels")).ToContainTextAsync("After 960 × 640");
        await visit.ShootAsync("item-compare-light");

        var handle = await visit.Page.Locator(".compare-handle").BoundingBoxAsync() ?? throw new InvalidOperationException("There is no divider.");
        await visit.Page.Mouse.MoveAsync(handle.X + handle.Width / 2, handle.Y + handle.Height / 2);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(handle.X - 150, handle.Y + handle.Height / 2);
        await visit.Page.Mouse.UpAsync();
        var moved = await visit.Page.Locator(".compare-handle").BoundingBoxAsync();
        moved!.X.ShouldBe(handle.X - 150 - handle.Width / 2, tolerance: 2); // it was there a moment ago
        await visit.Page.GetByRole(AriaRole.Slider).PressAsync("PageUp");
        (await visit.Page.Locator(".compare-handle").BoundingBoxAsync())!.X.ShouldBeGreaterThan(moved.X + 20);
    }

    [BrowserFact]
    public async Task The_page_goes_on_when_the_server_comes_back()
    {
        using var home = new TemporaryHome();
        var server = await Server.StartAsync(home.Path, "--workers", "1");
        await using var visit = await gallery.VisitAsync("/new", Wide with { ExpectsFailures = true }, server);
        await visit.Page.GetByLabel("Prompts").FillAsync(string.Join('\n', Enumerable.Range(0, 16).Select(i => $"study {i}")));
        await visit.Page.GetByLabel("Size").SelectOptionAsync("512x512");
        await visit.Page.GetByLabel("Steps").FillAsync("8");
        await visit.Page.GetByLabel("Prompts").PressAsync("Control+Enter");
        await Expect(visit.Page.Locator(".card-succeeded").First).ToBeVisibleAsync();
        await server.KillAsync();
        await Expect(visit.Page.GetByText("connection lost, trying again")).ToBeVisibleAsync();
        await using var again = await Server.StartAsync(home.Path, server.Address, "--workers", "2");
        await Expect(visit.Page.Locator(".job-head .pill")).ToHaveTextAsync("completed");
        await Expect(visit.Page.Locator(".card-succeeded")).ToHaveCountAsync(16);
        await server.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_key_is_asked_for_kept_in_the_tab_and_opens_everything()
    {
        using var home = new TemporaryHome();
        var printed = await Server.RunAsync("keys", "add", "tester", "--home", home.Path);
        var key = printed.Split([' ', '\n', '\r', '"'], StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length).First();
        await using var server = await Server.StartAsync(home.Path, "--workers", "1");
        await using var visit = await gallery.VisitAsync("", Wide with { ExpectsFailures = true }, server);
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "API key" });
        await Expect(dialog).ToBeVisibleAsync();
        await visit.ShootAsync("key-light");
        await dialog.GetByLabel("API key").FillAsync("not-the-key");
        await dialog.GetByLabel("API key").PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not know that key");
        await dialog.GetByLabel("API key").FillAsync(key);
        await dialog.GetByLabel("API key").PressAsync("Enter");
        await Expect(dialog).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "New job" }).First.ClickAsync();
        await visit.Page.GetByLabel("Prompts").FillAsync("a locked door");
        await visit.Button("Start 1 item").ClickAsync();
        await Expect(visit.Page.Locator(".card img.picture-loaded")).ToHaveCountAsync(1); // read with the key, which an address cannot carry
        var download = await visit.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await visit.Page.EvaluateAsync("delete window.showSaveFilePicker"); // its dialog is the browser's own, out of a test's reach
            await visit.Button("results.zip").ClickAsync();
        });
        new FileInfo(await download.PathAsync()).Length.ShouldBeGreaterThan(1000);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".card img.picture-loaded")).ToHaveCountAsync(1);
        (await visit.Page.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain(key);
    }

    [BrowserFact]
    public async Task Everything_is_reached_by_keys_alone()
    {
        await using var visit = await gallery.VisitAsync();
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        await Expect(page.Locator(".job-row").First).ToBeVisibleAsync();
        await page.Locator($"[data-job='{gallery.Home.Pictures}']").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".card").First).ToBeVisibleAsync();
        await keys.PressAsync("j");
        await Expect(page.Locator(".card[data-index='0']")).ToBeFocusedAsync();
        foreach (var press in (string[])["j", "ArrowRight", "ArrowDown", "k", "ArrowUp"])
            await keys.PressAsync(press);
        await Expect(page.Locator(".card[data-index='1']")).ToBeFocusedAsync();
        await keys.PressAsync("End");
        await Expect(page.Locator(".card[data-index='7']")).ToBeFocusedAsync();
        await visit.ShootAsync("job-keyboard-light");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".item-place")).ToHaveTextAsync("#7");
        await keys.PressAsync("k");
        await Expect(page.Locator(".item-place")).ToHaveTextAsync("#6");
        await keys.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await keys.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        await visit.ShootAsync("help-light");
        await keys.PressAsync("Escape");
        await keys.PressAsync("n");
        await Expect(page.GetByLabel("Prompts")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task The_theme_follows_the_system_until_one_is_chosen_and_stays_chosen()
    {
        await using var visit = await gallery.VisitAsync("", Look.Dark);
        await Expect(visit.Page.Locator(".job-row").First).ToBeVisibleAsync();
        (await BackgroundAsync(visit.Page)).ShouldBe("rgb(19, 19, 21)");
        await visit.ShootAsync("jobs-dark");
        await visit.Page.Keyboard.PressAsync("t");
        (await BackgroundAsync(visit.Page)).ShouldBe("rgb(246, 245, 242)");
        await visit.Page.ReloadAsync();
        (await BackgroundAsync(visit.Page)).ShouldBe("rgb(246, 245, 242)");
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
