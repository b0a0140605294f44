// What somebody is told of. All is left out where there is nobody to tell.
param name string
param location string
param emails string[]
param dataAccountName string
param insightsName string
param backlogMessages int
param monthlyBudget int
param budgetStart string
param tags object

var isTold = !empty(emails)

resource dataAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName

  resource queues 'queueServices' existing = {
    name: 'default'
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (isTold) {
  name: '${name}-told'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'genasset'
    enabled: true
    emailReceivers: [
      for (email, i) in emails: {
        name: 'email${i}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// Every one says: this metric of this resource, summed up so over this time, is on the wrong side of this number.
var rules = [
  {
    name: 'requests-fail'
    description: 'Requests and functions end with a fault.'
    scope: insights.id
    space: 'Microsoft.Insights/components'
    metric: 'requests/failed'
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 20
    frequency: 'PT5M'
    window: 'PT15M'
    severity: 2
    dimensions: []
  }
  {
    name: 'storage-is-away'
    description: 'The storage of jobs and assets does not answer: items wait, and nothing is lost.'
    scope: dataAccount.id
    space: 'Microsoft.Storage/storageAccounts'
    metric: 'Availability'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 99
    frequency: 'PT5M'
    window: 'PT15M'
    severity: 1
    dimensions: []
  }
  {
    name: 'storage-throttles'
    description: 'The storage is asked for more than it gives: fewer replicas at once, or another account.'
    scope: dataAccount.id
    space: 'Microsoft.Storage/storageAccounts'
    metric: 'Transactions'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 100
    frequency: 'PT5M'
    window: 'PT15M'
    severity: 3
    dimensions: [{ name: 'ResponseType', operator: 'Include', values: ['ServerBusyError', 'ClientThrottlingError'] }]
  }
  {
    name: 'work-piles-up'
    description: 'More messages wait than the pools work off: the GPU quota, maxExecutions, or workers that fail.'
    scope: dataAccount::queues.id
    space: 'Microsoft.Storage/storageAccounts/queueServices'
    metric: 'QueueMessageCount'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: backlogMessages
    frequency: 'PT1H' // Azure counts once an hour
    window: 'PT1H'
    severity: 3
    dimensions: []
  }
]

resource metrics 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules: if (isTold) {
    name: '${name}-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [rule.scope]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: rule.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: rule.space
            metricName: rule.metric
            dimensions: rule.dimensions
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
          }
        ]
      }
      actions: [{ actionGroupId: group.id }]
    }
  }
]

resource stuck 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = if (isTold) {
  name: '${name}-stuck-chunks'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Chunks are stuck'
    description: 'The watchdog had to start chunks again that had no news.'
    severity: 2
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      allOf: [
        {
          query: 'traces | where severityLevel >= 2 and message has "stuck"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [group.id] }
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = if (isTold && monthlyBudget > 0 && !empty(budgetStart)) {
  name: '${name}-month'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      soon: { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual', contactEmails: emails }
      reached: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: emails }
    }
  }
}

output groupId string = isTold ? group.id : ''
