// The vault of keys: the workers', people's, and those of paid services. Nobody reads it but by a role; who did is in the log.
param location string

@minLength(3)
@maxLength(24)
param name string
param workspaceId string

@description('Whether a removed vault stays for its 7 days whatever anybody does; its name is taken for as long.')
param purgeProtection bool
param tags object

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: purgeProtection ? true : null // false cannot be said
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri
