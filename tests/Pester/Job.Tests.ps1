BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe 'New-GenAssetJob' {
    It 'makes one job of all prompts that come down the pipeline' {
        $job = 'a red robot', 'a blue house' | New-GenAssetJob -Engine builtin/echo
        $job | Should -HaveCount 1
        (Get-GenAssetItem $job.Id).Prompt | Should -Be 'a red robot', 'a blue house'
    }

    It 'takes prompts by position' {
        (New-GenAssetJob one, two -Engine builtin/echo).Total | Should -Be 2
    }

    It 'takes rows of Import-Csv, whose fields go before the parameters' {
        $csv = Join-Path $Folder prompts.csv
        Set-Content $csv "Prompt,Width,CustomId`na,64,first`nb,,"
        $job = Import-Csv $csv | New-GenAssetJob -Kind Image -Engine builtin/echo -Width 32
        $spec = (Get-GenAssetItem $job.Id).Spec
        $spec.Width | Should -Be 64, 32
        $spec[0].CustomId | Should -Be first
    }

    It 'takes hashtables and objects of a class' {
        class Wish { [string] $Prompt; [int] $Steps; [string] $Remark }
        $job = @{ prompt = 'of a table' }, [Wish]@{ Prompt = 'of a class'; Steps = 3; Remark = 'no field' } | New-GenAssetJob -Engine builtin/echo
        (Get-GenAssetItem $job.Id).Spec.Steps | Should -Be 30, 3
    }

    It 'writes an error with a stable id for every fault and queues nothing' {
        $before = @(Get-GenAssetJob).Count
        $job = 'good', [pscustomobject]@{ prompt = 'x'; width = 0; height = 100000 }, '' | New-GenAssetJob -ErrorVariable faults -ErrorAction SilentlyContinue
        $job | Should -BeNullOrEmpty
        $faults | Should -HaveCount 3
        $faults.FullyQualifiedErrorId | Should -Be (@('VALIDATION_FAILED,GenAsset.Cmdlets.NewGenAssetJobCommand') * 3)
        $faults[0].Exception.Message | Should -Be 'item 1, width: must be 8 to 8192 pixels, is 0.'
        $faults[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @(Get-GenAssetJob).Count | Should -Be $before
    }

    It 'with -WhatIf tells every fault, and queues nothing' {
        $before = @(Get-GenAssetJob).Count
        New-GenAssetJob a, b -WhatIf
        New-GenAssetJob a, b -CustomId same -WhatIf -ErrorVariable faults -ErrorAction SilentlyContinue
        $faults.Exception.Message | Should -BeLike 'item 1, customId:*'
        @(Get-GenAssetJob).Count | Should -Be $before
    }

    It 'looks for a relative input where the shell stands' {
        New-Item (Join-Path $Folder photos) -ItemType Directory | Out-Null
        Set-Content (Join-Path $Folder photos/photo.jpg) x
        Push-Location (Join-Path $Folder photos)
        try { $job = [pscustomobject]@{ image = 'photo.jpg' } | New-GenAssetJob -Kind Enhancement -Engine builtin/echo } finally { Pop-Location }
        (Get-GenAssetItem $job.Id).Spec.Image.Path | Should -Be (Join-Path $Folder photos/photo.jpg)
    }

    It 'makes ten thousand prompts one job' {
        ((1..10000).ForEach{ "prompt $_" } | New-GenAssetJob -Engine builtin/echo | Wait-GenAssetJob).Succeeded | Should -Be 10000
    }
}

Describe 'Get-GenAssetJob and Get-GenAssetItem' {
    BeforeAll { $job = New-EndedJob 'a', 'b', 'c' }

    It 'find by id, by name with wildcards, and by state' {
        (Get-GenAssetJob $job.Id).Id | Should -Be $job.Id
        (Get-GenAssetJob -Name END* -State Completed).Id | Should -Contain $job.Id
        Get-GenAssetJob -Name none* | Should -BeNullOrEmpty
    }

    It 'say which id is not there and go on' {
        $found = '20200101-000000-00000000', $job.Id | Get-GenAssetJob -ErrorVariable missing -ErrorAction SilentlyContinue
        $found.Id | Should -Be $job.Id
        $missing.FullyQualifiedErrorId | Should -Be 'JOB_NOT_FOUND,GenAsset.Cmdlets.GetGenAssetJobCommand'
    }

    It 'list items by place and state, each with its job''s id' {
        ($job | Get-GenAssetItem -Index 2, 0).Index | Should -Be 0, 2
        ($job | Get-GenAssetItem).JobId | Select-Object -Unique | Should -Be $job.Id
        $job | Get-GenAssetItem -State Failed | Should -BeNullOrEmpty
    }
}

Describe 'Stop-GenAssetJob and Remove-GenAssetJob' {
    It 'stop a job and keep it' {
        $job = New-LongJob
        ($job | Stop-GenAssetJob -PassThru | Wait-GenAssetJob).State | Should -Be Cancelled
    }

    It 'remove what has ended; what has not, only by force' {
        $job = New-LongJob
        $job | Remove-GenAssetJob -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -Be 'JOB_NOT_READY,GenAsset.Cmdlets.RemoveGenAssetJobCommand'
        $job | Remove-GenAssetJob -Force
        Get-GenAssetJob -Name long | Where-Object Id -EQ $job.Id | Should -BeNullOrEmpty
    }
}
