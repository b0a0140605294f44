// Two identities. The workers' is the platform's only (it pulls the image, counts messages and fetches the key): no code in a worker's container can get a token for it.
param location string
param name string
param tags object

resource functions 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-functions'
  location: location
  tags: tags
}

resource workers 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-workers'
  location: location
  tags: tags
}

output functionsName string = functions.name
output functionsPrincipalId string = functions.properties.principalId
output workersName string = workers.name
output workersPrincipalId string = workers.properties.principalId
