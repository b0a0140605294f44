BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe 'Wait-GenAssetJob' -Tag slow {
    It 'hands out jobs when they have ended' {
        $jobs = (New-GenAssetJob a -Engine builtin/echo), (New-GenAssetJob b -Engine builtin/echo)
        ($jobs | Wait-GenAssetJob).State | Should -Be Completed, Completed
    }

    It 'warns of failed items and says where to look' {
        $job = [pscustomobject]@{ Prompt = 'too big'; Width = 4096; Height = 4096; TimeoutSeconds = 1 } | New-GenAssetJob -Retry 0
        $job | Wait-GenAssetJob -WarningVariable told -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        $told | Should -BeLike '1 of 1 items*Get-GenAssetItem*'
        (Get-GenAssetItem $job.Id).ErrorSummary | Should -BeLike 'ITEM_TIMEOUT:*'
    }

    It 'with -Any hands out the first that ends and leaves the others' {
        $quick = New-EndedJob
        $long = New-LongJob
        ($long, $quick | Wait-GenAssetJob -Any).Id | Should -Be $quick.Id
        (Get-GenAssetJob $long.Id).State | Should -BeIn Queued, Running
        $long | Remove-GenAssetJob -Force
    }

    It 'gives up after the timeout and leaves the job' {
        $job = New-LongJob
        $job | Wait-GenAssetJob -Timeout 1 -ErrorVariable late -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $late.FullyQualifiedErrorId | Should -Be 'WAIT_TIMEOUT,GenAsset.Cmdlets.WaitGenAssetJobCommand'
        (Get-GenAssetJob $job.Id).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }

    It 'returns within a second when it is stopped, and the job goes on' {
        $job = New-LongJob
        Measure-Best {
            $stopped = Measure-Stop 'Wait-GenAssetJob $id' @{ id = $job.Id } { $args[0].Streams.Progress.Count -gt 0 }
            $stopped.State | Should -Be Stopped
            $stopped.Errors | Should -BeNullOrEmpty
            $stopped.Took
        } | Should -BeLessThan ([timespan]::FromSeconds(1))
        (Get-GenAssetJob $job.Id).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }
}
