using System.IO.Compression;
using System.Security;
using System.Text;

namespace GenAsset.Packaging.Packing;

/// <summary>What a package says of itself.</summary>
internal sealed record NuGetHead(string Id, string Version, string Authors, string Description, string ProjectUrl, string ReleaseNotes, string Copyright, IReadOnlyList<string> Tags);

/// <summary>A NuGet package as PowerShell's galleries have it: the module's files at its root. Equal files make an equal package.</summary>
internal static class NuGetPackage
{
    private static readonly DateTimeOffset Dated = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); // a date of the build would make each package another

    /// <summary>Packs a folder.</summary>
    public static void Write(string folder, string path, NuGetHead head)
    {
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Add(zip, head.Id + ".nuspec", Nuspec(head));
        Add(zip, "_rels/.rels", Relations(head.Id));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Add(zip, "[Content_Types].xml", ContentTypes(files));
        foreach (var source in files)
        {
            var entry = Entry(zip, Path.GetRelativePath(folder, source).Replace('\\', '/'));
            using var content = File.OpenRead(source);
            using var packed = entry.Open();
            content.CopyTo(packed);
        }
    }

    private static string Nuspec(NuGetHead head) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
          <metadata>
            <id>{head.Id}</id>
            <version>{head.Version}</version>
            <authors>{Text(head.Authors)}</authors>
            <owners>{Text(head.Authors)}</owners>
            <requireLicenseAcceptance>false</requireLicenseAcceptance>
            <license type="file">LICENSE</license>
            <projectUrl>{Text(head.ProjectUrl)}</projectUrl>
            <description>{Text(head.Description)}</description>
            <releaseNotes>{Text(head.ReleaseNotes)}</releaseNotes>
            <copyright>{Text(head.Copyright)}</copyright>
            <tags>{Text(string.Join(' ', head.Tags))}</tags>
          </metadata>
        </package>

        """;

    private static string Relations(string id) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/{id}.nuspec" Id="R1" />
        </Relationships>

        """;

    private static string ContentTypes(IEnumerable<string> files)
    {
        var endings = files.Select(file => Path.GetExtension(file).TrimStart('.')).Where(ending => ending.Length > 0).Append("nuspec").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
        var plain = files.Where(file => Path.GetExtension(file).Length == 0).Select(file => $"  <Override PartName=\"/{Path.GetFileName(file)}\" ContentType=\"application/octet\" />\n");
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />

            """ + string.Concat(endings.Select(ending => $"  <Default Extension=\"{ending}\" ContentType=\"application/octet\" />\n")) + string.Concat(plain) + "</Types>\n";
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var stream = Entry(zip, name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Dated;
        return entry;
    }

    private static string Text(string text) => SecurityElement.Escape(text);
}
