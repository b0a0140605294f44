using GenAsset.Core.Engines.Algovera;
using GenAsset.Core.Engines.Chain;
using GenAsset.Core.Engines.Cog;
using GenAsset.Core.Engines.Gateway404;
using GenAsset.Core.Engines.Grok3D;
using GenAsset.Core.Engines.HitPaw;
using GenAsset.Core.Engines.OpenAIImages;
using GenAsset.Core.Engines.Reconstruction;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>Every type that engines.json can name, one line each.</summary>
public static class EngineTypes
{
    /// <summary>The types.</summary>
    public static IReadOnlyList<EngineType> All { get; } =
    [
        .. EngineCatalog.BuiltIn.Select(engine => new EngineType(engine.Info.Name, engine.Info.Kinds, _ => engine)
        {
            Models = engine.Info.Models,
            Formats = engine.Info.Formats,
            Concurrency = engine.Info.MaxParallel,
            Fields = [],
            IsFree = true,
        }),
        ChainEngine.Type,
        CogEngine.Type,
        OpenAIImagesEngine.Type,
        Gateway404Api.Type,
        Grok3DApi.Type,
        AlgoveraApi.Type,
        ReconstructionApi.Type,
        HitPawApi.Type,
    ];

    /// <summary>The type of that name, or null.</summary>
    public static EngineType? Find(string name) => All.FirstOrDefault(type => type.Name == name);
}
