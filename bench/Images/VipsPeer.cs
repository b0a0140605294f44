using System.Runtime.InteropServices;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Images;

/// <summary>libvips in this process, on the same bytes as ours: no start-up, no disk. Linux, x64 or arm64.</summary>
public static unsafe partial class VipsPeer
{
    private const string Library = "libvips.so.42";

    public static string Version
    {
        get
        {
            vips_init("bench");
            vips_cache_set_max(0);
            return $"libvips {vips_version(0)}.{vips_version(1)}.{vips_version(2)}";
        }
    }

    /// <summary>Decodes a file to pixels in memory, in the reading order that suits libvips best.</summary>
    public static void Decode(byte[] file)
    {
        fixed (byte* data = file)
        {
            var image = Check(vips_image_new_from_buffer(data, (nuint)file.Length, "access=sequential", 0));
            nuint size;
            var pixels = vips_image_write_to_memory(image, &size);
            Check((nint)pixels);
            g_free(pixels);
            g_object_unref(image);
        }
    }

    /// <summary>Encodes pixels by a suffix with options, as ".png[compression=6]".</summary>
    public static byte[] Encode(ImageBuffer source, string suffix)
    {
        fixed (byte* pixels = source.Row(0))
        {
            var image = Check(vips_image_new_from_memory(pixels, (nuint)source.Stride * (nuint)source.Height, source.Width, source.Height, source.Channels, 0));
            byte* data;
            nuint length;
            if (vips_image_write_to_buffer(image, suffix, &data, &length, 0) != 0)
                Check(0);
            var file = new ReadOnlySpan<byte>(data, (int)length).ToArray();
            g_free(data);
            g_object_unref(image);
            return file;
        }
    }

    private static nint Check(nint result) =>
        result != 0 ? result : throw new InvalidOperationException(Marshal.PtrToStringUTF8((nint)vips_error_buffer()));

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_init(string program);

    [LibraryImport(Library)]
    private static partial int vips_version(int part);

    [LibraryImport(Library)]
    private static partial void vips_cache_set_max(int count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint vips_image_new_from_buffer(byte* data, nuint length, string options, nint end);

    [LibraryImport(Library)]
    private static partial nint vips_image_new_from_memory(byte* data, nuint length, int width, int height, int bands, int format);

    [LibraryImport(Library)]
    private static partial byte* vips_image_write_to_memory(nint image, nuint* length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_image_write_to_buffer(nint image, string suffix, byte** data, nuint* length, nint end);

    [LibraryImport(Library)]
    private static partial byte* vips_error_buffer();

    [LibraryImport(Library)]
    private static partial void g_object_unref(nint instance);

    [LibraryImport(Library)]
    private static partial void g_free(void* memory);
}
