<#
.SYNOPSIS
Measures the module in a real shell: what importing it costs, and how fast ten thousand things go through it. Each figure stands beside a peer's, of the same run and the same shell.
.EXAMPLE
dotnet build src/Cmdlets -c Release; pwsh -NoProfile -File bench/PowerShell/Measure-Module.ps1
.NOTES
Each import is a shell of its own. cpu_ms is the processor time of the whole process, all its threads together: it is what a busy machine leaves alone. Writes bench/results/powershell.csv.
#>
param([int] $Rounds = 5, [int] $Count = 10000, [string] $Module = "$PSScriptRoot/../../module/GenAsset.psd1")
$ErrorActionPreference = 'Stop'
$Module = Resolve-Path $Module
$rows = [Collections.Generic.List[object]]::new()

function Get-Median([double[]] $Values) { ($Values | Sort-Object)[[math]::Floor($Values.Count / 2)] }

function Add-Row([string] $What, [int] $N, [object[]] $Runs, $Megabytes) {
    $rows.Add([pscustomobject]@{
            what = $What; n = $N; median_ms = '{0:0.0}' -f (Get-Median $Runs.Wall); best_ms = '{0:0.0}' -f ($Runs.Wall | Measure-Object -Minimum).Minimum
            cpu_ms = '{0:0.0}' -f (Get-Median $Runs.Cpu); extra_mb = $Megabytes
        })
    Write-Host $rows[-1]
    $rows | Export-Csv "$PSScriptRoot/../results/powershell.csv" -UseQuotes AsNeeded
}

# An import in a new shell: its time, and what the process holds more afterwards.
function Measure-Import([string] $What, [string] $Path) {
    $runs = 1..$Rounds | ForEach-Object {
        pwsh -NoProfile -NonInteractive -Command "
            [GC]::Collect(); `$process = [Diagnostics.Process]::GetCurrentProcess(); `$bytes = `$process.WorkingSet64; `$cpu = `$process.TotalProcessorTime
            `$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Path'; `$watch.Stop()
            `$process.Refresh(); `$cpu = `$process.TotalProcessorTime - `$cpu
            [GC]::Collect(); `$process.Refresh()
            `"`$(`$watch.Elapsed.TotalMilliseconds) `$(`$cpu.TotalMilliseconds) `$((`$process.WorkingSet64 - `$bytes) / 1MB)`""
    } | ForEach-Object { $wall, $cpu, $mb = [double[]] $_.Split(' '); [pscustomobject]@{ Wall = $wall; Cpu = $cpu; Mb = $mb } }
    Add-Row $What 1 $runs ('{0:0.0}' -f (Get-Median $runs.Mb))
}

function Measure-Word([string] $What, [scriptblock] $Word) {
    & $Word | Out-Null # warm
    Add-Row $What $Count @(1..$Rounds | ForEach-Object {
            $before = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
            $wall = (Measure-Command { & $Word }).TotalMilliseconds
            [pscustomobject]@{ Wall = $wall; Cpu = ([Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime - $before).TotalMilliseconds }
        })
}

Measure-Import 'import GenAsset' $Module
# Peers: a binary module that comes with PowerShell, and a script module that everybody knows.
foreach ($peer in Get-Module -ListAvailable Microsoft.PowerShell.Security, Pester | Sort-Object Name, Version -Unique) { Measure-Import "import $($peer.Name) $($peer.Version) (peer)" $peer.Path }

Import-Module $Module
$folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-bench-$([guid]::NewGuid())"
try {
    Connect-GenAsset (Join-Path $folder home) | Out-Null
    $prompts = (1..$Count).ForEach{ "prompt $_" }
    $rowsOfCsv = $prompts.ForEach{ [pscustomobject]@{ Prompt = $_; Width = 64; CustomId = "id $_" } }
    $ndjson = Join-Path $folder items.jsonl
    # At most one item at once: what is measured is the taking, not the making.
    Measure-Word 'prompts | New-GenAssetJob' { $script:job = $prompts | New-GenAssetJob -Engine builtin/echo -MaxParallel 1; Stop-GenAssetJob $job.Id }
    Measure-Word 'rows | New-GenAssetJob' { $script:job = $rowsOfCsv | New-GenAssetJob -Engine builtin/echo -MaxParallel 1; Stop-GenAssetJob $job.Id }
    Measure-Word 'rows | ConvertTo-Json, written to a file (peer)' { $rowsOfCsv | ForEach-Object { ConvertTo-Json $_ -Compress } | Set-Content $ndjson }
    $ended = $prompts | New-GenAssetJob -Engine builtin/echo | Wait-GenAssetJob
    Measure-Word 'Get-GenAssetItem' { Get-GenAssetItem $ended.Id }
    Measure-Word 'Get-Content | ConvertFrom-Json of as many lines (peer)' { Get-Content $ndjson | ForEach-Object { ConvertFrom-Json $_ } }
    Measure-Word 'Save-GenAssetResult, all there already' { $ended | Save-GenAssetResult (Join-Path $folder saved) -ThrottleLimit 8 }
}
finally {
    Remove-Module GenAsset
    [IO.Directory]::Delete($folder, $true)
}

$rows | Format-Table
