using GenAsset.Api.Security;
using GenAsset.Core.Uploads;

namespace GenAsset.Api.Publishing;

/// <summary>
/// Addresses of the public internet for uploads, for services that fetch their inputs themselves: each opens without a key, for an hour.
/// </summary>
/// <param name="options">How the API is served; the links' secret lies in its state folder.</param>
/// <param name="publicUrl">The address under which the public internet reaches this server.</param>
/// <param name="time">The clock.</param>
public sealed class PublishedUploads(ApiOptions options, Uri publicUrl, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly SignedLinks _links = new(options.LinksFile, time);

    /// <summary>An address at which an upload can be fetched for an hour.</summary>
    public Uri AddressOf(Upload upload)
    {
        var name = NameOf(upload);
        return new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}/published/{upload.Id}/{_links.TokenOf(ThingOf(upload.Id), name, Life)}/{name}");
    }

    /// <summary>What the signature of an upload's link is made over; a job's cannot be mistaken for it.</summary>
    internal static string ThingOf(string uploadId) => "published/" + uploadId;

    // By its content, which services want to see in the name. What it was sent as is nobody's business.
    private static string NameOf(Upload upload) => upload.ContentType switch
    {
        "image/jpeg" => "photo.jpg",
        "image/x-tga" => "photo.tga",
        { } type when type.StartsWith("image/", StringComparison.Ordinal) => "photo." + type[(type.IndexOf('/') + 1)..],
        _ => "file",
    };
}
