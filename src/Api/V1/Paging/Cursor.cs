using System.Buffers.Text;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.V1.Paging;

/// <summary>The places where pages begin, as opaque words.</summary>
internal static class Cursor
{
    /// <summary>Entries a page, default 50.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Most entries a page.</summary>
    public const int MaxLimit = 500;

    /// <summary>The word of a job's place.</summary>
    public static string Of(JobPlace place) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{place.CreatedAt.UtcTicks} {place.Id}"));

    /// <summary>The place of a word, or null where it is none of ours.</summary>
    public static JobPlace? ReadJob(string word)
    {
        try
        {
            return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(word)).Split(' ') is [var ticks, var id]
                && long.TryParse(ticks, out var moment) && moment >= 0 && moment <= DateTime.MaxValue.Ticks && JobId.IsValid(id)
                ? new JobPlace(new DateTimeOffset(moment, TimeSpan.Zero), id)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with a limit, or null.</summary>
    public static GenAssetError? FaultOfLimit(int? limit) =>
        limit is < 1 or > MaxLimit ? GenAssetError.Of(ErrorCatalog.RequestInvalid, $"limit must be 1 to {MaxLimit}, is {limit}.") : null;

    /// <summary>Says that a cursor is none of ours.</summary>
    public static GenAssetError Unknown() => GenAssetError.Of(ErrorCatalog.RequestInvalid, "The cursor is none that was given out here.", suggestion: "Begin again without a cursor.");
}
