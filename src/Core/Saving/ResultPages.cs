using System.Net;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Saving;

/// <summary>The two files that tell what lies in a result folder: results.jsonl for programs, index.html for people.</summary>
public static class ResultPages
{
    /// <summary>The list, one item state a line.</summary>
    public const string ListName = "results.jsonl";

    /// <summary>The contact sheet.</summary>
    public const string SheetName = "index.html";

    private const int ItemsOnSheet = 2000; // a browser shows more with pain

    /// <summary>Writes both from one pass over the items.</summary>
    public static async Task WriteAsync(ResultFolder folder, JobState job, IAsyncEnumerable<ItemState> items, CancellationToken cancellationToken = default)
    {
        var list = new FileStream(Path.Combine(folder.Path, ListName), FileMode.Create, FileAccess.Write, FileShare.Read, 256 << 10);
        await using (list.ConfigureAwait(false))
        {
            var sheet = new StringBuilder();
            var shown = 0;
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                JsonSerializer.Serialize(list, item, GenAssetJson.Line.ItemState);
                list.WriteByte((byte)'\n');
                if (shown++ < ItemsOnSheet)
                    AppendCard(sheet, item);
            }

            var page = Page(job, sheet.ToString(), Math.Max(0, shown - ItemsOnSheet));
            await File.WriteAllTextAsync(Path.Combine(folder.Path, SheetName), page, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void AppendCard(StringBuilder html, ItemState item)
    {
        var label = WebUtility.HtmlEncode(item.Spec.Label ?? item.Spec.Kind.Word());
        var folder = Uri.EscapeDataString(ResultFolder.FolderNameOf(item.Index, ResultFolder.LabelOf(item.Spec)));
        var assets = item.Assets ?? [];
        var files = assets.Zip(SavedNames.Of(assets), (asset, name) => asset with { Name = name }).ToList();
        html.Append($"<figure class=\"{item.State.ToString().ToLowerInvariant()}\">");
        if (files.FirstOrDefault(file => file.ContentType is "image/png" or "image/jpeg" or "image/webp" or "image/bmp") is { } picture)
            html.Append($"<a href=\"{folder}/{Link(picture)}\"><img loading=\"lazy\" src=\"{folder}/{Link(picture)}\" alt=\"{label}\"></a>");
        else
            html.Append($"<div class=\"blank\">{item.State.ToString().ToLowerInvariant()}</div>");
        html.Append($"<figcaption><b>{label}</b>");
        if (item.Error is { } error)
            html.Append($"<p class=\"error\">{WebUtility.HtmlEncode(error.ToString())}</p><p>{WebUtility.HtmlEncode(error.Suggestion ?? "")}</p>");
        html.Append($"<small>#{item.Index} · {WebUtility.HtmlEncode(item.Engine ?? "no engine yet")}");
        if (item.Seed is { } seed)
            html.Append($" · seed {seed}");
        foreach (var file in files)
            html.Append($" · <a href=\"{folder}/{Link(file)}\">{WebUtility.HtmlEncode(file.Name)}</a>");
        html.Append("</small></figcaption></figure>\n");
    }

    private static string Link(AssetInfo file) => string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString));

    private static string Page(JobState job, string cards, int left) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{WebUtility.HtmlEncode(job.Name ?? job.Id)}} · GenAsset</title>
        <style>
        :root { color-scheme: light dark; --back: #f6f5f2; --card: #fff; --ink: #22211f; --soft: #76736c; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --back: #161618; --card: #212124; --ink: #ececea; --soft: #98958e; --bad: #ff8a80; } }
        body { margin: 0; padding: clamp(12px, 3vw, 40px); background: var(--back); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.5rem; } header p { margin: .25rem 0 1.5rem; color: var(--soft); }
        main { display: grid; gap: 18px; grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr)); }
        figure { margin: 0; overflow: hidden; border-radius: 12px; background: var(--card); box-shadow: 0 1px 4px #0002; }
        img, .blank { display: block; width: 100%; aspect-ratio: 1; object-fit: cover; }
        .blank { display: grid; place-items: center; color: var(--soft); background: #8881; }
        figcaption { padding: 10px 14px 12px; overflow-wrap: anywhere; } figcaption b { font-weight: 600; }
        small { display: block; margin-top: 4px; color: var(--soft); } a { color: inherit; }
        figcaption p { margin: 4px 0; } .error { color: var(--bad); }
        </style>
        </head>
        <body>
        <header><h1>{{WebUtility.HtmlEncode(job.Name ?? job.Id)}}</h1>
        <p>{{job.Counts.Succeeded}} of {{job.Counts.Total}} succeeded{{(job.Counts.Failed > 0 ? $", {job.Counts.Failed} failed" : "")}} · {{job.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm}} UTC · job {{job.Id}}</p></header>
        <main>
        {{cards}}</main>
        {{(left > 0 ? $"<p>{left} more items are listed in {ListName}.</p>" : "")}}
        </body>
        </html>

        """;
}
