using System.Text.Json;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines;

/// <summary>The engines that there are, in the order in which they are asked: those of engines.json, then the built-in ones.</summary>
public sealed class EngineCatalog(IReadOnlyList<IEngine> engines)
{
    /// <summary>The engines that need no configuration.</summary>
    public static IReadOnlyList<IEngine> BuiltIn { get; } = [new PreviewEngine(), new FusionEngine(), new EnhanceEngine(), new EchoEngine()];

    /// <summary>All engines.</summary>
    public IReadOnlyList<IEngine> Engines => engines;

    /// <summary>The built-in engines, behind those of an engines.json where there is one.</summary>
    public static Outcome<EngineCatalog> Load(string enginesFile)
    {
        if (!File.Exists(enginesFile))
            return new EngineCatalog(BuiltIn);
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(enginesFile), GenAssetJson.Line.EnginesFile);
            return Configure(file?.Engines ?? [], enginesFile);
        }
        catch (JsonException fault)
        {
            return Invalid($"{enginesFile}, line {fault.LineNumber + 1}, {fault.Path}: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Invalid($"{enginesFile} cannot be read: {fault.Message}");
        }
    }

    /// <summary>The engine of that name, or null.</summary>
    public IEngine? Find(string name) => engines.FirstOrDefault(engine => engine.Info.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The engine for an item: the one that it names, else the first that takes it.</summary>
    public IEngine? Resolve(ItemSpec item)
    {
        foreach (var engine in engines)
        {
            if ((item.Engine is null ? !engine.Info.OnlyByName : engine.Info.Name.Equals(item.Engine, StringComparison.OrdinalIgnoreCase)) && engine.Info.Takes(item))
                return engine;
        }

        return null;
    }

    /// <summary>Why no engine takes an item, or null when one does.</summary>
    public string? FaultOf(ItemSpec item)
    {
        if (Resolve(item) is not null)
            return null;
        if (item.Engine is null)
            return $"no engine takes kind {item.Kind.Word()}{Narrowed(item)}; there are {Describe(engines)}.";
        return Find(item.Engine) is { } named
            ? $"\"{named.Info.Name}\" does not take kind {item.Kind.Word()}{Narrowed(item)}; there are {Describe(engines)}."
            : $"there is no engine \"{Excerpt.Of(item.Engine)}\"; there are {Describe(engines)}.";
    }

    private static Outcome<EngineCatalog> Configure(IReadOnlyList<EngineEntry> entries, string path)
    {
        var all = new List<IEngine>();
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, where) = (entries[i], $"{path}, $.engines[{i}]");
            if (entry.Name.Length == 0)
                return Invalid($"{where}.name is missing.");
            if (all.Any(engine => engine.Info.Name == entry.Name))
                return Invalid($"{where}.name: \"{entry.Name}\" is taken by an entry above.");
            if (entry.Concurrency < 1)
                return Invalid($"{where}.concurrency must be 1 or more, is {entry.Concurrency}.");
            if (BuiltIn.FirstOrDefault(engine => engine.Info.Name == entry.Type) is not { } type)
                return Invalid($"{where}.type: \"{entry.Type}\" is not an engine type; there are {string.Join(", ", BuiltIn.Select(e => e.Info.Name))}.");
            if (entry.Kinds?.FirstOrDefault(kind => !type.Info.Kinds.Contains(kind), type.Info.Kinds[0]) is { } odd && !type.Info.Kinds.Contains(odd))
                return Invalid($"{where}.kinds: {entry.Type} does not take {odd.Word()}.");
            all.Add(new ConfiguredEngine(type, new EngineInfo(
                entry.Name, entry.Kinds ?? type.Info.Kinds, entry.Models ?? type.Info.Models, type.Info.Formats, entry.Concurrency ?? type.Info.MaxParallel)));
        }

        return new EngineCatalog([.. all, .. BuiltIn.Where(engine => all.TrueForAll(other => other.Info.Name != engine.Info.Name))]);
    }

    private static GenAssetError Invalid(string message) => GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, message);

    private static string Narrowed(ItemSpec item) =>
        (item.Model is null ? "" : $" with model \"{Excerpt.Of(item.Model)}\"") + (item.Formats is null ? "" : $" as {string.Join(", ", item.Formats)}");

    private static string Describe(IEnumerable<IEngine> engines) =>
        string.Join(", ", engines.Select(engine => $"{engine.Info.Name} ({string.Join(", ", engine.Info.Kinds.Select(kind => kind.Word()))}{(engine.Info.Formats is { } formats ? " as " + string.Join(", ", formats) : "")})"));
}
