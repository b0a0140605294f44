// The registry of the images. No administrator's password, and nobody pulls without a role.
param location string

@minLength(5)
@maxLength(50)
param name string
param sku 'Basic' | 'Standard' | 'Premium'
param tags object

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    policies: {
      azureADAuthenticationAsArmPolicy: { status: 'enabled' } // Container Apps pull with a token of Resource Manager
    }
  }
}

output name string = registry.name
output server string = registry.properties.loginServer
