BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe 'Receive-GenAssetItem' -Tag slow {
    It 'hands out items as they end, each with its job''s id' {
        $job = New-GenAssetJob a, b, c -Engine builtin/echo
        $items = $job | Receive-GenAssetItem
        $items.Index | Sort-Object | Should -Be 0, 1, 2
        $items.JobId | Select-Object -Unique | Should -Be $job.Id
        ($job | Receive-GenAssetItem).Count | Should -Be 3
    }

    It 'returns within a second when it is stopped, and the job goes on' {
        $job = & {
            [pscustomobject]@{ Prompt = 'small'; Width = 16; Height = 16 }
            1..20 | ForEach-Object { [pscustomobject]@{ Prompt = "picture $_"; Width = 2048; Height = 2048 } }
        } | New-GenAssetJob -Engine builtin/preview -MaxParallel 2
        Measure-Best {
            $came = [Collections.Concurrent.ConcurrentQueue[object]]::new() # an item that came says that the shell is inside the cmdlet
            $stopped = Measure-Stop 'Receive-GenAssetItem $id | ForEach-Object { $came.Enqueue($_) }' @{ id = $job.Id; came = $came } { $came.Count -gt 0 }
            $stopped.State | Should -Be Stopped
            $stopped.Errors | Should -BeNullOrEmpty
            $stopped.Took
        } | Should -BeLessThan ([timespan]::FromSeconds(1))
        (Get-GenAssetJob $job.Id).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }
}

Describe 'Restart-GenAssetJob' -Tag slow {
    It 'runs the failed and cancelled items again and leaves the rest' {
        $job = New-LongJob 3
        ($job | Stop-GenAssetJob -PassThru | Wait-GenAssetJob).State | Should -Be Cancelled
        ($job | Restart-GenAssetJob -PassThru).State | Should -BeIn Queued, Running
        $job | Remove-GenAssetJob -Force
    }

    It 'refuses a job that has not ended' {
        $job = New-LongJob
        $job | Restart-GenAssetJob -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -Be 'JOB_NOT_READY,GenAsset.Cmdlets.RestartGenAssetJobCommand'
        $job | Remove-GenAssetJob -Force
    }
}

Describe 'Engines' -Tag slow {
    It 'are listed in their order, by name and by kind' {
        (Get-GenAssetEngine).Name | Should -Contain builtin/preview
        (Get-GenAssetEngine builtin/ech*).Name | Should -Be builtin/echo
        (Get-GenAssetEngine -Kind Splat).Kinds | Should -Contain Splat
        (Get-GenAssetEngine | Out-String) | Should -Match 'Name +Kinds'
    }

    It 'are tried with a small item that leaves no job' {
        $trial = Test-GenAssetEngine builtin/echo
        $trial.Works | Should -BeTrue
        $trial.Files | Should -Not -BeNullOrEmpty
        Get-GenAssetJob -Name 'test of*' | Should -BeNullOrEmpty
    }
}

Describe 'Examples and pictures' -Tag slow {
    It 'lists examples without making them' {
        (Get-GenAssetExample -ListOnly).Id | Should -Contain figurine
    }

    It 'makes an example when it is asked for' {
        $example = Get-GenAssetExample figurine
        $example.Path | Should -Not -BeNullOrEmpty
        $example.Path | ForEach-Object { $_ | Should -Exist }
    }

    It 'measures a picture against its reference' {
        $files = New-GenAssetJob a, b -Width 64 -Height 64 | Wait-GenAssetJob | Save-GenAssetResult (Join-Path $Folder pictures) -PassThru | Where-Object Name -Like *.png
        $measures = $files | Measure-GenAssetImage -ReferencePath $files[0].Path
        $measures[0].Psnr | Should -Be ([double]::PositiveInfinity)
        $measures[1].Ssim | Should -BeLessThan 1
        ($measures | Out-String) | Should -Match 'Psnr +Ssim'
    }
}

Describe 'Show-GenAssetResult' -Tag fast {
    It 'writes a contact sheet and says where' {
        $job = New-EndedJob
        $place = $job | Show-GenAssetResult -Path (Join-Path $Folder sheet) -NoOpen
        $place.LocalPath | Should -Exist
        $place.LocalPath | Should -BeLike '*index.html'
    }
}

Describe 'The connection' -Tag fast {
    AfterAll { Remove-Item env:GENASSET_CONNECTION -ErrorAction Ignore }

    It 'is shown' {
        (Get-GenAssetContext).Home | Should -Be (Join-Path $Folder home)
        (Get-GenAssetContext | Out-String) | Should -Match 'embedded +False'
    }

    It 'can be saved for new sessions and forgotten' {
        $env:GENASSET_CONNECTION = Join-Path $Folder connection.json
        Connect-GenAsset (Join-Path $Folder kept) -Save | Out-Null
        Disconnect-GenAsset
        (Get-GenAssetContext).Home | Should -Be (Join-Path $Folder kept)
        (Disconnect-GenAsset -Forget -PassThru).Home | Should -Be (Join-Path $Folder kept)
        $env:GENASSET_CONNECTION | Should -Not -Exist
        Connect-GenAsset (Join-Path $Folder home) | Out-Null
    }

    It 'says what is wrong with a server that is none' {
        { Connect-GenAsset -Server http://127.0.0.1:1 } | Should -Throw -ErrorId 'ADDRESS_UNREACHABLE,GenAsset.Cmdlets.ConnectGenAssetCommand'
        (Get-GenAssetContext).Backend | Should -Be embedded
    }
}
