using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Core.Validation;

/// <summary>
/// Checks one job, its head and then its items in order as they stream by, and keeps every fault.
/// Nothing may be queued unless <see cref="Verdict"/> is null.
/// </summary>
/// <param name="engineFault">Says why no engine takes an item, or null when one does.</param>
/// <param name="addressFault">Says why an address of an input or webhook may not be asked, or null when it may; left out, all may.</param>
/// <param name="uploadFault">Says why an upload cannot be used, or null when it can; left out, all can.</param>
public sealed class JobValidator(
    Func<ItemSpec, string?> engineFault, Func<Uri, string?>? addressFault = null, Func<string, string?>? uploadFault = null)
{
    /// <summary>Faults kept in full; the rest are counted.</summary>
    public const int MaxListed = 1000;

    private readonly List<Fault> _faults = [];
    private readonly Dictionary<UInt128, int> _customIds = [];
    private long _faultCount;
    private int _items;

    /// <summary>Items seen so far.</summary>
    public int Items => _items;

    /// <summary>Faults found so far.</summary>
    public long Faults => _faultCount;

    /// <summary>Checks the head.</summary>
    public void Check(JobSpec spec) => JobRules.Check(spec, addressFault, (field, message) => Add(new Fault(message, field)));

    /// <summary>Checks the next item; false when it has a fault.</summary>
    public bool Check(in ItemEntry entry)
    {
        var before = _faultCount;
        var index = _items++;
        var line = entry.Line;
        if (entry.Spec is not { } spec)
        {
            foreach (var fault in entry.Faults)
                Add(fault with { Index = index, Line = line });
            return false;
        }

        ItemRules.Check(spec, (field, message) => Add(new Fault(message, field, index, line)));
        if (spec.CustomId is { Length: > 0 } id && !_customIds.TryAdd(Digest(id), index))
            Add(new Fault($"\"{Excerpt.Of(id)}\" is already the customId of item {_customIds[Digest(id)]}; each must be unique.", "customId", index, line));
        foreach (var input in _faultCount == before ? spec.Inputs : [])
        {
            if (FaultOf(input) is { } unusable)
                Add(new Fault(unusable, "input", index, line));
        }

        if (_faultCount == before && engineFault(spec) is { } complaint)
            Add(new Fault(complaint, spec.Engine is null ? null : "engine", index, line));
        return _faultCount == before;
    }

    /// <summary>Null when all of it is good; else the error that lists every fault.</summary>
    public GenAssetError? Verdict()
    {
        if (_items == 0 && _faultCount == 0)
            Add(new Fault("There are no items: a job needs at least one.", "items"));
        return _faultCount == 0 ? null : ErrorOf(_faults, _faultCount);
    }

    /// <summary>The error that lists faults; <paramref name="total"/> counts also those that are not listed.</summary>
    public static GenAssetError ErrorOf(IReadOnlyList<Fault> faults, long total)
    {
        var message = total == 1 ? faults[0].ToString() : $"{total} faults; the first: {faults[0]}";
        return GenAssetError.Of(ErrorCatalog.ValidationFailed, message, new JsonObject
        {
            ["total"] = total,
            ["fields"] = new JsonArray([.. faults.Select(Describe)]),
        });
    }

    /// <summary>The faults that an error of <see cref="Verdict"/> carries.</summary>
    public static IEnumerable<Fault> FaultsOf(GenAssetError error) =>
        error.Details?["fields"] is not JsonArray fields ? [] : fields.OfType<JsonObject>().Select(f => new Fault(
            (string?)f["message"] ?? "", (string?)f["field"], (int?)f["index"], (int?)f["line"]));

    private string? FaultOf(InputRef input)
    {
        if (input.Uri is { } uri && addressFault?.Invoke(new Uri(uri)) is { } reason) // the rules saw that it is one
            return $"{input.Shown} is refused: {reason}.";
        return input.Upload is { } upload ? uploadFault?.Invoke(upload) : null;
    }

    private static JsonObject Describe(Fault fault)
    {
        var row = new JsonObject();
        if (fault.Index is { } index)
            row["index"] = index;
        if (fault.Line is { } line)
            row["line"] = line;
        if (fault.Field is { } field)
            row["field"] = field;
        row["message"] = fault.Message;
        return row;
    }

    private void Add(Fault fault)
    {
        _faultCount++;
        if (_faults.Count < MaxListed)
            _faults.Add(fault);
    }

    // Sixteen bytes an id, however long the ids are: a million of them stay small. SHA-256 because ids come from outside.
    private static UInt128 Digest(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
