using System.Net.Sockets;
using System.Text.Json;
using Azure;
using Azure.Identity;
using GenAsset.Core.Errors;

namespace GenAsset.Azure.Accounts;

/// <summary>Reads what an exception of the SDKs means. Their messages repeat addresses, headers and what was signed, so none of them is shown.</summary>
public static class StorageFault
{
    /// <summary>Whether an exception is the SDKs' word for a call that did not succeed.</summary>
    public static bool IsOne(Exception fault) => fault is RequestFailedException || IsAway(fault);

    /// <summary>Whether the account is away for the moment, so that the same call may succeed later.</summary>
    public static bool IsAway(Exception fault) => fault switch
    {
        RequestFailedException answer => answer.Status is 0 or 408 or 429 or >= 500,
        AggregateException several => several.InnerExceptions.All(IsAway), // what the SDK throws when it has asked often enough
        AuthenticationFailedException => true, // whoever gives out identities may be away as well; an account that is opened for the first time is not waited for
        HttpRequestException or SocketException or IOException or TimeoutException or TaskCanceledException => true, // the SDK's own bound on silence is a cancellation
        _ => false,
    };

    /// <summary>Whether a conditional call found that its condition does not hold: somebody else was first.</summary>
    public static bool IsConflict(RequestFailedException fault) => fault.Status is 409 or 412;

    /// <summary>Whether what was asked for is not there.</summary>
    public static bool IsGone(RequestFailedException fault) => fault.Status == 404;

    /// <summary>Whether what was asked for would lie behind the end of what is there.</summary>
    public static bool IsBeyondEnd(RequestFailedException fault) => fault.Status == 416;

    /// <summary>Whether the account does not let this process do what it asked: every call of the kind will be refused.</summary>
    public static bool IsRefused(Exception fault) => fault is RequestFailedException { Status: 401 or 403 };

    /// <summary>The error that it is shown as: status and code, nothing of the request.</summary>
    public static GenAssetError Explain(Exception fault, string what) => fault switch
    {
        GenAssetException known => known.Error,
        AuthenticationFailedException => Refused(what, "no identity was found that it accepts"),
        RequestFailedException answer when IsRefused(answer) => Refused(what, $"{answer.Status} {answer.ErrorCode}"),
        RequestFailedException { Status: > 0 } answer => GenAssetError.Of(ErrorCatalog.StorageUnavailable, $"The storage answered {answer.Status} {answer.ErrorCode} for {what}."),
        JsonException => GenAssetError.Of(ErrorCatalog.StoreDamaged, $"What the storage has of {what} cannot be read."),
        _ => GenAssetError.Of(ErrorCatalog.StorageUnavailable, $"The storage did not answer for {what}."),
    };

    private static GenAssetError Refused(string what, string why) => GenAssetError.Of(
        ErrorCatalog.StorageUnavailable, $"The storage refused {what}: {why}.",
        suggestion: "Give this process's identity the roles Storage Blob Data Contributor and Storage Queue Data Contributor on the account, and look whether the clock is right.");
}
