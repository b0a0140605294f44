BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
}

AfterAll { Remove-Session }

Describe 'Save-GenAssetResult' -Tag fast {
    BeforeEach { $target = Join-Path $Folder ([guid]::NewGuid()) }

    It 'is the last of the three words, as the README writes them' {
        Push-Location $Folder
        try {
            Set-Content prompts.csv "prompt,width,height`na red robot,64,64`na blue house,64,64"
            & (Get-ThreeWord)
        }
        finally { Pop-Location }
        Join-Path $Folder assets/0000-a-red-robot/image.png | Should -Exist
        Join-Path $Folder assets/0001-a-blue-house/image.png | Should -Exist
    }

    It 'hands out files that other cmdlets take' {
        $saved = New-EndedJob 'a' | Save-GenAssetResult $target -PassThru
        ($saved | Get-Item).Length | Should -Be $saved.Bytes
        ($saved | Get-FileHash).Hash | Should -Be $saved.Sha256
    }

    It 'leaves alone what is there, and overwrites another file only by force' {
        $job = New-EndedJob 'a'
        $saved = $job | Save-GenAssetResult $target -PassThru
        ($job | Save-GenAssetResult $target -PassThru).WasThere | Should -BeTrue
        Set-Content $saved.Path mine
        $job | Save-GenAssetResult $target -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -Be 'RESULT_EXISTS,GenAsset.Cmdlets.SaveGenAssetResultCommand'
        Get-Content $saved.Path | Should -Be mine
        $job | Save-GenAssetResult $target -Force
        (Get-FileHash $saved.Path).Hash | Should -Be $saved.Sha256
    }

    It 'writes one error a failed item, with its code and a way out, and saves the rest' {
        New-FailedJob | Save-GenAssetResult $target -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures | Should -HaveCount 1
        $failures.FullyQualifiedErrorId | Should -Be 'ITEM_TIMEOUT,GenAsset.Cmdlets.SaveGenAssetResultCommand'
        $failures.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $failures.TargetObject.Index | Should -Be 0
        (Get-ChildItem $target).Name | Should -Be '0001-fine'
    }

    It 'keeps "<_>" inside the folder' -ForEach '../../x', '..\..\x', 'C:evil', 'CON', '/etc/passwd', "`u{1F600} robot", ('x' * 300) {
        $saved = New-EndedJob $_ | Save-GenAssetResult $target -PassThru
        $saved.Path | Should -BeLike "$target/0000-*/item.json"
        $saved.Path | Should -Exist
    }

    It 'shows what each name became' {
        $told = New-EndedJob 'C:evil' | Save-GenAssetResult $target -PassThru -Verbose 4>&1
        ($told | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Message | Should -Contain "item.json of item 0 `"C:evil`" is $target$([IO.Path]::DirectorySeparatorChar)0000-c-evil$([IO.Path]::DirectorySeparatorChar)item.json."
        ($told | Where-Object Label).Label | Should -Be C:evil
    }

    It 'names files by a template, and refuses one that leaves the folder' {
        $job = New-EndedJob 'a', 'b'
        $job | Save-GenAssetResult $target -NameTemplate '{kind}/{words}.{ext}' -ThrottleLimit 1
        (Get-ChildItem $target -Recurse -File).Name | Sort-Object | Should -Be a.json, b.json
        { $job | Save-GenAssetResult $target -NameTemplate '../{name}' } | Should -Throw -ErrorId 'VALIDATION_FAILED,GenAsset.Cmdlets.SaveGenAssetResultCommand'
        New-EndedJob 'same', 'same' | Save-GenAssetResult $target -NameTemplate '{words}.{ext}' -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -Be 'NAME_TAKEN,GenAsset.Cmdlets.SaveGenAssetResultCommand'
    }

    It 'finishes a folder that was half saved, and mends a file that was cut off' {
        $job = New-EndedJob (1..20).ForEach{ "item $_" }
        $saved = $job | Save-GenAssetResult $target -PassThru -ThrottleLimit 8
        Remove-Item (Split-Path $saved[3].Path) -Recurse
        Set-Content $saved[5].Path 'cut o'
        $again = $job | Save-GenAssetResult $target -PassThru -Force
        ($again | Where-Object { -not $_.WasThere }).Index | Should -Be 3, 5
        ($again | Get-FileHash).Hash | Should -Be $again.Sha256
    }

    It 'stops fetching when the pipeline has enough' {
        $job = New-EndedJob (1..60).ForEach{ "item $_" }
        ($job | Save-GenAssetResult $target -PassThru -ThrottleLimit 2 | Select-Object -First 3).Index | Should -Be 0, 1, 2
        (Get-ChildItem $target).Count | Should -BeLessThan 20
    }

    It 'saves only the formats that are asked for' {
        $job = 'a red cube' | New-GenAssetJob -Kind Model -Format glb, ply | Wait-GenAssetJob -WarningAction SilentlyContinue
        ($job | Save-GenAssetResult $target -Format ply -PassThru).Name | Should -BeLike *.ply
    }

    It 'warns of previews once a job' {
        $job = New-GenAssetJob a -Width 16 -Height 16
        $job | Wait-GenAssetJob -WarningVariable told -WarningAction SilentlyContinue | Save-GenAssetResult $target -WarningVariable more -WarningAction SilentlyContinue
        $told | Should -BeLike "Results of job $($job.Id) are previews*"
        $more | Should -BeNullOrEmpty
    }

    It 'saves only the items that come down the pipeline' {
        New-EndedJob 'a', 'b', 'c' | Get-GenAssetItem -Index 1 | Save-GenAssetResult $target
        (Get-ChildItem $target).Name | Should -Be '0001-b'
    }

    It 'ends where the place is no folder' {
        $job = New-EndedJob 'a'
        Set-Content $target ''
        { $job | Save-GenAssetResult $target } | Should -Throw -ErrorId 'OUTPUT_NOT_WRITABLE,GenAsset.Cmdlets.SaveGenAssetResultCommand'
        { $job | Save-GenAssetResult env:PATH } | Should -Throw -ErrorId 'OUTPUT_NOT_WRITABLE,GenAsset.Cmdlets.SaveGenAssetResultCommand'
    }
}
