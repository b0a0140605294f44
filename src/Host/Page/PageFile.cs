using System.Security.Cryptography;
using GenAsset.Core.Storage;

namespace GenAsset.Host.Page;

/// <summary>One file of the page, with what the build compressed of it beforehand.</summary>
internal sealed record PageFile(string Path, string ContentType, string Tag, bool IsHashed, bool HasBrotli, bool HasGzip)
{
    private const string Assets = "assets";

    /// <summary>The files below a folder by their address, "/" between folders.</summary>
    public static IReadOnlyDictionary<string, PageFile> Load(string folder) => !Directory.Exists(folder)
        ? new Dictionary<string, PageFile>()
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => System.IO.Path.GetExtension(path) is not (".br" or ".gz"))
            .ToDictionary(path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), Read, StringComparer.Ordinal);

    private static PageFile Read(string path) => new(
        path,
        TypeOf(path),
        $"\"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)).AsSpan(0, 12))}\"",
        System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) == Assets, // the build puts a digest into these files' names
        File.Exists(path + ".br"),
        File.Exists(path + ".gz"));

    private static string TypeOf(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => ContentTypes.Of(path),
    };
}
