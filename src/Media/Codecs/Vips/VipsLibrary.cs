using System.Runtime.InteropServices;

namespace GenAsset.Media.Codecs.Vips;

/// <summary>
/// The system's libvips, found once by its usual names. Its variadic functions are called with zeros in every place where a
/// calling convention may look for the list's end: the registers, and the stack behind eight of them.
/// </summary>
internal sealed unsafe class VipsLibrary
{
    private static readonly string[] Names = ["libvips.so.42", "libvips.42.dylib", "libvips-42.dll", "libvips.so"];

    private static readonly Lazy<VipsLibrary?> Found = new(Find);

    private readonly delegate* unmanaged[Cdecl]<void*, nuint, byte*, nint, nint, nint, nint, nint, nint, nint, nint> _newFromBuffer;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, byte**, nuint*, nint, nint, nint, nint, nint, nint, int> _writeToBuffer;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, int, nint, nint, nint, nint, nint, nint, nint, int> _colourspace;

    private VipsLibrary(nint handle)
    {
        nint Of(string name) => NativeLibrary.GetExport(handle, name);
        _newFromBuffer = (delegate* unmanaged[Cdecl]<void*, nuint, byte*, nint, nint, nint, nint, nint, nint, nint, nint>)Of("vips_image_new_from_buffer");
        _writeToBuffer = (delegate* unmanaged[Cdecl]<nint, byte*, byte**, nuint*, nint, nint, nint, nint, nint, nint, int>)Of("vips_image_write_to_buffer");
        _colourspace = (delegate* unmanaged[Cdecl]<nint, nint*, int, nint, nint, nint, nint, nint, nint, nint, int>)Of("vips_colourspace");
        NewFromMemory = (delegate* unmanaged[Cdecl]<void*, nuint, int, int, int, int, nint>)Of("vips_image_new_from_memory");
        WriteToMemory = (delegate* unmanaged[Cdecl]<nint, nuint*, byte*>)Of("vips_image_write_to_memory");
        Width = (delegate* unmanaged[Cdecl]<nint, int>)Of("vips_image_get_width");
        Height = (delegate* unmanaged[Cdecl]<nint, int>)Of("vips_image_get_height");
        Bands = (delegate* unmanaged[Cdecl]<nint, int>)Of("vips_image_get_bands");
        Format = (delegate* unmanaged[Cdecl]<nint, int>)Of("vips_image_get_format");
        OrientationOf = (delegate* unmanaged[Cdecl]<nint, int>)Of("vips_image_get_orientation");
        GetBlob = (delegate* unmanaged[Cdecl]<nint, byte*, byte**, nuint*, int>)Of("vips_image_get_blob");
        HasField = (delegate* unmanaged[Cdecl]<nint, byte*, nuint>)Of("vips_image_get_typeof");
        SetBlobCopy = (delegate* unmanaged[Cdecl]<nint, byte*, void*, nuint, void>)Of("vips_image_set_blob_copy");
        SetInt = (delegate* unmanaged[Cdecl]<nint, byte*, int, void>)Of("vips_image_set_int");
        Unref = (delegate* unmanaged[Cdecl]<nint, void>)Of("g_object_unref");
        Free = (delegate* unmanaged[Cdecl]<void*, void>)Of("g_free");
        ErrorBuffer = (delegate* unmanaged[Cdecl]<byte*>)Of("vips_error_buffer");
        ErrorClear = (delegate* unmanaged[Cdecl]<void>)Of("vips_error_clear");
    }

    internal static VipsLibrary? Instance => Found.Value;

    internal delegate* unmanaged[Cdecl]<void*, nuint, int, int, int, int, nint> NewFromMemory { get; }

    internal delegate* unmanaged[Cdecl]<nint, nuint*, byte*> WriteToMemory { get; }

    internal delegate* unmanaged[Cdecl]<nint, int> Width { get; }

    internal delegate* unmanaged[Cdecl]<nint, int> Height { get; }

    internal delegate* unmanaged[Cdecl]<nint, int> Bands { get; }

    internal delegate* unmanaged[Cdecl]<nint, int> Format { get; }

    internal delegate* unmanaged[Cdecl]<nint, int> OrientationOf { get; }

    internal delegate* unmanaged[Cdecl]<nint, byte*, byte**, nuint*, int> GetBlob { get; }

    internal delegate* unmanaged[Cdecl]<nint, byte*, nuint> HasField { get; }

    internal delegate* unmanaged[Cdecl]<nint, byte*, void*, nuint, void> SetBlobCopy { get; }

    internal delegate* unmanaged[Cdecl]<nint, byte*, int, void> SetInt { get; }

    internal delegate* unmanaged[Cdecl]<nint, void> Unref { get; }

    internal delegate* unmanaged[Cdecl]<void*, void> Free { get; }

    private delegate* unmanaged[Cdecl]<byte*> ErrorBuffer { get; }

    private delegate* unmanaged[Cdecl]<void> ErrorClear { get; }

    /// <summary>Opens a file in memory, which must outlive the image; only its header is read. Zero on failure.</summary>
    internal nint NewFromBuffer(byte* data, nuint length)
    {
        byte none = 0;
        return _newFromBuffer(data, length, &none, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>Encodes; <paramref name="suffix"/> names the format with its options, as ".webp[Q=90]".</summary>
    internal bool WriteToBuffer(nint image, byte* suffix, byte** data, nuint* length) =>
        _writeToBuffer(image, suffix, data, length, 0, 0, 0, 0, 0, 0) == 0;

    internal bool Colourspace(nint image, nint* result, int space) => _colourspace(image, result, space, 0, 0, 0, 0, 0, 0, 0) == 0;

    /// <summary>What libvips said of the last failure, on one line.</summary>
    internal string TakeError()
    {
        var text = Marshal.PtrToStringUTF8((nint)ErrorBuffer()) ?? "";
        ErrorClear();
        return string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static VipsLibrary? Find()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var handle))
                continue;
            var init = (delegate* unmanaged[Cdecl]<byte*, int>)NativeLibrary.GetExport(handle, "vips_init");
            fixed (byte* program = "genasset\0"u8)
            {
                if (init(program) != 0)
                    continue;
            }
            // A cached operation would keep pointing into memory that we have given back.
            ((delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(handle, "vips_cache_set_max"))(0);
            return new VipsLibrary(handle);
        }
        return null;
    }
}
