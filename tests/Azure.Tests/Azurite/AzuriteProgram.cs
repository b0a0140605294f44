using GenAsset.Tests.Programs;

namespace GenAsset.Azure.Tests.Azurite;

/// <summary>The emulator's program, installed once with npm into a folder that later runs find again.</summary>
internal static class AzuriteProgram
{
    private const string Version = "3.37.0";
    private static readonly Lazy<string?> Missing = new(FindReason);

    /// <summary>Why it cannot be had; null where it can.</summary>
    public static string? MissingReason => Missing.Value;

    /// <summary>The script that node runs.</summary>
    public static string Script { get; } = Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    private static string Folder => Path.Combine(Path.GetTempPath(), "genasset-azurite-" + Version);

    private static string? FindReason()
    {
        if (ProgramRun.FaultOf("node", "--version") is not null)
            return "needs node, to run Azurite, the emulator of Azure Storage";
        Directory.CreateDirectory(Folder);
        // Test processes may come side by side: one installs, the others wait for its lock.
        using var turn = Turn();
        if (File.Exists(Script))
            return null;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Azurite", "package.json"), Path.Combine(Folder, "package.json"), overwrite: true);
        return ProgramRun.FaultOf(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--prefix", Folder, "--no-audit", "--no-fund", "--ignore-scripts") is { } fault ? "Azurite could not be installed: " + fault : null;
    }

    private static FileStream Turn()
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                using var pause = new ManualResetEventSlim();
                pause.Wait(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
