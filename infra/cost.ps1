#Requires -Version 7.4
<#
.SYNOPSIS
    What GenAsset costs in Azure: a month of doing nothing, and 1,000 items of each kind, with the arithmetic.
.DESCRIPTION
    Every price and every time is a parameter. The defaults are list prices in US dollars as its authors assumed them for a European region on 2026-11-21; they
    were not looked up when this was run. Put your own region's there, and the seconds that your items really take.
.EXAMPLE
    ./infra/cost.ps1 -Items 1000000 | Format-Table
.EXAMPLE
    ./infra/cost.ps1 -Idle -Stage prod
#>
[CmdletBinding(DefaultParameterSetName = 'Items')]
param(
    [Parameter(ParameterSetName = 'Items')] [ValidateRange(1, 100000000)] [int] $Items = 1000,
    # Replicas that share the items: each is started and runs idle for a while once.
    [Parameter(ParameterSetName = 'Items')] [ValidateRange(1, 1000)] [int] $Replicas = 2,
    [Parameter(Mandatory, ParameterSetName = 'Idle')] [switch] $Idle,
    [Parameter(ParameterSetName = 'Idle')] [ValidateSet('dev', 'prod')] [string] $Stage = 'dev',

    # Container Apps, by the second of a replica that runs.
    [double] $VcpuSecond = 0.000024,
    [double] $GibSecond = 0.000003,
    [double] $T4Second = 0.000072,
    [double] $A100Second = 0.000528,
    # Storage, by 10,000 calls and by GB and month.
    [double] $BlobWrites10k = 0.065,
    [double] $BlobReads10k = 0.005,
    [double] $QueueCalls10k = 0.004,
    [double] $TableCalls10k = 0.0004,
    [double] $BlobGbMonth = 0.023,
    # Durable Task Scheduler, by 10,000 actions; Functions, by GB and second, warm and at work.
    [double] $Actions10k = 0.003,
    [double] $FunctionsGbSecond = 0.000026,
    [double] $FunctionsWarmGbSecond = 0.000004,
    # By month: registry, an alert on a metric, an alert on a query; by GB: logs.
    [double] $RegistryBasicMonth = 5,
    [double] $RegistryStandardMonth = 20,
    [double] $MetricAlertMonth = 0.1,
    [double] $QueryAlertMonth = 0.5,
    [double] $LogsGb = 2.8,

    # Seconds of a GPU, or of a CPU, that an item takes. Assumptions about such models, but for the preview: bench/results/preview.csv, 512 x 512.
    [double] $SdxlT4Seconds = 24,
    [double] $SdxlA100Seconds = 4,
    [double] $TripoSrT4Seconds = 4,
    [double] $EsrganT4Seconds = 5,
    [double] $PreviewSeconds = 1.3,
    # A replica's first seconds (image, weights) and its last ones (maxIdle).
    [double] $GpuStartSeconds = 240,
    [double] $CpuStartSeconds = 30,
    [double] $IdleSeconds = 120
)

$ErrorActionPreference = 'Stop'
$MonthSeconds = 730 * 3600

if ($Idle) {
    $isProd = $Stage -eq 'prod'
    $lines = [ordered]@{
        'Registry'               = $isProd ? $RegistryStandardMonth : $RegistryBasicMonth
        'Functions, kept warm'   = $isProd ? 1 * 2 * $MonthSeconds * $FunctionsWarmGbSecond : 0 # one instance of 2 GB
        'Functions, timers'      = 730 * 60 * 0.2 * 2 * $FunctionsGbSecond # one call a minute, 0.2 s, 2 GB
        'Logs'                   = ($isProd ? 1 : 0.2) * $LogsGb
        'Images in the registry' = 0 # within what it holds
        'Blobs, 10 GB'           = 10 * $BlobGbMonth
        'Queues, asked by KEDA'  = $MonthSeconds / 30 * ($isProd ? 8 : 5) / 10000 * $QueueCalls10k # an engine's queue each 30 s
        'Alerts'                 = $isProd ? 8 * $MetricAlertMonth + $QueryAlertMonth : 0
        'Workers, scheduler'     = 0 # by the second and by the action: none
    }
    foreach ($line in $lines.GetEnumerator()) { [pscustomobject]@{ What = $line.Key; Month = [Math]::Round($line.Value, 2) } }
    [pscustomobject]@{ What = 'Together'; Month = [Math]::Round(($lines.Values | Measure-Object -Sum).Sum, 2) }
    return
}

# By item: what the storage is asked for, as docs/05-azure.md counts it, and what is kept of it for a day.
$calls = (5 * $BlobWrites10k + 3 * $BlobReads10k + 6 * $QueueCalls10k + 4 * $TableCalls10k) / 10000
$orchestration = 8 / 500 / 10000 * $Actions10k # 8 actions a chunk of 500
$pools = @(
    @{ Pool = 'preview, 2 vCPU'; Seconds = $PreviewSeconds; AtOnce = 2; Second = 2 * $VcpuSecond + 4 * $GibSecond; Start = $CpuStartSeconds; MB = 1 }
    @{ Pool = 'SDXL, T4'; Seconds = $SdxlT4Seconds; AtOnce = 1; Second = 8 * $VcpuSecond + 56 * $GibSecond + $T4Second; Start = $GpuStartSeconds; MB = 2 }
    @{ Pool = 'SDXL, A100'; Seconds = $SdxlA100Seconds; AtOnce = 1; Second = 24 * $VcpuSecond + 220 * $GibSecond + $A100Second; Start = $GpuStartSeconds; MB = 2 }
    @{ Pool = 'TripoSR, T4'; Seconds = $TripoSrT4Seconds; AtOnce = 1; Second = 8 * $VcpuSecond + 56 * $GibSecond + $T4Second; Start = $GpuStartSeconds; MB = 4 }
    @{ Pool = 'Real-ESRGAN, T4'; Seconds = $EsrganT4Seconds; AtOnce = 1; Second = 8 * $VcpuSecond + 56 * $GibSecond + $T4Second; Start = $GpuStartSeconds; MB = 12 }
)
foreach ($pool in $pools) {
    $work = $Items * $pool.Seconds / $pool.AtOnce * $pool.Second
    $start = $Replicas * ($pool.Start + $IdleSeconds) * $pool.Second
    $signs = [Math]::Floor($pool.Seconds / 5) * ($BlobWrites10k + $QueueCalls10k) / 10000 # of life, each five seconds: ledger and message
    $storage = $Items * ($calls + $signs + $orchestration + $pool.MB / 1024 * $BlobGbMonth / 30)
    [pscustomobject]@{
        Pool    = $pool.Pool
        Hour    = [Math]::Round($pool.Second * 3600, 2)
        Work    = [Math]::Round($work, 2)
        Starts  = [Math]::Round($start, 2)
        Storage = [Math]::Round($storage, 2)
        Total   = [Math]::Round($work + $start + $storage, 2)
    }
}
