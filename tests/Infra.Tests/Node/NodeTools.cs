using System.Text.Json;
using GenAsset.Tests.Programs;

namespace GenAsset.Infra.Tests.Node;

/// <summary>Other people's readers of Bicep, Dockerfiles and Compose files, in Node: installed once into an ignored folder beside this file.</summary>
internal static class NodeTools
{
    private static readonly NodeFolder Folder = new(Path.Combine(Repository.Root, "tests", "Infra.Tests", "Node"));

    /// <summary>Why the readers cannot run here, or null when they can.</summary>
    public static string? MissingReason => Folder.MissingReason;

    /// <summary>What a reader finds wrong in files: see check.mjs.</summary>
    public static string[] Faults(string kind, params string[] files)
    {
        var (code, output, error) = Folder.Run(["check.mjs", kind, .. files]);
        code.ShouldBe(0, error);
        return JsonSerializer.Deserialize<string[]>(output)!; // an array, as check.mjs says
    }
}

/// <summary>A test that needs Node and its packages; skipped with the reason where they cannot be had.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeTools.MissingReason;
}

/// <summary>Such a test with cases.</summary>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeTools.MissingReason;
}
