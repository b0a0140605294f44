using System.Globalization;
using GenAsset.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>
/// A row of the document's two error tables. Not among them, because they concern video alone, which is not served: 110400008 and 110400011.
/// </summary>
/// <param name="Number">The error_code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">The message, to the letter.</param>
internal sealed record ErrorRow(int Number, int Status, string Message)
{
    // The general table.
    public static readonly ErrorRow NoAccess = new(100400000, 400, "No access");
    public static readonly ErrorRow InvalidUrl = new(100400001, 400, "Invalid URL");
    public static readonly ErrorRow BadRequest = new(100400002, 400, "Bad Request");
    public static readonly ErrorRow TokenExpired = new(100401000, 401, "Token is expired");
    public static readonly ErrorRow InvalidParameters = new(100403000, 403, "Invalid request parameters");
    public static readonly ErrorRow AccessDenied = new(100403001, 403, "Access denied");
    public static readonly ErrorRow NoPermission = new(100403002, 403, "You don't have permission to access this resource");
    public static readonly ErrorRow TooManyRequests = new(100429000, 429, "Too many requests, please try again later");
    public static readonly ErrorRow Internal = new(100500000, 500, "Internal error");
    public static readonly ErrorRow Database = new(100500001, 500, "Database error");
    public static readonly ErrorRow Cache = new(100500002, 500, "Cache error");
    public static readonly ErrorRow CreateFile = new(100500003, 500, "Failed to create file");
    public static readonly ErrorRow SignatureFailed = new(100500004, 500, "Signature verification failed");
    public static readonly ErrorRow Configuration = new(100500005, 500, "Configuration error");
    public static readonly ErrorRow Unknown = new(100500006, 500, "Unknown error");
    public static readonly ErrorRow OutOfTime = new(100500007, 500, "Operation timeout");

    // The API's own.
    public static readonly ErrorRow KeyNotValid = new(110400000, 400, "api_key is not valid");
    public static readonly ErrorRow NoSuchTask = new(110400002, 400, "The task does not exist");
    public static readonly ErrorRow TaskFailed = new(110400003, 400, "The task failed, please try again");
    public static readonly ErrorRow ModelNotSupported = new(110400005, 400, "The model is not supported, please try again");
    public static readonly ErrorRow ExtensionNotValid = new(110400007, 400, "The extension is not valid");
    public static readonly ErrorRow InputOverLimit = new(110400009, 400, "The input resolution is over limit");
    public static readonly ErrorRow TargetOverLimit = new(110400010, 400, "The target resolution is over limit");
    public static readonly ErrorRow TooFewCoins = new(110402000, 402, "The coins are not enough");
    public static readonly ErrorRow CoinsGone = new(110402001, 402, "The coins are not enough"); // there were enough when the request came, and another took them
    public static readonly ErrorRow DemoTriesExceeded = new(110402004, 402, "The Demo try times exceeded");

    /// <summary>All rows that are sent.</summary>
    public static IReadOnlyList<ErrorRow> All { get; } =
    [
        NoAccess, InvalidUrl, BadRequest, TokenExpired, InvalidParameters, AccessDenied, NoPermission, TooManyRequests, Internal, Database, Cache, CreateFile, SignatureFailed,
        Configuration, Unknown, OutOfTime, KeyNotValid, NoSuchTask, TaskFailed, ModelNotSupported, ExtensionNotValid, InputOverLimit, TargetOverLimit, TooFewCoins, CoinsGone,
        DemoTriesExceeded,
    ];

    /// <summary>This row as an error, with a sentence that says what of the request it means.</summary>
    public GenAssetError Because(string detail) => new(Number.ToString(CultureInfo.InvariantCulture), detail);

    /// <summary>The row that says what an error of ours says.</summary>
    public static ErrorRow Of(GenAssetError error)
    {
        if (int.TryParse(error.Code, CultureInfo.InvariantCulture, out var number) && All.FirstOrDefault(row => row.Number == number) is { } own)
            return own;
        if (error.Code == ErrorCatalog.FileTooLarge.Name)
            return error.Details?["limit"]?.ToString() == "output" ? TargetOverLimit : InputOverLimit;
        return Ours.GetValueOrDefault(error.Code) ?? Internal;
    }

    /// <summary>The answer to a request that cannot be served. Nothing in the tables stands for a route or method that is not there: those keep their HTTP status.</summary>
    public static IResult Answer(GenAssetError error)
    {
        var row = Of(error);
        var isOfHttp = error.Code == ErrorCatalog.RouteNotFound.Name || error.Code == ErrorCatalog.MethodNotAllowed.Name;
        var status = isOfHttp ? ErrorCatalog.Find(error.Code).HttpStatus : row.Status;
        var body = TypedResults.Json(new ErrorBody(row.Number, row.Message, error.Message), HitPawJson.Wire.ErrorBody, statusCode: status);
        return new Failure(body, error.Details?["retryAfterSeconds"]?.ToString());
    }

    private static readonly Dictionary<string, ErrorRow> Ours = new(StringComparer.Ordinal)
    {
        [ErrorCatalog.KeyRefused.Name] = KeyNotValid,
        [ErrorCatalog.KeyExpired.Name] = TokenExpired,
        [ErrorCatalog.KeyNotAllowed.Name] = NoPermission,
        [ErrorCatalog.OriginRefused.Name] = AccessDenied,
        [ErrorCatalog.RateLimited.Name] = TooManyRequests,
        [ErrorCatalog.QueueFull.Name] = TooManyRequests,
        [ErrorCatalog.CreditsExhausted.Name] = CoinsGone,
        [ErrorCatalog.RequestInvalid.Name] = BadRequest,
        [ErrorCatalog.RequestTooLarge.Name] = BadRequest,
        [ErrorCatalog.MediaTypeNotSupported.Name] = BadRequest,
        [ErrorCatalog.RouteNotFound.Name] = BadRequest,
        [ErrorCatalog.MethodNotAllowed.Name] = BadRequest,
        [ErrorCatalog.ValidationFailed.Name] = InvalidParameters,
        [ErrorCatalog.AddressRefused.Name] = InvalidUrl,
        [ErrorCatalog.AddressUnreachable.Name] = InvalidUrl,
        [ErrorCatalog.InputNotReadable.Name] = InvalidUrl,
        [ErrorCatalog.InvalidFileFormat.Name] = InvalidUrl,
        [ErrorCatalog.JobNotFound.Name] = NoSuchTask,
        [ErrorCatalog.StoreDamaged.Name] = Database,
        [ErrorCatalog.UploadNotFound.Name] = Cache,
        [ErrorCatalog.IncompleteResults.Name] = Cache,
        [ErrorCatalog.DiskFull.Name] = CreateFile,
        [ErrorCatalog.HomeNotWritable.Name] = CreateFile,
        [ErrorCatalog.ConfigurationInvalid.Name] = Configuration,
        [ErrorCatalog.EngineNotFound.Name] = Configuration,
        [ErrorCatalog.ItemTimeout.Name] = OutOfTime,
        [ErrorCatalog.UnknownError.Name] = Unknown,
    };

    private sealed class Failure(IResult body, string? retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (retryAfter is not null)
                httpContext.Response.Headers.RetryAfter = retryAfter;
            return body.ExecuteAsync(httpContext);
        }
    }
}
