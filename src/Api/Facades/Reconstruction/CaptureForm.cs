using System.Text;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GenAsset.Api.Facades.Reconstruction;

/// <summary>The form of POST /jobs, streamed: six views, six depth renders, a model; beyond the document, a cameras.json and a rig.</summary>
internal static class CaptureForm
{
    /// <summary>Most bytes of one file: 20 MiB.</summary>
    public const long MaxFileBytes = 20L << 20;

    /// <summary>Most bytes of all files: 200 MiB.</summary>
    public const long MaxTotalBytes = 200L << 20;

    /// <summary>The model that stands for both.</summary>
    public const string BothModels = "both";

    private const int MaxBoundaryLength = 70; // RFC 2046, 5.1.1
    private const int MaxTextBytes = 1024;
    private const int MaxParts = 200;
    private const int FilesASide = 6;

    // A client hears why it was refused only if its upload is read on: as much again as would have been taken.
    private const long MaxIgnoredBytes = MaxTotalBytes;

    /// <summary>What model_type may say.</summary>
    public static IReadOnlyList<string?> Models { get; } = ["reconviagen", "nvdiffrec", BothModels];

    /// <summary>Reads the form into the item that it asks for, its files into the upload store.</summary>
    public static async Task<Outcome<ReconstructionItem>> ReadAsync(HttpRequest request, string? owner, IUploadStore uploads, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundaryLength } boundary)
        {
            return Invalid("body", "The request is not multipart/form-data with a boundary.");
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null; // counted part by part, so that the refusal is this API's
        var taken = await TakeAsync(request, boundary, new Reading(owner, uploads), cancellationToken);
        if (!taken.Succeeded)
            await IgnoreRestAsync(request.Body, cancellationToken);
        return taken;
    }

    /// <summary>The error for a file, or all of them, past a limit.</summary>
    public static GenAssetError TooLarge(string what, string how) => GenAssetError.Of(ErrorCatalog.FileTooLarge, $"{what} {how}");

    /// <summary>The error for a body that breaks off, or is no multipart body.</summary>
    public static GenAssetError Unreadable(Exception fault) => Invalid("body", $"The multipart body cannot be read: {fault.Message}");

    private static async Task<Outcome<ReconstructionItem>> TakeAsync(HttpRequest request, string boundary, Reading reading, CancellationToken cancellationToken)
    {
        try
        {
            var form = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 16 << 10 };
            for (var parts = 1; await form.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
            {
                if (parts > MaxParts)
                    return GenAssetError.Of(ErrorCatalog.InvalidFileCount, $"The form has more than {MaxParts} parts");
                if (await reading.TakeAsync(section, cancellationToken) is { } fault)
                    return fault;
            }
        }
        catch (GenAssetException refused)
        {
            return refused.Error;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return Unreadable(fault);
        }

        return reading.Result();
    }

    private static async Task IgnoreRestAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        try
        {
            for (long ignored = 0; ignored < MaxIgnoredBytes;)
            {
                var read = await body.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                    return;
                ignored += read;
            }
        }
        catch (IOException)
        {
            // The client stopped sending: it has its answer, or wants none.
        }
    }

    private static GenAssetError Invalid(string field, string message) => GenAssetError.Of(
        ErrorCatalog.ValidationFailed, message, new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["field"] = field, ["message"] = message }) });

    /// <summary>One form as it is read.</summary>
    private sealed class Reading(string? owner, IUploadStore uploads)
    {
        private readonly List<InputRef> _views = [];
        private readonly List<InputRef> _depths = [];
        private InputRef? _cameras;
        private string _model = "reconviagen";
        private string _rig = "auto";
        private long _bytes;

        public async Task<GenAssetError?> TakeAsync(MultipartSection section, CancellationToken cancellationToken)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
                return Invalid("body", "A part of the form has no Content-Disposition.");
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            switch (field)
            {
                case "views" or "views[]":
                    return await TakePictureAsync(section, disposition, "views", _views, cancellationToken);
                case "depth_renders" or "depth_renders[]":
                    return await TakePictureAsync(section, disposition, "depth_renders", _depths, cancellationToken);
                case "cameras":
                    return await TakeCamerasAsync(section, cancellationToken);
                case "model_type":
                    _model = await TextAsync(section, field, cancellationToken);
                    return Models.Contains(_model) ? null : Invalid(field, $"model_type must be reconviagen, nvdiffrec or both, not '{Excerpt.Of(_model)}'");
                case "rig":
                    _rig = await TextAsync(section, field, cancellationToken);
                    return null;
                default:
                    await TextAsync(section, field, cancellationToken);
                    return null; // a field that nobody knows is nobody's
            }
        }

        public Outcome<ReconstructionItem> Result()
        {
            if (_views.Count != FilesASide)
                return WrongCount("views", "view images", _views.Count);
            if (_depths.Count != FilesASide)
                return WrongCount("depth_renders", "depth render images", _depths.Count);
            return new ReconstructionItem(_views, _depths, _cameras, _rig) { Model = _model };
        }

        private async Task<GenAssetError?> TakePictureAsync(
            MultipartSection section, ContentDispositionHeaderValue disposition, string field, List<InputRef> files, CancellationToken cancellationToken)
        {
            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            var label = string.IsNullOrEmpty(name) ? $"File {files.Count + 1} of {field}" : $"'{Excerpt.Of(name)}'";
            if (name?.EndsWith(".png", StringComparison.OrdinalIgnoreCase) != true)
                return NoPng(label, field, "its name does not end in .png");
            var part = new InspectedPart(section.Body, label, Allow);
            var added = await uploads.AddAsync(part, owner, name, cancellationToken);
            if (added.Succeeded && part.Fault is null)
                files.Add(new InputRef(Upload: added.Value.Id));
            else if (added.Succeeded || added.Error.Code == ErrorCatalog.InvalidFileFormat.Name)
                return NoPng(label, field, part.Fault ?? added.Error?.Message ?? "it is no picture");
            return added.Error;
        }

        private async Task<GenAssetError?> TakeCamerasAsync(MultipartSection section, CancellationToken cancellationToken)
        {
            var added = await uploads.AddAsync(new InspectedPart(section.Body, "cameras", Allow, isPicture: false), owner, "cameras.json", cancellationToken);
            if (added.Succeeded)
                _cameras = new InputRef(Upload: added.Value.Id);
            return added.Error;
        }

        private bool Allow(int bytes) => (_bytes += bytes) <= MaxTotalBytes;

        private static async Task<string> TextAsync(MultipartSection section, string field, CancellationToken cancellationToken)
        {
            var buffer = new byte[MaxTextBytes + 1];
            var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return length <= MaxTextBytes
                ? Encoding.UTF8.GetString(buffer, 0, length)
                : throw new GenAssetException(Invalid(Excerpt.Of(field), $"The field '{Excerpt.Of(field)}' has more than {MaxTextBytes} bytes"));
        }

        private static GenAssetError NoPng(string label, string field, string why) =>
            GenAssetError.Of(ErrorCatalog.InvalidFileFormat, $"{label} is not a valid PNG image: {why}", new JsonObject { ["field"] = field });

        private static GenAssetError WrongCount(string field, string what, int count) =>
            GenAssetError.Of(ErrorCatalog.InvalidFileCount, $"Expected {FilesASide} {what}, got {count}", new JsonObject { ["field"] = field });
    }
}
