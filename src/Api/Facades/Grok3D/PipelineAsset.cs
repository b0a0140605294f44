using GenAsset.Media.Codecs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.Grok3D;

/// <summary>The three assets of this API. Its picture is a JPG: what an engine painted as PNG is coded anew on its way out.</summary>
internal static class PipelineAsset
{
    private static readonly ImageEncodeOptions Coding = new() { Quality = 92 };

    /// <summary>The asset type that a request names, or null where it names none of the three.</summary>
    public static string? Asked(HttpRequest request) => request.Query["asset_type"].ToString() is "image" or "glb" or "usdz" ? request.Query["asset_type"].ToString() : null;

    /// <summary>How the names of its files end, the best first.</summary>
    public static string[] Endings(string type) => type == "image" ? [".jpg", ".jpeg", ".png"] : ["." + type];

    /// <summary>A stored file as a download named after its job.</summary>
    public static async Task<IResult> OfAsync(Stream stored, string name, string id, CancellationToken cancellationToken)
    {
        const string type = "application/octet-stream";
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (ending != ".png")
            return TypedResults.Stream(stored, type, id + (ending == ".jpeg" ? ".jpg" : ending), enableRangeProcessing: true);
        await using (stored)
        {
            using var png = new MemoryStream();
            await stored.CopyToAsync(png, cancellationToken);
            png.Position = 0;
            using var picture = ImageCodec.Decode(png).Upright();
            return TypedResults.Bytes(ImageCodec.Encode(picture.Pixels, ImageFormat.Jpeg, Coding), type, id + ".jpg", enableRangeProcessing: true);
        }
    }
}
