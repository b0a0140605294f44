using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenAsset.Api.Problems;

/// <summary>Gives every failure below /v1 and of a facade its document: unknown routes, wrong methods, bodies that are cut off, faults that nobody foresaw.</summary>
internal static class ProblemMiddleware
{
    public static void UseProblems(this WebApplication app)
    {
        var refusals = app.Services.GetRequiredService<Refusals>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GenAsset.Api");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (refusals.Owns(context.Request.Path) && !context.Response.HasStarted && context.Response.ContentLength is null or 0 && ErrorOfStatus(context) is { } error)
                    await refusals.Of(context, error).ExecuteAsync(context);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
            {
                // The client went away: there is nobody to answer.
            }
            catch (Exception fault) when (!context.Response.HasStarted) // the process edge: whatever was thrown becomes an answer
            {
                var error = Explain(fault);
                if (ErrorCatalog.Find(error.Code).HttpStatus >= 500)
                    log.LogError(fault, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
                context.Response.Clear();
                await refusals.Of(context, error).ExecuteAsync(context);
            }
        });
    }

    private static GenAssetError Explain(Exception fault) => fault switch
    {
        GenAssetException known => known.Error,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => GenAssetError.Of(ErrorCatalog.RequestTooLarge, "The request's body is too large."),
        BadHttpRequestException bad => GenAssetError.Of(ErrorCatalog.RequestInvalid, bad.Message),
        IOException or UnauthorizedAccessException => IoFault.Explain(fault, "the server's files"),
        OutOfMemoryException => GenAssetError.Of(ErrorCatalog.MemoryExhausted, "The server has no memory left for this request."),
        _ => GenAssetError.Of(ErrorCatalog.UnknownError, "The server failed on this request; its log says why."),
    };

    private static GenAssetError? ErrorOfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => GenAssetError.Of(ErrorCatalog.RouteNotFound, $"There is nothing at {context.Request.Method} {context.Request.Path}."),
        StatusCodes.Status405MethodNotAllowed => GenAssetError.Of(ErrorCatalog.MethodNotAllowed, $"{context.Request.Path} does not take {context.Request.Method}."),
        StatusCodes.Status415UnsupportedMediaType => GenAssetError.Of(ErrorCatalog.MediaTypeNotSupported, $"{context.Request.Path} does not take the content type \"{context.Request.ContentType}\"."),
        StatusCodes.Status400BadRequest => GenAssetError.Of(ErrorCatalog.RequestInvalid, "The request cannot be read: check its query and headers."),
        _ => null,
    };
}
