using System.CommandLine;
using GenAsset.Core.Converting;
using GenAsset.Core.Errors;
using GenAsset.Host.Output;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Host.Commands;

/// <summary>genasset capture "PROMPT" --out DIR: six views of a preview scene with depths and cameras.json, as reconstruction takes them.</summary>
internal static class CaptureCommand
{
    private const int MinSize = 64;
    private const int MaxSize = 4096;

    public static Command Create()
    {
        var prompt = new Argument<string>("PROMPT") { Description = "What to photograph, in words" };
        var output = SharedOptions.Out();
        var rig = new Option<string>("--rig") { Description = "The cameras: " + string.Join(", ", Rigs.All.Select(r => r.Name)), DefaultValueFactory = _ => Rigs.Cube.Name };
        rig.AcceptOnlyFromAmong([.. Rigs.All.Select(r => r.Name)]);
        var size = new Option<int>("--size") { Description = $"Pixels along each side, {MinSize} to {MaxSize}", DefaultValueFactory = _ => 512, HelpName = "PX" };
        var steps = new Option<int>("--steps") { Description = "Samples a pixel, 1 to 500", DefaultValueFactory = _ => 16, HelpName = "N" };
        var seed = new Option<long>("--seed") { Description = "The seed: another one gives another scene of the same words", HelpName = "N" };
        var command = new Command("capture", "Make six views of a preview scene, with depths and cameras.json, for reconstruction") { prompt, output, rig, size, steps, seed };
        command.SetAction((arguments, cancellationToken) => Task.FromResult(Run(
            arguments.GetValue(prompt)!,
            arguments.GetValue(output)!,
            Rigs.Find(arguments.GetValue(rig)!)!, // only known ones are let through
            arguments.GetValue(size),
            arguments.GetValue(steps),
            arguments.GetValue(seed),
            cancellationToken)));
        return command;
    }

    /// <summary>Writes the capture; its files appear together or not at all.</summary>
    public static int Run(string prompt, string folder, Rig rig, int size, int steps, long seed, CancellationToken cancellationToken)
    {
        var fault = prompt.Trim().Length == 0 ? "The prompt is empty."
            : size is < MinSize or > MaxSize ? $"--size is {MinSize} to {MaxSize}, not {size}."
            : steps is < 1 or > 500 ? $"--steps is 1 to 500, not {steps}."
            : null;
        if (fault is not null)
            return Terminal.Fail(GenAssetError.Of(ErrorCatalog.ValidationFailed, fault, suggestion: "See: genasset capture --help"));
        try
        {
            var scene = PreviewScene.Of(prompt, seed);
            using var capture = scene.Capture(rig, size, steps, cancellationToken);
            OutputFiles.Write(
            [
                .. capture.Views.Select((view, i) => Picture(Path.Combine(folder, $"view{i + 1}.png"), view)),
                .. capture.Depths.Select((depth, i) => Picture(Path.Combine(folder, $"depth{i + 1}.png"), depth)),
                new OutputFile(Path.Combine(folder, "cameras.json"), CamerasJson.Write(capture)),
            ], cancellationToken);
            if (scene.UnknownWords.Count > 0)
                Terminal.Notice($"Words that the preview does not know: {string.Join(", ", scene.UnknownWords)}.");
            Console.Out.WriteLine($"{folder}: {capture.Views.Count} views and depths of {size} x {size} from the rig {rig.Name}, cameras.json");
            return ExitCodes.Good;
        }
        catch (Exception e) when (MediaFault.IsExpected(e))
        {
            return Terminal.Fail(MediaFault.Explain(e, prompt, folder));
        }
    }

    private static OutputFile Picture(string path, ImageBuffer image) => new(path, stream => ImageCodec.Encode(image, stream, ImageFormat.Png));
}
