// Who may do what: every role assignment there is, each on the narrowest scope that Azure has for it. The reasons are in docs/05-azure.md, by the names of these resources.
param functionsPrincipalId string
param workersPrincipalId string
param platformPrincipalId string

@description('Whoever deploys: a person, or an identity of a pipeline.')
param deployerPrincipalId string
param hostAccountName string
param dataAccountName string
param dataContainer string

@description('A queue an engine: the server sends, workers take.')
param workQueues string[]

@description('Where workers tell how work ended, and what could not be read of that.')
param doneQueues string[]

@description('The Durable Task Scheduler; empty where Azure Storage keeps the orchestrations.')
param schedulerName string
param registryName string
param vaultName string

@description('The secrets that workers are given as variables, and no others of the vault. They must be there.')
param secrets string[]
param insightsName string

var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDelegator: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageQueueDataMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  storageQueueDataReader: '19e7f393-937e-4f77-808e-94535e297925'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// Workers read what belongs to jobs, and nothing of the server's own (server/: the digests of keys, and what links are signed with). They write results, ledgers of tries and their
// own cards, and remove nothing but their cards: whatever runs beside them in a replica, a model for one, can ask for their token too.
var blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
var messages = 'Microsoft.Storage/storageAccounts/queueServices/queues/messages'
var path = '@Resource[${blobs}:path]'
var workersMay = '((!(ActionMatches{\'${blobs}/delete\'})) OR (${path} StringStartsWith \'workers/\')) AND ((!(ActionMatches{\'${blobs}/write\'}) AND !(ActionMatches{\'${blobs}/add/action\'})) OR (${path} StringLike \'jobs/*/assets/*\' OR ${path} StringLike \'jobs/*/tries/*\' OR ${path} StringStartsWith \'workers/\')) AND ((!(ActionMatches{\'${blobs}/read\'})) OR (${path} StringStartsWith \'jobs/\' OR ${path} StringStartsWith \'uploads/\' OR ${path} StringStartsWith \'workers/\'))'

// Whoever deploys puts the digests of keys and the schedules there, and reads nothing of jobs but what their files are called.
var reads = '!(ActionMatches{\'${blobs}/read\'} AND NOT SubOperationMatches{\'Blob.List\'})'
var deployerMay = '((${reads} AND !(ActionMatches{\'${blobs}/write\'}) AND !(ActionMatches{\'${blobs}/add/action\'}) AND !(ActionMatches{\'${blobs}/delete\'})) OR (${path} StringStartsWith \'server/\' OR ${path} StringStartsWith \'schedules/\'))'

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName

  resource blobService 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = {
      name: dataContainer
    }
  }

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource work 'queues' existing = [
      for name in workQueues: {
        name: name
      }
    ]

    resource done 'queues' existing = [
      for name in doneQueues: {
        name: name
      }
    ]
  }
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(schedulerName)) {
  name: schedulerName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: registryName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource secret 'secrets' existing = [
    for name in secrets: {
      name: name
    }
  ]
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource functionsHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hostAccount
  name: guid(hostAccount.id, functionsPrincipalId, roles.storageBlobDataOwner)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
  }
}

resource functionsHostQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (empty(schedulerName)) {
  scope: hostAccount
  name: guid(hostAccount.id, functionsPrincipalId, roles.storageQueueDataContributor)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataContributor)
  }
}

resource functionsHostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (empty(schedulerName)) {
  scope: hostAccount
  name: guid(hostAccount.id, functionsPrincipalId, roles.storageTableDataContributor)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
  }
}

resource functionsBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount::blobService::container
  name: guid(dataAccount.id, dataContainer, functionsPrincipalId, roles.storageBlobDataContributor)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
  }
}

resource functionsLinks 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount
  name: guid(dataAccount.id, functionsPrincipalId, roles.storageBlobDelegator)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDelegator)
  }
}

resource functionsWork 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in workQueues: {
    scope: dataAccount::queueService::work[i]
    name: guid(dataAccount.id, name, functionsPrincipalId, roles.storageQueueDataMessageSender)
    properties: {
      principalId: functionsPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataMessageSender)
    }
  }
]

resource functionsDone 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in doneQueues: {
    scope: dataAccount::queueService::done[i]
    name: guid(dataAccount.id, name, functionsPrincipalId, roles.storageQueueDataContributor)
    properties: {
      principalId: functionsPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataContributor)
    }
  }
]

resource functionsTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount
  name: guid(dataAccount.id, functionsPrincipalId, roles.storageTableDataContributor)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
  }
}

resource functionsScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(schedulerName)) {
  scope: scheduler
  name: guid(resourceGroup().id, schedulerName, functionsPrincipalId, roles.durableTaskDataContributor)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskDataContributor)
  }
}

resource functionsTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, functionsPrincipalId, roles.monitoringMetricsPublisher)
  properties: {
    principalId: functionsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
  }
}

// No role of Azure's own is narrow enough for whoever runs models: those that may write blobs or renew messages may also remove the whole container or queue, and no condition binds
// that. Its name must be one of its own in the whole directory.
resource workersRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'worker')
  properties: {
    roleName: 'GenAsset worker ${uniqueString(resourceGroup().id)}'
    description: 'Takes orders from the queues of its engines, reads their inputs and writes their results.'
    type: 'CustomRole'
    assignableScopes: [
      resourceGroup().id
    ]
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/read'
        ]
        dataActions: [
          '${blobs}/read'
          '${blobs}/write'
          '${blobs}/add/action'
          '${blobs}/delete'
          '${messages}/read'
          '${messages}/write'
          '${messages}/delete'
          '${messages}/process/action'
        ]
      }
    ]
  }
}

resource workersBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount::blobService::container
  name: guid(dataAccount.id, dataContainer, workersPrincipalId, workersRole.name)
  properties: {
    principalId: workersPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: workersRole.id
    condition: workersMay
    conditionVersion: '2.0'
  }
}

resource workersWork 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in workQueues: {
    scope: dataAccount::queueService::work[i]
    name: guid(dataAccount.id, name, workersPrincipalId, workersRole.name)
    properties: {
      principalId: workersPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: workersRole.id
    }
  }
]

resource workersDone 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount::queueService::done[0]
  name: guid(dataAccount.id, doneQueues[0], workersPrincipalId, roles.storageQueueDataMessageSender)
  properties: {
    principalId: workersPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataMessageSender)
  }
}

resource deployerServer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataAccount::blobService::container
  name: guid(dataAccount.id, dataContainer, deployerPrincipalId, roles.storageBlobDataContributor)
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
    condition: deployerMay
    conditionVersion: '2.0'
  }
}

resource platformImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, platformPrincipalId, roles.acrPull)
  properties: {
    principalId: platformPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
  }
}

resource platformWork 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in workQueues: {
    scope: dataAccount::queueService::work[i]
    name: guid(dataAccount.id, name, platformPrincipalId, roles.storageQueueDataReader)
    properties: {
      principalId: platformPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataReader)
    }
  }
]

resource platformSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in secrets: {
    scope: vault::secret[i]
    name: guid(vault.id, name, platformPrincipalId, roles.keyVaultSecretsUser)
    properties: {
      principalId: platformPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    }
  }
]
