BeforeAll { . "$PSScriptRoot/Session.ps1" }
AfterAll { Remove-Session }

Describe 'The module' -Tag fast {
    It 'has a manifest that PowerShell accepts' {
        (Test-ModuleManifest "$PSScriptRoot/../../module/GenAsset.psd1").ExportedCmdlets.Count | Should -Be (Get-Command -Module GenAsset).Count
    }

    It 'exports <_>' -ForEach 'Connect-GenAsset', 'Convert-GenAssetFile', 'Disconnect-GenAsset', 'Get-GenAssetContext', 'Get-GenAssetEngine', 'Get-GenAssetExample', 'Get-GenAssetItem', 'Get-GenAssetJob', 'Measure-GenAssetImage', 'New-GenAssetJob', 'Receive-GenAssetItem', 'Remove-GenAssetJob', 'Restart-GenAssetJob', 'Save-GenAssetResult', 'Show-GenAssetResult', 'Stop-GenAssetJob', 'Test-GenAssetEngine', 'Wait-GenAssetJob' {
        Get-Command $_ -Module GenAsset | Should -Not -BeNullOrEmpty
    }

    It 'uses approved verbs only' {
        $approved = (Get-Verb).Verb
        (Get-Command -Module GenAsset).Verb | ForEach-Object { $_ | Should -BeIn $approved }
    }

    It 'ships no assembly that PowerShell brings' {
        $theirs = (Get-ChildItem $PSHOME -Filter *.dll).Name
        (Get-ChildItem "$PSScriptRoot/../../module/bin").Name | Should -Not -BeIn $theirs
    }

    It 'asks for no other version of an assembly than the one that PowerShell has' {
        $shipped = $PSHOME, (Split-Path ([object].Assembly.Location)) # the runtime lies elsewhere where PowerShell did not bring its own
        foreach ($file in Get-ChildItem "$PSScriptRoot/../../module/bin" -Filter *.dll) {
            foreach ($reference in [Reflection.Assembly]::LoadFile($file.FullName).GetReferencedAssemblies()) {
                $path = $shipped | ForEach-Object { Join-Path $_ "$($reference.Name).dll" } | Where-Object { Test-Path $_ } | Select-Object -First 1
                if ($path) { [Reflection.AssemblyName]::GetAssemblyName($path).Version | Should -BeGreaterOrEqual $reference.Version -Because "$($file.Name) asks for $($reference.Name)" }
                else { $reference.Name | Should -BeLike GenAsset.* }
            }
        }
    }

    It 'can be removed and imported again while jobs are at work' {
        Connect-GenAsset (Join-Path $Folder home)
        $job = New-LongJob
        Remove-Module GenAsset
        Import-Module "$PSScriptRoot/../../module/GenAsset.psd1"
        Connect-GenAsset (Join-Path $Folder home)
        (Get-GenAssetJob $job.Id).State | Should -BeIn 'Queued', 'Running'
        Remove-GenAssetJob $job.Id -Force
    }
}

Describe 'Connect-GenAsset' -Tag fast {
    It 'makes the home relative to the shell''s location and says where it is' {
        Push-Location $Folder
        try { (Connect-GenAsset ./here).Home | Should -Be (Join-Path $Folder here) } finally { Pop-Location }
        Join-Path $Folder here | Should -Exist
    }

    It 'ends with a stable id where the home cannot be' {
        Set-Content (Join-Path $Folder file) ''
        { Connect-GenAsset (Join-Path $Folder file) } | Should -Throw -ErrorId 'HOME_NOT_WRITABLE,GenAsset.Cmdlets.ConnectGenAssetCommand'
    }
}

Describe 'Completion' -Tag fast {
    BeforeAll {
        Connect-GenAsset (Join-Path $Folder completion) | Out-Null
        $job = New-EndedJob
        function Complete([string] $line) { (TabExpansion2 $line).CompletionMatches.CompletionText }
    }

    It 'knows kinds' { Complete 'New-GenAssetJob -Kind M' | Should -Be 'Model' }
    It 'knows the formats of the kind' { Complete 'New-GenAssetJob -Kind Splat -Format s' | Should -Be 'spz' }
    It 'knows the formats of photos and captures' { Complete 'New-GenAssetJob -Photo x.jpg -Format ti' | Should -Be 'tiff' }
    It 'knows rigs, templates, examples and conversions' {
        Complete 'New-GenAssetJob -Capture x -Rig au' | Should -Be auto
        Complete 'Save-GenAssetResult -NameTemplate ''{index}/{st''' | Should -Be "'{index}/{stem}'"
        Complete 'Get-GenAssetExample fig' | Should -Be figurine
        Complete 'Convert-GenAssetFile x -Format usd' | Should -Be usdz, usda
    }
    It 'knows names, in quotes where they need them' {
        New-GenAssetJob a -Engine builtin/echo -Name 'it''s $(1) mine' | Out-Null
        Complete 'Get-GenAssetJob -Name it' | Should -Be "'it''s `$(1) mine'"
    }
    It 'knows engines' { Complete 'New-GenAssetJob -Engine builtin/e' | Should -Be 'builtin/echo' }
    It 'knows states' { Complete 'Get-GenAssetJob -State Comp' | Should -Be 'Completed' }
    It 'knows ids, by the job''s name too' { Complete 'Wait-GenAssetJob ende' | Should -Be $job.Id }
}

Describe 'Views' -Tag fast {
    BeforeAll {
        Connect-GenAsset (Join-Path $Folder views) | Out-Null
        $job = New-EndedJob
    }

    It 'show a job as a row' { ($job | Out-String) | Should -Match "(?s)Id +State +Items +Done +Failed +Duration +Name.*$($job.Id) +Completed +2 +2 +0 +0:00\.\d +ended" }
    It 'show a day and more in hours' {
        $began = [DateTimeOffset]::UtcNow
        $job = [pscustomobject]@{ PSTypeName = 'GenAsset.Core.Jobs.JobState'; Id = 'x'; State = 'Completed'; Counts = @{ Total = 1; Ended = 1; Failed = 0 }; StartedAt = $began; FinishedAt = $began.AddHours(26.5); Name = 'long' }
        $job | Out-String | Should -Match ' 26:30:00 +long'
        $trial = [pscustomobject]@{ PSTypeName = 'GenAsset.Cmdlets.EngineTrial'; Name = 'slow'; Kind = 'image'; Works = $true; Duration = [timespan]::FromHours(26.5); Files = 'image.png'; Error = $null }
        $trial | Out-String | Should -Match ' 26:30:00 +image\.png'
    }

    It 'show a job as a list' { ($job | Format-List | Out-String) | Should -Match '2: 2 succeeded, 0 failed' }
    It 'show an item with its prompt' { (Get-GenAssetItem $job.Id | Out-String -Width 200) | Should -Match '0 +Image +Succeeded +builtin/echo +1 +a' }
    It 'show an item as a list, with its files' { (Get-GenAssetItem $job.Id -Index 0 | Format-List | Out-String) | Should -Match '(?s)JobId +: .*Files +: item\.json \([\d,]+ bytes\)' }
    It 'say nothing of files where an item has none' { (Get-GenAssetItem (New-FailedJob).Id -Index 0 | Format-List | Out-String) | Should -Match '(?m)Files +:\s*$' }
    It 'give a job a duration and counts' { $job.Duration | Should -BeOfType timespan; $job.Total, $job.Succeeded, $job.Failed | Should -Be 2, 2, 0 }
}
