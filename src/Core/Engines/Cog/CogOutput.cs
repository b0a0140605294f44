using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Engines.Remote.Mapping;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines.Cog;

/// <summary>Makes an item's assets of a prediction's output, whatever its shape: one file, a list, an iterator's pieces, an object with files in it.</summary>
internal sealed class CogOutput(EngineSetup setup, Uri server, CogReceiver? receiver, ItemSpec item, EngineContext context)
{
    private const int MaxFetches = 4;
    private const long MaxFileBytes = 1L << 30;
    private static readonly Pace Fetching = new(0.5, 5);

    /// <summary>Writes the assets; null when all is there. A prediction that "succeeded" without the files that are expected is a failure.</summary>
    public async Task<GenAssetError?> WriteAsync(JsonNode? output, string logs, CancellationToken cancellationToken)
    {
        await context.ReportAsync("collecting", 92).ConfigureAwait(false);
        var (files, missing) = OutputMap.Find(output, setup.Config.Outputs);
        if (files.Count == 0 || missing.Count > 0)
        {
            var what = missing.Count > 0 ? $"has no file for {string.Join(", ", missing)}" : "holds no file";
            return GenAssetError.Of(
                ErrorCatalog.IncompleteResults, $"{setup.Info.Name} succeeded, and its output {what}: {Excerpt.Of(output?.ToJsonString() ?? "null")}", CogFault.Details(setup.Info.Name, server, logs),
                output is null ? "If the container uploads its files, look whether its upload address can be reached from it." : "Compare the engine's outputs in engines.json with what the model returns.");
        }

        foreach (var file in files)
        {
            var read = await ReadAsync(file.Text, cancellationToken).ConfigureAwait(false);
            if (!read.Succeeded)
                return read.Error;
            if (Write(file, read.Value) is { } fault)
                return fault;
        }

        return null;
    }

    // What has the kind's usual name is the item's own result, in the formats that it asks for; anything else goes under its own name.
    private GenAssetError? Write(MappedOutput file, byte[] content)
    {
        var stem = Delivery.StemOf(item.Kind);
        if (file.Name is null ? file.Number == 1 : file.Number == 1 && Path.GetFileNameWithoutExtension(file.Name) == stem)
            return Delivery.WriteResult(context, item, content);
        return Delivery.WriteNamed(context, OutputMap.Named(file.Name ?? $"{stem}-{{n}}.{{ext}}", file.Number, Delivery.EndingOf(content) ?? "bin"), content);
    }

    private async Task<Outcome<byte[]>> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return Decode(text);
        if (!text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return GenAssetError.Of(
                ErrorCatalog.IncompleteResults, $"{setup.Info.Name} names a file inside its container: {Excerpt.Of(text)}", CogFault.Details(setup.Info.Name, server, ""),
                "Leave callback out of engines.json, or start the container with --upload-url on the callback's address, followed by /uploads/");
        }

        if (receiver?.Take(address) is { } received)
            return received;
        return await setup.Services.RepeatAsync(() => FetchAsync(address, cancellationToken), MaxFetches, Fetching.AtMost(setup.Timeouts.PollSeconds).Waits(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<byte[]>> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var fetched = await setup.Services.Http.DownloadAsync(
            server, address, new FetchBounds(MaxFileBytes, 900, setup.Timeouts.AnswerSeconds), null, cancellationToken).ConfigureAwait(false);
        if (!fetched.Succeeded)
            return fetched.Error;
        var answer = fetched.Value;
        return answer.IsGood
            ? answer.Body
            : GenAssetError.Of(answer.Status >= 500 ? ErrorCatalog.EngineUnavailable : ErrorCatalog.IncompleteResults, $"{FetchFault.Shown(address)}, a result of {setup.Info.Name}, answers {answer.Status}.");
    }

    // The media type is not read: it comes of the file's name, and "None" was seen in its place.
    private Outcome<byte[]> Decode(string uri)
    {
        var comma = uri.IndexOf(',');
        try
        {
            if (comma > 0 && uri.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
                return Convert.FromBase64String(uri[(comma + 1)..]) is { Length: > 0 } bytes ? bytes : Broken("is empty");
            return comma > 0 ? System.Text.Encoding.Latin1.GetBytes(Uri.UnescapeDataString(uri[(comma + 1)..])) : Broken("is no data URI");
        }
        catch (FormatException)
        {
            return Broken("is not base64");
        }
    }

    private GenAssetError Broken(string what) => GenAssetError.Of(ErrorCatalog.EngineAnswerInvalid, $"A file of {setup.Info.Name}'s output {what}.", CogFault.Details(setup.Info.Name, server, ""));
}
