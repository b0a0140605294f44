BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe 'New-GenAssetJob' -Tag fast {
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

    It 'with -WhatIf says what the job would cost, and warns of a budget that will not do' {
        Connect-GenAsset (New-PricedHome) | Out-Null
        try {
            New-GenAssetJob a, b, c -Engine paid -Budget 0.5 -WhatIf -WarningVariable told -WarningAction SilentlyContinue
            $told | Should -BeLike '*cost 0.75 together and the budget is 0.5*'
            Get-GenAssetJob | Should -BeNullOrEmpty
        }
        finally { Connect-GenAsset (Join-Path $Folder home) | Out-Null }
    }

    It 'reads a file of items, <Name>, as it is sent' -ForEach @(
        @{ Name = 'csv'; Text = "prompt;seed`n`"a; b`";7`nc;" }
        @{ Name = 'jsonl'; Text = "{`"prompt`":`"a; b`",`"seed`":7}`n{`"prompt`":`"c`"}" }
        @{ Name = 'txt'; Text = "a; b`nc" }
    ) {
        Push-Location $Folder
        try {
            Set-Content "items.$Name" $Text
            $job = New-GenAssetJob -Path "items.$Name" -Engine builtin/echo -Width 48
        }
        finally { Pop-Location }
        $job.Name | Should -Be items
        (Get-GenAssetItem $job.Id).Prompt | Should -Be 'a; b', 'c'
        (Get-GenAssetItem $job.Id).Spec.Width | Should -Be 48, 48
    }

    It 'tells a file''s faults by line' {
        Set-Content (Join-Path $Folder bad.csv) "prompt,width`nok,64`nbad,0"
        New-GenAssetJob -Path (Join-Path $Folder bad.csv) -ErrorVariable faults -ErrorAction SilentlyContinue
        $faults.Exception.Message | Should -Be 'line 3, width: must be 8 to 8192 pixels, is 0.'
    }

    It 'takes photos by wildcard and down the pipeline' {
        $photos = New-Item (Join-Path $Folder 'my photos') -ItemType Directory
        'a.jpg', 'b, c.jpg' | ForEach-Object { Set-Content (Join-Path $photos $_) x }
        $named = New-GenAssetJob -Photo (Join-Path $photos *.jpg) -Engine builtin/echo -Format jpg -Dpi 300
        $piped = Get-ChildItem $photos | New-GenAssetJob -Engine builtin/echo
        foreach ($job in $named, $piped) { (Get-GenAssetItem $job.Id).Spec.Image.Path | Should -Be (Join-Path $photos a.jpg), (Join-Path $photos 'b, c.jpg') }
        (Get-GenAssetItem $named.Id).Spec.Format | Should -Be jpg, jpg
    }

    It 'takes captures as folders, and as views and depths' {
        $capture = New-Item (Join-Path $Folder capture) -ItemType Directory
        1..6 | ForEach-Object { Set-Content (Join-Path $capture "view$_.png") x; Set-Content (Join-Path $capture "depth$_.png") x }
        $jobs = (New-GenAssetJob -Capture $capture -Engine builtin/echo -Resolution 64), ($capture | New-GenAssetJob -Engine builtin/echo),
            (New-GenAssetJob -View (Join-Path $capture view*.png) -Depth (Join-Path $capture depth*.png) -Engine builtin/echo)
        foreach ($job in $jobs) {
            $spec = (Get-GenAssetItem $job.Id).Spec
            Split-Path $spec.Views.Path -Leaf | Should -Be (1..6).ForEach{ "view$_.png" }
            $spec.Depths | Should -HaveCount 6
        }
    }

    It 'keeps tags, and one job under one idempotency key' {
        $job = New-GenAssetJob a -Engine builtin/echo -Tag @{ project = 'robots' } -IdempotencyKey friday
        (New-GenAssetJob a -Engine builtin/echo -IdempotencyKey friday).Id | Should -Be $job.Id
        { New-GenAssetJob b -Engine builtin/echo -IdempotencyKey friday -ErrorAction Stop } | Should -Throw -ErrorId 'IDEMPOTENCY_MISMATCH,GenAsset.Cmdlets.NewGenAssetJobCommand'
        $job.Metadata.project | Should -Be robots
    }

    It 'makes ten thousand prompts one job' {
        ((1..10000).ForEach{ "prompt $_" } | New-GenAssetJob -Engine builtin/echo | Wait-GenAssetJob).Succeeded | Should -Be 10000
    }
}

Describe 'Get-GenAssetJob and Get-GenAssetItem' -Tag fast {
    BeforeAll { $job = New-EndedJob 'a', 'b', 'c' }

    It 'find by id, by name with wildcards, and by state' {
        (Get-GenAssetJob $job.Id).Id | Should -Be $job.Id
        (Get-GenAssetJob -Name END* -State Completed).Id | Should -Contain $job.Id
        Get-GenAssetJob -Name none* | Should -BeNullOrEmpty
        (Get-GenAssetJob -Since (Get-Date).AddHours(-1)).Id | Should -Contain $job.Id
        Get-GenAssetJob -Since (Get-Date).AddHours(1) | Should -BeNullOrEmpty
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

Describe 'Stop-GenAssetJob and Remove-GenAssetJob' -Tag slow {
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
