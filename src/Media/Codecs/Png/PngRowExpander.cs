using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static GenAsset.Media.Codecs.Png.PngConstants;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Turns a row of stored samples into pixels: packed bits widened, palette looked up, the transparent colour made alpha, 16 bits swapped.</summary>
internal sealed class PngRowExpander
{
    private readonly PngHeader _header;
    private readonly bool _hasKey, _paletteAlpha;
    private readonly ushort[] _key = new ushort[3];
    private readonly byte[] _palette = new byte[256 * 4];
    private readonly byte[] _unpacked;

    internal PngRowExpander(PngChunks chunks)
    {
        _header = chunks.Header;
        _unpacked = _header.BitDepth < 8 ? new byte[_header.Width + 8] : [];
        if (_header.ColourType == Palette)
            _paletteAlpha = FillPalette(chunks);
        else if (chunks.Transparency is { } transparency)
            _hasKey = FillKey(transparency);
    }

    /// <summary>Whether stored rows are pixel rows already.</summary>
    internal bool IsIdentity => _header.BitDepth == 8 && _header.ColourType != Palette && !_hasKey;

    internal void Expand(ReadOnlySpan<byte> stored, Span<byte> pixels, int width)
    {
        if (_header.BitDepth == 16)
            Expand16(stored, pixels, width);
        else if (_header.BitDepth < 8)
            Expand8(Unpack(stored, width), pixels, width);
        else
            Expand8(stored, pixels, width);
    }

    // Indices past the palette's end show as opaque black, as other readers have it.
    private bool FillPalette(PngChunks chunks)
    {
        for (var i = 0; i < 256; i++)
        {
            if (i * 3 < chunks.Palette.Length)
                chunks.Palette.AsSpan(i * 3, 3).CopyTo(_palette.AsSpan(i * 4));
            _palette[i * 4 + 3] = chunks.Transparency is { } alpha && i < alpha.Length ? alpha[i] : (byte)255;
        }
        return chunks.Transparency is not null;
    }

    private bool FillKey(byte[] transparency)
    {
        for (var i = 0; i < transparency.Length / 2; i++)
            _key[i] = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(i * 2)) & (1 << _header.BitDepth) - 1);
        return _header.ColourType is Gray or Rgb;
    }

    private ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> stored, int width)
    {
        var depth = _header.BitDepth;
        var mask = (1 << depth) - 1;
        var perByte = 8 / depth;
        for (int x = 0, at = 0; x < width; at++)
        {
            var packed = stored[at];
            for (var k = perByte - 1; k >= 0; k--)
                _unpacked[x++] = (byte)(packed >> k * depth & mask);
        }
        return _unpacked.AsSpan(0, width);
    }

    private void Expand8(ReadOnlySpan<byte> stored, Span<byte> pixels, int width)
    {
        switch (_header.ColourType)
        {
            case Palette:
                ExpandPalette(stored, pixels, width);
                break;
            case Gray:
                var scale = 255 / ((1 << _header.BitDepth) - 1);
                if (_hasKey)
                {
                    for (var x = 0; x < width; x++)
                        (pixels[2 * x], pixels[2 * x + 1]) = ((byte)(stored[x] * scale), stored[x] == _key[0] ? (byte)0 : (byte)255);
                }
                else
                {
                    for (var x = 0; x < width; x++)
                        pixels[x] = (byte)(stored[x] * scale);
                }
                break;
            case Rgb when _hasKey:
                for (int x = 0, s = 0, t = 0; x < width; x++, s += 3, t += 4)
                {
                    stored.Slice(s, 3).CopyTo(pixels[t..]);
                    pixels[t + 3] = stored[s] == _key[0] && stored[s + 1] == _key[1] && stored[s + 2] == _key[2] ? (byte)0 : (byte)255;
                }
                break;
            default:
                stored[..(width * _header.SamplesPerPixel)].CopyTo(pixels);
                break;
        }
    }

    private void ExpandPalette(ReadOnlySpan<byte> stored, Span<byte> pixels, int width)
    {
        if (_paletteAlpha)
        {
            var target = MemoryMarshal.Cast<byte, uint>(pixels);
            var table = MemoryMarshal.Cast<byte, uint>(_palette);
            for (var x = 0; x < width; x++)
                target[x] = table[stored[x]];
            return;
        }
        for (int x = 0, t = 0; x < width; x++, t += 3)
        {
            var at = stored[x] * 4;
            pixels[t] = _palette[at];
            pixels[t + 1] = _palette[at + 1];
            pixels[t + 2] = _palette[at + 2];
        }
    }

    private void Expand16(ReadOnlySpan<byte> stored, Span<byte> pixels, int width)
    {
        var target = MemoryMarshal.Cast<byte, ushort>(pixels);
        var samples = _header.SamplesPerPixel;
        if (!_hasKey)
        {
            var source = MemoryMarshal.Cast<byte, ushort>(stored)[..(width * samples)];
            if (BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(source, target);
            else
                source.CopyTo(target);
            return;
        }
        for (int x = 0, t = 0; x < width; x++)
        {
            var isKey = true;
            for (var c = 0; c < samples; c++)
            {
                var value = BinaryPrimitives.ReadUInt16BigEndian(stored[((x * samples + c) * 2)..]);
                isKey &= value == _key[c];
                target[t++] = value;
            }
            target[t++] = isKey ? (ushort)0 : ushort.MaxValue;
        }
    }
}
