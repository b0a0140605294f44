// The API and the orchestrators, on Flex Consumption: nothing runs, and nothing costs, until somebody calls or a timer fires.
param location string
param name string
param identityName string
param hostAccountName string
param deploymentContainer string
param dataAccountName string

@description('The Durable Task Scheduler; empty where Azure Storage keeps the orchestrations.')
param schedulerName string

@description('The engines that have workers: no others are offered.')
param engines array
param insightsName string
param memoryMB int
param maxInstances int
param alwaysReady int
param tags object

var usesScheduler = !empty(schedulerName)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (usesScheduler) {
  name: schedulerName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

var settings = {
  AZURE_CLIENT_ID: identity.properties.clientId
  AzureWebJobsStorage__accountName: hostAccount.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString // where to, not a key: local authentication is off
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
  GENASSET_ENGINES: join(engines, ',')
  GENASSET_STORAGE: dataAccount.properties.primaryEndpoints.blob
  // The same account for triggers: their connection is these settings together, and must not be called as the one above.
  GENASSET_QUEUES__queueServiceUri: dataAccount.properties.primaryEndpoints.queue
  GENASSET_QUEUES__credential: 'managedidentity'
  GENASSET_QUEUES__clientId: identity.properties.clientId
}

// Which store keeps the orchestrations is said in the host.json that is published, for the platform reads it there; this is how the scheduler is reached. Storage is by AzureWebJobsStorage.
var schedulerSettings = {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: usesScheduler ? 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${identity.properties.clientId}' : ''
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: memoryMB
        maximumInstanceCount: maxInstances
        alwaysReady: alwaysReady > 0 ? [{ name: 'http', instanceCount: alwaysReady }] : []
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, usesScheduler ? schedulerSettings : {})
  }

  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output server string = 'https://${app.properties.defaultHostName}'
