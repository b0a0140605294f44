# -AsJob: PowerShell's own jobs over ours.
BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe '-AsJob' -Tag slow {
    It 'gives a PowerShell job that ends with what the cmdlet gives' {
        $job = New-GenAssetJob a, b -Engine builtin/echo
        $waiting = $job | Wait-GenAssetJob -AsJob
        $waiting | Should -BeOfType System.Management.Automation.Job
        $waiting.PSJobTypeName | Should -Be GenAssetJob
        Get-Job $waiting.Id | Should -Be $waiting
        ($waiting | Wait-Job).State | Should -Be Completed
        $ended = $waiting | Receive-Job
        $ended.Id | Should -Be $job.Id
        $ended.Succeeded | Should -Be 2
        $waiting | Remove-Job
    }

    It 'takes several objects of the pipeline, and arguments alone' {
        $jobs = (New-EndedJob a), (New-EndedJob b)
        ($jobs | Wait-GenAssetJob -AsJob | Get-JobResult).Id | Sort-Object | Should -Be ($jobs.Id | Sort-Object)
        (Receive-GenAssetItem $jobs[0].Id -AsJob | Get-JobResult).JobId | Should -Be $jobs[0].Id
    }

    It 'saves where the shell stands, and only the items that came' {
        $job = New-EndedJob a, b, c
        Push-Location $Folder
        try { $saving = $job | Get-GenAssetItem -Index 0, 2 | Save-GenAssetResult ./saved -PassThru -AsJob } finally { Pop-Location }
        ($saving | Get-JobResult).Index | Should -Be 0, 2
        (Get-ChildItem (Join-Path $Folder saved)).Name | Should -Be 0000-a, 0002-c
    }

    It 'stays with the connection that it was started with' {
        $job = 'a', 'b', 'c' | New-GenAssetJob -Engine builtin/preview -Width 1024 -Height 1024
        $receiving = $job | Receive-GenAssetItem -AsJob
        $other = (Connect-GenAsset (Join-Path $Folder other)).Home
        try {
            ($receiving | Get-JobResult).Index | Sort-Object | Should -Be 0, 1, 2
            (Get-GenAssetContext).Home | Should -Be $other
        }
        finally { Connect-GenAsset (Join-Path $Folder home) | Out-Null }
    }

    It 'converts files of a drive that the background does not know' {
        $picture = (New-GenAssetJob a -Width 16 -Height 16 | Wait-GenAssetJob -WarningAction SilentlyContinue | Save-GenAssetResult (Join-Path $Folder picture) -PassThru | Where-Object Name -Like *.png).Path
        New-PSDrive pictures FileSystem (Split-Path $picture) | Out-Null
        try { $made = Convert-GenAssetFile "pictures:/$(Split-Path $picture -Leaf)" pictures:/made.jpg -AsJob | Get-JobResult } finally { Remove-PSDrive pictures }
        $made.Path | Should -Exist
    }

    It 'hands on errors and warnings, and fails where the cmdlet ends with one' {
        $failed = New-FailedJob
        $saving = $failed | Save-GenAssetResult (Join-Path $Folder failed) -AsJob | Wait-Job
        $saving.State | Should -Be Completed
        $saving | Receive-Job -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ITEM_TIMEOUT,*'
        $bad = $failed | Save-GenAssetResult (Join-Path $Folder failed) -NameTemplate '../{name}' -AsJob | Wait-Job
        $bad.State | Should -Be Failed
        $bad | Receive-Job -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'VALIDATION_FAILED,*'
        $saving, $bad | Remove-Job
    }

    It 'is stopped by Stop-Job within a second, and GenAsset''s job goes on' {
        $job = New-LongJob
        Measure-Best {
            $waiting = $job | Wait-GenAssetJob -AsJob
            while ($waiting.Progress.Count -eq 0) { Start-Sleep -Milliseconds 20 }
            $waiting.StatusMessage | Should -BeLike '* of 20 done*'
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $waiting | Stop-Job
            $watch.Stop()
            $waiting.State | Should -Be Stopped
            $waiting | Remove-Job
            $watch.Elapsed
        } | Should -BeLessThan ([timespan]::FromSeconds(1))
        (Get-GenAssetJob $job.Id).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }

    It 'goes with Remove-Job -Force while it is at work' {
        $job = New-LongJob
        $waiting = $job | Wait-GenAssetJob -AsJob
        $waiting | Remove-Job -Force
        Get-Job -Id $waiting.Id -ErrorAction Ignore | Should -BeNullOrEmpty
        (Get-GenAssetJob $job.Id).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }
}
