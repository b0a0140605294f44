using System.Threading.Channels;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Api.Tests.Facades;

/// <summary>An engine whose items go on a stage when the test says so, and fail when their prompt asks for it.</summary>
internal sealed class StagedEngine(bool isStepped = false) : IEngine
{
    /// <summary>Ask for this in a prompt, and the item fails.</summary>
    public const string Failing = "fail please";

    private readonly Channel<bool> _steps = Channel.CreateUnbounded<bool>();

    public EngineInfo Info { get; } = new("test/staged", [ItemKind.Image, ItemKind.Model, ItemKind.Splat]);

    /// <summary>What was asked for last.</summary>
    public ItemSpec? Last { get; private set; }

    /// <summary>Lets one stage of one item pass.</summary>
    public void Step() => _steps.Writer.TryWrite(true);

    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        Last = item;
        string[] stages = item is ModelItem ? ["generating_image", "generating_3d", "converting_usdz"] : ["painting"];
        for (var i = 0; i < stages.Length; i++)
        {
            await context.ReportAsync(stages[i], 100.0 * (i + 0.5) / stages.Length);
            if (isStepped)
                await _steps.Reader.ReadAsync(cancellationToken);
        }

        if (item.Words!.Contains(Failing, StringComparison.Ordinal))
            return GenAssetError.Of(ErrorCatalog.ModelFailed, "The model would not make that.");
        foreach (var (name, content) in Files(item))
            context.Scratch.Write(name, content);
        return new EngineResult();
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(ItemSpec item) => item switch
    {
        SplatItem => [("splat.spz", SpzWriter.Write(Cloud()))],
        ModelItem => [("image.jpg", [0xFF, 0xD8, 1]), ("model.glb", "glTF2"u8.ToArray()), ("model.usdz", "PK34"u8.ToArray())],
        _ => [("image.png", [0x89, 0x50, 0x4E, 0x47, 1])],
    };

    private static SplatCloud Cloud()
    {
        var cloud = new SplatCloud(2);
        ((float[])[0, 0, 0, 0.5f, 1, -0.25f]).CopyTo(cloud.Positions, 0);
        ((float[])[-3, -3, -3, -4, -3, -2]).CopyTo(cloud.Scales, 0);
        ((float[])[0, 0, 0, 1, 0, 0, 0, 1]).CopyTo(cloud.Rotations, 0);
        ((float[])[2, -1]).CopyTo(cloud.Opacities, 0);
        ((float[])[0.5f, 0.1f, 0, -0.5f, 0, 0.3f]).CopyTo(cloud.Colors, 0);
        return cloud;
    }
}
