// Everything GenAsset has in Azure, in one resource group. What talks to what, and why it may: docs/05-azure.md.
targetScope = 'resourceGroup'

import { queueOf, workerPool } from 'types.bicep'

@description('Where everything is. Serverless GPUs are in some regions only, and each needs a quota.')
param location string = resourceGroup().location

@description('What the names begin with.')
@minLength(3)
@maxLength(11)
param prefix string = 'genasset'

@description('Whether this is a place to try things or one that must not go away.')
@allowed(['dev', 'prod'])
param stage string

@description('What keeps the orchestrations: the Durable Task Scheduler, or Azure Storage, which costs less while idle and does less in a second.')
@allowed(['DurableTaskScheduler', 'AzureStorage'])
param durableBackend string = 'DurableTaskScheduler'

@description('How the Durable Task Scheduler is paid for: by action, or by month.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

@description('The pools of workers.')
param pools workerPool[]

@description('The tag of the images in the registry. Empty before the first are there: then all is deployed but the workers.')
param imageTag string = ''

@description('Days after which files go that nobody expired: more than the longest retainHours.')
@minValue(1)
param keepDays int = 30

@description('Memory of a Functions instance, in MB.')
@allowed([512, 2048, 4096])
param functionsMemoryMB int = 2048

@description('Functions instances at most.')
@minValue(40)
@maxValue(1000)
param functionsMaxInstances int = 100

@description('Functions instances that are kept warm for HTTP: 0 costs nothing while idle, and the first call waits for a start.')
@minValue(0)
param functionsAlwaysReady int = 0

@description('Who is told when something is wrong; nobody where it is empty.')
param alertEmails string[] = []

@description('Messages that may wait in the queues for an hour before somebody is told.')
param backlogMessages int = 10000

@description('What a month may cost, in the currency of the subscription: at 80 and at 100 % somebody is told. 0 for no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('The first day of the month in which the budget was made, as 2026-12-01. Azure wants it to stay.')
param budgetStart string = ''

@description('Tags for everything.')
param tags object = {}

var token = uniqueString(resourceGroup().id, prefix, stage)
var labels = union(tags, { application: 'genasset', stage: stage })
var names = {
  functions: '${prefix}-${stage}-${take(token, 6)}'
  hostAccount: take('${replace(prefix, '-', '')}h${token}', 24)
  dataAccount: take('${replace(prefix, '-', '')}d${token}', 24)
  registry: take('${replace(prefix, '-', '')}${token}', 50)
  vault: take('${prefix}-${token}', 24)
}
var deploysWorkers = !empty(imageTag)
var usesScheduler = durableBackend == 'DurableTaskScheduler'
var dataContainer = 'genasset'
var workQueues = map(union(flatten(map(pools, pool => pool.engines)), []), engine => queueOf(engine))
var doneQueues = ['genasset-settled', 'genasset-settled-poison']
var dataTables = ['genassetjobs', 'genassetitems']

module identities 'modules/identities.bicep' = {
  params: {
    location: location
    name: '${prefix}-${stage}'
    tags: labels
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    location: location
    name: '${prefix}-${stage}'
    retentionDays: stage == 'prod' ? 90 : 30
    dailyCapGb: stage == 'prod' ? 10 : 1
    tags: labels
  }
}

module hostStorage 'modules/storage.bicep' = {
  params: {
    location: location
    name: names.hostAccount
    sku: stage == 'prod' ? 'Standard_ZRS' : 'Standard_LRS'
    containers: ['deployments']
    tags: labels
  }
}

module dataStorage 'modules/storage.bicep' = {
  params: {
    location: location
    name: names.dataAccount
    sku: stage == 'prod' ? 'Standard_ZRS' : 'Standard_LRS'
    containers: [dataContainer]
    queues: concat(workQueues, doneQueues)
    tables: dataTables
    expiring: [
      { prefix: '${dataContainer}/jobs/', days: keepDays }
      { prefix: '${dataContainer}/uploads/', days: 8 } // they can be used for seven
      { prefix: '${dataContainer}/workers/', days: 1 }
    ]
    tags: labels
  }
}

module scheduler 'modules/scheduler.bicep' = if (usesScheduler) {
  params: {
    location: location
    name: '${prefix}-${stage}-${take(token, 6)}'
    sku: schedulerSku
    tags: labels
  }
}

module registry 'modules/registry.bicep' = {
  params: {
    location: location
    name: names.registry
    sku: stage == 'prod' ? 'Standard' : 'Basic'
    tags: labels
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    location: location
    name: names.vault
    purgeProtection: stage == 'prod'
    workspaceId: monitoring.outputs.workspaceId
    tags: labels
  }
}

module access 'modules/access.bicep' = {
  params: {
    functionsPrincipalId: identities.outputs.functionsPrincipalId
    workersPrincipalId: identities.outputs.workersPrincipalId
    platformPrincipalId: identities.outputs.platformPrincipalId
    deployerPrincipalId: deployer().objectId
    hostAccountName: hostStorage.outputs.name
    dataAccountName: dataStorage.outputs.name
    dataContainer: dataContainer
    workQueues: workQueues
    doneQueues: doneQueues
    schedulerName: usesScheduler ? scheduler!.outputs.name : ''
    registryName: registry.outputs.name
    vaultName: vault.outputs.name
    secrets: deploysWorkers ? union(flatten(map(pools, pool => map(pool.?secrets ?? [], secret => secret.name))), []) : []
    insightsName: monitoring.outputs.insightsName
  }
}

module functions 'modules/functions.bicep' = {
  params: {
    location: location
    name: names.functions
    identityName: identities.outputs.functionsName
    hostAccountName: hostStorage.outputs.name
    deploymentContainer: 'deployments'
    dataAccountName: dataStorage.outputs.name
    schedulerName: usesScheduler ? scheduler!.outputs.name : ''
    engines: union(flatten(map(pools, pool => pool.engines)), [])
    insightsName: monitoring.outputs.insightsName
    memoryMB: functionsMemoryMB
    maxInstances: functionsMaxInstances
    alwaysReady: functionsAlwaysReady
    tags: labels
  }
  dependsOn: [access] // it reads its own code with the identity that access lets in
}

module environment 'modules/environment.bicep' = {
  params: {
    location: location
    name: '${prefix}-${stage}'
    profiles: union(map(pools, pool => pool.profile), [])
    workspaceId: monitoring.outputs.workspaceId
    tags: labels
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: '${prefix}-${stage}'
    location: location
    emails: alertEmails
    dataAccountName: dataStorage.outputs.name
    insightsName: monitoring.outputs.insightsName
    backlogMessages: backlogMessages
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
    tags: labels
  }
}

module workers 'modules/worker.bicep' = [
  for pool in pools: if (deploysWorkers) {
    params: {
      location: location
      pool: pool
      environmentName: environment.outputs.name
      workersIdentityName: identities.outputs.workersName
      platformIdentityName: identities.outputs.platformName
      registryServer: registry.outputs.server
      imageTag: imageTag
      vaultUri: vault.outputs.uri
      dataAccountName: dataStorage.outputs.name
      alertGroupId: alerts.outputs.groupId
      tags: labels
    }
    dependsOn: [access] // the job's image is pulled, and its secrets are read, when it is made
  }
]

@description('For Connect-GenAsset -Server.')
output server string = functions.outputs.server

@description('The Functions app, for publishing.')
output functionsName string = functions.outputs.name

@description('The registry, for the images.')
output registryName string = registry.outputs.name

@description('The vault, for the keys of people, workers and providers.')
output vaultName string = vault.outputs.name

@description('The account that keeps jobs and assets.')
output dataAccountName string = dataStorage.outputs.name

@description('The container of jobs, assets and the server\'s own files.')
output dataContainer string = dataContainer

@description('The store of orchestrations that the program is published for.')
output durableBackend string = durableBackend

@description('The pools\' jobs, none before the images are there.')
output workerJobs string[] = deploysWorkers ? map(pools, pool => '${pool.name}-workers') : []
