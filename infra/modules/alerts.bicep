// What somebody must know without looking. Each alert is answered in docs/operations.md under its name.
param suffix string
param logsId string
param email string
param location string
param tags object

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-esf-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'esf'
    emailReceivers: [{ name: 'operations', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// severity: 1 somebody's delivery is stuck, 2 something will be. every: how often it is asked. of: of how much time, more than has passed since,
// for telemetry comes late; what is measured again and again is judged by its latest value.
var alerts = [
  {
    name: 'failed-delivery'
    text: 'A file could not be handled and was answered with a rejection. The fault is in the system.'
    severity: 1
    every: 'PT15M'
    of: 'PT30M'
    query: 'AppMetrics | where Name == "esf.deliveries.given_up" | where Sum > 0'
  }
  {
    name: 'unhandled-file'
    text: 'A file has waited in the inbox for more than an hour.'
    severity: 1
    every: 'PT30M'
    of: 'PT1H'
    query: 'AppMetrics | where Name == "esf.inbox.oldest" | summarize arg_max(TimeGenerated, Sum) | where Sum > 3600'
  }
  {
    name: 'late-delivery'
    text: 'A deadline is three days away or less and a site has not delivered.'
    severity: 2
    every: 'P1D'
    of: 'P2D'
    query: 'AppMetrics | where Name == "esf.deadline.sites_missing" | extend Project = tostring(Properties["esf.project"]), Deadline = tostring(Properties["esf.deadline"]) | summarize arg_max(TimeGenerated, Sum, Properties) by Project, Deadline | where Sum > 0 and toint(Properties["esf.deadline.days"]) <= 3'
  }
  {
    name: 'unsent-reminders'
    text: 'The webhook or the mail server refuses reminders: an address, a password or a flow must be mended.'
    severity: 2
    every: 'P1D'
    of: 'P2D'
    query: 'AppMetrics | where Name == "esf.reminders.refused" | summarize arg_max(TimeGenerated, Sum) | where Sum > 0'
  }
  {
    // With OpenTelemetry a call of a function is told as a dependency "function X"; a request is what the web server in front sees.
    name: 'failing-functions'
    text: 'A function fails again and again: consolidation, a shard or a timer.'
    severity: 2
    every: 'PT1H'
    of: 'PT2H'
    query: 'union (AppRequests | project Name, Success), (AppDependencies | where Name startswith "function " | project Name, Success) | where Success == false | summarize Failures = count() by Name | where Failures >= 5'
  }
  {
    name: 'silence'
    text: 'The inbox has not been swept for two hours: the app does not run.'
    severity: 1
    every: 'PT1H'
    of: 'PT3H'
    query: 'AppMetrics | where Name == "esf.inbox.waiting" and TimeGenerated > ago(150m) | count | where Count == 0'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [for alert in alerts: {
  name: 'alert-esf-${alert.name}-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'ESF: ${alert.name}'
    description: alert.text
    severity: alert.severity
    enabled: true
    scopes: [logsId]
    evaluationFrequency: alert.every
    windowSize: alert.of
    criteria: {
      allOf: [{ query: alert.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }]
    }
    autoMitigate: false
    // The tables exist only when the app has sent something.
    skipQueryValidation: true
    actions: { actionGroups: [people.id] }
  }
}]
