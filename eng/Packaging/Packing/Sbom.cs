using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAsset.Packaging.Packing;

/// <summary>What is in the package, and what it was made with, as CycloneDX 1.6: each file with its digest, each package that the build resolved.</summary>
internal static class Sbom
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The list, in JSON. Equal files and packages make an equal list.</summary>
    public static string Of(string name, string version, string folder, IReadOnlyList<string> assets)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => FileOf(folder, file)).ToList();
        var packages = assets.SelectMany(Packages).DistinctBy(package => (string)package["bom-ref"]!).OrderBy(package => (string)package["bom-ref"]!, StringComparer.Ordinal).ToList(); // each has one
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Concat(packages).Select(component => component.ToJsonString()))));
        return new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{new Guid(digest.AsSpan(0, 16))}",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["bom-ref"] = $"pkg:nuget/{name}@{version}",
                    ["type"] = "library",
                    ["name"] = name,
                    ["version"] = version,
                    ["purl"] = $"pkg:nuget/{name}@{version}",
                    ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "MIT" } }),
                },
            },
            ["components"] = new JsonArray([.. files, .. packages]),
        }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject FileOf(string folder, string file) => new()
    {
        ["bom-ref"] = "file:" + Path.GetRelativePath(folder, file).Replace('\\', '/'),
        ["type"] = "file",
        ["name"] = Path.GetRelativePath(folder, file).Replace('\\', '/'),
        ["hashes"] = Hash("SHA-256", SHA256.HashData(File.ReadAllBytes(file))),
    };

    private static JsonArray Hash(string algorithm, byte[] digest) => new(new JsonObject
    {
        ["alg"] = algorithm,
        ["content"] = Convert.ToHexStringLower(digest),
    });

    // Of a project.assets.json: what was resolved. A package that gives the output nothing at run time was for the build only.
    private static IEnumerable<JsonObject> Packages(string assets)
    {
        var document = JsonNode.Parse(File.ReadAllText(assets))!.AsObject(); // NuGet wrote an object
        var libraries = document["libraries"]!.AsObject();
        foreach (var (reference, library) in document["targets"]!.AsObject().First().Value!.AsObject())
        {
            if ((string?)library!["type"] != "package" || reference.Split('/') is not [var name, var version])
                continue;
            var ships = library["runtime"] is JsonObject { Count: > 0 } files && files.Any(file => !file.Key.EndsWith("/_._", StringComparison.Ordinal));
            yield return new JsonObject
            {
                ["bom-ref"] = $"pkg:nuget/{name}@{version}",
                ["type"] = "library",
                ["name"] = name,
                ["version"] = version,
                ["purl"] = $"pkg:nuget/{name}@{version}",
                ["scope"] = ships ? "required" : "excluded",
                ["hashes"] = Hash("SHA-512", Convert.FromBase64String((string)libraries[reference]!["sha512"]!)), // NuGet wrote it
            };
        }
    }
}
