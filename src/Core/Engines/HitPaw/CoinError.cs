using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.HitPaw;

/// <summary>The document's two tables of error codes, in ours.</summary>
internal static class CoinError
{
    private const int Timeout = 100500007;

    /// <summary>Whether an answer is an error, whatever its status says.</summary>
    public static bool IsIn(Reply reply) => NumberOf(reply) is not null;

    /// <summary>"Operation timeout": it may have taken the task all the same.</summary>
    public static bool IsTimeout(Reply reply) => NumberOf(reply) == Timeout;

    /// <summary>What the answer's error code means; null where it has none, or one that the tables do not know.</summary>
    public static ErrorCode? Of(Reply reply) => NumberOf(reply) switch
    {
        100400000 or 100401000 or 100403001 or 100403002 or 110400000 => ErrorCatalog.EngineKeyRefused,
        100400001 => ErrorCatalog.InputNotReadable,
        100400002 or 100403000 or 110400005 or 110400007 or 110400008 => ErrorCatalog.ValidationFailed,
        100429000 => ErrorCatalog.RateLimited,
        >= 100500000 and <= Timeout => ErrorCatalog.EngineUnavailable,
        110400002 => ErrorCatalog.EngineTaskLost,
        110400003 => ErrorCatalog.ModelFailed,
        110400009 or 110400010 or 110400011 => ErrorCatalog.FileTooLarge,
        110402000 or 110402001 or 110402004 => ErrorCatalog.EngineCreditsExhausted,
        _ => null,
    };

    // "error_code" in errors; some answers say "code" in its place, which is 200 where all is well.
    private static int? NumberOf(Reply reply) =>
        (reply.Number("error_code") ?? reply.Number("code")) is { } number && number is > 100_000_000 and < int.MaxValue ? (int)number : null;
}
