#Requires -Version 7.4
<#
.SYNOPSIS
    GenAsset in Azure: shows what would change, deploys it, publishes the program, makes keys, tries it, takes it down.
.DESCRIPTION
    Needs the Azure CLI with Bicep, signed in (az login); Publish also needs the .NET 10 SDK. Says no secret, and takes none on its command line.
.EXAMPLE
    ./infra/deploy.ps1 Preview -ResourceGroup genasset-dev -Location swedencentral
    ./infra/deploy.ps1 Deploy  -ResourceGroup genasset-dev -Location swedencentral
    ./infra/deploy.ps1 Publish -ResourceGroup genasset-dev
    ./infra/deploy.ps1 Key     -ResourceGroup genasset-dev -Name me
    ./infra/deploy.ps1 Test    -ResourceGroup genasset-dev
.EXAMPLE
    ./infra/deploy.ps1 Remove -ResourceGroup genasset-dev -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Preview: what would change. Deploy: change it. Publish: images and program. Key: makes a key of the API and shows it once. Test: one small job. Remove: everything in the group.
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('Preview', 'Deploy', 'Publish', 'Key', 'Test', 'Remove')]
    [string] $Action,

    [Parameter(Mandatory)]
    [ValidatePattern('^[-\w.()]{1,90}$')]
    [string] $ResourceGroup,

    # Which of infra/bicep/*.bicepparam.
    [ValidateSet('dev', 'prod')]
    [string] $Stage = 'dev',

    # Where a new resource group is made: a region that has serverless GPUs.
    [string] $Location,

    # The tag of the images; left out, the commit that is checked out.
    [ValidatePattern('^[\w][\w.-]{0,127}$')]
    [string] $Tag,

    # Whose key Key makes.
    [ValidatePattern('^\w[\w.@ -]{0,99}$')]
    [string] $Name,

    # What that key is for.
    [ValidateSet('user', 'admin')]
    [string] $Role = 'user',

    # The key with which Test makes its job; left out, GENASSET_KEY.
    [securestring] $Key,

    # Remove without asking.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/GenAssetAzure.psm1" -Force
$place = @{ ResourceGroup = $ResourceGroup; Stage = $Stage }
$asked = @{ WhatIf = [bool]$WhatIfPreference }

switch ($Action) {
    Preview { Show-Deployment @place -Location $Location }
    Deploy { Start-Deployment @place -Location $Location @asked }
    Publish { Publish-Program @place -Tag $Tag @asked }
    Key { New-ServerKey @place -Name $Name -Role $Role @asked }
    Test { Test-Deployment @place -Key $Key }
    Remove { Remove-Deployment @place @asked -Force:$Force }
}
