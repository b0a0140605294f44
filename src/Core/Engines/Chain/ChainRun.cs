using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Engines.Chain;

/// <summary>One try of a chain. What a stage made is kept as soon as it is done, so that a later try, after a fault or a crash, goes on behind it and pays for nothing twice.</summary>
internal sealed class ChainRun(ItemSpec item, IReadOnlyList<ItemStage> stages, EngineContext context, Func<ItemSpec, IEngine?> resolve)
{
    private const string Done = "done.json";

    private decimal? _cost;

    /// <summary>Runs the try to its end.</summary>
    public async Task<Outcome<EngineResult>> RunAsync(CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var made = new List<(ItemStage Stage, IReadOnlyList<string> Names)>();
        for (var i = 0; i < stages.Count; i++)
        {
            var (earlier, again) = (Find(i), true);
            if (earlier is null)
            {
                var ran = await RunStageAsync(i, made.Count == 0 ? null : InputOf(i - 1, made[^1].Names), cancellationToken).ConfigureAwait(false);
                if (!ran.Succeeded)
                    return ran.Error;
                (earlier, again) = (ran.Value, false);
            }

            _cost = Add(_cost, (decimal?)earlier["cost"]);
            made.Add((stages[i], [.. earlier["files"]!.AsArray().Select(name => (string)name!)])); // written below
            notes.Add($"Stage {i + 1}, {stages[i].Kind.Word()}: {earlier["engine"]}{(again ? ", kept from an earlier try" : "")}");
            notes.AddRange((earlier["notes"] as JsonArray ?? []).Select(note => (string)note!)); // likewise
        }

        await context.ReportAsync("finishing", 97).ConfigureAwait(false);
        if (Finish(made) is { } fault)
            return fault.WithCost(_cost);
        if (Delivery.NoteOfNoPicture(context, item, "the chain") is { } note)
            notes.Add(note);
        return new EngineResult(notes, _cost);
    }

    /// <summary>What a stage is asked, of the item's words and of what the stage before made.</summary>
    public static ItemSpec SpecOf(ItemStage stage, ItemSpec item, long? seed, InputRef? input)
    {
        ItemSpec spec = stage.Kind switch
        {
            ItemKind.Image => item is ImageItem image ? image with { Stages = null } : new ImageItem(item.Words ?? ""),
            ItemKind.Model => new ModelItem(item.Words, input ?? (item as ModelItem)?.Image),
            ItemKind.Enhancement => new EnhancementItem(input ?? item.Inputs.FirstOrDefault()),
            _ => new SplatItem(item.Words ?? ""),
        };
        return spec with
        {
            CustomId = item.CustomId,
            Engine = stage.Engine,
            Model = stage.Model,
            Seed = seed,
            Formats = stage.Kind == ItemKind.Model ? ["glb"] : stage.Kind == item.Kind ? item.Formats : null, // other formats of a mesh are made here
        };
    }

    private async Task<Outcome<JsonObject>> RunStageAsync(int place, InputRef? input, CancellationToken cancellationToken)
    {
        var stage = stages[place];
        var spec = SpecOf(stage, item, context.Seed, input);
        if (resolve(spec) is not { } engine)
            return Fault(place, "none", GenAssetError.Of(ErrorCatalog.EngineNotFound, $"no engine takes kind {stage.Kind.Word()}{(stage.Engine is { } name ? $" under the name \"{name}\"" : "")}."));
        var keep = context.Keep.Below(FolderOf(place));
        var scratch = new Scratch($"{context.Scratch.Folder}.{FolderOf(place)}", context.Scratch.JobId, context.Scratch.Index, keep) { Attempt = context.Scratch.Attempt };
        try
        {
            var within = context.ForStage(scratch, (what, progress) => context.ReportAsync($"{stage.Kind.Word()}/{what}", 97.0 * (place + Math.Clamp(progress, 0, 100) / 100) / stages.Count));
            var outcome = await engine.RunAsync(spec, within, cancellationToken).ConfigureAwait(false);
            if (!outcome.Succeeded)
                return Fault(place, engine.Info.Name, outcome.Error);
            if (scratch.Files.Count == 0)
                return Fault(place, engine.Info.Name, GenAssetError.Of(ErrorCatalog.IncompleteResults, "succeeded and made no file."));
            return await RecordAsync(place, engine.Info.Name, scratch, outcome.Value).ConfigureAwait(false);
        }
        finally
        {
            scratch.Discard();
        }
    }

    // The stage is paid for, so no token keeps it from being written down.
    private async Task<JsonObject> RecordAsync(int place, string engine, Scratch scratch, EngineResult result)
    {
        foreach (var file in scratch.Files)
            await context.Keep.CopyAsync(Kept(place, file.Name), Path.Combine(scratch.Folder, file.Name), CancellationToken.None).ConfigureAwait(false);
        var record = new JsonObject
        {
            ["engine"] = engine,
            ["cost"] = result.Cost,
            ["files"] = new JsonArray([.. scratch.Files.Select(file => JsonValue.Create(file.Name))]),
            ["notes"] = new JsonArray([.. (result.Notes ?? []).Select(note => JsonValue.Create(note))]),
        };
        await context.Keep.WriteAsync($"{FolderOf(place)}/{Done}", Encoding.UTF8.GetBytes(record.ToJsonString()), CancellationToken.None).ConfigureAwait(false); // last: a stage counts from here on
        return record;
    }

    private JsonObject? Find(int place)
    {
        if (context.Keep.Read($"{FolderOf(place)}/{Done}") is not { } bytes)
            return null;
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException fault)
        {
            throw new GenAssetException(GenAssetError.Of(ErrorCatalog.StoreDamaged, $"What is kept of stage {place + 1} is damaged: {fault.Message}"), fault);
        }
    }

    // The picture that the next stage is made of: of several the first, which is the result itself.
    private InputRef InputOf(int place, IReadOnlyList<string> names) => new(Path: context.Keep.Find(Kept(place, names.FirstOrDefault(name => name.StartsWith("image.", StringComparison.Ordinal)) ?? names[0])));

    // The last stage's files, then those of earlier ones whose names are free, then the formats that no stage made.
    private GenAssetError? Finish(List<(ItemStage Stage, IReadOnlyList<string> Names)> made)
    {
        var written = new HashSet<string>();
        for (var i = made.Count - 1; i >= 0; i--)
        {
            foreach (var name in made[i].Names.Where(written.Add))
            {
                using var file = File.OpenRead(FileOf(i, name));
                using var asset = context.Scratch.Create(name);
                file.CopyTo(asset);
            }
        }

        if (item is not ModelItem || !made[^1].Names.Contains("model.glb"))
            return null;
        foreach (var format in (item.Formats ?? ["glb", "usdz"]).Where(format => format != "image" && written.Add($"model.{format}")))
        {
            if (Delivery.WriteNamed(context, $"model.{format}", File.ReadAllBytes(FileOf(made.Count - 1, "model.glb"))) is { } fault)
                return fault;
        }

        return null;
    }

    private string FileOf(int place, string name) => context.Keep.Find(Kept(place, name)) ?? throw new GenAssetException(GenAssetError.Of(
        ErrorCatalog.StoreDamaged, $"The file {name} of stage {place + 1} is gone."));

    private GenAssetError Fault(int place, string engine, GenAssetError error)
    {
        var details = (JsonObject?)error.Details?.DeepClone() ?? [];
        (details["stage"], details["stageEngine"]) = (place, engine);
        return (error with { Message = $"Stage {place + 1} of {stages.Count} ({stages[place].Kind.Word()}): {error.Message}", Details = details }).WithCost(Add(_cost, error.Cost())); // its own and that of the stages before
    }

    private static decimal? Add(decimal? one, decimal? other) => one is null ? other : one + (other ?? 0);

    private static string FolderOf(int place) => $"stage-{place}";

    private static string Kept(int place, string name) => $"{FolderOf(place)}/files/{name}";
}
