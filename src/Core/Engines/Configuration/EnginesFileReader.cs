using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>Reads engines.json and makes its engines; every mistake is told with its place.</summary>
internal sealed class EnginesFileReader(string path, EngineServices services, Func<EngineCatalog> catalog)
{
    private readonly List<(string Place, string Message)> _faults = [];

    /// <summary>The file's engines, in their order.</summary>
    public Outcome<IReadOnlyList<IEngine>> Read()
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), GenAssetJson.Line.EnginesFile);
            var engines = Make(file?.Engines ?? []);
            return _faults.Count == 0 ? engines : Invalid();
        }
        catch (JsonException fault)
        {
            return Invalid($"{path}, line {fault.LineNumber + 1}, {fault.Path}: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Invalid($"{path} cannot be read: {fault.Message}");
        }
    }

    private List<IEngine> Make(IReadOnlyList<EngineConfig?> entries)
    {
        var engines = new List<IEngine>();
        var names = new List<string>();
        for (var i = 0; i < entries.Count; i++)
        {
            var place = $"$.engines[{i}]";
            void Fault(string below, string message) => _faults.Add((place + below, message));
            if (entries[i] is not { } entry)
            {
                Fault("", "is null.");
                continue;
            }

            EntryRules.CheckName(entry.Name, names, Fault);
            names.Add(entry.Name);
            if (MakeOne(entry, Fault) is { } engine)
                engines.Add(engine);
        }

        CheckNames(entries, names);
        return engines;
    }

    private ConfiguredEngine? MakeOne(EngineConfig entry, Action<string, string> fault)
    {
        if (EngineTypes.Find(entry.Type) is not { } type)
        {
            fault(".type", $"\"{Validation.Excerpt.Of(entry.Type)}\" is not an engine type; there are {string.Join(", ", EngineTypes.All.Select(t => t.Name))}.");
            return null;
        }

        var before = _faults.Count;
        EntryRules.Check(entry, type, fault);
        var endpoints = EntryRules.Endpoints(entry, type, fault);
        if (_faults.Count > before)
            return null;
        var info = new EngineInfo(
            entry.Name, entry.Kinds ?? type.Kinds, entry.Models ?? type.Models, entry.Formats ?? type.Formats, entry.Concurrency ?? (type.IsOnePerEndpoint ? endpoints.Count : type.Concurrency), entry.OnlyByName,
            type.IsFree ? 0 : type.IsPricedByItem ? entry.Price : null);
        var setup = new EngineSetup(entry, info, services, endpoints, fault, name => catalog().Find(name), item => catalog().ResolveStage(item));
        return type.Create(setup) is { } engine ? new ConfiguredEngine(engine, info) : null;
    }

    // Names that entries give of one another: known once all are read.
    private void CheckNames(IReadOnlyList<EngineConfig?> entries, List<string> names)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i]?.OutOfMemory is { } bigger && (bigger == entries[i]!.Name || !names.Contains(bigger, StringComparer.OrdinalIgnoreCase))) // not null: it has a bigger one
                _faults.Add(($"$.engines[{i}].outOfMemory", $"\"{Validation.Excerpt.Of(bigger)}\" is not another engine of this file."));
        }
    }

    private GenAssetError Invalid()
    {
        var details = new JsonObject { ["faults"] = new JsonArray([.. _faults.Select(f => new JsonObject { ["path"] = f.Place, ["message"] = f.Message })]) };
        return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, string.Join("\n", _faults.Select(f => $"{path}, {f.Place}{(f.Message[0] == '"' ? ":" : "")} {f.Message}")), details);
    }

    private static GenAssetError Invalid(string message) => GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, message);
}
