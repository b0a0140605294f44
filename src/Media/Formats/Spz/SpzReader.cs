using System.Buffers.Binary;
using System.IO.Compression;
using GenAsset.Media.Formats.Zstd;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>Reads SPZ of any flavour, told apart by its first bytes: gzip is Niantic's versions 1 to 3, "NGSP" its version 4, zstd the 404 project's.</summary>
public static class SpzReader
{
    private const string Format = "SPZ";
    private const int FourHeaderBytes = 32;

    // Deflate cannot do better than 1032 to 1, and no honest zstd stream of splats comes near it.
    private const long MaxRatio = 1032;

    /// <summary>Whether the bytes start like an SPZ file of some flavour (any gzip or zstd file does).</summary>
    public static bool IsSpz(ReadOnlySpan<byte> file) =>
        file is [0x1F, 0x8B, ..] || ZstdFrame.IsFrame(file) || (file.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(file) == SpzLayout.Magic);

    /// <summary>Reads the whole file from a stream.</summary>
    public static SplatCloud Read(Stream source, SpzReadOptions? options = null)
    {
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), options);
    }

    /// <summary>Reads the whole file.</summary>
    public static SplatCloud Read(ReadOnlySpan<byte> file, SpzReadOptions? options = null)
    {
        options ??= new();
        if (file is [0x1F, 0x8B, ..])
            return ReadGzip(file, options);
        if (ZstdFrame.IsFrame(file))
            return ReadProject(file, options);
        if (file.Length >= FourHeaderBytes && BinaryPrimitives.ReadUInt32LittleEndian(file) == SpzLayout.Magic)
            return ReadFour(file, options);
        throw new MediaFormatException(Format, 0, "the file starts neither with gzip, nor with zstd, nor with NGSP");
    }

    private static unsafe SplatCloud ReadGzip(ReadOnlySpan<byte> file, SpzReadOptions options)
    {
        fixed (byte* start = file)
        {
            using var source = new UnmanagedMemoryStream(start, file.Length);
            using var inflated = new GZipStream(source, CompressionMode.Decompress);
            Span<byte> head = stackalloc byte[SpzLayout.HeaderBytes];
            try
            {
                inflated.ReadExactly(head);
                var header = SpzHeader.Read(head, file.Length * MaxRatio, 1, 4);
                var payload = GC.AllocateUninitializedArray<byte>((int)header.Layout.Total);
                inflated.ReadExactly(payload);
                var axes = header.HasExtensions ? SpzExtensions.Axes(Rest(inflated, file.Length), SpzLayout.HeaderBytes + header.Layout.Total, strict: false) : null;
                return Cloud(payload, header, options.StoredAxes ?? axes ?? AxisSystem.RightUpBack);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                throw new MediaFormatException(Format, source.Position, e is EndOfStreamException ? "the data ends too early" : "the gzip data is damaged", e);
            }
        }
    }

    /// <summary>What follows the arrays: extensions, of which no more is taken than a file of this length may hold.</summary>
    private static byte[] Rest(GZipStream inflated, long most)
    {
        using var rest = new MemoryStream();
        var buffer = new byte[4096];
        for (int count; rest.Length < most && (count = inflated.Read(buffer)) > 0;)
            rest.Write(buffer, 0, count);
        return rest.ToArray();
    }

    private static SplatCloud ReadProject(ReadOnlySpan<byte> file, SpzReadOptions options)
    {
        if (ZstdFrame.ReadHeader(file, Format, 0).ContentSize is not { } size)
            throw new MediaFormatException(Format, 0, "the zstd frame does not say how long its content is");
        if (size < SpzLayout.HeaderBytes || size > (ulong)Math.Min(file.Length * MaxRatio, Array.MaxLength))
            throw new MediaFormatException(Format, 0, $"the zstd frame of {file.Length} bytes claims to hold {size}");
        if (options.Zstd is { } zstd && zstd.FrameLength(file) != file.Length)
            throw new MediaFormatException(Format, 0, "the file is not exactly one zstd frame");
        var content = GC.AllocateUninitializedArray<byte>((int)size);
        ZstdFrame.Decompress(file, content, options.Zstd, Format, 0);
        var header = SpzHeader.Read(content, content.Length - SpzLayout.HeaderBytes, 1, 3);
        return Cloud(content.AsMemory(SpzLayout.HeaderBytes), header, options.StoredAxes ?? AxisSystem.RightDownForward);
    }

    private static SplatCloud ReadFour(ReadOnlySpan<byte> file, SpzReadOptions options)
    {
        var header = SpzHeader.Read(file, file.Length * MaxRatio, 4, 4);
        var toc = BinaryPrimitives.ReadUInt32LittleEndian(file[16..]);
        var streams = header.Layout.Streams();
        if (file[15] != streams.Length)
            throw new MediaFormatException(Format, 15, $"{file[15]} streams where degree {header.Layout.Degree} has {streams.Length}");
        if (toc < FourHeaderBytes || toc + streams.Length * 16L > file.Length)
            throw new MediaFormatException(Format, 16, "the table of contents lies outside the file");
        var axes = header.HasExtensions ? SpzExtensions.Axes(file[FourHeaderBytes..(int)toc], FourHeaderBytes, strict: true) : null;
        var payload = GC.AllocateUninitializedArray<byte>((int)header.Layout.Total);
        Expand(file, (int)toc, streams, payload, options.Zstd);
        return Cloud(payload, header, options.StoredAxes ?? axes ?? AxisSystem.RightUpBack);
    }

    private static unsafe void Expand(ReadOnlySpan<byte> file, int toc, (int Start, int Length)[] streams, byte[] payload, ZstdLibrary? zstd)
    {
        var starts = new long[streams.Length + 1];
        starts[0] = toc + streams.Length * 16L;
        for (var i = 0; i < streams.Length; i++)
        {
            var entry = toc + i * 16;
            var packed = BinaryPrimitives.ReadUInt64LittleEndian(file[entry..]);
            if (packed > (ulong)(file.Length - starts[i]))
                throw new MediaFormatException(Format, entry, $"stream {i} is longer than the file");
            if (BinaryPrimitives.ReadUInt64LittleEndian(file[(entry + 8)..]) != (ulong)streams[i].Length)
                throw new MediaFormatException(Format, entry + 8, $"stream {i} does not hold the {streams[i].Length} bytes that its array needs");
            starts[i + 1] = starts[i] + (long)packed;
        }

        if (starts[^1] != file.Length)
            throw new MediaFormatException(Format, starts[^1], "bytes follow the last stream");
        fixed (byte* pinned = file)
        {
            var first = (nint)pinned;
            var faults = new MediaFormatException?[streams.Length];
            Parallel.For(0, streams.Length, i =>
            {
                try
                {
                    var packed = new ReadOnlySpan<byte>((byte*)first + starts[i], (int)(starts[i + 1] - starts[i]));
                    ZstdFrame.Decompress(packed, payload.AsSpan(streams[i].Start, streams[i].Length), zstd, Format, starts[i]);
                }
                catch (MediaFormatException fault)
                {
                    faults[i] = fault;
                }
            });
            if (Array.Find(faults, fault => fault is not null) is { } firstFault)
                throw firstFault;
        }
    }

    private static SplatCloud Cloud(ReadOnlyMemory<byte> payload, in SpzHeader header, AxisSystem axes)
    {
        var cloud = new SplatCloud(header.Layout.Count, header.Layout.Degree, axes) { Antialiased = header.Antialiased };
        SpzUnpack.Run(payload, header.Layout, header.FractionalBits, cloud);
        return cloud;
    }
}
