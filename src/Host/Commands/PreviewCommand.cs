using System.CommandLine;
using GenAsset.Core.Converting;
using GenAsset.Core.Errors;
using GenAsset.Host.Output;
using GenAsset.Media.Codecs;
using GenAsset.Media.Geometry.Previewing;

namespace GenAsset.Host.Commands;

/// <summary>genasset preview IN OUT.png: a sheet of views around a mesh or splats.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var defaults = TurntableOptions.Default;
        var input = new Argument<string>("IN") { Description = "A mesh or splat file: glb gltf obj ply usdz usda usdc spz; known by its content" };
        var output = new Argument<string>("OUT") { Description = "The picture to write, png or any other image ending" };
        var views = new Option<int>("--views") { Description = "Views around the shape, 1 to 64", DefaultValueFactory = _ => defaults.Views, HelpName = "N" };
        var size = new Option<int>("--size") { Description = "Pixels along each side of a view, 16 to 4096", DefaultValueFactory = _ => defaults.ViewSize, HelpName = "PX" };
        var wireframe = new Option<bool>("--wireframe") { Description = "Draw lines along the edges of a mesh's triangles" };
        var command = new Command("preview", "Draw a sheet of views around a mesh or splat file") { input, output, views, size, wireframe };
        command.SetAction(arguments => Run(arguments.GetValue(input)!, arguments.GetValue(output)!, defaults with
        {
            Views = arguments.GetValue(views),
            ViewSize = arguments.GetValue(size),
            Wireframe = arguments.GetValue(wireframe),
        }));
        return command;
    }

    /// <summary>Draws one sheet; it appears whole or not at all.</summary>
    public static int Run(string inputPath, string output, TurntableOptions options)
    {
        var format = ConversionRules.ImageOf(output);
        if (Fault(output, format, options) is { } fault)
            return Terminal.Fail(GenAssetError.Of(ErrorCatalog.ValidationFailed, fault, suggestion: "See: genasset preview --help"));
        var read = InputFile.Read(inputPath);
        if (!read.Succeeded)
            return Terminal.Fail(read.Error);
        try
        {
            return Draw(read.Value, output, format!.Value, options); // a missing format is a fault
        }
        catch (Exception e) when (MediaFault.IsExpected(e))
        {
            return Terminal.Fail(MediaFault.Explain(e, inputPath, output));
        }
    }

    private static int Draw(InputFile input, string output, ImageFormat format, TurntableOptions options)
    {
        if (input.Kind.Content == Content.Image)
            return Refuse($"{input.Path} is {input.Kind.WithArticle}; a preview is drawn of meshes and splats.", "To change an image's format: genasset convert");
        if (input.Kind.Content == Content.Splats && options.Wireframe)
            return Refuse($"{input.Path} is {input.Kind.WithArticle}, which has no triangles to draw the lines of.", "Leave --wireframe out.");
        var notes = new List<string>();
        var read = ShapeReader.Read(input, spzAxes: null, notes);
        if (!read.Succeeded)
            return Terminal.Fail(read.Error);
        var drawn = ShapeView.Draw(read.Value, options, input.Path);
        if (!drawn.Succeeded)
            return Terminal.Fail(drawn.Error);
        using var sheet = drawn.Value;
        OutputFiles.Write([new(output, stream => ImageCodec.Encode(sheet, stream, format))]);
        foreach (var note in notes)
            Terminal.Notice(note);
        Console.Out.WriteLine($"{output}: {options.Views} {(options.Views == 1 ? "view" : "views")}, {sheet.Width} x {sheet.Height}; {read.Value.Summary}");
        return ExitCodes.Good;
    }

    private static string? Fault(string output, ImageFormat? format, TurntableOptions options) => options switch
    {
        _ when format is null => $"{output} does not end like an image (.png, .jpg …).",
        { Views: < 1 or > 64 } => $"--views is 1 to 64, not {options.Views}.",
        { ViewSize: < 16 or > 4096 } => $"--size is 16 to 4096, not {options.ViewSize}.",
        _ when (long)options.Columns * options.Rows * options.ViewSize * options.ViewSize > ImageLimits.Default.MaxOutputPixels =>
            $"{options.Views} views of {options.ViewSize} pixels are over the limit of {ImageLimits.Default.MaxOutputPixels:N0} pixels a sheet.",
        _ => null,
    };

    private static int Refuse(string message, string suggestion) => Terminal.Fail(GenAssetError.Of(ErrorCatalog.ValidationFailed, message, suggestion: suggestion));
}
