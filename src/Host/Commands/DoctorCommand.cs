using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using GenAsset.Core.Storage;
using GenAsset.Host.Output;
using Spectre.Console;

namespace GenAsset.Host.Commands;

/// <summary>genasset doctor: what this machine has of what GenAsset can use.</summary>
internal static class DoctorCommand
{
    private static readonly (string Library, string Use, string Package)[] Natives =
    [
        ("libvips.so.42", "webp, heif and avif", "libvips42"),
        ("libzstd.so.1", "compressed SPZ of the 404 and v4 flavours", "libzstd1"),
    ];

    private static readonly (string Program, string Argument, string Use)[] Programs =
    [
        ("pwsh", "--version", "the PowerShell module"),
        ("node", "--version", "building the gallery page"),
        ("nvidia-smi", "--query-gpu=name --format=csv,noheader", "GPU containers on this machine"),
    ];

    public static Command Create()
    {
        var home = SharedOptions.Home();
        var command = new Command("doctor", "Show what this machine has of what GenAsset can use") { home };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(home), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? homePath, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "What", "Found");
        Row(table, true, "runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})");
        Row(table, true, "cores", $"{Environment.ProcessorCount}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB of memory");
        var home = HomeFolder.Open(homePath);
        Row(table, home.Succeeded, "home", home.Succeeded ? $"{home.Value.Path}, {new DriveInfo(home.Value.Path).AvailableFreeSpace / (1 << 30)} GiB free" : home.Error.Message);
        foreach (var (library, use, package) in Natives)
        {
            var isThere = NativeLibrary.TryLoad(library, out _);
            Row(table, isThere ? true : null, library, isThere ? use : $"not found: needed for {use} (package {package})");
        }

        foreach (var (program, argument, use) in Programs)
        {
            var answer = await AskAsync(program, argument, cancellationToken);
            Row(table, answer is null ? null : true, program, answer ?? $"not found: needed for {use}");
        }

        Terminal.Out.Write(table);
        return home.Succeeded ? ExitCodes.Good : ExitCodes.NothingRan;
    }

    // True is there, null is missing but optional, false is a fault.
    private static void Row(Table table, bool? isThere, string what, string found) =>
        table.AddRow(isThere switch { true => "[green]ok[/]", null => "[grey]-[/]", false => "[red]no[/]" }, what, Markup.Escape(found));

    private static async Task<string?> AskAsync(string program, string arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            if (process is null)
                return null;
            var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? answer.Trim().Split('\n')[0] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // not on the PATH
        }
    }
}
