// Where the workers' containers run. All its profiles are serverless: without a replica they cost nothing.
param location string
param name string

@description('The profiles that pools ask for.')
param profiles ('Consumption' | 'gpu-t4' | 'gpu-a100')[]
param workspaceId string
param tags object

var types = {
  Consumption: 'Consumption'
  'gpu-t4': 'Consumption-GPU-NC8as-T4'
  'gpu-a100': 'Consumption-GPU-NC24-A100'
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: { destination: 'azure-monitor' } // the other way to the workspace needs its key
    workloadProfiles: [
      for profile in union(['Consumption'], profiles): {
        name: profile
        workloadProfileType: types[profile]
      }
    ]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

output name string = environment.name
