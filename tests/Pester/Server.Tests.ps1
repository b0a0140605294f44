# The three words as the README writes them, against genasset serve in a process of its own, with keys and without.
BeforeDiscovery {
    $root = Resolve-Path "$PSScriptRoot/../.."
    $genasset = Get-ChildItem "$root/src/Host/bin" -Filter genasset.dll -Recurse -ErrorAction Ignore | Where-Object { Test-Path ([IO.Path]::ChangeExtension($_.FullName, '.runtimeconfig.json')) } |
        Sort-Object LastWriteTime -Descending | Select-Object -First 1 -ExpandProperty FullName
    $isMissing = -not $genasset -or -not (Get-Command dotnet -ErrorAction Ignore)
    if ($isMissing) { Write-Warning 'Skipped: src/Host is not built, or there is no dotnet to run it.' }
}

Describe 'Against genasset serve <Kind>' -Tag slow -Skip:$isMissing -ForEach @(
    @{ Kind = 'without keys'; HasKeys = $false; Genasset = $genasset }
    @{ Kind = 'with keys'; HasKeys = $true; Genasset = $genasset }
) {
    BeforeAll {
        . "$PSScriptRoot/Session.ps1"
        $env:GENASSET_CONNECTION = Join-Path $Folder connection.json
        $home_ = Join-Path $Folder served
        $key = if ($HasKeys) { dotnet $Genasset keys add pester --home $home_ 2>$null }
        $start = [Diagnostics.ProcessStartInfo]::new('dotnet', [string[]]($Genasset, 'serve', '--urls', 'http://127.0.0.1:0', '--home', $home_))
        $start.RedirectStandardOutput = $true
        $server = [Diagnostics.Process]::Start($start)
        do { $line = $server.StandardOutput.ReadLine() } until ($null -eq $line -or $line -match '^Listening on (?<address>\S+)')
        $address = $Matches.address
        if ($HasKeys) { Connect-GenAsset -Server $address -Key (ConvertTo-SecureString $key -AsPlainText -Force) | Out-Null } else { Connect-GenAsset -Server $address | Out-Null }
    }

    AfterAll {
        $server.Kill()
        $server.WaitForExit()
        Remove-Item env:GENASSET_CONNECTION
        Remove-Session
    }

    It 'runs the three words, as the README writes them' {
        Push-Location $Folder
        try {
            Set-Content prompts.csv "prompt,width,height`na red robot,64,64`na blue house,64,64"
            & (Get-ThreeWord)
            (Get-ChildItem assets -Directory).Name | Should -Be '0000-a-red-robot', '0001-a-blue-house'
            (Get-ChildItem assets -Recurse -Filter *.png).Count | Should -Be 2
        }
        finally { Pop-Location }
    }

    It 'says where it is connected, and never the key' {
        $context = Get-GenAssetContext
        $context.Backend | Should -Be server
        $context.HasKey | Should -Be $HasKeys
        $told = Get-GenAssetJob -Verbose 4>&1 | Out-String
        $told | Should -Match 'GET http://127\.0\.0\.1:\d+/v1/jobs\?limit=200: 200 OK'
        if ($HasKeys) { $told | Should -Not -Match ([regex]::Escape($key)) }
    }

    It 'refuses who has no key, where there are keys' -Skip:(-not $HasKeys) {
        { Connect-GenAsset -Server $address } | Should -Throw -ErrorId 'KEY_REFUSED,GenAsset.Cmdlets.ConnectGenAssetCommand'
        { Connect-GenAsset -Server $address -Credential ([pscredential]::new('x', (ConvertTo-SecureString 'wrong' -AsPlainText -Force))) } | Should -Throw -ErrorId 'KEY_REFUSED,GenAsset.Cmdlets.ConnectGenAssetCommand'
        (Get-GenAssetContext).HasKey | Should -BeTrue
    }

    It 'takes the key from a variable and remembers its name only' -Skip:(-not $HasKeys) {
        $env:GENASSET_PESTER_KEY = $key
        (Connect-GenAsset -Server $address -KeyVariable GENASSET_PESTER_KEY -Save).HasKey | Should -BeTrue
        Get-Content $env:GENASSET_CONNECTION -Raw | Should -Not -Match ([regex]::Escape($key))
        Disconnect-GenAsset
        (Get-GenAssetContext).Server | Should -Be "$address/"
    }

    It 'takes the key from a vault and remembers its name only' -Skip:(-not $HasKeys) {
        function global:Get-Secret([string] $Name, [string] $Vault) { if ($Name -eq 'assets' -and $Vault -eq 'mine') { ConvertTo-SecureString $env:GENASSET_PESTER_KEY -AsPlainText -Force } else { throw "no secret $Name" } }
        try {
            { Connect-GenAsset -Server $address -Secret none } | Should -Throw -ErrorId 'KEY_REFUSED,GenAsset.Cmdlets.ConnectGenAssetCommand'
            (Connect-GenAsset -Server $address -Secret assets -Vault mine -Save).HasKey | Should -BeTrue
            Get-Content $env:GENASSET_CONNECTION -Raw | Should -Not -Match ([regex]::Escape($key))
            Disconnect-GenAsset
            @(Get-GenAssetJob).Count | Should -BeGreaterThan 0
            { Connect-GenAsset -Server $address -Secret assets -KeyVariable PATH } | Should -Throw -ErrorId 'VALIDATION_FAILED,*'
        }
        finally { Remove-Item function:Get-Secret }
        { Connect-GenAsset -Server $address -Secret assets } | Should -Throw '*There is no Get-Secret*'
    }

    It 'makes a job once under one idempotency key, and from a file' {
        Set-Content (Join-Path $Folder once.csv) "prompt`na`nb"
        $job = New-GenAssetJob -Path (Join-Path $Folder once.csv) -Engine builtin/echo -IdempotencyKey "pester-$HasKeys"
        (New-GenAssetJob -Path (Join-Path $Folder once.csv) -Engine builtin/echo -IdempotencyKey "pester-$HasKeys").Id | Should -Be $job.Id
        ($job | Wait-GenAssetJob).Total | Should -Be 2
    }

    It 'waits and saves as a PowerShell job' {
        $saving = New-GenAssetJob a, b -Engine builtin/echo | Wait-GenAssetJob | Save-GenAssetResult (Join-Path $Folder background) -PassThru -AsJob
        ($saving | Get-JobResult).Index | Should -Be 0, 1
    }

    It 'sends a photo of this machine' {
        $photo = (Get-GenAssetItem (New-GenAssetJob 'a photo' -Width 32 -Height 32 | Wait-GenAssetJob).Id | Save-GenAssetResult (Join-Path $Folder photo) -PassThru | Where-Object Name -Like *.png).Path
        $job = Get-Item $photo | New-GenAssetJob -Kind Enhancement -Engine builtin/echo | Wait-GenAssetJob
        $job.Succeeded | Should -Be 1
        (Get-GenAssetItem $job.Id).Spec.Image.Upload | Should -Not -BeNullOrEmpty
    }

    It 'stops, runs again, receives and removes' {
        $job = New-LongJob 4
        ($job | Stop-GenAssetJob -PassThru | Wait-GenAssetJob).State | Should -Be Cancelled
        $echo = New-GenAssetJob a, b -Engine builtin/echo
        ($echo | Receive-GenAssetItem).Index | Sort-Object | Should -Be 0, 1
        $echo, $job | Remove-GenAssetJob
        Get-GenAssetJob $echo.Id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'completes ids and engines' {
        $job = New-EndedJob
        (TabExpansion2 'Wait-GenAssetJob ende').CompletionMatches.CompletionText | Should -Contain $job.Id
        (TabExpansion2 'Get-GenAssetEngine builtin/e').CompletionMatches.CompletionText | Should -Contain builtin/echo
    }

    It 'returns within a second when a wait is stopped, and the job goes on' {
        $job = New-LongJob
        Measure-Best {
            $stopped = Measure-Stop 'Wait-GenAssetJob $id' @{ id = $job.Id } { $args[0].Streams.Progress.Count -gt 0 }
            $stopped.State | Should -Be Stopped
            $stopped.Took
        } | Should -BeLessThan ([timespan]::FromSeconds(1))
        (Get-GenAssetJob $job.Id).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }
}
