using System.ComponentModel;
using System.Diagnostics;

namespace GenAsset.Tests.Programs;

/// <summary>A folder of scripts for Node, with the packages that they want: installed into it once, where git ignores them.</summary>
internal sealed class NodeFolder
{
    private readonly string _folder;
    private readonly Lazy<string?> _missing;

    public NodeFolder(string folder) => (_folder, _missing) = (folder, new Lazy<string?>(Install));

    /// <summary>Why the scripts cannot run here, or null when they can.</summary>
    public string? MissingReason => _missing.Value;

    /// <summary>Runs one to its end.</summary>
    public Ended Run(params string[] arguments) => Run("node", arguments);

    private string? Install()
    {
        try
        {
            var (installed, wanted) = (Path.Combine(_folder, "node_modules", ".package-lock.json"), Path.Combine(_folder, "package-lock.json"));
            if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
                return Run("--version").Code == 0 ? null : "node does not run";
            var install = Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            return install.Code == 0 ? null : $"npm ci failed in {_folder}: {install.Error}";
        }
        catch (Win32Exception fault)
        {
            return $"node and npm are not on the PATH ({fault.Message}); install nodejs 20 or later and npm";
        }
    }

    private Ended Run(string program, string[] arguments) => ProgramRun.Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder });
}
