# Ctrl+C, as the engine passes it on, at moments that nobody chose: the prompt is back within a second, no thread is left behind, and the job is as it was.
BeforeDiscovery {
    $random = [Random]::new(20260101)
    $moments = (1..($env:GENASSET_SOAK -eq '1' ? 6 : 1)).ForEach{ $random.Next(0, 700) }
}

BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
    $ended = New-EndedJob (1..200).ForEach{ "item $_" }
    Set-Content (Join-Path $Folder many.txt) ((1..20000).ForEach{ "prompt $_" })
    $picture = Join-Path $Folder big.png
    $big = (New-GenAssetJob 'a big picture' -Width 2048 -Height 2048 -Seed 1 | Wait-GenAssetJob -WarningAction SilentlyContinue | Save-GenAssetResult (Join-Path $Folder big) -PassThru | Where-Object Name -Like *.png).Path
    Copy-Item $big $picture
    $long = New-LongJob 200 -MaxParallel 1
    $with = @{ id = $long.Id; ended = $ended.Id; folder = $Folder; picture = $picture }

    # Threads that run pipelines; pool threads come and go by themselves.
    function Get-PipelineThread {
        if (-not (Test-Path /proc/self/task)) { return @() }
        @([IO.Directory]::GetDirectories("/proc/$PID/task").Where{ (Get-Content "$_/comm" -ErrorAction Ignore) -like 'Pipeline Exec*' })
    }
}

AfterAll {
    $long | Remove-GenAssetJob -Force
    Remove-Session
}

Describe 'Stopped after <_> ms' -Tag slow -ForEach $moments {
    BeforeAll {
        $moment = $_
        $threads = (Get-PipelineThread).Count
    }

    It '<Word> gives the prompt back and leaves the job' -ForEach @(
        @{ Word = 'Wait-GenAssetJob'; Script = 'Wait-GenAssetJob $id' }
        @{ Word = 'Receive-GenAssetItem'; Script = 'Receive-GenAssetItem $id' }
        @{ Word = 'Save-GenAssetResult'; Script = 'while ($true) { Save-GenAssetResult -Id $ended -Path (Join-Path $folder "saved-$(Get-Random)") }' }
        @{ Word = 'Get-GenAssetItem'; Script = 'while ($true) { Get-GenAssetItem $ended }' }
        @{ Word = 'New-GenAssetJob'; Script = 'while ($true) { New-GenAssetJob -Path (Join-Path $folder many.txt) -Engine builtin/echo -WhatIf }' }
        @{ Word = 'Test-GenAssetEngine'; Script = 'while ($true) { Test-GenAssetEngine builtin/preview }' }
        @{ Word = 'Convert-GenAssetFile'; Script = 'while ($true) { Convert-GenAssetFile $picture (Join-Path $folder "made-$(Get-Random).jpg") }' }
        @{ Word = 'Measure-GenAssetImage'; Script = 'while ($true) { Measure-GenAssetImage $picture $picture }' }
        @{ Word = 'Show-GenAssetResult'; Script = 'while ($true) { Show-GenAssetResult $ended -Path (Join-Path $folder "shown-$(Get-Random)") -NoOpen }' }
    ) {
        Measure-Best {
            $began = [Diagnostics.Stopwatch]::StartNew()
            $stopped = Measure-Stop $Script $with { $began.ElapsedMilliseconds -ge $moment }
            $stopped.State | Should -Be Stopped
            $stopped.Errors | Should -BeNullOrEmpty
            $stopped.Took
        } | Should -BeLessThan ([timespan]::FromSeconds(1))
        (Get-GenAssetJob $long.Id).State | Should -BeIn Queued, Running
        (Get-GenAssetJob $ended.Id).Succeeded | Should -Be 200
    }

    It 'leaves no pipeline''s thread' { (Get-PipelineThread).Count | Should -BeLessOrEqual $threads }

    It 'leaves no half of a file' { Get-ChildItem $Folder -Recurse -Filter *.part | Where-Object LastWriteTime -LT (Get-Date).AddSeconds(-5) | Should -BeNullOrEmpty }
}
