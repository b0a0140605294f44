using GenAsset.Browser.Tests.Serving;
using Microsoft.Playwright;

namespace GenAsset.Browser.Tests;

/// <summary>One browser and one server over the sample home, shared by the tests that only look.</summary>
public sealed class Gallery : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal const int ManyItems = 10_000;

    internal SampleHome Home { get; private set; } = null!; // InitializeAsync has run before any test

    internal Server Server { get; private set; } = null!; // the same

    internal IBrowser Browser => _browser!; // the same

    public async Task InitializeAsync()
    {
        if (Chromium.MissingReason is not null)
            return; // every test is skipped
        Assertions.SetDefaultExpectTimeout(60_000); // milliseconds; drawn by the processor, on a machine that may be busy
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(Chromium.Options());
        Home = await SampleHome.CreateAsync(ManyItems);
        Server = await Server.StartAsync(Home.Path, "--workers", "2");
    }

    public async Task DisposeAsync()
    {
        if (_browser is null)
            return;
        await _browser.DisposeAsync();
        _playwright!.Dispose(); // there is a browser
        await Server.DisposeAsync();
        Home.Dispose();
    }

    /// <summary>A page of its own, at an address below the server's; a fault in it fails the test.</summary>
    internal Task<Visit> VisitAsync(string hash = "", Look? look = null, Server? server = null) => Visit.StartAsync(Browser, (server ?? Server).Address, hash, look ?? new Look());
}

[CollectionDefinition(Name)]
public sealed class GalleryCollection : ICollectionFixture<Gallery>
{
    public const string Name = "Gallery";
}
