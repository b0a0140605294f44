BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Connect-GenAsset (Join-Path $Folder home) | Out-Null
    $saved = 'a red cube' | New-GenAssetJob -Kind Model -Format glb, image | Wait-GenAssetJob -WarningAction SilentlyContinue | Save-GenAssetResult (Join-Path $Folder model) -PassThru
    $glb = ($saved | Where-Object Name -Like *.glb).Path
    $png = ($saved | Where-Object Name -Like *.png).Path
}

AfterAll { Remove-Session }

Describe 'Convert-GenAssetFile' -Tag fast {
    BeforeEach { $target = Join-Path $Folder ([guid]::NewGuid()) }

    It 'converts what comes down the pipeline into a folder' {
        $made = Get-Item $png | Convert-GenAssetFile -Format jpg -Destination $target -Quality 80
        $made.Path | Should -Be (Join-Path $target "$([IO.Path]::GetFileNameWithoutExtension($png)).jpg")
        $made.Summary | Should -BeLike 'JPEG, *'
        ($made | Get-Item).Length | Should -Be $made.Bytes
        ($made | Out-String) | Should -Match 'Bytes +What it is +Path'
    }

    It 'makes <Format> of a mesh' -ForEach @{ Format = 'obj' }, @{ Format = 'ply' }, @{ Format = 'usdz' }, @{ Format = 'usda' } {
        (Convert-GenAssetFile $glb -Format $Format -Destination $target).Summary | Should -BeLike "$($Format.ToUpper()), *triangles"
    }

    It 'makes splats of a mesh, of a flavour' {
        (Convert-GenAssetFile $glb (Join-Path $target cube.spz) -Splats 500 -SpzFlavor niantic-v2 -SpzBits 10).Summary | Should -BeLike 'SPZ, *splats*'
    }

    It 'takes what other cmdlets saved' { ($saved | Where-Object Name -Like *.png | Convert-GenAssetFile -Format bmp -Destination $target).Path | Should -Exist }

    It 'finds <_> where the shell stands' -ForEach 'a[1].png', 'a`[1`].png' {
        New-Item $target -ItemType Directory | Out-Null
        Copy-Item $png (Join-Path $target 'a[1].png')
        Push-Location $target
        try { (Convert-GenAssetFile $_ -Format tga).Path | Should -Be (Join-Path $target 'a[1].tga') } finally { Pop-Location }
    }

    It 'overwrites by force only' {
        Convert-GenAssetFile $png -Format tga -Destination $target | Out-Null
        Convert-GenAssetFile $png -Format tga -Destination $target -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -Be 'RESULT_EXISTS,GenAsset.Cmdlets.ConvertGenAssetFileCommand'
        (Convert-GenAssetFile $png -Format tga -Destination $target -Force).Path | Should -Exist
    }

    It 'says what an image cannot become, and goes on' {
        $made = $png, $glb | Convert-GenAssetFile -Format glb -Destination $target -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -Be 'VALIDATION_FAILED,GenAsset.Cmdlets.ConvertGenAssetFileCommand'
        $made.Path | Should -BeLike *.glb
    }

    It 'does nothing with -WhatIf' {
        Convert-GenAssetFile $png -Format jpg -Destination $target -WhatIf
        $target | Should -Not -Exist
    }
}
