using System.Text.RegularExpressions;

namespace GenAsset.Packaging.Packing;

/// <summary>What of the module's folder is published: GenAsset/, which Publish-PSResource takes, and the same as GenAsset.VERSION.nupkg beside it.</summary>
internal static partial class ModulePackage
{
    private const string Name = "GenAsset";

    /// <summary>Makes the target anew from the module's folder, and gives back what is to be known before it is published; empty where nothing is.</summary>
    public static string Write(string folder, string target, PackOptions options)
    {
        var manifest = options.Into(File.ReadAllText(Path.Combine(folder, Name + ".psd1")));
        var module = Path.Combine(target, Name);
        if (Directory.Exists(module))
            Directory.Delete(module, recursive: true);
        foreach (var stale in Directory.Exists(target) ? Directory.GetFiles(target, "*.nupkg") : [])
            File.Delete(stale);
        foreach (var file in Files(folder))
        {
            var copy = Path.Combine(module, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // it is below the module's folder
            File.Copy(Path.Combine(folder, file), copy);
        }

        foreach (var tool in options.Tools is { } tools ? Directory.GetFiles(tools, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".pdb") : [])
        {
            var copy = Path.Combine(module, "tools", Path.GetRelativePath(options.Tools!, tool)); // there is one, as it has files
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // it is below tools
            File.Copy(tool, copy);
        }

        File.WriteAllText(Path.Combine(module, Name + ".psd1"), manifest);
        var license = Path.Combine(folder, "..", "LICENSE");
        File.Copy(license, Path.Combine(module, "LICENSE"));
        File.Copy(Path.Combine(folder, "install.ps1"), Path.Combine(target, "install.ps1"), overwrite: true);
        var version = Value(manifest, "ModuleVersion");
        File.WriteAllText(Path.Combine(module, "sbom.cdx.json"), Sbom.Of(Name, version, module, options.Assets));
        NuGetPackage.Write(module, Path.Combine(target, $"{Name}.{version}.nupkg"), new NuGetHead(
            Name, version, Value(manifest, "Author"), Value(manifest, "Description"), Value(manifest, "ProjectUri"), Value(manifest, "ReleaseNotes"), Value(manifest, "Copyright"),
            [.. List(manifest, "Tags"), .. List(manifest, "CmdletsToExport").SelectMany(cmdlet => new[] { "PSCmdlet_" + cmdlet, "PSCommand_" + cmdlet }), "PSModule", "PSIncludes_Cmdlet"]));
        return options.NoteOn(manifest);
    }

    /// <summary>What is published, as paths below the module's folder: the manifest and what it names, and the help.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
    [
        Name + ".psd1",
        .. Directory.GetFiles(folder, "*.ps1xml").Select(file => Path.GetFileName(file)),
        .. Directory.GetFiles(Path.Combine(folder, "bin"), "*.dll").Select(file => "bin/" + Path.GetFileName(file)),
        .. Directory.GetFiles(Path.Combine(folder, "en-US")).Select(file => "en-US/" + Path.GetFileName(file)),
    ];

    /// <summary>A text of a manifest.</summary>
    public static string Value(string manifest, string key) => Regex.Match(manifest, $@"^\s*{key}\s*=\s*'((?:[^']|'')*)'", RegexOptions.Multiline) is { Success: true } found
        ? found.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)
        : throw new FormatException($"The manifest has no {key}.");

    /// <summary>A list of texts of a manifest.</summary>
    public static IEnumerable<string> List(string manifest, string key) => Regex.Match(manifest, $@"^\s*{key}\s*=\s*@\(([^)]*)\)", RegexOptions.Multiline) is { Success: true } found
        ? Quoted().Matches(found.Groups[1].Value).Select(word => word.Groups[1].Value)
        : throw new FormatException($"The manifest has no list {key}.");

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
