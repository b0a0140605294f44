using System.Runtime.InteropServices;
using System.Text;

namespace GenAsset.Media.Formats.Zstd;

/// <summary>The system's own libzstd, called when it is there; nothing is shipped and nothing fails when it is not.</summary>
public sealed unsafe class ZstdLibrary
{
    private const int CompressionLevel = 100;
    private const int Workers = 400;
    private static readonly Lazy<ZstdLibrary?> Found = new(Load);

    private readonly delegate* unmanaged<nuint, nuint> _bound;
    private readonly delegate* unmanaged<nint> _createContext;
    private readonly delegate* unmanaged<nint, nuint> _freeContext;
    private readonly delegate* unmanaged<nint, int, int, nuint> _setParameter;
    private readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nuint> _compress;
    private readonly delegate* unmanaged<byte*, nuint, byte*, nuint, nuint> _decompress;
    private readonly delegate* unmanaged<byte*, nuint, nuint> _frameSize;
    private readonly delegate* unmanaged<nuint, uint> _isError;
    private readonly delegate* unmanaged<nuint, byte*> _errorName;

    private ZstdLibrary(nint handle)
    {
        _bound = (delegate* unmanaged<nuint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_compressBound");
        _createContext = (delegate* unmanaged<nint>)NativeLibrary.GetExport(handle, "ZSTD_createCCtx");
        _freeContext = (delegate* unmanaged<nint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_freeCCtx");
        _setParameter = (delegate* unmanaged<nint, int, int, nuint>)NativeLibrary.GetExport(handle, "ZSTD_CCtx_setParameter");
        _compress = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_compress2");
        _decompress = (delegate* unmanaged<byte*, nuint, byte*, nuint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_decompress");
        _frameSize = (delegate* unmanaged<byte*, nuint, nuint>)NativeLibrary.GetExport(handle, "ZSTD_findFrameCompressedSize");
        _isError = (delegate* unmanaged<nuint, uint>)NativeLibrary.GetExport(handle, "ZSTD_isError");
        _errorName = (delegate* unmanaged<nuint, byte*>)NativeLibrary.GetExport(handle, "ZSTD_getErrorName");
    }

    /// <summary>The library, or null where the machine has none.</summary>
    public static ZstdLibrary? Find() => Found.Value;

    /// <summary>The most bytes that <see cref="Compress"/> can need for an input of this size.</summary>
    public int Bound(int size) => checked((int)_bound((nuint)size));

    /// <summary>
    /// Writes one frame with its content size and no checksum; returns its length. With <paramref name="workers"/> above 0
    /// long inputs are cut into jobs: the bytes then do not depend on how many workers there are.
    /// </summary>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> target, int level, int workers = 0)
    {
        var context = _createContext();
        try
        {
            Check(_setParameter(context, CompressionLevel, level));
            if (workers > 0)
                _ = _setParameter(context, Workers, workers); // a build without threads refuses: one thread then
            fixed (byte* from = source)
            fixed (byte* to = target)
                return (int)Check(_compress(context, to, (nuint)target.Length, from, (nuint)source.Length));
        }
        finally
        {
            _ = _freeContext(context);
        }
    }

    /// <summary>Fills <paramref name="target"/> from one or more frames; false with the library's reason when they are damaged or of another size.</summary>
    public bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> target, out string reason)
    {
        fixed (byte* from = source)
        fixed (byte* to = target)
        {
            var written = _decompress(to, (nuint)target.Length, from, (nuint)source.Length);
            reason = _isError(written) != 0 ? Name(written)
                : written != (nuint)target.Length ? $"{written} bytes came out, {target.Length} were promised"
                : "";
            return reason.Length == 0;
        }
    }

    /// <summary>The length of the first frame, or -1 when it is damaged.</summary>
    public long FrameLength(ReadOnlySpan<byte> source)
    {
        fixed (byte* from = source)
        {
            var length = _frameSize(from, (nuint)source.Length);
            return _isError(length) != 0 ? -1 : (long)length;
        }
    }

    private static ZstdLibrary? Load()
    {
        string[] names = OperatingSystem.IsWindows() ? ["libzstd.dll", "zstd.dll"]
            : OperatingSystem.IsMacOS() ? ["libzstd.1.dylib", "/opt/homebrew/lib/libzstd.1.dylib", "/usr/local/lib/libzstd.1.dylib"]
            : ["libzstd.so.1"];
        foreach (var name in names)
            if (NativeLibrary.TryLoad(name, out var handle))
                return new ZstdLibrary(handle);
        return null;
    }

    private nuint Check(nuint result) =>
        _isError(result) == 0 ? result : throw new InvalidOperationException($"libzstd: {Name(result)}");

    private string Name(nuint result)
    {
        var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(_errorName(result));
        return Encoding.ASCII.GetString(text);
    }
}
