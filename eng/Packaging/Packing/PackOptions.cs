using System.Text.RegularExpressions;

namespace GenAsset.Packaging.Packing;

/// <summary>What whoever packs the module says of it.</summary>
/// <param name="ProjectUri">Where the project is at home; left out, what the manifest says.</param>
/// <param name="LicenseUri">Where its licence is read; left out, what the manifest says.</param>
/// <param name="IsForPublishing">Whether addresses that stand for others are refused.</param>
/// <param name="Tools">A folder with the program genasset, which becomes the module's folder tools; left out, the module has none.</param>
/// <param name="Assets">NuGet's lists of what its assemblies were built with.</param>
internal sealed record PackOptions(string? ProjectUri, string? LicenseUri, bool IsForPublishing, string? Tools, IReadOnlyList<string> Assets)
{
    private const string Placeholder = ".example"; // a name that nobody can have: RFC 2606

    /// <summary>Reads them as they stand on a command line; an empty text says nothing.</summary>
    public static PackOptions Read(IReadOnlyList<string> arguments)
    {
        var (project, license, tools, isForPublishing, assets) = ((string?)null, (string?)null, (string?)null, false, new List<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--project": project = Address(Next(ref i)); break;
                case "--license": license = Address(Next(ref i)); break;
                case "--tools": tools = Next(ref i); break;
                case "--publish": isForPublishing = true; break;
                default: assets.Add(arguments[i]); break;
            }
        }

        return new PackOptions(project, license, isForPublishing, tools, assets);

        string? Next(ref int i) => ++i == arguments.Count ? throw new FormatException($"{arguments[i - 1]} says nothing.") : arguments[i].Length == 0 ? null : arguments[i];
    }

    /// <summary>The manifest with the addresses in it; where it is to be published, one that stands for another is a fault.</summary>
    public string Into(string manifest)
    {
        var mine = With(With(manifest, nameof(ProjectUri), ProjectUri), nameof(LicenseUri), LicenseUri);
        return IsForPublishing && NoteOn(mine) is { Length: > 0 } note ? throw new FormatException(note.Trim()) : mine;
    }

    /// <summary>What is to be mended in a manifest before it is published; empty where nothing is.</summary>
    public string NoteOn(string manifest)
    {
        var open = new[] { nameof(ProjectUri), nameof(LicenseUri) }.Where(key => new Uri(ModulePackage.Value(manifest, key)).Host.EndsWith(Placeholder, StringComparison.OrdinalIgnoreCase)).ToList();
        return open.Count == 0 ? "" : $"The package names no address of its own: before it is published, build it with {string.Join(' ', open.Select(key => $"-p:{key}=https://…"))}\n";
    }

    private static string? Address(string? text) =>
        text is null || Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "https" && !text.Contains('\'')
            ? text
            : throw new FormatException($"\"{text}\" is no https address.");

    private static string With(string manifest, string key, string? address) =>
        address is null ? manifest : Regex.Replace(manifest, $@"^(\s*{key}\s*=\s*)'[^']*'", match => $"{match.Groups[1].Value}'{address}'", RegexOptions.Multiline);
}
