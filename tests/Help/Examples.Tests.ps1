# Every example of the help, as it is written: typed into a folder with the files that examples name, connected to a home, with two servers where examples name theirs.
BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").ProviderPath
    $docs = "$root/docs/en-US"
    $genasset = Get-ChildItem "$root/src/Host/bin" -Filter genasset.runtimeconfig.json -Recurse -ErrorAction Ignore | Sort-Object LastWriteTime -Descending |
        Select-Object -First 1 | ForEach-Object { $_.FullName -replace '\.runtimeconfig\.json$', '.dll' }
    if (-not $genasset) { Write-Warning 'Skipped: src/Host is not built.' }
    $pages = foreach ($page in Get-ChildItem $docs -Filter *.md) {
        $text = Get-Content $page -Raw
        $found = [regex]::Matches($text, '(?ms)^```powershell\n(?<code>.*?)\n```')
        $examples = for ($i = 0; $i -lt $found.Count; $i++) { @{ Number = $i + 1; Code = $found[$i].Groups['code'].Value } }
        if ($examples) { @{ Page = $page.BaseName; Examples = @($examples) } }
    }
}

Describe 'The examples of <Page>' -Skip:(-not $genasset) -ForEach $pages {
    BeforeAll {
        . "$PSScriptRoot/../Pester/Session.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../..").ProviderPath
        $genasset = Get-ChildItem "$root/src/Host/bin" -Filter genasset.runtimeconfig.json -Recurse | Sort-Object LastWriteTime -Descending |
            Select-Object -First 1 | ForEach-Object { $_.FullName -replace '\.runtimeconfig\.json$', '.dll' }
        $env:GENASSET_CONNECTION = Join-Path $Folder connection.json
        $env:GENASSET_HOME = Join-Path $Folder home
        $env:GENASSET_PROGRAM = $genasset
        $place = New-Item (Join-Path $Folder place) -ItemType Directory
        Push-Location $place
        $needed = $Examples.Code -join "`n"

        # The files that examples name.
        Set-Content prompts.csv "prompt,seed`na red robot,1`na blue house,2"
        Set-Content items.jsonl ('{"kind":"image","prompt":"a","engine":"builtin/echo"}', '{"kind":"image","prompt":"b","engine":"builtin/echo"}')
        Connect-GenAsset $env:GENASSET_HOME | Out-Null
        if ($needed -match 'photos') {
            'a red robot', 'a blue house', 'a lake' | New-GenAssetJob -Width 64 -Height 64 | Wait-GenAssetJob | Save-GenAssetResult -Path made -Format png
            New-Item photos -ItemType Directory | Out-Null
            $names = 'one', 'two', 'three'
            Get-ChildItem made -Recurse -Filter *.png | ForEach-Object -Begin { $i = 0 } { Copy-Item $_ "photos/$($names[$i++]).png" }
        }
        if ($needed -match 'robot\.glb') {
            New-GenAssetJob 'a red robot' -Kind Model -Format glb | Wait-GenAssetJob | Save-GenAssetResult -Path made -NameTemplate '{name}' -Format glb
            Get-ChildItem made -Filter *.glb | Copy-Item -Destination robot.glb
        }
        if ($needed -match '\./capture') { dotnet $genasset capture 'a red robot' --out capture --size 96 --steps 4 | Out-Null }

        # The servers that examples name: one that is open, one with keys.
        $servers = @()
        $addresses = @{}
        foreach ($name in 'http://127.0.0.1:8000', 'https://assets.example') {
            if ($needed -notmatch [regex]::Escape($name)) { continue }
            $served = Join-Path $Folder $name.Split('/')[2].Replace(':', '-')
            if ($name -match 'assets') { $key = dotnet $genasset keys add ann --home $served 2>$null }
            $server = Start-GenAssetServer $served -NoConnect -PassThru -Workers 1
            $servers += $server
            $addresses[$name] = "$($server.Address)".TrimEnd('/')
        }
        function Read-Host([switch] $AsSecureString) { if (-not $AsSecureString) { throw 'A key is read unseen.' } ConvertTo-SecureString $key -AsPlainText -Force }
    }

    AfterAll {
        Stop-GenAssetServer
        Pop-Location
        Remove-Item env:GENASSET_CONNECTION, env:GENASSET_HOME, env:GENASSET_PROGRAM, env:ASSETS_KEY -ErrorAction Ignore
        Remove-Session
    }

    It 'runs number <Number>: <Code>' -ForEach $Examples {
        Connect-GenAsset $env:GENASSET_HOME | Out-Null
        $job = 'a red robot', 'a blue house' | New-GenAssetJob -Width 64 -Height 64 -Name robots | Wait-GenAssetJob
        $job.Succeeded | Should -Be 2
        if ($Code -match 'ASSETS_KEY' -and $key) { $env:ASSETS_KEY = $key }
        $text = $Code
        foreach ($name in $addresses.Keys) { $text = $text.Replace($name, $addresses[$name]) }
        $ConfirmPreference = 'None'
        $Error.Clear()
        $output = . ([scriptblock]::Create($text)) *>&1
        $output | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $started = @(Get-Variable server -ValueOnly -Scope Local -ErrorAction Ignore)
        foreach ($one in $started) { if ($one.Id -notin $servers.Id -and (Get-Process -Id $one.Id -ErrorAction Ignore)) { Stop-GenAssetServer -Id $one.Id } }
    }
}
