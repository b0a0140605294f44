# The module as it is installed, in a folder of its own with nothing of the source beside it, in a shell of its own.
BeforeDiscovery {
    $root = Resolve-Path "$PSScriptRoot/../.."
    $genasset = Get-ChildItem "$root/src/Host/bin" -Filter genasset.dll -Recurse -ErrorAction Ignore | Where-Object { Test-Path ([IO.Path]::ChangeExtension($_.FullName, '.runtimeconfig.json')) } |
        Sort-Object LastWriteTime -Descending | Select-Object -First 1 -ExpandProperty FullName
    $isMissing = -not (Test-Path "$root/module/out/GenAsset") -or -not $genasset -or -not (Get-Command dotnet -ErrorAction Ignore)
    if ($isMissing) { Write-Warning 'Skipped: module/out or src/Host is not built (dotnet build module; dotnet build src/Host), or there is no dotnet.' }
}

Describe 'An installed module' -Tag slow -Skip:$isMissing -ForEach @{ Genasset = $genasset } {
    BeforeAll {
        $Folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-installed-$([guid]::NewGuid())"
        $modules = Join-Path $Folder modules
        $installed = & "$PSScriptRoot/../../module/out/install.ps1" -Path "$PSScriptRoot/../../module/out/GenAsset" -Destination $modules
        $module = Join-Path $modules GenAsset $installed.Version

        # In a new shell that finds no module but the installed one, and no program of ours by its environment.
        function Invoke-Installed([string] $Script, [string] $Programs = $env:PATH) {
            $start = [Diagnostics.ProcessStartInfo]::new("$PSHOME/pwsh", [string[]]('-NoProfile', '-NonInteractive', '-Command', "`$PSStyle.OutputRendering = 'PlainText'; `$ErrorActionPreference = 'Stop'; $Script"))
            $start.RedirectStandardOutput = $true
            $start.Environment['PSModulePath'] = $modules
            $start.Environment['PATH'] = $Programs
            $start.Environment['GENASSET_CONNECTION'] = Join-Path $Folder connection.json
            $null = $start.Environment.Remove('GENASSET_PROGRAM')
            $shell = [Diagnostics.Process]::Start($start)
            $said = $shell.StandardOutput.ReadToEnd()
            $shell.WaitForExit()
            $said.Trim()
        }
    }

    AfterAll { [IO.Directory]::Delete($Folder, $true) }

    It 'is found by its name, with its help' {
        Invoke-Installed '(Get-Module GenAsset -ListAvailable).ModuleBase; (Get-Help New-GenAssetJob).Synopsis; (Get-Help about_GenAsset_Jobs).Substring(0, 5)' |
            Should -Match "$([regex]::Escape($module))\s+Makes one job of .*\s+TOPIC"
    }

    It 'runs the three words' {
        Set-Content (Join-Path $Folder prompts.csv) "prompt,width,height`na red robot,64,64"
        Invoke-Installed "Set-Location '$Folder'; Connect-GenAsset ./home | Out-Null; Import-Csv prompts.csv | New-GenAssetJob | Wait-GenAssetJob -WarningAction Ignore | Save-GenAssetResult -Path ./assets; Remove-Module GenAsset"
        Join-Path $Folder assets/0000-a-red-robot/image.png | Should -Exist
    }

    It 'says the way out where there is no server program' {
        $said = Invoke-Installed "try { Start-GenAssetServer '$Folder/served' } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message; `$_.ErrorDetails.RecommendedAction }" -Programs /nowhere
        $said | Should -Match '(?s)^CONFIGURATION_INVALID,GenAsset.Cmdlets.StartGenAssetServerCommand.*neither in the module''s folder tools nor on the PATH.*-Program DIR.*-p:IncludeServer=true'
    }

    It 'starts the server that lies in its folder tools, and stops it' {
        Copy-Item (Split-Path $Genasset) (Join-Path $module tools) -Recurse
        $said = Invoke-Installed "`$server = Start-GenAssetServer '$Folder/served' -PassThru; (Get-GenAssetContext).Backend; ('a' | New-GenAssetJob -Engine builtin/echo | Wait-GenAssetJob).State; `$server | Stop-GenAssetServer; `$null -eq (Get-Process -Id `$server.Id -ErrorAction Ignore)"
        $said -split '\s+' | Should -Be server, Completed, True
    }
}
