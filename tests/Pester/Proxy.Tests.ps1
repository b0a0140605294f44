# A proxy in a runspace of this shell, and a server that is reached by no other way: assets.example is nobody's name.
BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $env:GENASSET_CONNECTION = Join-Path $Folder connection.json
    $proxy = New-AnsweringServer -Answer @{ '/v1/engines' = '[]' }
}

AfterAll {
    $proxy | Stop-AnsweringServer
    Remove-Item env:GENASSET_CONNECTION
    Remove-Session
}

Describe 'Connect-GenAsset -Proxy' -Tag fast {
    It 'reaches the server by the proxy' {
        $context = Connect-GenAsset -Server http://assets.example -Proxy $proxy.Address
        $context.Proxy | Should -Be "$($proxy.Address)/"
        $proxy.Asked | Should -Contain 'assets.example /v1/engines'
    }

    It 'is remembered with -Save' {
        Connect-GenAsset -Server http://assets.example -Proxy $proxy.Address -Save | Out-Null
        Disconnect-GenAsset
        $before = $proxy.Asked.Count
        Get-GenAssetEngine | Should -BeNullOrEmpty
        $proxy.Asked.Count | Should -BeGreaterThan $before
        (Get-GenAssetContext).Proxy | Should -Be "$($proxy.Address)/"
        Disconnect-GenAsset -Forget
    }
}
