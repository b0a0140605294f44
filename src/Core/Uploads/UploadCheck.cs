using GenAsset.Core.Errors;
using GenAsset.Core.Storage;
using GenAsset.Media;
using GenAsset.Media.Codecs;

namespace GenAsset.Core.Uploads;

/// <summary>What a file from outside is, by its content: one of the types that items take, and a picture only with a header that holds.</summary>
internal static class UploadCheck
{
    /// <summary>The type, with the size in pixels where it is a picture; or why the file is not taken. Leaves the stream anywhere.</summary>
    public static Outcome<(string ContentType, int? Width, int? Height)> Run(Stream file, string shown, long maxPixels)
    {
        var head = new byte[ContentTypes.SniffBytes];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length == 0)
            return GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{shown} is empty.", suggestion: "Send the file's bytes.");
        if (ContentTypes.Sniff(head.AsSpan(0, length)) is not { } type)
            return GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{shown} is {Guess(head.AsSpan(0, length))}.", suggestion: Taken);
        if (!type.StartsWith("image/", StringComparison.Ordinal))
            return (type, null, null);
        file.Position = 0;
        try
        {
            var info = ImageProbe.Read(file, ImageLimits.Default with { MaxInputPixels = maxPixels });
            return (type, info.Width, info.Height);
        }
        catch (MediaFormatException fault)
        {
            return GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{shown}: {fault.Message}", suggestion: Taken);
        }
        catch (NotSupportedException)
        {
            return (type, null, null); // a format that needs libvips, which this machine lacks: another worker may have it
        }
    }

    private const string Taken = "Give a picture (png, jpg, bmp, tga, tiff, webp, heif, avif), a glb or ply, a zip or a JSON file.";

    private static string Guess(ReadOnlySpan<byte> head) =>
        head.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? "a web page or XML, not a file that items take" : "none of the kinds of file that items take";
}
