// A storage account without shared keys: everybody who reads or writes has a role, or a link that one with a role signed.
param location string

@minLength(3)
@maxLength(24)
param name string
param sku 'Standard_LRS' | 'Standard_ZRS'
param containers string[]
param queues string[] = []
param tables string[] = []

@description('What files begin with, their container first, and the days after which they go. The program expires each job at its own hour; this is for what it could not.')
param expiring { prefix: string, days: int }[] = []
param tags object

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    sasPolicy: { sasExpirationPeriod: '00.01:15:00', expirationAction: 'Block' } // links live an hour; the quarter is for clocks that differ
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: false } // it would keep every sign of life: a card is written over each three seconds, a ledger each five
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }

  resource container 'containers' = [
    for containerName in containers: {
      name: containerName
      properties: { publicAccess: 'None' }
    }
  ]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'

  resource queue 'queues' = [
    for queueName in queues: {
      name: queueName
    }
  ]
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'

  resource table 'tables' = [
    for tableName in tables: {
      name: tableName
    }
  ]
}

resource expiry 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = if (!empty(expiring)) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        for rule in expiring: {
          name: 'expire-${replace(trim(replace(rule.prefix, '/', ' ')), ' ', '-')}'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: [rule.prefix] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: rule.days } }
              snapshot: { delete: { daysAfterCreationGreaterThan: rule.days } }
              version: { delete: { daysAfterCreationGreaterThan: rule.days } }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

output name string = account.name
