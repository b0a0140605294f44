using System.Diagnostics;
using System.Text.Json;

namespace GenAsset.Media.Tests.Node;

/// <summary>Independent readers (three.js, glTF-Validator) in Node: installed once into an ignored folder beside this file.</summary>
internal static class NodeTools
{
    private static readonly string Folder = Path.Combine(TestData.Root, "tests", "Media.Tests", "Node");
    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>Why the readers cannot run here, or null when they can.</summary>
    public static string? MissingReason => Missing.Value;

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
            var (code, output, error) = Run("node", arguments);
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

    private static string? Install()
    {
        try
        {
            var (installed, wanted) = (Path.Combine(Folder, "node_modules", ".package-lock.json"), Path.Combine(Folder, "package-lock.json"));
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
                return Run("node", "--version").Code == 0 ? null : "node does not run";
            var (code, _, error) = Run("npm", "ci");
            return code == 0 ? null : $"npm ci failed in {Folder}: {error}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"node and npm are not on the PATH ({e.Message}); install nodejs 20 or later and npm";
        }
    }

    private static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // only a shell start gives none
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
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
