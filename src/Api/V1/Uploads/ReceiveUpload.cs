using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Api.V1.Uploads;

/// <summary>POST /v1/uploads: the body is the file, or a multipart form with several. Nothing is held in memory; the store bounds each file.</summary>
internal static class ReceiveUpload
{
    private const int MaxFiles = 64;
    private const int MaxBoundaryLength = 70; // RFC 2046, 5.1.1
    private const int MaxNameLength = 200;

    public static async Task<IResult> HandleAsync(HttpRequest request, Caller caller, IUploadStore uploads, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null; // the store counts: it knows what a file may have
        if (BoundaryOf(request) is { } boundary)
            return await ReceiveFormAsync(new MultipartReader(boundary, request.Body), caller, uploads, cancellationToken);
        var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition) ? NameOf(disposition) : null;
        var added = await uploads.AddAsync(request.Body, caller.Owner, name, cancellationToken);
        return added.Succeeded ? TypedResults.Created($"/v1/uploads/{added.Value.Id}", added.Value) : Problem.Of(added.Error);
    }

    private static string? BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= MaxBoundaryLength } ? boundary : throw new BadHttpRequestException("The multipart body names no boundary.");
    }

    private static async Task<IResult> ReceiveFormAsync(MultipartReader form, Caller caller, IUploadStore uploads, CancellationToken cancellationToken)
    {
        var received = new List<Upload>();
        try
        {
            while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
                    continue;
                if (received.Count == MaxFiles)
                    return Problem.Of(ErrorCatalog.InvalidFileCount, $"The form has more than {MaxFiles} files.");
                var added = await uploads.AddAsync(section.Body, caller.Owner, NameOf(disposition), cancellationToken);
                if (!added.Succeeded)
                    return Problem.Of(added.Error);
                received.Add(added.Value);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException($"The multipart body cannot be read: {fault.Message}", fault);
        }

        return received.Count == 0
            ? Problem.Of(ErrorCatalog.InvalidFileCount, "The form has no file: each needs a file name in its Content-Disposition.")
            : TypedResults.Json(new UploadPage(received), statusCode: StatusCodes.Status201Created);
    }

    // For people only: no path, no control characters, not long.
    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
        if (string.IsNullOrWhiteSpace(given))
            return null;
        var name = string.Concat(given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !char.IsControl(letter)));
        return name.Length > MaxNameLength ? name[..MaxNameLength] : name;
    }

    internal sealed record UploadPage(IReadOnlyList<Upload> Uploads);
}
