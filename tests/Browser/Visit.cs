using Microsoft.Playwright;

namespace GenAsset.Browser.Tests;

/// <summary>How the page is looked at; whether failed requests, each of which the browser writes to its console, are what the test is about.</summary>
internal sealed record Look(int Width = 1280, int Height = 860, ColorScheme Scheme = ColorScheme.Light, bool Calm = true, bool ExpectsFailures = false)
{
    public static Look Phone { get; } = new(390, 844);

    public static Look Dark { get; } = new(Scheme: ColorScheme.Dark);
}

/// <summary>A tab on the page. What the page writes to its console as an error, and what it throws, fails the test when the visit ends.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visit> StartAsync(IBrowser browser, Uri address, string hash, Look look)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Scheme,
            ReducedMotion = look.Calm ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            HasTouch = look.Width < 600,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.PageError += (_, fault) => visit._faults.Add(fault);
        visit.Page.Console += (_, message) =>
        {
            if (message.Type != "error")
                return;
            var isRefused = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);
            if (!isRefused || !(look.ExpectsFailures || IsTornThumbnail(message)))
                visit._faults.Add($"{message.Text} {message.Location}");
        };
        await visit.Page.GotoAsync(hash.Length == 0 ? "/" : "/#" + hash);
        return visit;
    }

    // What cannot be drawn has no small picture, which the server says by 422 and the page shows by the kind's sign; the sample home has such a file.
    private static bool IsTornThumbnail(IConsoleMessage message) => message.Location.Contains("?size=", StringComparison.Ordinal) && message.Text.Contains("422", StringComparison.Ordinal);

    /// <summary>Keeps a picture of what is seen.</summary>
    public async Task ShootAsync(string name, bool whole = false)
    {
        await Page.EvaluateAsync("document.fonts.ready");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _faults.ShouldBeEmpty();
    }
}
