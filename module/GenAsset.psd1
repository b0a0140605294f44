@{
    RootModule           = 'bin/GenAsset.Cmdlets.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b5a0c1de-6f0b-4e0e-9c35-2c8d7b1f4a66'
    Author               = 'The GenAsset authors'
    CompanyName          = 'The GenAsset authors'
    Copyright            = '(c) The GenAsset authors. MIT.'
    Description          = 'Generative assets in bulk: pipe prompts, photos or captures in; images, meshes, splats and enhanced photos come out.'
    CompatiblePSEditions = @('Core')
    PowerShellVersion    = '7.6'

    CmdletsToExport      = @(
        'Connect-GenAsset'
        'Convert-GenAssetFile'
        'Disconnect-GenAsset'
        'Get-GenAssetContext'
        'Get-GenAssetEngine'
        'Get-GenAssetExample'
        'Get-GenAssetItem'
        'Get-GenAssetJob'
        'Get-GenAssetSchedule'
        'Measure-GenAssetImage'
        'New-GenAssetJob'
        'Receive-GenAssetItem'
        'Register-GenAssetSchedule'
        'Remove-GenAssetJob'
        'Restart-GenAssetJob'
        'Save-GenAssetResult'
        'Show-GenAssetResult'
        'Start-GenAssetServer'
        'Stop-GenAssetJob'
        'Stop-GenAssetServer'
        'Test-GenAssetEngine'
        'Unregister-GenAssetSchedule'
        'Wait-GenAssetJob'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    FormatsToProcess     = @('GenAsset.Format.ps1xml')
    TypesToProcess       = @('GenAsset.Types.ps1xml')

    FileList             = @(
        'GenAsset.psd1'
        'GenAsset.Format.ps1xml'
        'GenAsset.Types.ps1xml'
        'bin/GenAsset.Cmdlets.dll'
        'bin/GenAsset.Core.dll'
        'bin/GenAsset.Media.dll'
        'en-US/GenAsset.Cmdlets.dll-Help.xml'
    )

    PrivateData          = @{
        PSData = @{
            Tags         = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'generative', 'images', 'meshes', 'splats', '3d', 'batch')
            ProjectUri   = 'https://genasset.example'
            LicenseUri   = 'https://genasset.example/LICENSE'
            ReleaseNotes = 'The first version: jobs, schedules and servers from PowerShell 7.6; images, meshes, splats, reconstructions and better photos without a set-up. CHANGELOG.md of the source has the rest.'
        }
    }
}
