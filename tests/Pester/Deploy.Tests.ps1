# infra/deploy.ps1 against an az that is a function here: what it is told, and what comes of its answers.
BeforeAll {
    $ErrorActionPreference = 'Stop'
    $Infra = (Resolve-Path "$PSScriptRoot/../../infra").Path
    Import-Module "$Infra/GenAssetAzure.psm1" -Force

    # Answers by the first words of a call: a text is JSON, a script block is run. Everything it is told is kept.
    function global:az {
        $line = $args -join ' '
        $global:AzCalls.Add($line)
        $global:LASTEXITCODE = 0
        foreach ($words in $global:AzAnswers.Keys) {
            if ($line.StartsWith($words)) {
                $answer = $global:AzAnswers[$words]
                if ($answer -is [scriptblock]) { return & $answer $line }
                return $answer
            }
        }
        $global:LASTEXITCODE = 1
        Write-Error "ERROR: az was not expected to be told: $line" -ErrorAction Continue
    }

    function global:docker { $global:AzCalls.Add("docker $($args -join ' ')"); $global:LASTEXITCODE = 0 }

    function Set-Failure([string] $Words) {
        { param($line) $global:LASTEXITCODE = 3; Write-Error $Words -ErrorAction Continue }.GetNewClosure()
    }

    $Outputs = @{ properties = @{ outputs = @{
                server = @{ value = 'https://genasset-dev-abc.azurewebsites.net' }; functionsName = @{ value = 'genasset-dev-abc' }; registryName = @{ value = 'genassetabc' }
                vaultName = @{ value = 'genasset-abc' }; dataAccountName = @{ value = 'genassetdabc' }; dataContainer = @{ value = 'genasset' }; durableBackend = @{ value = 'AzureStorage' }; workerJobs = @{ value = @('cpu-workers') }
            } } } | ConvertTo-Json -Depth 6
    $Job = '{"properties":{"template":{"containers":[{"name":"model","image":"r/m:9"},{"name":"worker","image":"genassetabc.azurecr.io/genasset/worker:abc123"}]}}}'
    $Parameters = @{ parametersJson = (@{ parameters = @{ pools = @{ value = @(@{ name = 'cpu'; enginesFile = '{"engines":[]}' }, @{ name = 'sdxl'; model = 'genasset/text-to-image'; enginesFile = '{"engines":[{"name":"gpu/sdxl"}]}' }) } } } | ConvertTo-Json -Depth 6) } | ConvertTo-Json
    $Place = @{ ResourceGroup = 'g'; Stage = 'dev' }
}

AfterAll {
    Remove-Item function:global:az, function:global:docker
    Remove-Variable AzCalls, AzAnswers -Scope Global
    Remove-Module GenAssetAzure
}

Describe 'infra' {
    BeforeEach {
        $global:AzCalls = [System.Collections.Generic.List[string]]::new()
        $global:AzAnswers = [ordered]@{
            'account show'                = '{"name":"A subscription"}'
            'group exists'                = 'true'
            'deployment group show'       = $Outputs
            'containerapp job show'       = $Job
            'deployment group create'     = '{}'
            'group create'                = '{}'
            'bicep build-params'          = $Parameters
            'acr repository show'         = '{"name":"there"}'
            'acr build'                   = '{}'
            'resource list'               = '[{"name":"a","type":"t","tags":{"application":"genasset","stage":"dev"}}]'
            'group delete'                = ''
            'keyvault purge'              = ''
        }
    }

    Context 'Scripts of infra' {
        It '<_> has no faults of syntax' -ForEach (Get-ChildItem "$PSScriptRoot/../../infra" -Include *.ps1, *.psm1 -Recurse).FullName {
            $faults = $null
            [System.Management.Automation.Language.Parser]::ParseFile($_, [ref]$null, [ref]$faults) | Out-Null
            $faults | Should -BeNullOrEmpty
        }

        It 'Print nothing that looks like a secret' {
            $text = 'key gak_abcDEF-12_3 url https://a.blob.core.windows.net/c/b?sv=1&sig=AbC%2F=&se=2 conn AccountKey=abc==;X header Bearer abc.def-1= token eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln'

            $shown = $text | Hide-Secret

            foreach ($secret in 'abcDEF', 'AbC', 'abc==', 'abc.def', 'eyJ') { $shown | Should -Not -Match ([regex]::Escape($secret)) }
            $shown | Should -Match 'sv=1&sig=\*\*\*&se=2'
        }
    }

    Context 'Invoke-Az' {
        It 'Says az''s own words without the secret in them' {
            $global:AzAnswers['storage'] = Set-Failure 'ERROR: refused: AccountKey=c2VjcmV0; try again'

            { Invoke-Az storage, x, list } | Should -Throw '*storage x list failed (3)*refused*try again*'
            try { Invoke-Az storage, x, list } catch { $_.Exception.Message | Should -Not -Match 'c2VjcmV0' }
        }

        It 'Takes a missing thing for none only where it was told to' {
            $global:AzAnswers['deployment group show'] = Set-Failure "ERROR: (DeploymentNotFound) Deployment 'x' could not be found."

            Invoke-Az deployment, group, show -IfThere | Should -BeNullOrEmpty
            { Invoke-Az deployment, group, show } | Should -Throw '*could not be found*'
        }

        It 'Says what to do without a sign-in' {
            $global:AzAnswers['account show'] = Set-Failure 'ERROR: Please run az login'

            { Show-Deployment @Place } | Should -Throw '*az login*'
        }
    }

    Context 'Preview' {
        It 'Lists what would change, and changes nothing' {
            $global:AzAnswers['deployment group what-if'] = '{"changes":[{"changeType":"Create","resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.App/jobs/b"},{"changeType":"Create","resourceId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.App/jobs/a"}]}'

            $changes = @(Show-Deployment @Place)

            $changes.Resource | Should -Be 'Microsoft.App/jobs/a', 'Microsoft.App/jobs/b'
            $global:AzCalls | Where-Object { $_ -match 'create|delete' } | Should -BeNullOrEmpty
        }

        It 'Compares with the images that run' {
            $global:AzAnswers['deployment group what-if'] = '{"changes":[]}'

            Show-Deployment @Place

            ($global:AzCalls -match 'what-if') | Should -BeLike '*dev.bicepparam*--parameters imageTag=abc123*'
        }

        It 'Of a group that is not there only compiles' {
            $global:AzAnswers['group exists'] = 'false'

            Show-Deployment @Place -Location here | Should -BeLike '*no resource group g in here*'

            $global:AzCalls | Where-Object { $_ -match 'create' } | Should -BeNullOrEmpty
        }
    }

    Context 'Deploy' {
        It 'Makes the group first, and deploys without workers while there are no images' {
            $global:AzAnswers['group exists'] = 'false'

            $made = Start-Deployment @Place -Location swedencentral

            $writes = @($global:AzCalls | Where-Object { $_ -match '^(group create|deployment group create)' })
            $writes[0] | Should -BeLike 'group create --name g --location swedencentral*application=genasset*'
            $writes[1] | Should -Not -Match 'imageTag'
            $made.Server.AbsoluteUri | Should -Be 'https://genasset-dev-abc.azurewebsites.net/'
        }

        It 'Keeps the images that run' {
            Start-Deployment @Place | Out-Null

            ($global:AzCalls -match '^deployment group create') | Should -BeLike '*imageTag=abc123*'
        }

        It 'Goes on after a deployment that failed, which has no outputs' {
            $global:AzAnswers['deployment group show'] = '{"properties":{"provisioningState":"Failed","outputs":null}}'

            Get-DeploymentOutput @Place | Should -BeNullOrEmpty
            { Publish-Program @Place -Tag t1 } | Should -Throw '*deploy.ps1 Deploy*'
            { Start-Deployment @Place -WhatIf } | Should -Not -Throw
        }

        It 'Changes nothing with -WhatIf' {
            $global:AzAnswers['group exists'] = 'false'

            Start-Deployment @Place -Location here -WhatIf

            $global:AzCalls | Where-Object { $_ -match 'create' } | Should -BeNullOrEmpty
        }

        It 'Of a new group wants to know where' {
            $global:AzAnswers['group exists'] = 'false'

            { Start-Deployment @Place } | Should -Throw '*-Location*'
        }
    }

    Context 'Publish' {
        It 'Says that nothing is deployed yet' {
            $global:AzAnswers['deployment group show'] = Set-Failure 'ERROR: (DeploymentNotFound)'

            { Publish-Program @Place -Tag t1 } | Should -Throw '*deploy.ps1 Deploy*'
        }

        It 'Builds the worker''s image in the registry, and pushes only models that are not there' {
            Publish-Image -Registry genassetabc -Stage dev -Tag t1

            ($global:AzCalls -match '^acr build') | Should -BeLike '*--image genasset/worker:t1 --target worker*'
            $global:AzCalls -match '^docker' | Should -BeNullOrEmpty

            $global:AzAnswers['acr repository show'] = Set-Failure 'ERROR: manifest not found: could not be found'
            $global:AzAnswers['acr login'] = ''
            Publish-Image -Registry genassetabc -Stage dev -Tag t1

            $global:AzCalls -match '^docker push' | Should -BeLike '*genassetabc.azurecr.io/genasset/text-to-image:t1'
        }

        It 'Tells the server of the engines of all pools' {
            $engines = (Get-EnginesFile -Stage dev | ConvertFrom-Json).engines

            $engines.name | Should -Be 'gpu/sdxl'
        }

        It 'Publishes for the store of orchestrations that is deployed' {
            Mock -ModuleName GenAssetAzure Publish-Function {}
            Mock -ModuleName GenAssetAzure Publish-Image {}

            Publish-Program @Place -Tag t1 | Out-Null

            Should -Invoke -ModuleName GenAssetAzure Publish-Function -Exactly 1 -ParameterFilter { $DurableBackend -eq 'AzureStorage' -and $Name -eq 'genasset-dev-abc' }
        }

        It 'Says how to build a model that is nowhere' {
            $global:AzAnswers['acr repository show'] = Set-Failure 'ERROR: could not be found'
            Mock -ModuleName GenAssetAzure docker { $global:LASTEXITCODE = 1 }

            { Publish-Image -Registry genassetabc -Stage dev -Tag t1 } | Should -Throw '*gpu/build.sh text-to-image*'
        }

        It 'Changes nothing with -WhatIf' {
            Publish-Program @Place -Tag t1 -WhatIf

            $global:AzCalls | Where-Object { $_ -match 'acr build|create|config-zip|docker' } | Should -BeNullOrEmpty
        }
    }

    Context 'Key' {
        It 'Makes none with -WhatIf' {
            New-ServerKey @Place -Name me -WhatIf | Should -BeNullOrEmpty

            $global:AzCalls -match 'storage' | Should -BeNullOrEmpty
        }
    }

    Context 'Test' {
        It 'Of a server without a key looks at its health only, and says so' {
            Mock -ModuleName GenAssetAzure Invoke-RestMethod { @{ status = 'ok' } }
            $saved, $env:GENASSET_KEY = $env:GENASSET_KEY, $null
            try { $seen = Test-Deployment @Place -WarningVariable said -WarningAction SilentlyContinue }
            finally { $env:GENASSET_KEY = $saved }

            $seen.IsHealthy | Should -BeTrue
            $said | Should -BeLike '*no key*'
            Should -Invoke -ModuleName GenAssetAzure Invoke-RestMethod -Exactly 1
        }

        It 'Removes its job also when that does not succeed, and does not say the key' {
            $key = ConvertTo-SecureString 'gak_abcdef' -AsPlainText -Force
            Mock -ModuleName GenAssetAzure Invoke-RestMethod { @{ id = 'j1'; state = 'completed'; counts = @{ succeeded = 0 } } }

            { Test-Deployment @Place -Key $key } | Should -Throw '*j1 ended as completed*'
            Should -Invoke -ModuleName GenAssetAzure Invoke-RestMethod -Exactly 1 -ParameterFilter { $Method -eq 'Delete' -and $Uri -like '*/v1/jobs/j1' }
        }
    }

    Context 'Remove' {
        It 'Removes a group of ours' {
            Remove-Deployment @Place -Force | Should -BeLike 'g is gone*'

            $global:AzCalls -match '^(group delete|keyvault purge)' | Should -Be 'group delete --name g --yes --only-show-errors --output json', 'keyvault purge --name genasset-abc --only-show-errors --output json'
        }

        It 'Leaves the vault of a prod to be had back' {
            $global:AzAnswers['resource list'] = '[]'

            Remove-Deployment -ResourceGroup g -Stage prod -Force | Should -BeLike '*genasset-abc can be had back for 7 days*'

            $global:AzCalls -match 'purge' | Should -BeNullOrEmpty
        }

        It 'Leaves a group alone that holds anything else, and names it' {
            $global:AzAnswers['resource list'] = '[{"name":"a","type":"t","tags":{"application":"genasset","stage":"dev"}},{"name":"payroll","type":"t","tags":null}]'

            { Remove-Deployment @Place -Force } | Should -Throw '*payroll*'
            $global:AzCalls -match 'delete' | Should -BeNullOrEmpty
        }

        It 'Removes nothing with -WhatIf' {
            & "$Infra/deploy.ps1" Remove -ResourceGroup g -Force -WhatIf

            $global:AzCalls -match 'delete' | Should -BeNullOrEmpty
        }
    }
}

Describe 'The costs in docs/05-azure.md' {
    BeforeAll { $Guide = Get-Content "$PSScriptRoot/../../docs/05-azure.md" -Raw }

    It 'Of 1,000 items are what infra/cost.ps1 says' {
        foreach ($pool in & "$PSScriptRoot/../../infra/cost.ps1") {
            $row = '| {0} | {1:0.00} | {2:0.00} | {3:0.00} | {4:0.00} | {5:0.00} |' -f $pool.Pool, $pool.Hour, $pool.Work, $pool.Starts, $pool.Storage, $pool.Total
            $Guide.Contains($row) | Should -BeTrue -Because $row
        }
    }

    It 'Of an idle month are what infra/cost.ps1 says' {
        $dev, $prod = (& "$PSScriptRoot/../../infra/cost.ps1" -Idle), (& "$PSScriptRoot/../../infra/cost.ps1" -Idle -Stage prod)
        for ($i = 0; $i -lt $dev.Count; $i++) {
            $row = '| {0} | {1:0.00} | {2:0.00} |' -f $dev[$i].What, $dev[$i].Month, $prod[$i].Month
            $Guide.Contains($row) | Should -BeTrue -Because $row
        }
    }

    It 'Grow with the items and the prices' {
        $few, $many = (& "$PSScriptRoot/../../infra/cost.ps1" -Items 1000), (& "$PSScriptRoot/../../infra/cost.ps1" -Items 2000)
        foreach ($i in 0..($few.Count - 1)) { $many[$i].Work | Should -BeGreaterThan $few[$i].Work }
        (& "$PSScriptRoot/../../infra/cost.ps1" -A100Second 1 | Where-Object Pool -eq 'SDXL, A100').Total | Should -BeGreaterThan 4000
    }
}
