using System.Text;
using System.Threading.Channels;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Api.Tests.Facades;

/// <summary>An engine whose items go on a stage when the test says so, fail when their prompt asks for it, and carry their prompt (a capture, its first view) in their assets.</summary>
/// <param name="isStepped">Whether a stage waits for <see cref="Step"/>.</param>
/// <param name="paints">The picture that goes with a model instead of a few bytes.</param>
/// <param name="words">What it calls its stages; none for those of the 3D pipeline.</param>
internal sealed class StagedEngine(bool isStepped = false, byte[]? paints = null, string[]? words = null) : IEngine
{
    /// <summary>Ask for this in a prompt, and the item fails.</summary>
    public const string Failing = "fail please";

    private readonly Channel<bool> _steps = Channel.CreateUnbounded<bool>();

    public EngineInfo Info { get; } = new("test/staged", [ItemKind.Image, ItemKind.Model, ItemKind.Splat, ItemKind.Reconstruction]);

    /// <summary>What was asked for last.</summary>
    public ItemSpec? Last { get; private set; }

    /// <summary>Lets one stage of one item pass.</summary>
    public void Step() => _steps.Writer.TryWrite(true);

    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        Last = item;
        string[] stages = words ?? (item is ModelItem ? ["generating_image", "generating_3d", "converting_usdz"] : ["painting"]);
        for (var i = 0; i < stages.Length; i++)
        {
            await context.ReportAsync(stages[i], 100.0 * (i + 0.5) / stages.Length);
            if (isStepped)
                await _steps.Reader.ReadAsync(cancellationToken);
        }

        if (item is ReconstructionItem capture)
            return await CopyFirstViewAsync(capture, context, cancellationToken);
        if (item.Words!.Contains(Failing, StringComparison.Ordinal))
            return GenAssetError.Of(ErrorCatalog.ModelFailed, "The model would not make that.");
        foreach (var (name, content) in Files(item))
            context.Scratch.Write(name, content);
        return new EngineResult();
    }

    /// <summary>What a file of a prompt holds: its start, then the prompt.</summary>
    public static byte[] Content(ReadOnlySpan<byte> start, string prompt) => [.. start, .. Encoding.UTF8.GetBytes(prompt)];

    /// <summary>How many splats a prompt gets: two, and one a character.</summary>
    public static int SplatsOf(string prompt) => 2 + prompt.Length;

    /// <summary>The last splat's x: the sum of the prompt's characters.</summary>
    public static int SumOf(string prompt) => prompt.Sum(letter => letter) % 200;

    private static async Task<Outcome<EngineResult>> CopyFirstViewAsync(ReconstructionItem capture, EngineContext context, CancellationToken cancellationToken)
    {
        var opened = await context.OpenInputAsync(capture.Views![0], cancellationToken);
        if (!opened.Succeeded)
            return opened.Error;
        await using var view = opened.Value;
        using var copy = new MemoryStream();
        await view.CopyToAsync(copy, cancellationToken);
        context.Scratch.Write($"{capture.Model}/texture.png", copy.ToArray());
        return new EngineResult();
    }

    private IEnumerable<(string Name, byte[] Content)> Files(ItemSpec item)
    {
        var prompt = item.Words!;
        return item switch
        {
            SplatItem => [("splat.spz", SpzWriter.Write(Cloud(prompt)))],
            ModelItem => [PictureOf(prompt), ("model.glb", Content("glTF"u8, prompt)), ("model.usdz", Content("PK"u8, prompt))],
            _ => [("image.png", Content([0x89, 0x50, 0x4E, 0x47], prompt))],
        };
    }

    private (string Name, byte[] Content) PictureOf(string prompt) => paints is null ? ("image.jpg", Content([0xFF, 0xD8], prompt)) : ("image.png", paints);

    private static SplatCloud Cloud(string prompt)
    {
        var cloud = new SplatCloud(SplatsOf(prompt));
        ((float[])[0, 0, 0, 0.5f, 1, -0.25f]).CopyTo(cloud.Positions, 0);
        ((float[])[-3, -3, -3, -4, -3, -2]).CopyTo(cloud.Scales, 0);
        for (var i = 3; i < cloud.Rotations.Length; i += 4)
            cloud.Rotations[i] = 1;
        ((float[])[2, -1]).CopyTo(cloud.Opacities, 0);
        cloud.Positions[^3] = SumOf(prompt); // a whole number: the format keeps it exactly, and no reader turns this axis
        ((float[])[0.5f, 0.1f, 0, -0.5f, 0, 0.3f]).CopyTo(cloud.Colors, 0);
        return cloud;
    }
}
