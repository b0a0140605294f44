using System.Net.Sockets;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Fetching;

/// <summary>Words for what goes wrong on the way to an address.</summary>
internal static class FetchFault
{
    /// <summary>An address as it may be shown: without its query, which is where signatures and keys stand.</summary>
    public static string Shown(Uri address) =>
        address.IsAbsoluteUri && address.Host.Length > 0 ? Excerpt.Of($"{address.Scheme}://{address.Authority[(address.Authority.IndexOf('@') + 1)..]}{address.AbsolutePath}") : Excerpt.Of($"{address.Scheme}:");

    /// <summary>The address may not be asked.</summary>
    public static GenAssetError Refused(string shown, string reason) =>
        GenAssetError.Of(ErrorCatalog.AddressRefused, $"{shown} is refused: {reason}.");

    /// <summary>The body is longer than allowed.</summary>
    public static GenAssetError TooLong(Uri address, long maxBytes) => GenAssetError.Of(
        ErrorCatalog.FileTooLarge, $"{Shown(address)} has more than {maxBytes} bytes.", new JsonObject { ["maxBytes"] = maxBytes }, "Give a smaller file.");

    /// <summary>The exception as an error; null when it is none of the network's.</summary>
    public static GenAssetError? Explain(Exception fault, Uri address)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is GenAssetException known)
                return known.Error;
        }

        return fault is HttpRequestException or IOException or SocketException or InvalidDataException || IsConnectTimeout(fault)
            ? GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{Shown(address)} cannot be fetched: {(fault.InnerException ?? fault).Message}", Unsent(fault))
            : null;
    }

    // Where no connection came to be, whoever asked knows that the request was never seen.
    private static JsonObject? Unsent(Exception fault) =>
        fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } || IsConnectTimeout(fault)
            ? new JsonObject { ["sent"] = false }
            : null;

    // The handler's own clock, which shows as a cancellation that nobody asked for.
    private static bool IsConnectTimeout(Exception fault) => fault is OperationCanceledException { InnerException: TimeoutException };
}
