using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace GenAsset.Infra.Tests.Node;

/// <summary>Other people's readers of Bicep, Dockerfiles and Compose files, in Node: installed once into an ignored folder beside this file.</summary>
internal static class NodeTools
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Infra.Tests", "Node");
    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>Why the readers cannot run here, or null when they can.</summary>
    public static string? MissingReason => Missing.Value;

    /// <summary>What a reader finds wrong in files: see check.mjs.</summary>
    public static string[] Faults(string kind, params string[] files)
    {
        var (code, output, error) = Run("node", ["check.mjs", kind, .. files]);
        code.ShouldBe(0, error);
        return JsonSerializer.Deserialize<string[]>(output)!; // an array, as check.mjs says
    }

    private static string? Install()
    {
        try
        {
            var (installed, wanted) = (Path.Combine(Folder, "node_modules", ".package-lock.json"), Path.Combine(Folder, "package-lock.json"));
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
                return Run("node", "--version").Code == 0 ? null : "node does not run";
            var (code, _, error) = Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            return code == 0 ? null : $"npm ci failed in {Folder}: {error}";
        }
        catch (Win32Exception fault)
        {
            return $"node and npm are not on the PATH ({fault.Message}); install nodejs 20 or later and npm";
        }
    }

    private static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
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

/// <summary>Such a test with cases.</summary>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodeTools.MissingReason;
}
