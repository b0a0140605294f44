using System.CommandLine;
using GenAsset.Core.Converting;
using GenAsset.Host.Output;

namespace GenAsset.Host.Commands;

/// <summary>genasset convert IN OUT: one image, mesh or splat file as another.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("IN") { Description = "An image, mesh or splat file; known by its content, not by its name" };
        var output = new Argument<string>("OUT") { Description = "The file to write; its ending says the format. Images: png jpg jpeg jfif bmp tga tif tiff webp heic heif avif. Meshes: glb obj ply usdz usda. Splats: spz ply glb" };
        var quality = new Option<int?>("--quality") { Description = "1 (smallest) to 100 (finest) for jpg, webp, heif and avif (default: 90)", HelpName = "1-100" };
        var keep = new Option<bool?>("--keep-metadata") { Description = "Keep an image's EXIF and resolution where the format holds them (default: true); colour profiles always stay", HelpName = "true|false" };
        var splats = new Option<int?>("--splats") { Description = $"Cover a mesh with about N splats (default for .spz: {ConvertOptions.DefaultSplats:N0}); for .ply and .glb this is what makes splats of it", HelpName = "N" };
        var flavor = new Option<string?>("--spz") { Description = "The flavour of a .spz output (default: niantic-v3); niantic-v2 is the most widely read, 404 is the 404 project's", HelpName = string.Join('|', ConversionNames.Flavors.Keys) };
        flavor.AcceptOnlyFromAmong([.. ConversionNames.Flavors.Keys]);
        var bits = new Option<int?>("--spz-bits") { Description = "Binary digits after the point of a .spz output's positions (default: 12, which reaches 2048 units); fewer reach further", HelpName = "0-23" };
        var axes = new Option<string?>("--spz-input-axes") { Description = "Where x, y and z of a .spz input really point (default: what the file says); right-down-forward mends clouds that stand on their heads", HelpName = "AXES" };
        axes.AcceptOnlyFromAmong([.. ConversionNames.Axes.Keys]);
        var command = new Command("convert", "Convert an image, mesh or splat file to another format") { input, output, quality, keep, splats, flavor, bits, axes };
        command.SetAction(arguments => Run(arguments.GetValue(input)!, arguments.GetValue(output)!, new ConvertOptions
        {
            Quality = arguments.GetValue(quality),
            KeepMetadata = arguments.GetValue(keep),
            Splats = arguments.GetValue(splats),
            Flavor = arguments.GetValue(flavor) is { } word ? ConversionNames.Flavors[word] : null,
            FractionalBits = arguments.GetValue(bits),
            InputAxes = arguments.GetValue(axes) is { } system ? ConversionNames.Axes[system] : null,
        }));
        return command;
    }

    /// <summary>Converts one file; the output appears whole or not at all.</summary>
    public static int Run(string inputPath, string output, ConvertOptions options)
    {
        var converted = FileConversion.Convert(inputPath, output, options);
        if (!converted.Succeeded)
            return Terminal.Fail(converted.Error);
        foreach (var note in converted.Value.Notes)
            Terminal.Notice(note);
        foreach (var file in converted.Value.Files.SkipLast(1))
            Console.Out.WriteLine(file.Path);
        Console.Out.WriteLine($"{output}: {converted.Value.Summary}");
        return ExitCodes.Good;
    }
}
