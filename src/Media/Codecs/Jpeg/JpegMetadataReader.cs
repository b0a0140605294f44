using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Gathers what APP0 (JFIF), APP1 (EXIF), APP2 (ICC) and APP14 (Adobe) say.</summary>
internal sealed class JpegMetadataReader(ImageLimits limits)
{
    private readonly SortedDictionary<int, byte[]> _profileParts = [];
    private byte[]? _exif;
    private (double X, double Y)? _dpi;
    private int _bytes;

    internal bool HasJfif { get; private set; }

    internal int? AdobeTransform { get; private set; }

    internal void Read(int marker, ReadOnlySpan<byte> data, long offset)
    {
        switch (marker)
        {
            case JpegConstants.APP0 when data.StartsWith("JFIF\0"u8) && data.Length >= 12:
                HasJfif = true;
                ReadDensity(data);
                break;
            case JpegConstants.APP1 when data.StartsWith(JpegConstants.ExifTag) && _exif is null:
                _exif = Keep(data[JpegConstants.ExifTag.Length..], offset);
                break;
            case JpegConstants.APP2 when data.StartsWith(JpegConstants.IccTag) && data.Length > 14:
                _profileParts.TryAdd(data[12], Keep(data[14..], offset));
                break;
            case JpegConstants.APP14 when data.StartsWith("Adobe"u8) && data.Length >= 12:
                AdobeTransform = data[11];
                break;
        }
    }

    internal ImageMetadata Collect()
    {
        var exif = _exif ?? [];
        var dpi = _dpi ?? ExifBlock.ReadDpi(exif);
        return new ImageMetadata
        {
            DpiX = dpi?.X,
            DpiY = dpi?.Y,
            Orientation = ExifBlock.ReadOrientation(exif),
            Exif = _exif,
            IccProfile = _profileParts.Count == 0 ? null : [.. _profileParts.Values.SelectMany(part => part)],
        };
    }

    private void ReadDensity(ReadOnlySpan<byte> data)
    {
        var perInch = data[7] switch { 1 => 1.0, 2 => 2.54, _ => 0 };
        int x = BinaryPrimitives.ReadUInt16BigEndian(data[8..]), y = BinaryPrimitives.ReadUInt16BigEndian(data[10..]);
        if (perInch > 0 && x > 0 && y > 0)
            _dpi = (Math.Round(x * perInch, 1), Math.Round(y * perInch, 1));
    }

    private byte[] Keep(ReadOnlySpan<byte> data, long offset)
    {
        _bytes += data.Length;
        if (_bytes > limits.MaxMetadataBytes)
            throw new MediaFormatException(JpegConstants.Name, offset, $"metadata of more than {limits.MaxMetadataBytes:N0} bytes");
        return data.ToArray();
    }
}
