// Three identities. The platform's pulls images, counts messages and fetches keys: no code in a container can get a token for it.
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

resource platform 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-platform'
  location: location
  tags: tags
}

output functionsName string = functions.name
output functionsPrincipalId string = functions.properties.principalId
output workersName string = workers.name
output workersPrincipalId string = workers.properties.principalId
output platformName string = platform.name
output platformPrincipalId string = platform.properties.principalId
