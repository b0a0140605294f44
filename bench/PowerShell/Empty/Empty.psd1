@{
    RootModule           = 'Empty.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '5c7a4c0a-7f5e-4f3b-9d1e-6a1f6d7c2b90'
    Author               = 'The GenAsset authors'
    Description          = 'A module with one cmdlet that does nothing.'
    CompatiblePSEditions = @('Core')
    PowerShellVersion    = '7.6'
    CmdletsToExport      = @('Get-Nothing')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
}
