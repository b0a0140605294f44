# What infra/deploy.ps1 does, a function a step. All that changes something asks ShouldProcess; all that talks to Azure goes through Invoke-Az.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false # exit codes are looked at here, with az's own words

$Repository = Split-Path $PSScriptRoot
$BicepFolder = Join-Path $PSScriptRoot 'bicep'
$SecretPatterns = @(
    'gak_[\w-]+'                                # a key of ours
    '(?<=[?&;\s"](sig|code|token)=)[^&\s"]+'    # signed links, function keys
    '(?<=(AccountKey|SharedAccessKey|SharedAccessSignature|Password|Secret)=)[^;\s"]+'
    '(?<=Bearer\s)[\w.~+/-]+=*'
    'eyJ[\w-]{10,}\.[\w-]+\.[\w-]*'             # tokens of Entra
)

function Hide-Secret {
    # A text as it may be shown: whatever looks like a secret is gone.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory, ValueFromPipeline)] [AllowEmptyString()] [string] $Text)
    process {
        foreach ($pattern in $SecretPatterns) { $Text = $Text -replace $pattern, '***' }
        $Text
    }
}

function Assert-Cli {
    [CmdletBinding()]
    param()
    if (-not (Get-Command az -ErrorAction Ignore)) { throw 'The Azure CLI is not on the PATH. Install it, and sign in with: az login' }
}

function Invoke-Az {
    # Runs az and gives back its answer as objects; an error has az's own words, and no secret.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string[]] $Argument, [switch] $IfThere)
    Assert-Cli
    Write-Verbose (Hide-Secret "az $($Argument -join ' ')")
    $said = & az @Argument --only-show-errors --output json 2>&1
    $code = $LASTEXITCODE
    $errors = ($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) -join "`n"
    if ($code -ne 0) {
        if ($IfThere -and $errors -match 'NotFound|could not be found|does not exist') { return }
        throw (Hide-Secret "az $($Argument[0..([Math]::Min(2, $Argument.Count - 1))] -join ' ') failed ($code): $($errors ? $errors : 'it says no more')")
    }
    $text = ($said | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] }) -join "`n"
    if ($text.Trim()) { $text | ConvertFrom-Json -AsHashtable -NoEnumerate }
}

function Assert-SignedIn {
    [CmdletBinding()]
    param()
    Assert-Cli
    try { $account = Invoke-Az account, show }
    catch { throw "Azure does not know who you are. Run: az login`n$($_.Exception.Message)" }
    Write-Verbose "Subscription $($account.name)"
}

function Test-Group {
    # Whether the resource group is there.
    [CmdletBinding()]
    [OutputType([bool])]
    param([Parameter(Mandatory)] [string] $ResourceGroup)
    [bool](Invoke-Az group, exists, --name, $ResourceGroup)
}

function Get-DeploymentArgument {
    # What az is told of a deployment: the template by its parameters, and the images' tag.
    [CmdletBinding()]
    [OutputType([string[]])]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [AllowEmptyString()] [string] $Tag)
    $file = Join-Path $BicepFolder "$Stage.bicepparam"
    if (-not (Test-Path $file)) { throw "There is no $file." }
    @('--name', "genasset-$Stage", '--resource-group', $ResourceGroup, '--parameters', $file)
    if ($Tag) { '--parameters', "imageTag=$Tag" }
}

function Get-DeploymentOutput {
    # The outputs of the last deployment, by name; nothing where there was none.
    [CmdletBinding()]
    [OutputType([hashtable])]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage)
    $deployment = Invoke-Az deployment, group, show, --name, "genasset-$Stage", --resource-group, $ResourceGroup -IfThere
    if (-not $deployment -or -not $deployment.properties['outputs']) { return } # one that failed has none
    $values = @{}
    foreach ($name in $deployment.properties.outputs.Keys) { $values[$name] = $deployment.properties.outputs[$name].value }
    $values
}

function Get-DeployedTag {
    # The tag that the workers run at; empty where there are none yet.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [AllowNull()] [hashtable] $Output)
    if (-not $Output -or -not $Output.workerJobs) { return '' }
    $job = Invoke-Az containerapp, job, show, --name, $Output.workerJobs[0], --resource-group, $ResourceGroup -IfThere
    if (-not $job) { return '' }
    $image = ($job.properties.template.containers | Where-Object name -eq worker).image
    $image.Substring($image.LastIndexOf(':') + 1)
}

function Get-SourceTag {
    # The tag of the images of what is checked out: its commit, and whether it is more than that.
    [CmdletBinding()]
    [OutputType([string])]
    param()
    $commit = git -C $Repository rev-parse --short=12 HEAD
    if ($LASTEXITCODE -ne 0) { throw 'This is no git checkout: name the images with -Tag.' }
    if (git -C $Repository status --porcelain) { "$commit-changed" } else { $commit }
}

function Show-Deployment {
    # What a deployment would change. Nothing is changed.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [string] $Location)
    Assert-SignedIn
    if (-not (Test-Group $ResourceGroup)) {
        Invoke-Az bicep, build-params, --file, (Join-Path $BicepFolder "$Stage.bicepparam"), --stdout | Out-Null
        "There is no resource group $ResourceGroup$($Location ? " in $Location" : ''): Deploy makes it, and all of infra/bicep/main.bicep in it. The template compiles."
        return
    }
    $tag = Get-DeployedTag $ResourceGroup (Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage)
    $argument = Get-DeploymentArgument -ResourceGroup $ResourceGroup -Stage $Stage -Tag $tag
    $answer = Invoke-Az (@('deployment', 'group', 'what-if', '--no-pretty-print') + $argument)
    foreach ($change in $answer.changes | Sort-Object { $_.changeType }, { $_.resourceId }) {
        [pscustomobject]@{
            PSTypeName = 'GenAsset.AzureChange'
            Change     = $change.changeType
            Resource   = ($change.resourceId -replace '^.*?/providers/', '')
        }
    }
}

function Start-Deployment {
    # Deploys the template: the group where it is new, everything but the workers where no images are published yet. Gives back what Connect-GenAsset takes.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [string] $Location, [AllowEmptyString()] [string] $Tag)
    Assert-SignedIn
    $isThere = Test-Group $ResourceGroup
    if (-not $isThere) {
        if (-not $Location) { throw "There is no resource group $ResourceGroup. Say with -Location where to make it: a region that has serverless GPUs, as swedencentral." }
        if ($PSCmdlet.ShouldProcess($ResourceGroup, "make the resource group in $Location")) {
            Invoke-Az group, create, --name, $ResourceGroup, --location, $Location, --tags, 'application=genasset', "stage=$Stage" | Out-Null
        }
    }
    if (-not $Tag -and $isThere) { $Tag = Get-DeployedTag $ResourceGroup (Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage) }
    if (-not $PSCmdlet.ShouldProcess($ResourceGroup, "deploy $Stage.bicepparam$($Tag ? " with the images $Tag" : ' without workers')")) { return }
    Invoke-Az (@('deployment', 'group', 'create') + (Get-DeploymentArgument -ResourceGroup $ResourceGroup -Stage $Stage -Tag $Tag)) | Out-Null
    $output = Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage
    [pscustomobject]@{ Server = [uri]$output.server; Vault = $output.vaultName; Registry = $output.registryName; Workers = @($output.workerJobs) }
}

function Get-Pool {
    # The pools of a stage, by the compiled parameters.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Stage)
    $compiled = Invoke-Az bicep, build-params, --file, (Join-Path $BicepFolder "$Stage.bicepparam"), --stdout
    ($compiled.parametersJson | ConvertFrom-Json -AsHashtable).parameters.pools.value
}

function Get-EnginesFile {
    # The engines of all pools in one engines.json: the server resolves by it who runs an item, and runs none itself.
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Stage)
    $engines = Get-Pool -Stage $Stage | ForEach-Object { ($_['enginesFile'] | ConvertFrom-Json -AsHashtable).engines } | Where-Object { $_ }
    @{ engines = @($engines) } | ConvertTo-Json -Depth 20
}

function Get-ModelImage {
    # The models' images that the pools of a stage want, by the compiled parameters.
    [CmdletBinding()]
    [OutputType([string[]])]
    param([Parameter(Mandatory)] [string] $Stage)
    Get-Pool -Stage $Stage | ForEach-Object { $_['model'] } | Where-Object { $_ } | Select-Object -Unique
}

function Publish-Image {
    # Puts the images into the registry: the worker's, built there; the models', which gpu/build.sh built here.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $Registry, [Parameter(Mandatory)] [string] $Stage, [Parameter(Mandatory)] [string] $Tag)
    if ($PSCmdlet.ShouldProcess("genasset/worker:$Tag", "build in $Registry")) {
        Invoke-Az acr, build, --registry, $Registry, --image, "genasset/worker:$Tag", --target, worker, --file, (Join-Path $Repository Dockerfile), $Repository | Out-Null
    }
    foreach ($image in Get-ModelImage -Stage $Stage) {
        if (Invoke-Az acr, repository, show, --name, $Registry, --image, "${image}:$Tag" -IfThere) { continue }
        if (-not $PSCmdlet.ShouldProcess("${image}:$Tag", "push to $Registry")) { continue }
        docker image inspect $image *> $null
        if ($LASTEXITCODE -ne 0) { throw "The pools of $Stage want the image $image, and it is neither in $Registry nor here. Build it with: gpu/build.sh $(Split-Path $image -Leaf)" }
        Invoke-Az acr, login, --name, $Registry | Out-Null
        docker tag $image "$Registry.azurecr.io/${image}:$Tag"
        docker push --quiet "$Registry.azurecr.io/${image}:$Tag" | Out-Null
        if ($LASTEXITCODE -ne 0) { throw "docker could not push $image to $Registry." }
    }
}

function Publish-Function {
    # Builds src/Functions against the real packages and gives it to the app.
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [Parameter(Mandatory)] [string] $Name,
        [ValidateSet('DurableTaskScheduler', 'AzureStorage')] [string] $DurableBackend = 'DurableTaskScheduler'
    )
    if (-not $PSCmdlet.ShouldProcess($Name, 'publish src/Functions')) { return }
    $store = $DurableBackend -eq 'AzureStorage' ? 'AzureStorage' : 'AzureManaged' # into host.json, where the platform looks for it
    $folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-functions-$([guid]::NewGuid().ToString('n'))"
    try {
        $said = dotnet publish (Join-Path $Repository src/Functions) --configuration Release -p:StandIns=false "-p:DurableBackend=$store" --output "$folder/app" --verbosity quiet 2>&1
        if ($LASTEXITCODE -ne 0) { throw (Hide-Secret "src/Functions does not build:`n$($said -join "`n")") }
        Get-EnginesFile -Stage $Stage | Set-Content "$folder/app/engines.json"
        [IO.Compression.ZipFile]::CreateFromDirectory("$folder/app", "$folder/app.zip")
        Invoke-Az functionapp, deployment, source, config-zip, --resource-group, $ResourceGroup, --name, $Name, --src, "$folder/app.zip" | Out-Null
    }
    finally {
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    }
}

function Publish-Program {
    # Images, then the workers that run them, then the program.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [AllowEmptyString()] [string] $Tag)
    Assert-SignedIn
    $output = Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage
    if (-not $output) { throw "Nothing is deployed in $ResourceGroup as $Stage. Run: ./infra/deploy.ps1 Deploy -ResourceGroup $ResourceGroup -Stage $Stage" }
    if (-not $Tag) { $Tag = Get-SourceTag }
    $asked = @{ WhatIf = [bool]$WhatIfPreference }
    Publish-Image -Registry $output.registryName -Stage $Stage -Tag $Tag @asked
    Start-Deployment -ResourceGroup $ResourceGroup -Stage $Stage -Tag $Tag @asked
    if (-not $WhatIfPreference) { $output = Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage } # as it is deployed now
    Publish-Function -ResourceGroup $ResourceGroup -Stage $Stage -Name $output.functionsName -DurableBackend ($output['durableBackend'] ?? 'DurableTaskScheduler') @asked
}

function Invoke-Genasset {
    # Runs the program: the one that is installed, else from the source. Gives back what it writes; what it says besides is the error where it fails.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string[]] $Argument)
    $said = if (Get-Command genasset -CommandType Application -ErrorAction Ignore) { & genasset @Argument 2>&1 }
    else { & dotnet run --project (Join-Path $Repository src/Host) --configuration Release --verbosity quiet -- @Argument 2>&1 }
    $code = $LASTEXITCODE
    $faults, $written = $said.Where({ $_ -is [System.Management.Automation.ErrorRecord] }, 'Split')
    if ($code -ne 0) { throw (Hide-Secret "genasset $($Argument[0..1] -join ' ') failed ($code): $($faults -join "`n")") }
    $written
}

function New-ServerKey {
    # Makes a key of the API: its digest goes into the server's keys.json, a blob; the key itself is given back this once, and written nowhere.
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [Parameter(Mandatory)] [string] $Name, [ValidateSet('user', 'admin')] [string] $Role = 'user')
    Assert-SignedIn
    $output = Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage
    if (-not $output) { throw "Nothing is deployed in $ResourceGroup as $Stage. Run: ./infra/deploy.ps1 Deploy -ResourceGroup $ResourceGroup -Stage $Stage" }
    if (-not $PSCmdlet.ShouldProcess($output.server, "make a key of role $Role for $Name")) { return }
    $blob = @('--auth-mode', 'login', '--account-name', $output.dataAccountName, '--container-name', $output.dataContainer, '--name', 'server/keys.json')
    $folder = Join-Path ([IO.Path]::GetTempPath()) "genasset-key-$([guid]::NewGuid().ToString('n'))"
    $file = Join-Path $folder 'server/keys.json'
    try {
        [IO.Directory]::CreateDirectory((Split-Path $file)) | Out-Null
        $condition = @('--if-none-match', '*') # the first
        $there = Invoke-Az (@('storage', 'blob', 'show') + $blob) -IfThere
        if ($there) {
            $condition = @('--overwrite', '--if-match', $there.properties.etag) # two who make keys at once: the second is refused, and nobody's key is lost
            Invoke-Az (@('storage', 'blob', 'download') + $blob + @('--file', $file) + $condition[1..2]) | Out-Null
        }
        $key = Invoke-Genasset keys, add, $Name, --role, $Role, --home, $folder
        Invoke-Az (@('storage', 'blob', 'upload') + $blob + @('--file', $file) + $condition) | Out-Null
    }
    catch {
        $why = switch -Regex ($_.Exception.Message) {
            'AuthorizationPermissionMismatch|AuthorizationFailure|do not have the required permissions' { 'Whoever deploys is given a role for that, which takes some minutes after the first Deploy: try again. One who did not deploy has none.' }
            'ConditionNotMet|BlobAlreadyExists|already exists' { 'Somebody else made a key at the same time: try again.' }
            default { '' }
        }
        throw "No key was made. $why $($_.Exception.Message)"
    }
    finally {
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    }
    [pscustomobject]@{ Server = [uri]$output.server; Name = $Name; Role = $Role; Key = [string]$key; Kept = 'nowhere: this is the only time that it is shown' } # five, so that it is shown as a list, whole
}

function Test-Deployment {
    # Asks the server whether it is well; with a key, has it run one echo item to its end and fetches the result.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [AllowNull()] [securestring] $Key, [int] $TimeoutSeconds = 600)
    Assert-SignedIn
    $output = Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage
    if (-not $output) { throw "Nothing is deployed in $ResourceGroup as $Stage." }
    $server = $output.server
    if (-not $Key -and $env:GENASSET_KEY) { $Key = [Net.NetworkCredential]::new('', $env:GENASSET_KEY).SecurePassword }
    try {
        Invoke-RestMethod "$server/v1/health" -MaximumRetryCount 20 -RetryIntervalSec 5 | Out-Null # a cold start takes a while
        if (-not $Key) {
            Write-Warning 'The server is well. No job was run: there is no key. Give one with -Key, or in GENASSET_KEY.'
            return [pscustomobject]@{ Server = $server; IsHealthy = $true; Job = $null; Seconds = $null }
        }
        Invoke-EchoJob -Server $server -Key $Key -TimeoutSeconds $TimeoutSeconds
    }
    catch {
        throw (Hide-Secret ("The server $server does not pass: $($_.Exception.Message)`nWhat it says is in Application Insights, under exceptions and traces. " +
                'To go back, check out the commit that ran and Publish that; to look again: ./infra/deploy.ps1 Test'))
    }
}

function Invoke-EchoJob {
    # One item of builtin/echo, from the request to its file; the job is removed again.
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Server, [Parameter(Mandatory)] [securestring] $Key, [int] $TimeoutSeconds = 600)
    $call = @{ Authentication = 'Bearer'; Token = $Key; ContentType = 'application/json'; AllowUnencryptedAuthentication = ([uri]$Server).IsLoopback }
    $body = @{ name = 'smoke test'; items = @(@{ kind = 'image'; prompt = 'smoke'; engine = 'builtin/echo' }) } | ConvertTo-Json -Depth 5
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $job = Invoke-RestMethod "$Server/v1/jobs" @call -Method Post -Body $body
    try {
        while ($job.state -notin 'completed', 'cancelled') {
            if ($watch.Elapsed.TotalSeconds -gt $TimeoutSeconds) { throw "job $($job.id) is still $($job.state) after $TimeoutSeconds s" }
            Start-Sleep -Seconds 1
            $job = Invoke-RestMethod "$Server/v1/jobs/$($job.id)" @call
        }
        if ($job.counts.succeeded -ne 1) { throw "job $($job.id) ended as $($job.state), and its item did not succeed" }
        $item = Invoke-RestMethod "$Server/v1/jobs/$($job.id)/items/0/assets/item.json" @call
        if ($item.prompt -ne 'smoke') { throw "job $($job.id) gave back something else than it was given" }
    }
    finally {
        Invoke-RestMethod "$Server/v1/jobs/$($job.id)" @call -Method Delete | Out-Null
    }
    [pscustomobject]@{ Server = $Server; IsHealthy = $true; Job = $job.id; Seconds = [Math]::Round($watch.Elapsed.TotalSeconds, 1) }
}

function Test-OwnResource {
    # Whether a resource is of this deployment: by its tags, or one that Application Insights made for itself.
    [CmdletBinding()]
    [OutputType([bool])]
    param([Parameter(Mandatory)] [hashtable] $Resource, [Parameter(Mandatory)] [string] $Stage)
    $tags = $Resource['tags'] ?? @{}
    ($tags['application'] -eq 'genasset' -and $tags['stage'] -eq $Stage) -or $Resource['type'] -eq 'microsoft.alertsmanagement/smartDetectorAlertRules' -or $Resource['name'] -eq 'Application Insights Smart Detection'
}

function Remove-Deployment {
    # Removes the resource group, with all jobs and assets. One that holds anything that is not ours is left alone.
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param([Parameter(Mandatory)] [string] $ResourceGroup, [Parameter(Mandatory)] [string] $Stage, [switch] $Force)
    Assert-SignedIn
    if (-not (Test-Group $ResourceGroup)) { throw "There is no resource group $ResourceGroup." }
    $foreign = @(Invoke-Az resource, list, --resource-group, $ResourceGroup | ForEach-Object { $_ } | Where-Object { -not (Test-OwnResource $_ $Stage) })
    if ($foreign) { throw "$ResourceGroup also holds what is not GenAsset's ($Stage), and stays: $(($foreign | ForEach-Object { $_.name }) -join ', '). Remove the others, or the group by hand." }
    if ($Force -and -not $WhatIfPreference) { $ConfirmPreference = 'None' }
    if (-not $PSCmdlet.ShouldProcess($ResourceGroup, 'remove the resource group with all jobs and assets')) { return }
    $output = Get-DeploymentOutput -ResourceGroup $ResourceGroup -Stage $Stage
    Invoke-Az group, delete, --name, $ResourceGroup, --yes | Out-Null
    if (-not $output) { return "$ResourceGroup is gone." }
    if ($Stage -eq 'prod') { return "$ResourceGroup is gone. Its vault $($output.vaultName) can be had back for 7 days, and its name is taken until then." }
    Invoke-Az keyvault, purge, --name, $output.vaultName -IfThere | Out-Null # else its name were taken for 7 days
    "$ResourceGroup is gone, its vault too."
}

Export-ModuleMember -Function *-*
