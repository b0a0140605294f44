using System.Runtime.InteropServices;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

/// <summary>libvips's resize on pixels in memory: the peer, in the same process, without any file in between.</summary>
internal static unsafe class Vips
{
    private const string Library = "libvips.so.42";
    private const int Lanczos3 = 5;

    public static string Version { get; } = Start();

    public static long Resize(ImageBuffer image, double scale)
    {
        fixed (byte* pixels = image.Row(0))
        {
            var input = vips_image_new_from_memory(pixels, (nuint)image.Stride * (nuint)image.Height, image.Width, image.Height, image.Channels, 0);
            nint output = 0;
            if (input == 0 || vips_resize(input, &output, scale, "kernel", Lanczos3, 0) != 0)
                throw new InvalidOperationException("vips_resize failed.");
            nuint bytes;
            var memory = vips_image_write_to_memory(output, &bytes);
            g_free(memory);
            g_object_unref(output);
            g_object_unref(input);
            return (long)bytes;
        }
    }

    private static string Start()
    {
        if (vips_init("bench") != 0)
            throw new InvalidOperationException("libvips did not start: apt-get install libvips42");
        vips_cache_set_max(0); // or the second run would be the first one's answer
        return Marshal.PtrToStringUTF8(vips_version_string())!;
    }

    [DllImport(Library)]
    private static extern int vips_init(string name);

    [DllImport(Library)]
    private static extern nint vips_version_string();

    [DllImport(Library)]
    private static extern void vips_cache_set_max(int max);

    [DllImport(Library)]
    private static extern nint vips_image_new_from_memory(byte* data, nuint size, int width, int height, int bands, int format);

    [DllImport(Library)]
    private static extern int vips_resize(nint input, nint* output, double scale, string key, int value, nint end);

    [DllImport(Library)]
    private static extern nint vips_image_write_to_memory(nint image, nuint* size);

    [DllImport("libgobject-2.0.so.0")]
    private static extern void g_object_unref(nint instance);

    [DllImport("libglib-2.0.so.0")]
    private static extern void g_free(nint memory);
}
