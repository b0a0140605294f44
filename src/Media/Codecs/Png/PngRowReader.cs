using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Restores filtered rows in turn and puts them into an image; in place when stored rows are pixel rows.</summary>
internal sealed class PngRowReader(PngHeader header, PngRowExpander expander, ImageBuffer image)
{
    private readonly byte[] _zeros = new byte[header.RowBytes(header.Width)];
    private byte[] _above = new byte[header.RowBytes(header.Width)];
    private byte[] _stored = new byte[header.RowBytes(header.Width)];

    internal void Read(int y, byte filter, ReadOnlySpan<byte> filtered)
    {
        if (expander.IsIdentity)
        {
            PngUnfilter.Apply(filter, filtered, y == 0 ? _zeros : image.Row(y - 1), image.Row(y), header.FilterBytes);
            return;
        }
        PngUnfilter.Apply(filter, filtered, _above, _stored, header.FilterBytes);
        expander.Expand(_stored, image.Row(y), header.Width);
        (_above, _stored) = (_stored, _above);
    }
}
