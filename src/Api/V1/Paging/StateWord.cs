using GenAsset.Core.Errors;
using GenAsset.Core.Validation;

namespace GenAsset.Api.V1.Paging;

/// <summary>The states of jobs and items as words of a query.</summary>
internal static class StateWord
{
    /// <summary>The state of a word; none for no word.</summary>
    public static Outcome<TState?> Read<TState>(string? word)
        where TState : struct, Enum
    {
        if (word is null)
            return (TState?)null;
        if (!char.IsAsciiDigit(word.FirstOrDefault('0')) && Enum.TryParse<TState>(word, ignoreCase: true, out var state) && Enum.IsDefined(state))
            return (TState?)state;
        return GenAssetError.Of(
            ErrorCatalog.RequestInvalid, $"\"{Excerpt.Of(word)}\" is not a state; there are {string.Join(", ", Enum.GetNames<TState>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]))}.");
    }
}
