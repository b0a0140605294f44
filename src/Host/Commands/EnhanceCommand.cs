using System.CommandLine;
using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;
using GenAsset.Host.Output;
using GenAsset.Media.Enhancement;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset enhance IN OUT: one photo, enhanced here and now, without a job.</summary>
internal static class EnhanceCommand
{
    private static readonly string[] Formats = [.. ItemKinds.Formats(ItemKind.Enhancement)];

    public static Command Create()
    {
        var input = new Argument<string>("IN") { Description = "The photo: png, jpg, bmp, tga, tiff; webp and heif where libvips is installed" };
        var output = new Argument<string>("OUT") { Description = $"The result; its ending chooses the format: {string.Join(", ", Formats)}" };
        var model = new Option<string>("--model") { Description = "What to do to it", DefaultValueFactory = _ => EnhancementRecipes.Default };
        model.AcceptOnlyFromAmong([.. new EnhanceEngine().Info.Models!]); // it lists them
        var dpi = new Option<int?>("--dpi") { Description = "The resolution to note in the result" };
        var exif = new Option<bool>("--keep-exif") { Description = "Keep the photo's EXIF (camera, time, place)" };
        var command = new Command("enhance", "Make a photo larger and cleaner") { input, output, model, dpi, exif };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var (from, to) = (arguments.GetValue(input)!, arguments.GetValue(output)!);
            var format = Path.GetExtension(to).TrimStart('.').ToLowerInvariant();
            if (!File.Exists(from))
                return Terminal.Fail(GenAssetError.Of(ErrorCatalog.InputNotReadable, $"The file {from} does not exist."));
            if (!Formats.Contains(format))
                return Terminal.Fail(GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{to}: \"{format}\" is not a format to write; there are {string.Join(", ", Formats)}."));
            var item = new EnhancementItem(new InputRef(Path: Path.GetFullPath(from)), format, arguments.GetValue(exif), arguments.GetValue(dpi)) { Model = arguments.GetValue(model) };
            return await RunAsync(item, to, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(EnhancementItem item, string to, CancellationToken cancellationToken)
    {
        var scratch = new Scratch(Directory.CreateTempSubdirectory("genasset-").FullName, "", 0);
        try
        {
            var outcome = Terminal.IsWatched
                ? await Terminal.Error.Progress().AutoClear(true).StartAsync(progress => RunAsync(item, scratch, progress.AddTask("enhancing"), cancellationToken))
                : await RunAsync(item, scratch, null, cancellationToken);
            if (!outcome.Succeeded)
                return Terminal.Fail(outcome.Error);
            File.Move(Path.Combine(scratch.Folder, scratch.Files[0].Name), to, overwrite: true);
            foreach (var note in outcome.Value.Notes ?? [])
                Terminal.Error.MarkupLineInterpolated($"  {note}");
            Terminal.Out.MarkupLineInterpolated($"{to}");
            return ExitCodes.Good;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Terminal.Notice("stopped; nothing was written.");
            return ExitCodes.Interrupted;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"{to} cannot be written: {fault.Message}"));
        }
        finally
        {
            scratch.Discard();
        }
    }

    private static Task<Outcome<EngineResult>> RunAsync(EnhancementItem item, Scratch scratch, ProgressTask? bar, CancellationToken cancellationToken)
    {
        var context = new EngineContext(scratch, 0, TimeProvider.System, (stage, progress) =>
        {
            if (bar is not null)
                (bar.Description, bar.Value) = (stage, progress);
            return default;
        });
        return new EnhanceEngine().RunAsync(item, context, cancellationToken);
    }
}
