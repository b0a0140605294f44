using System.CommandLine;
using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Storage;
using GenAsset.Core.Validation;
using GenAsset.Host.Output;
using GenAsset.Media.Reconstruction.Capturing;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset reconstruct DIR --out DIR: six views with depth become a textured mesh here and now, without a job.</summary>
internal static class ReconstructCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "The folder with view1.png … view6.png, depth1.png … depth6.png and, where there is one, cameras.json",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = SharedOptions.Out();
        var model = new Option<string>("--model") { Description = "reconviagen, nvdiffrec (refined until it looks like the views), or both", DefaultValueFactory = _ => "reconviagen" };
        model.AcceptOnlyFromAmong([.. new FusionEngine().Info.Models!]); // it lists them
        var rig = new Option<string>("--rig") { Description = $"Where the cameras stood: {CaptureResolver.Auto}, {string.Join(", ", Rigs.All.Select(r => r.Name))}", DefaultValueFactory = _ => CaptureResolver.Auto, HelpName = "RIG" };
        var resolution = new Option<int>("--resolution") { Description = "Samples along the longest side of the volume, 32 to 512", DefaultValueFactory = _ => 256, HelpName = "N" };
        var texture = new Option<int>("--texture") { Description = "Texels along each side of the texture, 256 to 8192", DefaultValueFactory = _ => 2048, HelpName = "N" };
        var triangles = new Option<int>("--triangles") { Description = "Triangles of the mesh at most", DefaultValueFactory = _ => 50_000, HelpName = "N" };
        var cameras = new Option<string?>("--cameras") { Description = "A cameras.json, instead of a rig", HelpName = "FILE" };
        var views = new Option<string[]>("--views") { Description = "The six views, in order, instead of view1 … view6", AllowMultipleArgumentsPerToken = true, HelpName = "FILES" };
        var depths = new Option<string[]>("--depths") { Description = "Their six depth renders, in the same order", AllowMultipleArgumentsPerToken = true, HelpName = "FILES" };
        var command = new Command("reconstruct", "Make a textured mesh of six views and their depths") { folder, output, model, rig, resolution, texture, triangles, cameras, views, depths };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var found = CaptureFolder.Find(arguments.GetValue(folder), arguments.GetValue(views), arguments.GetValue(depths), arguments.GetValue(cameras));
            if (!found.Succeeded)
                return Terminal.Fail(found.Error);
            var item = found.Value with
            {
                Rig = arguments.GetValue(rig)!, // it has a default
                Resolution = arguments.GetValue(resolution),
                TextureSize = arguments.GetValue(texture),
                Triangles = arguments.GetValue(triangles),
                Model = arguments.GetValue(model),
            };
            return await RunAsync(item, arguments.GetValue(output)!, cancellationToken); // it has a default
        });
        return command;
    }

    private static async Task<int> RunAsync(ReconstructionItem item, string to, CancellationToken cancellationToken)
    {
        var validator = new JobValidator(_ => null);
        validator.Check(Core.Reading.ItemEntry.Of(item));
        if (validator.Verdict() is { } refused)
            return Fail(OfThis(refused));
        var scratch = new Scratch(Directory.CreateTempSubdirectory("genasset-").FullName, "", 0);
        try
        {
            var outcome = Terminal.IsWatched
                ? await Terminal.Error.Progress().AutoClear(true).StartAsync(progress => RunAsync(item, scratch, progress.AddTask("reading"), cancellationToken))
                : await RunAsync(item, scratch, null, cancellationToken);
            var keeps = outcome.Succeeded || ErrorCatalog.Find(outcome.Error.Code).KeepsOutputs;
            var saved = keeps ? Save(scratch, to) : [];
            foreach (var file in saved)
                Terminal.Out.MarkupLineInterpolated($"{file}");
            if (!outcome.Succeeded)
            {
                Fail(outcome.Error);
                return saved.Count > 0 ? ExitCodes.SomeFailed : ExitCodes.NothingRan;
            }

            foreach (var note in outcome.Value.Notes ?? [])
                Terminal.Error.MarkupLineInterpolated($"  {note}");
            return ExitCodes.Good;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Terminal.Notice("stopped; nothing was written.");
            return ExitCodes.Interrupted;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(fault is IOException full && IoFault.IsDiskFull(full)
                ? IoFault.Explain(fault, to)
                : GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"{to} cannot be written: {fault.Message}"));
        }
        finally
        {
            scratch.Discard();
        }
    }

    private static Task<Outcome<EngineResult>> RunAsync(ReconstructionItem item, Scratch scratch, ProgressTask? bar, CancellationToken cancellationToken)
    {
        var context = new EngineContext(scratch, 0, TimeProvider.System, (stage, progress) =>
        {
            if (bar is not null)
                (bar.Description, bar.Value) = (stage.EscapeMarkup(), progress);
            return default;
        });
        return Task.Run(() => new FusionEngine().RunAsync(item, context, cancellationToken), cancellationToken);
    }

    private static List<string> Save(Scratch scratch, string to)
    {
        var saved = new List<string>();
        foreach (var file in scratch.Files)
        {
            var target = Path.Combine(to, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a file below a folder has one
            File.Move(Path.Combine(scratch.Folder, file.Name), target, overwrite: true);
            saved.Add(target);
        }

        return saved;
    }

    // There is one item, and no job: "item 0" would be a riddle.
    private static GenAssetError OfThis(GenAssetError refused)
    {
        var faults = JobValidator.FaultsOf(refused).Select(fault => fault.Field is null ? fault.Message : $"{fault.Field}: {fault.Message}").ToList();
        return refused with { Message = faults.Count == 1 ? faults[0] : $"{faults.Count} faults; the first: {faults[0]}" };
    }

    // A line a fault: what is wrong with the fourth file is not hidden behind what is wrong with the first.
    private static int Fail(GenAssetError error)
    {
        Terminal.Error.MarkupLineInterpolated($"[red bold]error[/] {error.Code}: {error.Message}");
        var faults = JobValidator.FaultsOf(error).ToList();
        foreach (var fault in faults.Count > 1 ? faults : [])
            Terminal.Error.MarkupLineInterpolated($"  {fault.Field}: {fault.Message}");
        if (error.Suggestion is { Length: > 0 } suggestion)
            Terminal.Error.MarkupLineInterpolated($"[grey]{suggestion}[/]");
        return ExitCodes.NothingRan;
    }
}
