<#
.SYNOPSIS
Installs the module GenAsset from a folder or a package of this machine. Nothing is downloaded.

.DESCRIPTION
Copies the module into GenAsset/VERSION below a folder of $env:PSModulePath, where Import-Module finds it, and looks whether it loads. An installed version of the same number is
replaced by -Force only.

.PARAMETER Path
The folder GenAsset, or GenAsset.VERSION.nupkg; left out, what lies beside this script.

.PARAMETER Destination
A folder for modules; left out, this user's own.

.PARAMETER Force
Replaces the same version where it is installed.

.EXAMPLE
./install.ps1

.EXAMPLE
./install.ps1 -Path ./GenAsset.0.1.0.nupkg -Destination /opt/modules
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Path,
    [string] $Destination,
    [switch] $Force
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not $Path) {
    $Path = @(Join-Path $PSScriptRoot GenAsset; Get-ChildItem $PSScriptRoot -Filter GenAsset.*.nupkg | Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName) |
        Where-Object { $_ -and (Test-Path $_) } | Select-Object -First 1
    if (-not $Path) { throw "There is neither a folder GenAsset nor a GenAsset.VERSION.nupkg in $PSScriptRoot. Build them with: dotnet build module" }
}
if (-not (Test-Path $Path)) { throw "There is no $Path." }
if (-not $Destination) {
    # Where PowerShell itself looks: on macOS too that is no folder of Library.
    $own = if ($IsWindows) { Join-Path ([Environment]::GetFolderPath('MyDocuments')) PowerShell/Modules } else { Join-Path ($env:XDG_DATA_HOME ? $env:XDG_DATA_HOME : "$HOME/.local/share") powershell/Modules }
    $Destination = ($env:PSModulePath -split [IO.Path]::PathSeparator | Where-Object { $_ -eq $own } | Select-Object -First 1) ?? $own
}

$unpacked = $old = $null
try {
    if (Test-Path $Path -PathType Leaf) {
        $unpacked = Join-Path ([IO.Path]::GetTempPath()) "genasset-$([IO.Path]::GetRandomFileName())"
        [IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path $Path).ProviderPath, $unpacked)
        $Path = $unpacked
    }

    $manifest = Join-Path $Path GenAsset.psd1
    if (-not (Test-Path $manifest)) { throw "$Path is no module GenAsset: there is no GenAsset.psd1 in it." }
    $version = (Test-ModuleManifest $manifest).Version
    $target = Join-Path $Destination "GenAsset/$version"
    if ((Test-Path $target) -and -not $Force) { throw "GenAsset $version is installed in $target. Replace it with -Force." }
    if (-not $PSCmdlet.ShouldProcess($target, "Install GenAsset $version")) { return }

    # Beside its place first, so that a copy that breaks off leaves no half module where one is looked for.
    $copy = "$target.new"
    if (Test-Path $copy) { Remove-Item $copy -Recurse -Force }
    New-Item $copy -ItemType Directory -Force | Out-Null
    Get-ChildItem $Path | Where-Object Name -NotIn '_rels', 'package', '[Content_Types].xml', 'GenAsset.nuspec' | Copy-Item -Destination $copy -Recurse
    # A version that a session has loaded can be moved aside on Windows, not removed; what is left of it goes with the next -Force.
    Get-ChildItem (Split-Path $target) -Filter "$version.old-*" | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
    if (Test-Path $target) {
        $old = "$target.old-$([IO.Path]::GetRandomFileName())"
        Move-Item -LiteralPath $target -Destination $old
    }
    Move-Item -LiteralPath $copy -Destination $target
    if ($old) { Remove-Item -LiteralPath $old -Recurse -Force -ErrorAction SilentlyContinue }
    Test-ModuleManifest (Join-Path $target GenAsset.psd1)
}
finally {
    if ($unpacked -and (Test-Path $unpacked)) { Remove-Item $unpacked -Recurse -Force -WhatIf:$false -Confirm:$false }
}
