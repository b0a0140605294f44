using GenAsset.Api.Security;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>The two files of a task, each behind a link that opens without a key.</summary>
internal sealed class Downloads(SignedLinks links, IJobBackend jobs, IUploadStore uploads)
{
    /// <summary>Where the links lead.</summary>
    public const string Route = "/api/photo-enhancer/{job}/{token}/{name}";

    private const string Result = "result";
    private const string Original = "original";
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    // A good signature is the permission: whose job it is was asked when the link was made.
    private readonly Caller _bearer = new(null, KeyRole.Admin, null, jobs);

    /// <summary>The enhanced picture; null while there is none.</summary>
    public static AssetInfo? ResultOf(FacadeJob job) => job.Item?.Assets?.FirstOrDefault(asset => asset.ContentType.StartsWith("image/", StringComparison.Ordinal));

    /// <summary>What the enhanced picture is called in its link.</summary>
    public static string ResultName(FacadeJob job) => Result + Path.GetExtension(ResultOf(job)?.Name);

    /// <summary>What the picture that was sent is called in its link.</summary>
    public static string OriginalName(Upload upload) => Original + upload.ContentType switch
    {
        "image/jpeg" => ".jpg",
        "image/x-tga" => ".tga",
        { } type => "." + type[(type.IndexOf('/') + 1)..],
    };

    /// <summary>The picture that was sent; null once it is gone.</summary>
    public async Task<Upload?> OriginalOf(FacadeJob job, CancellationToken cancellationToken) =>
        job.Item?.Spec is EnhancementItem { Image.Upload: { } id } ? await uploads.FindAsync(id, cancellationToken) : null;

    /// <summary>A link on the origin that the request came to.</summary>
    public string LinkTo(HttpRequest request, FacadeJob job, string name) =>
        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}/api/photo-enhancer/{job.State.Id}/{links.TokenOf(job.State.Id, name, Life)}/{name}";

    /// <summary>Sends the file of a link.</summary>
    public async Task<IResult> SendAsync(string job, string token, string name, HttpResponse response, CancellationToken cancellationToken)
    {
        if (links.FaultOf(token, job, name) is { } fault)
            return ErrorRow.Answer(Of(fault));
        if (await HitPawFacade.Jobs.FindAsync(_bearer, job, cancellationToken) is not { } found)
            return ErrorRow.Answer(ErrorRow.NoSuchTask.Because("The task was deleted."));
        if (found.Item is not { } item)
            return ErrorRow.Answer(ErrorRow.TaskFailed.Because(found.Reason));
        return name.StartsWith(Original, StringComparison.Ordinal)
            ? await SendOriginalAsync(found, response, cancellationToken)
            : await SendResultAsync(found, item, response, cancellationToken);
    }

    private static GenAssetError Of(LinkFault fault) => fault switch
    {
        LinkFault.NotWhole => ErrorRow.NoAccess.Because("The link is not whole: take it from /api/task-status as it stands there."),
        LinkFault.Forged => ErrorRow.SignatureFailed.Because("The link was not made by this server: take it from /api/task-status as it stands there."),
        _ => ErrorRow.TokenExpired.Because("The link has expired: /api/task-status gives a new one."),
    };

    private async Task<IResult> SendResultAsync(FacadeJob job, ItemState item, HttpResponse response, CancellationToken cancellationToken)
    {
        if (ResultOf(job) is not { } asset)
            return ErrorRow.Answer(ErrorRow.TaskFailed.Because(job.Reason)); // it was run again since the link was made
        return await jobs.OpenAssetAsync(job.State.Id, item.Index, asset.Name, cancellationToken) is { } content
            ? SafeFile.Send(response, content, asset, item.FinishedAt)
            : ErrorRow.Answer(GenAssetError.Of(ErrorCatalog.IncompleteResults, "The task's result should be there, and is not."));
    }

    private async Task<IResult> SendOriginalAsync(FacadeJob job, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await OriginalOf(job, cancellationToken) is not { } upload || (await uploads.OpenAsync(upload.Id, cancellationToken)).Value is not { } content)
            return ErrorRow.Answer(GenAssetError.Of(ErrorCatalog.UploadNotFound, "The task's picture should be there, and is not."));
        var asset = new AssetInfo(OriginalName(upload), upload.Bytes, upload.Sha256, upload.ContentType);
        return SafeFile.Send(response, content, asset, upload.CreatedAt);
    }
}
