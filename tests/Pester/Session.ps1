# Dot-sourced by every suite: the module as it ships, and a folder of the suite's own for homes and results.
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../module/GenAsset.psd1" -Force

# Homes lie outside of TestDrive: Pester walks through all of that after every block.
$Folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-pester-$([guid]::NewGuid())"
[IO.Directory]::CreateDirectory($Folder) | Out-Null

function Remove-Session {
    Remove-Module GenAsset # lets go of every home
    [IO.Directory]::Delete($Folder, $true)
}

function New-EndedJob([string[]] $Prompt = @('a', 'b')) {
    $Prompt | New-GenAssetJob -Engine builtin/echo -Name ended | Wait-GenAssetJob
}

# Big pictures take the preview engine seconds each: a job that is still at work when the test looks at it.
function New-LongJob([int] $Count = 20) {
    1..$Count | ForEach-Object { "picture $_" } | New-GenAssetJob -Engine builtin/preview -Width 2048 -Height 2048 -Name long
}

# A picture that is too big for the second that it is given: an item that fails.
function New-FailedJob {
    [pscustomobject]@{ Prompt = 'too big'; Width = 4096; Height = 4096; TimeoutSeconds = 1 }, [pscustomobject]@{ Prompt = 'fine'; Width = 16; Height = 16 } |
        New-GenAssetJob -Retry 0 -Name failed | Wait-GenAssetJob -WarningAction SilentlyContinue
}
