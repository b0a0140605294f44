BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe 'Schedules' -Tag fast {
    It 'are registered, shown, found and removed' {
        $made = Import-Csv (New-Item (Join-Path $Folder prompts.csv) -Value "prompt`na robot`na house") |
            Register-GenAssetSchedule nightly '30 2 * * MON-FRI' -TimeZone Europe/Berlin -Missed Skip -Engine builtin/echo
        $made.Items | Should -Be 2
        $made.NextDue | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        (Get-GenAssetSchedule | Out-String) | Should -Match 'nightly +30 2 \* \* MON-FRI +Europe/Berlin'
        (Get-GenAssetSchedule nightly).Job.Items.Prompt | Should -Be 'a robot', 'a house'
        (TabExpansion2 'Unregister-GenAssetSchedule nig').CompletionMatches.CompletionText | Should -Contain nightly
        Get-GenAssetSchedule n* | Unregister-GenAssetSchedule
        Get-GenAssetSchedule | Should -BeNullOrEmpty
    }

    It 'say what is wrong with a cron' {
        Register-GenAssetSchedule bad '61 * * * *' x -ErrorVariable fault -ErrorAction SilentlyContinue
        $fault.FullyQualifiedErrorId | Should -Be 'VALIDATION_FAILED,GenAsset.Cmdlets.RegisterGenAssetScheduleCommand'
        "$fault" | Should -BeLike '*"61" is no minute*'
    }

    It 'go by this machine''s clocks where nothing else is said' {
        (Register-GenAssetSchedule here '@daily' x).TimeZone | Should -Be ([TimeZoneInfo]::Local.Id)
        (Get-GenAssetSchedule here).NextDue.LocalDateTime.TimeOfDay | Should -Be ([timespan]::Zero)
        Unregister-GenAssetSchedule here
    }
}

Describe 'A schedule that is due' -Tag slow {
    It 'is started by the open session, once a due time' {
        Register-GenAssetSchedule often '* * * * * ?' tick -Engine builtin/echo -Missed All | Out-Null
        $until = [DateTime]::UtcNow.AddMinutes(1)
        while (@(Get-GenAssetJob -Name often).Count -lt 3 -and [DateTime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 200 }
        Unregister-GenAssetSchedule often
        $dues = @(Get-GenAssetJob -Name often | ForEach-Object { $_.Metadata['due'] })
        $dues.Count | Should -BeGreaterOrEqual 3
        ($dues | Select-Object -Unique).Count | Should -Be $dues.Count
    }
}
