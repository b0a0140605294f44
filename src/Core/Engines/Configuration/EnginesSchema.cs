namespace GenAsset.Core.Engines.Configuration;

/// <summary>The JSON Schema of engines.json, which editors complete and check by.</summary>
public static class EnginesSchema
{
    /// <summary>The schema's text.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(EnginesSchema).Assembly.GetManifestResourceStream("engines.schema.json") ?? throw new InvalidOperationException("The schema is missing in the assembly.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
