using System.Text.Json;
using GenAsset.Tests.Programs;

namespace GenAsset.Media.Tests.Node;

/// <summary>Independent readers (three.js, glTF-Validator) in Node: installed once into an ignored folder beside this file.</summary>
internal static class NodeTools
{
    private static readonly NodeFolder Folder = new(Path.Combine(TestData.Root, "tests", "Media.Tests", "Node"));

    /// <summary>Why the readers cannot run here, or null when they can.</summary>
    public static string? MissingReason => Folder.MissingReason;

    /// <summary>What the reader saw in a file: see inspect.mjs.</summary>
    public static JsonElement Inspect(string kind, byte[] file, byte[]? extra = null)
    {
        var path = Path.GetTempFileName();
        var extraPath = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            File.WriteAllBytes(extraPath, extra ?? []);
            string[] arguments = ["inspect.mjs", kind, path, .. extra is null ? [] : new[] { extraPath }];
            var (code, output, error) = Folder.Run(arguments);
            code.ShouldBe(0, error);
            return JsonDocument.Parse(output).RootElement;
        }
        finally
        {
            File.Delete(path);
            File.Delete(extraPath);
        }
    }

    /// <summary>glTF-Validator finds neither an error nor a warning.</summary>
    public static void ShouldBeValidGlb(byte[] file)
    {
        var report = Inspect("validate", file);
        (report.GetProperty("errors").GetInt32() + report.GetProperty("warnings").GetInt32()).ShouldBe(0, report.GetProperty("messages").GetRawText());
    }
}

/// <summary>A test that needs Node and its packages; skipped with the reason where they cannot be had.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeTools.MissingReason;
}

/// <summary>A test with cases that needs Node and its packages.</summary>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeTools.MissingReason;
}
