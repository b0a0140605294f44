# A server that lies about the names of its files: what is saved lies inside the folder, and what each name became is told.
BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $bytes = [Text.Encoding]::UTF8.GetBytes('the file')
    $sha256 = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes)).ToLowerInvariant()
    $Id = '20260101-000000-hostile0'
    $Became = [ordered]@{
        'image.png' = 'image.png'; '../evil.png' = 'evil.png'; '..\x.png' = 'x.png'; 'C:evil' = 'C-evil'; 'CON' = '_CON'; '/etc/passwd' = 'etc/passwd'; '..\..\IMAGE.png' = 'IMAGE-2.png'
        "`u{1F600}.png" = '--.png'; ('l' * 300 + '.png') = 'l' * 76 + '.png'
    }
    $assets = $Became.Keys | ForEach-Object { @{ name = $_; bytes = $bytes.Length; sha256 = $sha256; contentType = 'image/png' } }
    $Answers = @{
        '/v1/engines' = '[]'
        "/v1/jobs/$Id" = "{`"id`":`"$Id`",`"state`":`"completed`",`"counts`":{`"total`":1,`"succeeded`":1},`"createdAt`":`"2026-01-01T00:00:00Z`"}"
        "/v1/jobs/$Id/items" = (@{ index = 0; spec = @{ kind = 'image'; prompt = '..\x' }; state = 'succeeded'; assets = @($assets) } | ConvertTo-Json -Depth 5 -Compress) + "`n"
    }
    $server = New-AnsweringServer -Answer $Answers -Rest $bytes
    Connect-GenAsset -Server $server.Address | Out-Null
}

AfterAll {
    $server | Stop-AnsweringServer
    Remove-Session
}

Describe 'A server that lies about names' -Tag fast {
    BeforeEach { $target = Join-Path $Folder ([guid]::NewGuid()) }

    It 'gets none of its files outside the folder, and each lies under a safe name' {
        $saved = Save-GenAssetResult -Id $Id -Path $target -PassThru -WarningVariable told -WarningAction SilentlyContinue
        $saved.Name | Should -Be ([string[]] $Became.Keys)
        $saved.Path | Should -Be ($Became.Values | ForEach-Object { Join-Path $target 0000-x $_ })
        (Get-FileHash $saved.Path).Hash | Select-Object -Unique | Should -Be $sha256
        @(Get-ChildItem $Folder -Recurse -File).Count | Should -Be $Became.Count
        ($saved | Where-Object IsRenamed).Count | Should -Be ($Became.Count - 1)
        $told | Should -HaveCount 1
        "$told" | Should -BeLike "*have names that are not safe, and lie under others: `"../evil.png`" is $(Join-Path $target 0000-x evil.png)*and 5 more*"
    }

    It 'tells each mapping with -Verbose, and a template names the file too' {
        $told = Save-GenAssetResult -Id $Id -Path $target -NameTemplate '{index}-{name}' -Verbose -WarningAction SilentlyContinue 4>&1
        $told.Message | Should -Contain "CON of item 0 `"..\x`" is $(Join-Path $target 0000-_CON)."
        @(Get-ChildItem $target -Recurse -File).Count | Should -Be $Became.Count
    }
}
