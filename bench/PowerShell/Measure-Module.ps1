<#
.SYNOPSIS
Measures the module in a real shell: what importing it costs, and how fast ten thousand things go through it. Each figure stands beside a peer's, of the same run and the same shell.

.DESCRIPTION
Each import is a shell of its own, the module and its peers by turns. Most of what an import costs is the shell's: the peer "an empty module" is a manifest and an assembly with one cmdlet
that does nothing. A shell that was built from source is compiled as it runs, one that was published ahead: jitted counts the methods that an import had to wait for. -Shell names another
shell to import in.

cpu_ms is the processor time of the whole process, all its threads together: it is what a busy machine leaves alone. Writes bench/results/powershell.csv.

.EXAMPLE
dotnet build src/Cmdlets -c Release; dotnet build bench/PowerShell/Empty -c Release; pwsh -NoProfile -File bench/PowerShell/Measure-Module.ps1
#>
[CmdletBinding()]
param(
    [int] $Rounds = 7,
    [int] $Count = 10000,
    [string] $Module = "$PSScriptRoot/../../module/GenAsset.psd1",
    [hashtable] $Shell = @{ 'this shell' = "$PSHOME/pwsh" },
    [string] $Path = "$PSScriptRoot/../results/powershell.csv"
)
$ErrorActionPreference = 'Stop'
$Module = Resolve-Path $Module
$rows = [Collections.Generic.List[object]]::new()

function Get-Median([double[]] $Value) { ($Value | Sort-Object)[[math]::Floor($Value.Count / 2)] }

function Add-Row([string] $What, [int] $N, [object[]] $Run) {
    $rows.Add([pscustomobject]@{
            what = $What; n = $N; median_ms = '{0:0.0}' -f (Get-Median $Run.Wall); best_ms = '{0:0.0}' -f ($Run.Wall | Measure-Object -Minimum).Minimum
            cpu_ms = '{0:0.0}' -f (Get-Median $Run.Cpu)
            extra_mb = if ($null -ne $Run[0].Mb) { '{0:0.0}' -f (Get-Median $Run.Mb) }; jitted = if ($null -ne $Run[0].Jitted) { Get-Median $Run.Jitted }
        })
    Write-Information "$($rows[-1])" -InformationAction Continue
}

# An import in a new shell: its time, what the process holds more afterwards, and how many methods it had to compile first.
function Get-Import([string] $Program, [string] $Name) {
    $said = & $Program -NoProfile -NonInteractive -Command "
        [GC]::Collect(); `$process = [Diagnostics.Process]::GetCurrentProcess(); `$bytes = `$process.WorkingSet64; `$cpu = `$process.TotalProcessorTime; `$jitted = [Runtime.JitInfo]::GetCompiledMethodCount(`$true)
        `$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Name'; `$watch.Stop()
        `$jitted = [Runtime.JitInfo]::GetCompiledMethodCount(`$true) - `$jitted
        `$process.Refresh(); `$cpu = `$process.TotalProcessorTime - `$cpu
        [GC]::Collect(); `$process.Refresh()
        `"`$(`$watch.Elapsed.TotalMilliseconds) `$(`$cpu.TotalMilliseconds) `$((`$process.WorkingSet64 - `$bytes) / 1MB) `$jitted`""
    $wall, $cpu, $mb, $jitted = [double[]] $said.Split(' ')
    [pscustomobject]@{ Wall = $wall; Cpu = $cpu; Mb = $mb; Jitted = $jitted }
}

function Measure-Word([string] $What, [scriptblock] $Word) {
    & $Word | Out-Null # warm
    Add-Row -What $What -N $Count -Run @(1..$Rounds | ForEach-Object {
            $before = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
            $wall = (Measure-Command { & $Word }).TotalMilliseconds
            [pscustomobject]@{ Wall = $wall; Cpu = ([Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime - $before).TotalMilliseconds; Mb = $null; Jitted = $null }
        })
}

# Peers: a binary module that does nothing, one that comes with PowerShell, and a script module that everybody knows.
$imports = [ordered]@{ 'GenAsset' = "$Module" }
$empty = "$PSScriptRoot/Empty/bin/Release/net10.0/Empty.psd1"
if (Test-Path $empty) { $imports['an empty module (peer)'] = $empty } else { Write-Warning 'Without the empty module: dotnet build bench/PowerShell/Empty -c Release' }
foreach ($peer in Get-Module -ListAvailable Microsoft.PowerShell.Security, Pester | Sort-Object Name, Version -Unique) { $imports["$($peer.Name) $($peer.Version) (peer)"] = $peer.Path }
foreach ($program in $Shell.GetEnumerator()) {
    $runs = @{}
    foreach ($round in 1..$Rounds) {
        foreach ($import in $imports.GetEnumerator()) { $runs[$import.Key] += @(Get-Import -Program $program.Value -Name $import.Value) }
    }

    foreach ($import in $imports.Keys) { Add-Row -What "import $import, $($program.Key)" -N 1 -Run $runs[$import] }
}

Import-Module $Module
$folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-bench-$([guid]::NewGuid())"
try {
    Connect-GenAsset (Join-Path $folder home) | Out-Null
    $prompts = (1..$Count).ForEach{ "prompt $_" }
    $rowsOfCsv = $prompts.ForEach{ [pscustomobject]@{ Prompt = $_; Width = 64; CustomId = "id $_" } }
    $ndjson = Join-Path $folder items.jsonl
    # At most one item at once: what is measured is the taking, not the making.
    Measure-Word 'prompts | New-GenAssetJob' { $job = $prompts | New-GenAssetJob -Engine builtin/echo -MaxParallel 1; Stop-GenAssetJob $job.Id }
    Measure-Word 'rows | New-GenAssetJob' { $job = $rowsOfCsv | New-GenAssetJob -Engine builtin/echo -MaxParallel 1; Stop-GenAssetJob $job.Id }
    Measure-Word 'rows | ConvertTo-Json, written to a file (peer)' { $rowsOfCsv | ForEach-Object { ConvertTo-Json $_ -Compress } | Set-Content $ndjson }
    $ended = $prompts | New-GenAssetJob -Engine builtin/echo | Wait-GenAssetJob
    Measure-Word 'Get-GenAssetItem' { Get-GenAssetItem $ended.Id }
    Measure-Word 'Get-Content | ConvertFrom-Json of as many lines (peer)' { Get-Content $ndjson | ForEach-Object { ConvertFrom-Json $_ } }
    Measure-Word 'Save-GenAssetResult, all there already' { $ended | Save-GenAssetResult (Join-Path $folder saved) -ThrottleLimit 8 }
}
finally {
    Remove-Module GenAsset
    [IO.Directory]::Delete($folder, $true)
    $rows | Export-Csv $Path -UseQuotes AsNeeded
}

$rows | Format-Table
