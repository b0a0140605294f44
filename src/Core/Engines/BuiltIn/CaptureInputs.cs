using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>The bytes of a capture's files.</summary>
internal sealed record CaptureInputs(IReadOnlyList<ReadOnlyMemory<byte>> Views, IReadOnlyList<ReadOnlyMemory<byte>> Depths, ReadOnlyMemory<byte>? Cameras)
{
    /// <summary>Reads them; no file is read further than the first byte over its limit.</summary>
    public static async Task<Outcome<CaptureInputs>> ReadAsync(ReconstructionItem item, EngineContext context, CancellationToken cancellationToken)
    {
        var views = await ReadAllAsync(item.Views ?? [], "views", context, cancellationToken).ConfigureAwait(false);
        if (!views.Succeeded)
            return views.Error;
        var depths = await ReadAllAsync(item.Depths ?? [], "depths", context, cancellationToken).ConfigureAwait(false);
        if (!depths.Succeeded)
            return depths.Error;
        if (item.Cameras is not { } file)
            return new CaptureInputs(views.Value, depths.Value, null);
        var cameras = await ReadOneAsync(file, "cameras", CaptureLimits.MaxCamerasBytes, context, cancellationToken).ConfigureAwait(false);
        return cameras.Succeeded ? new CaptureInputs(views.Value, depths.Value, cameras.Value) : cameras.Error;
    }

    private static async Task<Outcome<List<ReadOnlyMemory<byte>>>> ReadAllAsync(IReadOnlyList<InputRef> inputs, string field, EngineContext context, CancellationToken cancellationToken)
    {
        var files = new List<ReadOnlyMemory<byte>>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            var read = await ReadOneAsync(inputs[i], $"{field}[{i}]", CaptureLimits.MaxFileBytes, context, cancellationToken).ConfigureAwait(false);
            if (!read.Succeeded)
                return read.Error;
            files.Add(read.Value);
        }

        return files;
    }

    private static async Task<Outcome<ReadOnlyMemory<byte>>> ReadOneAsync(InputRef input, string field, long most, EngineContext context, CancellationToken cancellationToken)
    {
        var opened = await context.OpenInputAsync(input, cancellationToken).ConfigureAwait(false);
        if (!opened.Succeeded)
            return opened.Error;
        var stream = opened.Value;
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                if (stream.Length > most)
                    return CaptureError.Of([new CaptureFault(CaptureFaultKind.TooLarge, field, $"has {stream.Length / 1e6:0.0} MB; at most {most / 1e6:0} MB are read.")]);
                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return (ReadOnlyMemory<byte>)bytes;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return GenAssetError.Of(ErrorCatalog.InputNotReadable, $"{field} cannot be read: {fault.Message}");
            }
        }
    }
}
