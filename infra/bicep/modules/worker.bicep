// A pool of workers: a job whose replicas start with the queue's messages and end when there are no more.
// A GPU replica is two containers: the model first, since only a replica's first container is given the GPU, and the worker beside it.
import { workerPool } from '../types.bicep'

param location string
param pool workerPool
param environmentName string
param identityName string
param registryServer string
param imageTag string

@description('The server whose items the workers run.')
param server string
param vaultUri string

@description('The secret with the workers\' key for that server.')
param keySecret string
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

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
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
    '--server'
    server
    '--engines'
    '/etc/genasset/engines.json'
    '--capabilities'
    pool.capabilities
    '--workers'
    string(pool.slots)
    '--max-idle'
    pool.maxIdle
    '--drain-seconds'
    '20' // of the 30 that a replica has between being asked to end and being ended
    '--pulse'
    '${shared}/pulse'
  ]
  env: concat(
    [{ name: 'GENASSET_KEY', secretRef: 'worker-key' }],
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
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: pool.profile
    configuration: {
      triggerType: 'Event'
      replicaTimeout: pool.replicaTimeoutSeconds
      replicaRetryLimit: 0 // what it did not finish goes back to the queue, and the queue starts another
      identitySettings: [{ identity: identity.id, lifecycle: 'None' }]
      registries: [{ server: registryServer, identity: identity.id }]
      secrets: concat(
        [
          { name: 'worker-key', keyVaultUrl: '${vaultUri}secrets/${keySecret}', identity: identity.id }
          { name: 'engines', value: pool.engines } // no secret, but a secret is what a volume can show as a file
        ],
        map(secrets, secret => { name: secret.name, keyVaultUrl: '${vaultUri}secrets/${secret.name}', identity: identity.id })
      )
      eventTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
        scale: {
          minExecutions: 0
          maxExecutions: pool.maxExecutions
          pollingInterval: 30
          rules: [
            {
              name: 'work'
              type: 'azure-queue'
              metadata: {
                accountName: dataAccountName
                queueName: pool.queue
                queueLength: '1'
              }
              identity: identity.id
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
