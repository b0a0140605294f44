// The Durable Task Scheduler: keeps the histories of orchestrations, and hands them out.
param location string
param name string
param sku 'Consumption' | 'Dedicated'

@description('Days for which ended orchestrations can be looked at.')
param keepDays int = 7
param tags object

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    ipAllowlist: ['0.0.0.0/0'] // callers need a token of a role; a Flex Consumption app has no address of its own
    sku: sku == 'Dedicated' ? { name: 'Dedicated', capacity: 1 } : { name: 'Consumption' }
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: 'genasset'
}

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [{ retentionPeriodInDays: keepDays }]
  }
}

output name string = scheduler.name
