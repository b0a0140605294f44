using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GenAsset.Browser.Tests;

/// <summary>The page at phone width and in the dark, and what a screen reader gets.</summary>
[Collection(GalleryCollection.Name)]
public sealed class LayoutTests(Gallery gallery)
{
    // What a person waits for on each view, and the view.
    private (string Name, string Hash, string Seen)[] Views =>
    [
        ("jobs", "/", ".job-row"), ("job", $"/jobs/{gallery.Home.Pictures}", ".card img.picture-loaded"), ("job-failed", $"/jobs/{gallery.Home.Captures}", ".card"),
        ("new", "/new", ".kind"), ("engines", "/engines", ".engine h2"), ("item-picture", $"/jobs/{gallery.Home.Pictures}/items/0", ".stage-picture.picture-loaded"),
        ("item-glb", $"/jobs/{gallery.Home.Shapes}/items/1", ".viewer[data-state='shown']"), ("item-failed", $"/jobs/{gallery.Home.Captures}/items/1", ".item-side .error-card"),
    ];

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        foreach (var (name, hash, seen) in Views)
        {
            await using var visit = await gallery.VisitAsync(hash, Look.Phone);
            await visit.Page.Locator(seen).First.WaitForAsync();
            await visit.ShootAsync($"{name}-phone");
            var wide = await visit.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.tabs, .chips, .visually-hidden, .viewer, .skip')).map(e => e.className || e.tagName)");
            wide.ShouldBeEmpty(name);
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390, name);
        }
    }

    [BrowserFact]
    public async Task Every_view_has_its_dark_side()
    {
        foreach (var (name, hash, seen) in Views)
        {
            await using var visit = await gallery.VisitAsync(hash, Look.Dark);
            await visit.Page.Locator(seen).First.WaitForAsync();
            await visit.ShootAsync($"{name}-dark");
            (await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(19, 19, 21)");
        }
    }

    [BrowserFact]
    public async Task Every_control_has_a_name_and_every_picture_a_text()
    {
        foreach (var (name, hash, seen) in Views)
        {
            await using var visit = await gallery.VisitAsync(hash);
            await visit.Page.Locator(seen).First.WaitForAsync();
            var nameless = await visit.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('button, a, input, select, textarea, canvas')]
                  .filter(e => !(e.innerText?.trim() || e.getAttribute('aria-label') || e.labels?.length || e.title))
                  .concat([...document.querySelectorAll('img:not([alt])')]).map(e => e.outerHTML.slice(0, 120))
                """);
            nameless.ShouldBeEmpty(name);
            (await visit.Page.Locator("h1").CountAsync()).ShouldBe(1, name);
        }
    }

    [BrowserFact]
    public async Task Text_stands_out_from_what_is_behind_it()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var visit = await gallery.VisitAsync("", new Look(Scheme: scheme));
            await Expect(visit.Page.Locator(".job-row").First).ToBeVisibleAsync();
            // WCAG 2's contrast of each pair of colours that text is set in.
            var contrasts = await visit.Page.EvaluateAsync<Dictionary<string, double>>(
                """
                () => {
                  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                  const probe = document.body.appendChild(document.createElement('i'));
                  const light = name => {
                    probe.style.color = `var(${name})`;
                    paint.fillStyle = getComputedStyle(probe).color;
                    paint.fillRect(0, 0, 1, 1);
                    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const pairs = [['--ink', '--back'], ['--soft', '--back'], ['--soft', '--raised'], ['--soft', '--sunken'], ['--accent', '--back'], ['--accent', '--accent-back'], ['--good', '--good-back'],
                    ['--bad', '--bad-back'], ['--soft', '--bad-back'], ['--warn', '--warn-back'], ['--button-ink', '--button']];
                  return Object.fromEntries(pairs.map(([a, b]) => {
                    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
                    return [`${a} on ${b}`, (high + 0.05) / (low + 0.05)];
                  }));
                }
                """);
            foreach (var (pair, contrast) in contrasts)
                contrast.ShouldBeGreaterThanOrEqualTo(4.5, $"{pair}, {scheme}");
        }
    }
}
