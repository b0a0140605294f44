using GenAsset.Media.Codecs;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Pictures that a service made: checked to be whole, and written in the format that the item asks for.</summary>
internal static class Pictures
{
    private const long MaxCheckedPixels = 64_000_000; // a larger one is not decoded only to see that it can be
    private static readonly ImageLimits Limits = ImageLimits.Default with { MaxInputPixels = 600_000_000 };

    /// <summary>What is wrong with a picture's bytes; null where nothing is.</summary>
    public static string? Fault(byte[] file)
    {
        if (ImageProbe.Identify(file) is null)
            return "its content is no picture";
        try
        {
            var info = ImageProbe.Read(file, Limits);
            if ((long)info.Width * info.Height <= MaxCheckedPixels)
                ImageCodec.Decode(file, Limits).Dispose();
        }
        catch (NotSupportedException)
        {
            // Of a format that needs a library which is not here: taken as it is.
        }

        return null;
    }

    /// <summary>Writes a picture under a name whose ending says the format; as it came where it has that format, else coded anew.</summary>
    public static void Write(EngineContext context, string name, byte[] file)
    {
        var format = FormatOf(Path.GetExtension(name));
        if (ImageProbe.Identify(file) == format)
        {
            context.Scratch.Write(name, file);
            return;
        }

        using var picture = ImageCodec.Decode(file, Limits);
        using var target = context.Scratch.Create(name);
        ImageCodec.Encode(picture.Pixels, target, format, metadata: picture.Metadata);
    }

    /// <summary>How the name of a picture ends, by its content.</summary>
    public static string EndingOf(byte[] file) => ImageProbe.Identify(file) switch
    {
        ImageFormat.Png => ".png",
        ImageFormat.Bmp => ".bmp",
        ImageFormat.Tga => ".tga",
        ImageFormat.Tiff => ".tiff",
        ImageFormat.Webp => ".webp",
        ImageFormat.Heif => ".heif",
        ImageFormat.Avif => ".avif",
        _ => ".jpg",
    };

    private static ImageFormat FormatOf(string ending) => ending switch
    {
        ".png" => ImageFormat.Png,
        ".bmp" => ImageFormat.Bmp,
        ".tga" => ImageFormat.Tga,
        ".tiff" => ImageFormat.Tiff,
        ".webp" => ImageFormat.Webp,
        _ => ImageFormat.Jpeg, // jpg, jpeg, jfif: the validator lets no other word through
    };
}
