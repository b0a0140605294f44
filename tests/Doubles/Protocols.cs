namespace GenAsset.Doubles;

/// <summary>What a double does with a request. It is called for several requests at once.</summary>
internal delegate Task<Reply> Handler(Request request);

/// <summary>Every protocol that a double speaks, one line each: its name, and what makes its handler of the options on the command line.</summary>
internal static class Protocols
{
    private static readonly Dictionary<string, Func<Dictionary<string, string>, Handler>> All = new()
    {
        ["cog"] = Cog.Create,
        ["files"] = Files.Create,
        ["openai-images"] = OpenAIImages.Create,
        ["404"] = Gateway404.Create,
        ["grok-3d"] = Grok3D.Create,
        ["algovera"] = Algovera.Create,
        ["reconstruction"] = Reconstruction.Create,
        ["hitpaw"] = HitPaw.Create,
    };

    public static Func<Dictionary<string, string>, Handler> Find(string name) =>
        All.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no double \"{name}\"; there are {string.Join(", ", All.Keys)}.");
}
