using System.CommandLine;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Saving;
using GenAsset.Host.Input;
using GenAsset.Host.Output;

namespace GenAsset.Host.Commands;

/// <summary>genasset run FILE: makes a job of a file, runs it here, and saves what comes out.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = ".txt (a prompt a line), .csv (headers are item fields), .jsonl (an item a line), or - for standard input" };
        var output = SharedOptions.Out();
        var kind = new Option<string>("--kind") { Description = "The kind of items that do not say: image, model, splat, reconstruction, enhancement", DefaultValueFactory = _ => "image" };
        kind.AcceptOnlyFromAmong([.. ItemKinds.Words]);
        var format = new Option<string?>("--format") { Description = "The formats of items that do not say, separated by commas: png, glb,usdz …" };
        var engine = new Option<string?>("--engine") { Description = "The engine of items that do not say (see: genasset engines)" };
        var seed = new Option<long?>("--seed") { Description = "The first item's seed; each next one's is one more" };
        var parallel = new Option<int?>("--parallel") { Description = "Items run at once (default: one a core)" };
        var name = new Option<string?>("--name") { Description = "A name for the job (default: the file's)" };
        var home = SharedOptions.Home();
        var json = SharedOptions.Json();
        var open = SharedOptions.Open();
        var command = new Command("run", "Run the items of a file and save the results") { file, output, kind, format, engine, seed, parallel, name, home, json, open };
        command.SetAction((arguments, cancellationToken) =>
        {
            var defaults = new ItemDefaults(
                ItemKinds.Parse(arguments.GetValue(kind)) ?? ItemKind.Image,
                arguments.GetValue(format)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                arguments.GetValue(engine),
                arguments.GetValue(seed));
            return RunAsync(new RunRequest(
                arguments.GetValue(file)!, arguments.GetValue(output)!, defaults, arguments.GetValue(parallel), arguments.GetValue(name), arguments.GetValue(home), arguments.GetValue(json), arguments.GetValue(open)),
                cancellationToken);
        });
        return command;
    }

    /// <summary>Runs one file to its end, or to Ctrl+C.</summary>
    public static async Task<int> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var source = ItemSource.Open(request.File);
        if (!source.Succeeded)
            return Terminal.Fail(source.Error);
        await using var file = source.Value;
        var folder = ResultFolder.Open(request.Out);
        if (!folder.Succeeded)
            return Terminal.Fail(folder.Error);
        return await Session.WithBackendAsync(
            request.Home,
            async backend =>
            {
                var spec = new JobSpec(request.Name ?? Path.GetFileNameWithoutExtension(file.Name), new JobOptions(MaxParallel: request.Parallel));
                try
                {
                    var created = await backend.CreateAsync(spec, file.ReadAsync(request.Defaults, cancellationToken), cancellationToken: cancellationToken);
                    if (!created.Succeeded)
                        return Terminal.Fail(created.Error, file.Name);
                    return await new JobFollower(backend, folder.Value, request.Json, request.Open).FollowAsync(created.Value.Id, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    Terminal.Notice("stopped while the items were read; nothing was queued.");
                    return ExitCodes.Interrupted;
                }
            },
            request.Parallel);
    }
}

/// <summary>What is to be run.</summary>
internal sealed record RunRequest(string File, string Out, ItemDefaults Defaults, int? Parallel, string? Name, string? Home, bool Json, bool Open = false);
