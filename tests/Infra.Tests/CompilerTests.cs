using System.Diagnostics;

namespace GenAsset.Infra.Tests;

/// <summary>Bicep's own compiler and linter, where they are.</summary>
public sealed class CompilerTests
{
    [BicepFact]
    public async Task Main_compiles_and_the_linter_has_nothing_to_say()
    {
        var main = Path.Combine(Repository.Bicep, "main.bicep");

        (await BicepTool.RunAsync("build", main, "--stdout")).Said.ShouldBeEmpty();
        (await BicepTool.RunAsync("lint", main)).Said.ShouldBeEmpty();
    }

    [BicepTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Parameters_compile(string stage)
    {
        var (code, said) = await BicepTool.RunAsync("build-params", Path.Combine(Repository.Bicep, $"{stage}.bicepparam"), "--stdout");

        (code, said).ShouldBe((0, ""));
    }
}

/// <summary>The compiler of this machine: bicep itself; az brings one only from a network.</summary>
internal static class BicepTool
{
    public static string? WhyMissing { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "bicep")) || File.Exists(Path.Combine(folder, "bicep.exe")))
            ? null : "There is no bicep on the PATH (https://aka.ms/bicep-install).";

    /// <summary>Its exit code and what it says on standard error: faults and warnings.</summary>
    public static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bicep", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(bound.Token);
        var said = await process.StandardError.ReadToEndAsync(bound.Token);
        await output;
        await process.WaitForExitAsync(bound.Token);
        return (process.ExitCode, said.Trim());
    }
}

/// <summary>A test that needs Bicep's compiler.</summary>
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = BicepTool.WhyMissing;
}

/// <summary>Such a test with cases.</summary>
internal sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute() => Skip = BicepTool.WhyMissing;
}
