// Logs, traces and metrics. Nothing in them names a person, and only an Entra identity may write them.
param logsName string
param insightsName string

@description('Principal that may send telemetry.')
param publisherId string

param location string
param tags object

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: logsName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
    // A runaway log stops at a known cost; the alerts read far less than this.
    workspaceCapping: { dailyQuotaGb: 1 }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

resource monitoringMetricsPublisher 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
  scope: subscription()
  name: '3913510d-42f4-4e42-8a64-420c390055eb'
}

resource publishes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, publisherId, monitoringMetricsPublisher.id)
  scope: insights
  properties: {
    principalId: publisherId
    principalType: 'ServicePrincipal'
    roleDefinitionId: monitoringMetricsPublisher.id
  }
}

output logsId string = logs.id
output insightsName string = insights.name
