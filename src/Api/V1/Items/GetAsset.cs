using GenAsset.Api.Problems;
using GenAsset.Api.Security;
using GenAsset.Api.V1.Jobs;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Api.V1.Items;

/// <summary>GET /v1/jobs/{id}/items/{index}/assets/{name}.</summary>
internal static class GetAsset
{
    public static Task<IResult> HandleAsync(
        string id, int index, string name, HttpContext context, Caller caller, bool? download, CancellationToken cancellationToken) => FoundJob.WithAsync(caller, id, async job =>
    {
        if (await caller.Jobs.ItemAsync(id, index, cancellationToken) is not { } item)
            return Problem.Of(GetItem.Unknown(job, index));
        if (item.Assets?.FirstOrDefault(known => known.Name == name) is not { } asset)
            return Problem.Of(Unknown(item, name));
        if (MayBeElsewhere(context.Request) && context.RequestServices.GetService<IAssetLinks>() is { } links
            && await links.ToReadAsync(id, index, asset, SafeFile.DispositionOf(asset, download ?? false), cancellationToken) is { } address)
            return SafeFile.SendTo(context.Response, address, asset);
        var content = await caller.Jobs.OpenAssetAsync(id, index, asset.Name, cancellationToken);
        return content is null
            ? Problem.Of(ErrorCatalog.IncompleteResults, $"Item {index} should have {asset.Name}, which is not there.")
            : SafeFile.Send(context.Response, content, asset, item.FinishedAt, download ?? false);
    },
    cancellationToken);

    // What is asked on a condition is answered here: where the file lies, our tags are not known.
    private static bool MayBeElsewhere(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Headers.Keys.Any(name => name.StartsWith("If-", StringComparison.OrdinalIgnoreCase));

    private static GenAssetError Unknown(ItemState item, string name) => GenAssetError.Of(
        ErrorCatalog.AssetNotFound,
        item.Assets is { } assets
            ? $"Item {item.Index} has no asset \"{Excerpt.Of(name)}\"; there are {string.Join(", ", assets.Select(asset => asset.Name))}."
            : $"Item {item.Index} has no assets: it {(item.State is ItemPhase.Queued or ItemPhase.Running ? "has not ended" : "did not succeed")}.");
}
