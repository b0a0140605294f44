using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>How an image is cut for encoding: units, and bands of unit rows that restart markers keep apart.</summary>
internal sealed class JpegLayout
{
    private const int BandPixels = 1 << 20;
    private const int MaxRestartInterval = 65535;

    internal JpegLayout(ImageBuffer image, JpegOptions options)
    {
        Rows = new ByteRows(image, JpegConstants.Name, keepAlpha: false);
        Width = image.Width;
        Height = image.Height;
        var colour = Rows.Channels == 3;
        Across = colour && options.Subsampling != JpegSubsampling.None ? 2 : 1;
        Down = colour && options.Subsampling == JpegSubsampling.Quarter ? 2 : 1;
        UnitsAcross = (Width + 8 * Across - 1) / (8 * Across);
        UnitsDown = (Height + 8 * Down - 1) / (8 * Down);
        BlocksPerUnit = colour ? Across * Down + 2 : 1;
        BandUnitRows = Math.Clamp(BandPixels / (UnitsAcross * 64 * Across * Down), 1, Math.Min(UnitsDown, Math.Max(1, MaxRestartInterval / UnitsAcross)));
        Bands = (UnitsDown + BandUnitRows - 1) / BandUnitRows;
    }

    internal ByteRows Rows { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal int Components => Rows.Channels;

    internal int Across { get; }

    internal int Down { get; }

    internal int UnitsAcross { get; }

    internal int UnitsDown { get; }

    internal int BlocksPerUnit { get; }

    internal int BandUnitRows { get; }

    internal int Bands { get; }

    internal int RestartInterval => Bands > 1 ? BandUnitRows * UnitsAcross : 0;

    internal long Blocks => (long)UnitsAcross * UnitsDown * BlocksPerUnit;
}
