using System.IO.Compression;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>Undoes the packing of one strip or tile into exactly the bytes it must have.</summary>
internal static unsafe class TiffUnpacker
{
    internal static void Unpack(int compression, ReadOnlySpan<byte> source, Span<byte> target, long offset)
    {
        switch (compression)
        {
            case (int)TiffCompression.None:
                if (source.Length < target.Length)
                    throw Early(offset);
                source[..target.Length].CopyTo(target);
                break;
            case (int)TiffCompression.PackBits:
                PackBits(source, target, offset);
                break;
            case (int)TiffCompression.Lzw:
                TiffLzw.Unpack(source, target, offset);
                break;
            default:
                Deflate(source, target, offset);
                break;
        }
    }

    internal static MediaFormatException Early(long offset) => new(TiffConstants.Name, offset, "a strip or tile ends early");

    private static void Deflate(ReadOnlySpan<byte> source, Span<byte> target, long offset)
    {
        if (source.IsEmpty)
            throw Early(offset);
        fixed (byte* start = source)
        {
            using var stream = new UnmanagedMemoryStream(start, source.Length);
            using var zlib = new ZLibStream(stream, CompressionMode.Decompress);
            try
            {
                if (zlib.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length)
                    throw Early(offset);
            }
            catch (Exception e) when (ZlibFault.Is(e))
            {
                throw new MediaFormatException(TiffConstants.Name, offset, "a strip or tile is not valid zlib", e);
            }
        }
    }

    private static void PackBits(ReadOnlySpan<byte> source, Span<byte> target, long offset)
    {
        int from = 0, to = 0;
        while (to < target.Length)
        {
            if (from >= source.Length)
                throw Early(offset);
            int head = (sbyte)source[from++];
            if (head == -128)
                continue;
            var count = Math.Min(Math.Abs(head) + 1, target.Length - to);
            if (source.Length - from < (head >= 0 ? count : 1))
                throw Early(offset);
            if (head >= 0)
            {
                source.Slice(from, count).CopyTo(target[to..]);
                from += count;
            }
            else
            {
                target.Slice(to, count).Fill(source[from++]);
            }
            to += count;
        }
    }
}
