using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Reads the twelve files of a capture, and finds everything that is wrong with them before it allocates a pixel.</summary>
public static class CaptureReader
{
    private static readonly ImageLimits Limits = ImageLimits.Default with { MaxInputPixels = (long)CaptureLimits.MaxSide * CaptureLimits.MaxSide };

    /// <summary>The capture, or null and every fault.</summary>
    public static Capture? Read(IReadOnlyList<ReadOnlyMemory<byte>> views, IReadOnlyList<ReadOnlyMemory<byte>> depths, List<CaptureFault> faults)
    {
        var before = faults.Count;
        CheckCount(views, "views", faults);
        CheckCount(depths, "depths", faults);
        if (views.Sum(f => (long)f.Length) + depths.Sum(f => (long)f.Length) is > CaptureLimits.MaxTotalBytes and var total)
            faults.Add(new(CaptureFaultKind.TooLarge, "views", $"the files have {total / 1e6:0.0} MB together; at most {CaptureLimits.MaxTotalBytes / 1e6:0} MB are read."));
        var sizes = views.Select((file, i) => Inspect(file, $"views[{i}]", faults)).ToList();
        var depthSizes = depths.Select((file, i) => Inspect(file, $"depths[{i}]", faults)).ToList();
        CheckSizes(sizes, depthSizes, faults);
        if (faults.Count > before)
            return null;
        var colors = new ImageBuffer?[views.Count];
        var pictures = new DepthPicture?[depths.Count];
        var found = new CaptureFault?[views.Count + depths.Count];
        Parallel.For(0, found.Length, i => found[i] = i < colors.Length
            ? Guarded($"views[{i}]", () => ReadView(views[i], out colors[i]))
            : Guarded($"depths[{i - colors.Length}]", () => ReadDepth(depths[i - colors.Length], $"depths[{i - colors.Length}]", out pictures[i - colors.Length])));
        faults.AddRange(found.OfType<CaptureFault>());
        if (faults.Count == before)
            return new Capture([.. colors.Select(c => c!)], [.. pictures.Select(p => p!)]); // a missing one is a fault
        foreach (var color in colors)
            color?.Dispose();
        return null;
    }

    private static void CheckCount(IReadOnlyList<ReadOnlyMemory<byte>> files, string field, List<CaptureFault> faults)
    {
        if (files.Count != CaptureLimits.Views)
            faults.Add(new(CaptureFaultKind.Count, field, $"expected {CaptureLimits.Views} files, got {files.Count}."));
    }

    private static (int Width, int Height)? Inspect(ReadOnlyMemory<byte> file, string field, List<CaptureFault> faults)
    {
        if (file.Length > CaptureLimits.MaxFileBytes)
        {
            faults.Add(new(CaptureFaultKind.TooLarge, field, $"has {file.Length / 1e6:0.0} MB; a file has at most {CaptureLimits.MaxFileBytes / 1e6:0} MB."));
            return null;
        }
        if (ImageProbe.Identify(file.Span) is not ImageFormat.Png)
        {
            faults.Add(new(CaptureFaultKind.NotPng, field, file.IsEmpty ? "is empty; a PNG image is wanted." : "is not a PNG image."));
            return null;
        }
        try
        {
            var info = PngDecoder.ReadInfo(file.Span, ImageLimits.Default with { MaxInputPixels = long.MaxValue });
            if (info.Width is >= CaptureLimits.MinSide and <= CaptureLimits.MaxSide && info.Height is >= CaptureLimits.MinSide and <= CaptureLimits.MaxSide)
                return (info.Width, info.Height);
            var tooLarge = Math.Max(info.Width, info.Height) > CaptureLimits.MaxSide;
            faults.Add(new(tooLarge ? CaptureFaultKind.TooLarge : CaptureFaultKind.Content, field,
                $"is {info.Width} x {info.Height} pixels; a side has {CaptureLimits.MinSide} to {CaptureLimits.MaxSide}."));
        }
        catch (MediaFormatException fault)
        {
            faults.Add(new(CaptureFaultKind.NotPng, field, $"is a damaged PNG image: {fault.Reason} (at byte {fault.Offset})."));
        }
        return null;
    }

    private static void CheckSizes(List<(int Width, int Height)?> views, List<(int Width, int Height)?> depths, List<CaptureFault> faults)
    {
        if (views.Find(s => s is not null) is not { } first)
            return;
        Check(views, "views");
        Check(depths, "depths");

        void Check(List<(int Width, int Height)?> sizes, string field)
        {
            for (var i = 0; i < sizes.Count; i++)
            {
                if (sizes[i] is { } size && size != first)
                    faults.Add(new(CaptureFaultKind.Content, $"{field}[{i}]", $"is {size.Width} x {size.Height} pixels, others are {first.Width} x {first.Height}; all twelve must agree."));
            }
        }
    }

    // The decoder's own bounds hold inside: what a header promises is checked against the bytes that are there.
    private static CaptureFault? Guarded(string field, Func<CaptureFault?> read)
    {
        try
        {
            return read();
        }
        catch (MediaFormatException fault)
        {
            return new(CaptureFaultKind.NotPng, field, $"is a damaged PNG image: {fault.Reason} (at byte {fault.Offset}).");
        }
    }

    private static CaptureFault? ReadView(ReadOnlyMemory<byte> file, out ImageBuffer? color)
    {
        var decoded = PngDecoder.Decode(file.Span, Limits);
        color = decoded.Pixels is { Type: PixelType.UInt8, Channels: >= 3 } ? decoded.Pixels : EightBitColor(decoded.Pixels);
        if (!ReferenceEquals(color, decoded.Pixels))
            decoded.Dispose();
        return null;
    }

    private static CaptureFault? ReadDepth(ReadOnlyMemory<byte> file, string field, out DepthPicture? picture)
    {
        using var decoded = PngDecoder.Decode(file.Span, Limits);
        picture = DepthPicture.Of(decoded.Pixels);
        if (picture is null)
            return new(CaptureFaultKind.Content, field, "is coloured: a depth render is gray (is it a view, or a depth drawn with a colour map?).");
        return picture.IsFlat ? new(CaptureFaultKind.Content, field, $"is {picture.Values[0]} all over: it shows no depth.") : null;
    }

    private static ImageBuffer EightBitColor(ImageBuffer image)
    {
        var colors = image.HasAlpha ? image.Channels - 1 : image.Channels;
        var result = new ImageBuffer(image.Width, image.Height, image.HasAlpha ? 4 : 3);
        for (var y = 0; y < image.Height; y++)
        {
            var row = result.Row(y);
            for (var x = 0; x < image.Width; x++)
            {
                for (var c = 0; c < result.Channels; c++)
                {
                    var i = (x * image.Channels) + (c == 3 ? colors : Math.Min(c, colors - 1));
                    row[(x * result.Channels) + c] = image.Type == PixelType.UInt8 ? image.Row(y)[i] : (byte)((image.Row<ushort>(y)[i] + 128) / 257);
                }
            }
        }
        return result;
    }
}
