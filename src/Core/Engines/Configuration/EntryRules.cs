using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>What an entry of engines.json may say, whatever its type.</summary>
internal static class EntryRules
{
    private const int MaxNameLength = 100;

    /// <summary>Tells every fault of the fields that all types share; the type's own are its factory's to check.</summary>
    public static void Check(EngineConfig entry, EngineType type, Action<string, string> fault)
    {
        foreach (var field in GivenFields(entry).Where(field => !type.Fields.Contains(field)))
            fault($".{field}", $"means nothing to {type.Name}.");
        CheckKinds(entry, type, fault);
        if (entry.Concurrency < 1)
            fault(".concurrency", $"must be 1 or more, is {entry.Concurrency}.");
        if (entry.Price < 0)
            fault(".price", $"must not be negative, is {entry.Price}.");
        if (entry.KeyVariable is { } variable && !IsVariableName(variable))
            fault(".keyVariable", "is not the name of an environment variable: letters, digits and _. The key itself does not belong in the file.");
        if (entry.Timeouts is { } timeouts)
            CheckTimeouts(timeouts, fault);
    }

    /// <summary>Tells what is wrong with an entry's name.</summary>
    public static void CheckName(string name, IEnumerable<string> taken, Action<string, string> fault)
    {
        if (name.Length == 0)
            fault(".name", "is missing.");
        else if (name.Length > MaxNameLength || name.Any(c => char.IsControl(c) || c is ',' or '"'))
            fault(".name", $"must have at most {MaxNameLength} characters, and no comma, quote or control character.");
        else if (taken.Contains(name, StringComparer.OrdinalIgnoreCase))
            fault(".name", $"\"{name}\" is taken by an entry above.");
    }

    /// <summary>The entry's endpoints, or its type's own; each fault is told.</summary>
    public static IReadOnlyList<Uri> Endpoints(EngineConfig entry, EngineType type, Action<string, string> fault)
    {
        if (!type.Fields.Contains("endpoint"))
            return [];
        if (entry is { Endpoint: not null, Endpoints: not null })
            fault(".endpoints", "and endpoint are both given: give one of them.");
        var given = entry.Endpoints is { Count: > 0 } several
            ? several.Select((address, i) => (address, $".endpoints[{i}]"))
            : [(entry.Endpoint ?? type.Endpoint ?? "", ".endpoint")];
        var endpoints = new List<Uri>();
        foreach (var (address, place) in given)
        {
            if (address is null or "")
                fault(place, "is missing: the address of the service.");
            else if (!Uri.TryCreate(address.TrimEnd('/'), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
                fault(place, $"\"{Excerpt.Of(address)}\" is not an http or https address.");
            else if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
                fault(place, "must be an address without user name, query and fragment; a key goes into an environment variable, by keyVariable.");
            else if (endpoints.Contains(uri))
                fault(place, "stands there twice.");
            else
                endpoints.Add(uri);
        }

        return endpoints;
    }

    private static void CheckKinds(EngineConfig entry, EngineType type, Action<string, string> fault)
    {
        foreach (var (kind, i) in (entry.Kinds ?? []).Select((kind, i) => (kind, i)))
        {
            if (!type.Kinds.Contains(kind))
                fault($".kinds[{i}]", $"{type.Name} does not take {kind.Word()}.");
        }

        if (entry.Kinds is { Count: 0 })
            fault(".kinds", $"is empty: leave it out for {string.Join(", ", type.Kinds.Select(kind => kind.Word()))}.");
        foreach (var (format, i) in (entry.Formats ?? []).Select((format, i) => (format, i)))
        {
            if (!(entry.Kinds ?? type.Kinds).Any(kind => ItemKinds.Formats(kind).Contains(format)))
                fault($".formats[{i}]", $"\"{Excerpt.Of(format)}\" is not a format of {string.Join(" or ", (entry.Kinds ?? type.Kinds).Select(kind => kind.Word()))}.");
        }
    }

    private static void CheckTimeouts(EngineTimeouts timeouts, Action<string, string> fault)
    {
        foreach (var (name, seconds) in new[] { ("readySeconds", timeouts.ReadySeconds), ("answerSeconds", timeouts.AnswerSeconds), ("pollSeconds", timeouts.PollSeconds ?? 1), ("submitSeconds", timeouts.SubmitSeconds ?? 1) })
        {
            if (seconds is not (> 0 and <= 7 * 24 * 3600))
                fault($".timeouts.{name}", $"must be more than 0 and at most a week, is {seconds}.");
        }

        if (timeouts.MaxPolls < 1)
            fault(".timeouts.maxPolls", $"must be 1 or more, is {timeouts.MaxPolls}.");
    }

    // Those that are not for every type; the others (name, type, kinds, models, formats, onlyByName, concurrency) are.
    private static IEnumerable<string> GivenFields(EngineConfig entry)
    {
        if (entry.Endpoint is not null)
            yield return "endpoint";
        if (entry.Endpoints is not null)
            yield return "endpoints";
        if (entry.KeyVariable is not null)
            yield return "keyVariable";
        if (entry.Input is not null)
            yield return "input";
        if (entry.Outputs is not null)
            yield return "outputs";
        if (entry.Price is not null)
            yield return "price";
        if (entry.Timeouts is not null)
            yield return "timeouts";
        if (entry.OutOfMemory is not null)
            yield return "outOfMemory";
        if (entry.Callback is not null)
            yield return "callback";
        if (entry.Stages is not null)
            yield return "stages";
    }

    private static bool IsVariableName(string name) =>
        name.Length is > 0 and <= 200 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
