// A pool of workers: a job whose replicas start with messages in its engines' queues and end when there are no more.
// A GPU replica is two containers: the model first, since only a replica's first container is given the GPU, and the worker beside it.
import { queueOf, workerPool } from '../types.bicep'

param location string
param pool workerPool
param environmentName string
param workersIdentityName string
param platformIdentityName string
param registryServer string
param imageTag string
param vaultUri string
param dataAccountName string

@description('Who is told when executions fail; nobody where it is empty.')
param alertGroupId string
param tags object

var hasModel = pool.?model != null
// What a replica of each profile may have, less what the worker takes of it.
var sizes = {
  Consumption: { workerCpu: '2.0', workerMemory: '4Gi', modelCpu: '1.0', modelMemory: '2Gi' }
  'gpu-t4': { workerCpu: '1.0', workerMemory: '4Gi', modelCpu: '7.0', modelMemory: '52Gi' }
  'gpu-a100': { workerCpu: '2.0', workerMemory: '8Gi', modelCpu: '22.0', modelMemory: '212Gi' }
}
var size = sizes[pool.profile]
var shared = '/run/genasset'
var secrets = pool.?secrets ?? []

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: environmentName
}

resource workersIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: workersIdentityName
}

resource platform 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: platformIdentityName
}

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

var modelContainer = {
  name: 'model'
  image: '${registryServer}/${pool.?model ?? ''}:${imageTag}'
  command: ['/bin/sh', '-c', loadTextContent('../../containers/model.sh')]
  env: [
    { name: 'GENASSET_PULSE', value: '${shared}/pulse' }
  ]
  resources: { cpu: json(size.modelCpu), memory: size.modelMemory }
  volumeMounts: [{ volumeName: 'shared', mountPath: shared }]
}

var workerContainer = {
  name: 'worker'
  image: '${registryServer}/genasset/worker:${imageTag}'
  args: [
    '--storage'
    dataAccount.properties.primaryEndpoints.blob
    '--engines'
    '/etc/genasset/engines.json'
    '--capabilities'
    join(pool.engines, ',')
    '--workers'
    string(pool.slots)
    '--max-idle'
    pool.maxIdle
    '--max-age'
    '${pool.replicaTimeoutSeconds * 3 / 4}s' // it ends by itself before it would be ended
    '--drain-seconds'
    '20' // of the 30 that a replica has between being asked to end and being ended
  ]
  env: concat(
    [
      { name: 'AZURE_CLIENT_ID', value: workersIdentity.properties.clientId }
      { name: 'GENASSET_PULSE', value: '${shared}/pulse' }
    ],
    map(secrets, secret => { name: secret.variable, secretRef: secret.name })
  )
  resources: { cpu: json(size.workerCpu), memory: size.workerMemory }
  volumeMounts: [
    { volumeName: 'shared', mountPath: shared }
    { volumeName: 'engines', mountPath: '/etc/genasset' }
  ]
}

resource job 'Microsoft.App/jobs@2025-07-01' = {
  name: '${pool.name}-workers'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${workersIdentity.id}': {}, '${platform.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: pool.profile
    configuration: {
      triggerType: 'Event'
      replicaTimeout: pool.replicaTimeoutSeconds
      replicaRetryLimit: 0 // what it did not finish goes back to the queue, and the queue starts another
      identitySettings: [
        { identity: workersIdentity.id, lifecycle: 'Main' }
        { identity: platform.id, lifecycle: 'None' }
      ]
      registries: [{ server: registryServer, identity: platform.id }]
      secrets: concat(
        [
          { name: 'engines', value: pool.enginesFile } // no secret, but a secret is what a volume can show as a file
        ],
        map(secrets, secret => { name: secret.name, keyVaultUrl: '${vaultUri}secrets/${secret.name}', identity: platform.id })
      )
      eventTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
        scale: {
          minExecutions: 0
          maxExecutions: pool.maxExecutions
          pollingInterval: 30
          rules: [
            for engine in pool.engines: {
              name: replace(toLower(engine), '/', '-')
              type: 'azure-queue'
              metadata: {
                accountName: dataAccountName
                queueName: queueOf(engine)
                queueLength: '1'
              }
              identity: platform.id
            }
          ]
        }
      }
    }
    template: {
      containers: hasModel ? [modelContainer, workerContainer] : [workerContainer]
      volumes: [
        { name: 'shared', storageType: 'EmptyDir' }
        { name: 'engines', storageType: 'Secret', secrets: [{ secretRef: 'engines', path: 'engines.json' }] }
      ]
    }
  }
}

resource failing 'Microsoft.Insights/metricAlerts@2018-03-01' = if (!empty(alertGroupId)) {
  name: '${pool.name}-workers-fail'
  location: 'global'
  tags: tags
  properties: {
    description: 'Replicas of ${pool.name} end with a fault or run into their time limit.'
    severity: 2
    enabled: true
    scopes: [job.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'failed'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.App/jobs'
          metricName: 'Executions'
          dimensions: [{ name: 'state', operator: 'Include', values: ['Failed'] }]
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 3
        }
      ]
    }
    actions: [{ actionGroupId: alertGroupId }]
  }
}
