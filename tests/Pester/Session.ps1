# Dot-sourced by every suite: the module as it ships, and a folder of the suite's own for homes and results.
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../module/GenAsset.psd1" -Force

# Homes lie outside of TestDrive: Pester walks through all of that after every block.
$Folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-pester-$([guid]::NewGuid())"
[IO.Directory]::CreateDirectory($Folder) | Out-Null

function Remove-Session {
    Remove-Module GenAsset # lets go of every home
    [IO.Directory]::Delete($Folder, $true)
}

# The first example of the README, to the letter.
function Get-ThreeWord {
    $words = [regex]::Match((Get-Content "$PSScriptRoot/../../README.md" -Raw), '(?s)```powershell\s+(.+?)\s+```').Groups[1].Value
    if ($words -notlike 'Import-Csv prompts.csv |*') { throw "README.md begins with something else: $words" }
    [scriptblock]::Create($words)
}

function New-EndedJob([string[]] $Prompt = @('a', 'b')) {
    $Prompt | New-GenAssetJob -Engine builtin/echo -Name ended | Wait-GenAssetJob
}

# Big pictures take the preview engine seconds each: a job that is still at work when the test looks at it.
function New-LongJob([int] $Count = 20, [int] $MaxParallel = 2) {
    1..$Count | ForEach-Object { "picture $_" } | New-GenAssetJob -Engine builtin/preview -Width 2048 -Height 2048 -Name long -MaxParallel $MaxParallel
}

# A picture that is too big for the second that it is given: an item that fails.
function New-FailedJob {
    [pscustomobject]@{ Prompt = 'too big'; Width = 4096; Height = 4096; TimeoutSeconds = 1 }, [pscustomobject]@{ Prompt = 'fine'; Width = 16; Height = 16 } |
        New-GenAssetJob -Retry 0 -Name failed | Wait-GenAssetJob -WarningAction SilentlyContinue
}

# A home with an engine that costs something; it is never asked for more than its price.
function New-PricedHome {
    $priced = Join-Path $Folder priced
    [IO.Directory]::CreateDirectory($priced) | Out-Null
    Set-Content (Join-Path $priced engines.json) '{ "engines": [ { "name": "paid", "type": "openai-images", "endpoint": "https://images.example.com", "price": 0.25 } ] }'
    $priced
}

# A command in a runspace of its own, as a second window would run it; -Begun says when it is to be stopped. Gives back how long the prompt took to come back.
function Measure-Stop([string] $Script, [hashtable] $With = @{}, [scriptblock] $Begun = { $true }) {
    $shell = [powershell]::Create().AddScript("param(`$module) Import-Module `$module", $false).AddArgument("$PSScriptRoot/../../module/GenAsset.psd1")
    $shell.Invoke() | Out-Null
    $shell.Commands.Clear()
    foreach ($name in $With.Keys) { $shell.Runspace.SessionStateProxy.SetVariable($name, $With[$name]) }
    $shell.AddScript($Script) | Out-Null
    try {
        $running = $shell.BeginInvoke()
        while (-not $running.IsCompleted -and -not (& $Begun $shell)) { Start-Sleep -Milliseconds 10 }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        [pscustomobject]@{ Took = $watch.Elapsed; State = $shell.InvocationStateInfo.State; Errors = @($shell.Streams.Error); WasAtWork = -not $running.IsCompleted -or $shell.InvocationStateInfo.State -eq 'Stopped' }
    }
    finally { $shell.Runspace.Dispose(); $shell.Dispose() }
}

# How long something takes at best: what takes a second or more is tried three times, for a hang shows every time, a busy machine once.
function Measure-Best([scriptblock] $Try) {
    $best = [timespan]::MaxValue
    for ($tries = 0; $tries -lt 3 -and $best -ge [timespan]::FromSeconds(1); $tries++) {
        $took = & $Try
        if ($took -lt $best) { $best = $took }
    }
    $best
}

# A server in a runspace of this shell: what it answers by path, and these bytes to everything else. It is asked by any name, as a proxy is; Asked has how.
function New-AnsweringServer([hashtable] $Answer, [byte[]] $Rest = @()) {
    foreach ($port in 20000..20050) {
        try {
            $listener = [Net.HttpListener]::new()
            $listener.Prefixes.Add("http://*:$port/")
            $listener.Start()
            break
        }
        catch [Net.HttpListenerException] { $listener = $null } # taken
    }
    if (-not $listener) { throw 'No port from 20000 to 20050 is free.' }
    $asked = [Collections.Concurrent.ConcurrentQueue[string]]::new()
    $shell = [powershell]::Create().AddScript({
            param($listener, $answer, $rest, $asked)
            while ($listener.IsListening) {
                try { $call = $listener.GetContext() } catch { break }
                $asked.Enqueue("$($call.Request.UserHostName) $($call.Request.Url.AbsolutePath)")
                $text = $answer[$call.Request.Url.AbsolutePath]
                $content = if ($null -ne $text) { [Text.Encoding]::UTF8.GetBytes($text) } else { $rest }
                $call.Response.ContentType = if ($null -ne $text) { 'application/json' } else { 'image/png' }
                $call.Response.AddHeader('Content-Disposition', 'attachment; filename="../../evil.png"; filename*=UTF-8''''..%2F..%2Fevil.png')
                $call.Response.ContentLength64 = $content.Length
                $call.Response.OutputStream.Write($content, 0, $content.Length)
                $call.Response.Close()
            }
        }).AddArgument($listener).AddArgument($Answer).AddArgument($Rest).AddArgument($asked)
    $null = $shell.BeginInvoke()
    [pscustomobject]@{ Address = "http://127.0.0.1:$port"; Listener = $listener; Shell = $shell; Asked = $asked }
}

filter Stop-AnsweringServer { $_.Listener.Stop(); $_.Shell.Dispose() }

# What a PowerShell job gave. Receive-Job -Wait -AutoRemoveJob removes a job twice that ends just while it looks.
filter Get-JobResult { $_ | Wait-Job | Receive-Job; $_ | Remove-Job }
