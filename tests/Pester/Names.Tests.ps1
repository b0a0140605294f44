# A server that lies about the names of its files, in a runspace of this shell: what is saved lies inside the folder, and what each name became is told.
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
    $server = $null
    foreach ($port in 20000..20050) {
        try { $server = [Net.HttpListener]::new(); $server.Prefixes.Add("http://127.0.0.1:$port/"); $server.Start(); break } catch [Net.HttpListenerException] { $server = $null }
    }
    $serving = [powershell]::Create().AddScript({
            param($server, $answers, $bytes)
            while ($server.IsListening) {
                try { $call = $server.GetContext() } catch { break }
                $answer = $answers[$call.Request.Url.AbsolutePath]
                $content = if ($answer) { [Text.Encoding]::UTF8.GetBytes($answer) } else { $bytes }
                $call.Response.ContentType = if ($answer) { 'application/json' } else { 'image/png' }
                $call.Response.AddHeader('Content-Disposition', 'attachment; filename="../../evil.png"; filename*=UTF-8''''..%2F..%2Fevil.png')
                $call.Response.ContentLength64 = $content.Length
                if ($call.Request.HttpMethod -ne 'HEAD') { $call.Response.OutputStream.Write($content, 0, $content.Length) }
                $call.Response.Close()
            }
        }).AddArgument($server).AddArgument($Answers).AddArgument($bytes)
    $null = $serving.BeginInvoke()
    Connect-GenAsset -Server "http://127.0.0.1:$port" | Out-Null
}

AfterAll {
    $server.Stop()
    $serving.Dispose()
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
