# infra/deploy.ps1 as it is run: in a process of its own, with a program called az before it on the PATH, the real genasset making keys, and a real server for the smoke test.
BeforeDiscovery {
    $root = Resolve-Path "$PSScriptRoot/../.."
    $genasset = Get-ChildItem "$root/src/Host/bin" -Filter genasset.dll -Recurse -ErrorAction Ignore | Where-Object { Test-Path ([IO.Path]::ChangeExtension($_.FullName, '.runtimeconfig.json')) } |
        Sort-Object LastWriteTime -Descending | Select-Object -First 1 -ExpandProperty FullName
    $isMissing = $IsWindows -or -not $genasset -or -not (Get-Command dotnet -ErrorAction Ignore)
    if ($isMissing) { Write-Warning 'Skipped: src/Host is not built, or there is no dotnet to run it, or no shell for the stand-in of az.' }
}

Describe 'infra/deploy.ps1 in a process of its own' -Tag slow -Skip:$isMissing -ForEach @(@{ Genasset = $genasset }) {
    BeforeAll {
        $Root = (Resolve-Path "$PSScriptRoot/../..").Path
        $Bin = Join-Path $TestDrive bin
        New-Item $Bin -ItemType Directory | Out-Null
        Copy-Item "$PSScriptRoot/Fakes/*" $Bin
        Set-Content "$Bin/genasset" "#!/bin/sh`nexec dotnet '$Genasset' `"`$@`""
        Set-Content "$Bin/docker" "#!/bin/sh`necho `"docker `$*`" >>`"`$FAKE/calls`""
        chmod +x "$Bin/genasset" "$Bin/docker" "$Bin/az" "$Bin/dotnet"

        # Its exit code, and all that it wrote: as it stands, and without the breaks that fit it to a window.
        function Invoke-Deploy([string[]] $Argument, [string] $Path = "$Bin$([IO.Path]::PathSeparator)$env:PATH", [string] $Key) {
            $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path, [string[]](@('-NoProfile', '-NonInteractive', '-File', "$Root/infra/deploy.ps1") + $Argument))
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $start.Environment['PATH'], $start.Environment['FAKE'], $start.Environment['NO_COLOR'], $start.Environment['TMPDIR'] = $Path, $Fake, '1', $Temp
            if ($Key) { $start.Environment['GENASSET_KEY'] = $Key } else { $start.Environment.Remove('GENASSET_KEY') | Out-Null }
            $process = [Diagnostics.Process]::Start($start)
            $faults = $process.StandardError.ReadToEndAsync()
            $text = $process.StandardOutput.ReadToEnd()
            $process.WaitForExit()
            [pscustomobject]@{ Code = $process.ExitCode; Said = ($text + $faults.Result) -replace '\x1b\[[0-9;]*m'; Line = ($text + $faults.Result) -replace '\x1b\[[0-9;]*m' -replace '\s*\n[\s|]*', ' '; Calls = @(if (Test-Path "$Fake/calls") { Get-Content "$Fake/calls" }) }
        }

        function Set-Answer([string] $Words, [string] $Text) { Set-Content "$Fake/answers/$Words" $Text }

        function Set-Server([string] $Address) {
            $outputs = @{ server = $Address; functionsName = 'f-app'; registryName = 'registry1'; vaultName = 'vault1'; dataAccountName = 'account1'; dataContainer = 'genasset'; durableBackend = 'DurableTaskScheduler'; workerJobs = @('cpu-workers') }
            $values = @{}
            foreach ($name in $outputs.Keys) { $values[$name] = @{ value = $outputs[$name] } }
            Set-Answer 'deployment group show' (@{ properties = @{ outputs = $values } } | ConvertTo-Json -Depth 6)
        }
        $Place = '-ResourceGroup', 'g'
        $KeyPattern = 'gak_[\w-]+'
    }

    BeforeEach {
        $Fake = Join-Path $TestDrive "fake-$([guid]::NewGuid().ToString('n'))"
        $Temp = "$Fake/temp"
        New-Item "$Fake/answers", $Temp -ItemType Directory | Out-Null
        Set-Answer 'account show' '{"name":"A subscription"}'
        Set-Answer 'group exists' 'true'
        Set-Answer 'group create' '{}'
        Set-Answer 'group delete' ''
        Set-Answer 'keyvault purge' ''
        Set-Answer 'acr' '{}'
        Set-Answer 'deployment group create' '{}'
        Set-Answer 'deployment group what-if' '{"changes":[{"changeType":"Create","resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.App/jobs/cpu-workers"}]}'
        Set-Answer 'containerapp job show' '{"properties":{"template":{"containers":[{"name":"worker","image":"registry1.azurecr.io/genasset/worker:abc123"}]}}}'
        Set-Answer 'functionapp deployment source config-zip' '{}'
        Set-Answer 'resource list' '[{"name":"a","type":"t","tags":{"application":"genasset","stage":"dev"}}]'
        Set-Answer 'bicep build-params' (@{ parametersJson = (@{ parameters = @{ pools = @{ value = @(@{ name = 'sdxl'; model = 'genasset/text-to-image'; enginesFile = '{"engines":[{"name":"gpu/sdxl"}]}' }) } } } | ConvertTo-Json -Depth 6) } | ConvertTo-Json)
        Set-Server 'https://f-app.azurewebsites.net'
    }

    It 'Without az says what to install' {
        $bare = Join-Path $Fake bare # what pwsh itself is started with, and nothing else
        New-Item $bare -ItemType Directory | Out-Null
        foreach ($program in 'sh', 'dirname', 'readlink', 'uname', 'dotnet') { if ($found = Get-Command $program -CommandType Application -ErrorAction Ignore | Select-Object -First 1) { New-Item "$bare/$program" -ItemType SymbolicLink -Value $found.Source | Out-Null } }

        $ended = Invoke-Deploy (@('Deploy') + $Place) -Path $bare

        $ended.Code | Should -Be 1
        $ended.Line | Should -BeLike '*Exception: The Azure CLI is not on the PATH*'
    }

    It 'Without a sign-in says how to' {
        Set-Answer 'account show' "! Please run 'az login' to setup account."

        $ended = Invoke-Deploy (@('Preview') + $Place)

        $ended.Code | Should -Be 1
        $ended.Line | Should -BeLike '*Azure does not know who you are*az login*'
        $ended.Calls | Should -HaveCount 1
    }

    It 'Previews, and says what Azure does not accept' {
        (Invoke-Deploy (@('Preview') + $Place)).Said | Should -BeLike '*Create*Microsoft.App/jobs/cpu-workers*'

        Set-Answer 'deployment group what-if' '! (InvalidTemplateDeployment) The template deployment failed: The quota for GPUs is 0.'
        $ended = Invoke-Deploy (@('Preview') + $Place)

        $ended.Code | Should -Be 1
        $ended.Line | Should -BeLike '*deployment group what-if failed*quota for GPUs is 0*'
        $ended.Calls -match 'create|delete' | Should -BeNullOrEmpty
    }

    It 'Deploys, and gives back the address' {
        Set-Answer 'group exists' 'false'

        $ended = Invoke-Deploy (@('Deploy') + $Place + @('-Location', 'swedencentral'))

        $ended.Code | Should -Be 0 -Because $ended.Said
        $ended.Said | Should -BeLike '*https://f-app.azurewebsites.net*'
        $ended.Calls -match '^group create' | Should -BeLike '*--location swedencentral*'
    }

    It 'Publishes images, workers and the program, for the store of orchestrations that was deployed' {
        $ended = Invoke-Deploy (@('Publish', '-Tag', 't1') + $Place)

        $ended.Code | Should -Be 0 -Because $ended.Said
        $ended.Calls -match '^acr build' | Should -BeLike '*genasset/worker:t1*'
        $ended.Calls -match '^deployment group create' | Should -BeLike '*imageTag=t1*'
        $ended.Calls -match '^dotnet publish' | Should -BeLike '*-p:StandIns=false*-p:DurableBackend=AzureManaged*'
        [IO.Compression.ZipFile]::ExtractToDirectory("$Fake/src", "$Fake/program")
        (Get-Content "$Fake/program/engines.json" | ConvertFrom-Json).engines.name | Should -Be 'gpu/sdxl'
        Get-ChildItem $Temp -Filter genasset-* | Should -BeNullOrEmpty
    }

    It 'Makes keys that a server takes, keeps those that are there, and writes only digests' {
        $first = Invoke-Deploy (@('Key', '-Name', 'anna') + $Place)
        $second = Invoke-Deploy (@('Key', '-Name', 'ben', '-Role', 'admin') + $Place)

        $first.Code | Should -Be 0 -Because $first.Said
        $keys = @([regex]::Match($first.Said, $KeyPattern).Value, [regex]::Match($second.Said, $KeyPattern).Value)
        [regex]::Matches($first.Said, $KeyPattern).Count | Should -Be 1
        $blob = Get-Content "$Fake/blob" -Raw
        ($blob | ConvertFrom-Json).keys.name | Should -Be 'anna', 'ben'
        ($blob | ConvertFrom-Json).keys[1].role | Should -Be 'admin'
        $blob | Should -Not -Match 'gak_'
        ($second.Calls -join ' ') | Should -Not -Match 'gak_'
        Get-ChildItem $Temp -Filter genasset-* | Should -BeNullOrEmpty

        # The smoke test with that key, on a server that reads that very file.
        $served = "$Fake/served"
        New-Item "$served/server" -ItemType Directory | Out-Null
        Copy-Item "$Fake/blob" "$served/server/keys.json"
        $start = [Diagnostics.ProcessStartInfo]::new('dotnet', [string[]]($Genasset, 'serve', '--urls', 'http://127.0.0.1:0', '--home', $served))
        $start.RedirectStandardOutput = $true
        $server = [Diagnostics.Process]::Start($start)
        try {
            do { $line = $server.StandardOutput.ReadLine() } until ($null -eq $line -or $line -match '^Listening on (?<address>\S+)')
            Set-Server ($Matches.address.TrimEnd('/'))

            $passed = Invoke-Deploy (@('Test') + $Place) -Key $keys[0]
            $passed.Code | Should -Be 0 -Because $passed.Said
            $passed.Line | Should -Match 'True +\w+'

            $refused = Invoke-Deploy (@('Test') + $Place) -Key "$($keys[0])x"
            $refused.Code | Should -Be 1
            $refused.Line | Should -BeLike '*does not pass*401*'
            $refused.Said | Should -Not -Match $KeyPattern
        }
        finally {
            $server.Kill()
            $server.WaitForExit()
        }

        $away = Invoke-Deploy (@('Test') + $Place) -Key $keys[0]
        $away.Code | Should -Be 1
        $away.Line | Should -BeLike '*does not pass*Application Insights*To go back*'
    }

    It 'Makes no key that it could not write' {
        Set-Answer 'storage blob upload' '! You do not have the required permissions needed to perform this operation.'

        $ended = Invoke-Deploy (@('Key', '-Name', 'anna') + $Place)

        $ended.Code | Should -Be 1
        $ended.Line | Should -BeLike '*No key was made.*some minutes after the first Deploy*'
        $ended.Said | Should -Not -Match $KeyPattern

        Set-Answer 'storage blob upload' '! The condition specified is not met. ErrorCode:ConditionNotMet'
        (Invoke-Deploy (@('Key', '-Name', 'anna') + $Place)).Line | Should -BeLike '*at the same time: try again*'
    }

    It 'Removes a group of ours, and leaves one that is not' {
        (Invoke-Deploy (@('Remove', '-Force') + $Place)).Said | Should -BeLike '*g is gone, its vault too.*'

        Remove-Item "$Fake/calls"
        Set-Answer 'resource list' '[{"name":"payroll","type":"t","tags":null}]'
        $ended = Invoke-Deploy (@('Remove', '-Force') + $Place)

        $ended.Code | Should -Be 1
        $ended.Said | Should -BeLike '*payroll*'
        $ended.Calls -match 'delete' | Should -BeNullOrEmpty
    }
}
