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
        'Measure-GenAssetImage'
        'New-GenAssetJob'
        'Receive-GenAssetItem'
        'Remove-GenAssetJob'
        'Restart-GenAssetJob'
        'Save-GenAssetResult'
        'Show-GenAssetResult'
        'Stop-GenAssetJob'
        'Test-GenAssetEngine'
        'Wait-GenAssetJob'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    FormatsToProcess     = @('GenAsset.Format.ps1xml')
    TypesToProcess       = @('GenAsset.Types.ps1xml')

    PrivateData          = @{
        PSData = @{
            Tags = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'generative', 'images', 'meshes', '3d', 'batch')
        }
    }
}
