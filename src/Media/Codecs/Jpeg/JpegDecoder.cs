using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Reads JPEG files: baseline, extended and progressive Huffman coding, 8 bits, any whole-numbered subsampling, restart markers;
/// gray stays gray, everything else becomes RGB.
/// </summary>
/// <remarks>Beside the pixels it takes one byte a sample for planes and, for files of several scans, two for coefficients, until it returns.</remarks>
public static unsafe class JpegDecoder
{
    // Ten scans are usual, a hundred extreme; each visits every block, so their number bounds the time.
    private const int MaxScans = 200;

    /// <summary>What the file's headers declare, without decoding a pixel.</summary>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        fixed (byte* data = file)
        {
            var reader = new JpegReader(data, file.Length, limits ?? ImageLimits.Default);
            var frame = reader.ReadFrame();
            return new ImageInfo(
                ImageFormat.Jpeg, frame.Width, frame.Height, frame.Components.Length == 1 ? 1 : 3, PixelType.UInt8, 8, reader.Metadata.Orientation);
        }
    }

    /// <summary>Reads a whole JPEG file; rows stay as stored, the orientation is in the metadata.</summary>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        fixed (byte* data = file)
        {
            var reader = new JpegReader(data, file.Length, limits ?? ImageLimits.Default);
            var frame = reader.ReadFrame();
            // A first scan spends at least one bit a block.
            if (frame.BlockCount > 8L * file.Length)
                throw new MediaFormatException(JpegConstants.Name, file.Length, "the file is too short for the declared size");
            var scan = reader.ReadScan(endMayBeMissing: false) ?? throw new MediaFormatException(JpegConstants.Name, file.Length, "there is no scan");
            var image = new ImageBuffer(frame.Width, frame.Height, frame.Components.Length == 1 ? 1 : 3);
            var space = JpegColour.SpaceOf(frame, reader.HasJfif, reader.AdobeTransform);
            var renderer = new JpegRenderer(frame, image, space, inverted: reader.AdobeTransform is not null);
            try
            {
                if (!frame.Progressive && scan.Components.Length == frame.Components.Length)
                    JpegSinglePass.Run(reader, frame, scan, renderer);
                else
                    DecodeByCoefficients(reader, frame, scan, renderer);
                return new DecodedImage(ImageFormat.Jpeg, image, reader.Metadata);
            }
            catch
            {
                image.Dispose();
                throw;
            }
            finally
            {
                renderer.Release();
            }
        }
    }

    // Several scans add to each other: all coefficients are gathered first, then rendered in parallel.
    private static void DecodeByCoefficients(JpegReader reader, JpegFrame frame, JpegScan first, JpegRenderer renderer)
    {
        try
        {
            foreach (var component in frame.Components)
            {
                component.Coefficients = new NativeArray<short>(component.BlockCount * 64);
                component.Coefficients.Clear();
            }
            var scans = 0;
            for (var scan = first; scan is not null; scan = reader.ReadScan(endMayBeMissing: !frame.Progressive))
            {
                if (++scans > MaxScans)
                    throw scan.Fault($"more than {MaxScans} scans");
                DecodeScan(JpegScanDecoder.Create(reader, frame, scan));
            }
            if (frame.Components.Any(c => c.Quant is null))
                throw first.Fault("a component has no scan");
            Parallel.For(0, frame.UnitsDown, unitRow => TransformRow(frame, renderer, unitRow));
            const int band = 32;
            Parallel.For(0, (frame.Height + band - 1) / band, i => renderer.WriteRows(i * band, Math.Min(frame.Height, i * band + band)));
        }
        finally
        {
            foreach (var component in frame.Components)
                component.Coefficients.Dispose();
        }
    }

    private static void DecodeScan(JpegScanDecoder decoder)
    {
        var rows = stackalloc short*[4];
        for (var unitRow = 0; unitRow < decoder.UnitsDown; unitRow++)
        {
            for (var i = 0; i < decoder.Scan.Components.Length; i++)
            {
                var component = decoder.Scan.Components[i];
                rows[i] = component.Coefficients.Pointer + (long)unitRow * decoder.RowsPerUnit(component) * component.BlockStride * 64;
            }
            decoder.DecodeUnitRow(rows);
        }
        decoder.Finish();
    }

    private static void TransformRow(JpegFrame frame, JpegRenderer renderer, int unitRow)
    {
        var rows = stackalloc short*[4];
        for (var i = 0; i < frame.Components.Length; i++)
        {
            var component = frame.Components[i];
            rows[i] = component.Coefficients.Pointer + (long)unitRow * component.V * component.BlockStride * 64;
        }
        renderer.Transform(unitRow, rows);
    }
}
