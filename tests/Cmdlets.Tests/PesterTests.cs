using System.Diagnostics;
using Xunit.Abstractions;

namespace GenAsset.Cmdlets.Tests;

/// <summary>The same behaviours in a real shell: tests/Pester, where there is one to run them.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    [PesterFact]
    public async Task The_Pester_suites_pass_in_a_real_PowerShell()
    {
        var (exitCode, text) = await PowerShell.RunAsync(
            $$"""
            $PSStyle.OutputRendering = 'PlainText'
            Import-Module Pester -MinimumVersion 5.0
            $run = New-PesterConfiguration
            $run.Run.Path = '{{Path.Combine(Repository.Root, "tests/Pester")}}'
            $run.Run.PassThru = $true
            $run.Output.Verbosity = 'Detailed'
            $run.Output.RenderMode = 'Plaintext'
            $result = Invoke-Pester -Configuration $run
            if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) { exit 1 }
            """,
            TimeSpan.FromMinutes(30));

        output.WriteLine(text);
        exitCode.ShouldBe(0, text);
    }
}

/// <summary>A test that needs pwsh and Pester 5; without them it is skipped and says which is missing.</summary>
public sealed class PesterFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(FindMissing);

    public PesterFactAttribute() => Skip = Missing.Value;

    private static string? FindMissing()
    {
        if (!PowerShell.IsInstalled)
            return "There is no pwsh on the PATH.";
        var (exitCode, _) = PowerShell.RunAsync("if (-not (Get-Module Pester -ListAvailable | Where-Object { $_.Version -ge '5.0' })) { exit 1 }", TimeSpan.FromMinutes(5)).GetAwaiter().GetResult();
        return exitCode == 0 ? null : "pwsh has no module Pester of version 5 or later.";
    }
}

/// <summary>The pwsh of this machine.</summary>
internal static class PowerShell
{
    private static readonly string[] Names = ["pwsh", "pwsh.exe"];

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => Names.Any(name => File.Exists(Path.Combine(folder, name))));

    /// <summary>Runs a script and gives back its exit code and everything that it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit);
        using var process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        }) ?? throw new InvalidOperationException("pwsh did not start.");
        process.StandardInput.Close();
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pwsh ran for more than {limit}.");
        }
    }
}
