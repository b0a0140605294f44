using Xunit.Abstractions;

namespace GenAsset.Cmdlets.Tests;

/// <summary>The help as a person sees it: every example run as it is written, and Get-Help asked, in a real shell.</summary>
public sealed class HelpExampleTests(ITestOutputHelper output)
{
    [PesterFact]
    public async Task Every_example_runs_as_it_is_written()
    {
        var (exitCode, text) = await PowerShell.RunAsync(
            $$"""
            $PSStyle.OutputRendering = 'PlainText'
            Import-Module Pester -MinimumVersion 5.0
            $run = New-PesterConfiguration
            $run.Run.Path = '{{Path.Combine(Repository.Root, "tests/Help")}}'
            $run.Run.PassThru = $true
            $run.Output.Verbosity = 'Detailed'
            $run.Output.RenderMode = 'Plaintext'
            $result = Invoke-Pester -Configuration $run
            if ($result.Result -ne 'Passed' -or $result.PassedCount -lt 40) { exit 1 }
            """,
            TimeSpan.FromMinutes(30));

        output.WriteLine(text);
        exitCode.ShouldBe(0, text);
    }

    [PowerShellFact]
    public async Task Get_Help_tells_of_each_cmdlet_and_topic()
    {
        var (exitCode, text) = await PowerShell.RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{Path.Combine(Repository.Root, "module/GenAsset.psd1")}}'
            $faults = foreach ($command in Get-Command -Module GenAsset) {
                $help = Get-Help $command -Full
                if (-not $help.examples -or -not $help.description) { "$command has no help" }
                $told = @($help.parameters.parameter.name) | Sort-Object
                $common = [Management.Automation.PSCmdlet]::CommonParameters
                $there = $command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
                if ("$told" -ne "$there") { "${command}: told of $told, there are $there" }
                if (@($help.syntax.syntaxItem).Count -ne $command.ParameterSets.Count) { "${command}: $(@($help.syntax.syntaxItem).Count) sets are told of, there are $($command.ParameterSets.Count)" }
            }
            foreach ($topic in Get-ChildItem '{{Path.Combine(Repository.Root, "docs/en-US")}}/about_*.md') {
                if ((Get-Help $topic.BaseName) -notmatch 'SHORT DESCRIPTION') { $faults += "$($topic.BaseName) is not found" }
            }
            $faults
            exit [int][bool]$faults
            """,
            TimeSpan.FromMinutes(10));

        exitCode.ShouldBe(0, text);
    }
}
