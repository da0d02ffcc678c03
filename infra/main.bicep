// Everything the product needs in one resource group, named and tagged by convention. docs/operations.md walks
// through it; docs/decisions say why it is as it is.
targetScope = 'subscription'

@description('Name of the environment (prod, test …). It is part of every resource name and of the tag azd-env-name.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('Region of every resource. Participant data stays in it.')
param location string

@description('Object id of whoever deploys: may write the pseudonym key into the vault once.')
param deployerId string

@description('What deployerId is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerType string = 'User'

@description('Mail address that alerts go to: a function mailbox, not a person.')
@minLength(3)
param alertEmail string

@description('Client id of the app registration for signing in. Empty: nobody can sign in, and only machines with tokens are answered.')
param signInClientId string = ''

@description('Object id of the Entra group whose members may sign in. Empty: whom the app registration admits. What they may do, access/people.json says.')
param peopleGroupId string = ''

@description('Address to which reminders are posted: a workflow of Teams, a Logic App. Empty: they stay in the container reminders.')
@secure()
param webhookUrl string = ''

@description('Mail server by which reminders and answers go out. Empty: none do.')
param mailHost string = ''

@description('Its port. Empty: 587 with starttls, 465 with tls.')
param mailPort string = ''

@description('How the connection is kept private: starttls, tls or none. Empty: starttls.')
param mailSecurity string = ''

@description('User at the mail server; empty where it asks for none.')
param mailUser string = ''

@secure()
@description('The user\'s password; kept in the vault.')
param mailPassword string = ''

@description('Address that mail comes from: a function mailbox.')
param mailFrom string = ''

@description('Address that answers to mail reach; empty: the sender.')
param mailReplyTo string = ''

@description('Days that a delivered file, with identities, may exist anywhere: versions and soft-deleted copies included. As in the catalogue.')
@minValue(31)
@maxValue(3650)
param originalsDays int = 90

@description('Days during which a frozen report can neither be changed nor deleted.')
@minValue(1)
@maxValue(146000)
param frozenDays int = 3650

@description('True once somebody has locked the policy of the frozen reports: it can then no longer be set, and is left alone.')
param frozenLocked bool = false

@description('True for the first deployment after the environment was deleted: the vault, whose name is taken for 90 days, is brought back with its keys.')
param recoverVault bool = false

@description('The most instances that may run at once. Flex Consumption starts none when there is nothing to do.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Added to the tags of every resource.')
param tags object = {}

var webhookSecretName = 'reminder-webhook'
var mailSecretName = 'mail-password'
var token = uniqueString(subscription().id, environmentName, location)
var suffix = '${environmentName}-${take(token, 6)}'
var allTags = union({ 'azd-env-name': environmentName, product: 'cai-esf-reporting', data: 'personal' }, tags)

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-esf-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-esf-${suffix}', location: location, tags: allTags }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    logsName: 'log-esf-${suffix}'
    insightsName: 'appi-esf-${suffix}'
    publisherId: identity.outputs.principalId
    location: location
    tags: allTags
  }
}

module data 'modules/data-storage.bicep' = {
  name: 'data-storage'
  scope: group
  params: {
    name: 'stesfdata${token}'
    appId: identity.outputs.principalId
    logsId: monitoring.outputs.logsId
    originalsDays: originalsDays
    frozenDays: frozenDays
    frozenLocked: frozenLocked
    location: location
    tags: allTags
  }
}

module host 'modules/host-storage.bicep' = {
  name: 'host-storage'
  scope: group
  params: { name: 'stesfhost${token}', appId: identity.outputs.principalId, location: location, tags: allTags }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    name: 'kv-esf-${take(token, 13)}'
    recover: recoverVault
    readerId: identity.outputs.principalId
    deployerId: deployerId
    deployerType: deployerType
    webhookUrl: webhookUrl
    webhookSecretName: webhookSecretName
    mailPassword: mailPassword
    mailSecretName: mailSecretName
    logsId: monitoring.outputs.logsId
    location: location
    tags: allTags
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-esf-${suffix}'
    planName: 'plan-esf-${suffix}'
    identityName: identity.outputs.name
    dataStorageName: data.outputs.name
    hostStorageName: host.outputs.name
    packageContainer: host.outputs.packageContainer
    copiesRemainDays: data.outputs.copiesRemainDays
    insightsName: monitoring.outputs.insightsName
    vaultUri: vault.outputs.uri
    webhookSecretName: empty(webhookUrl) ? '' : webhookSecretName
    mail: { host: mailHost, port: mailPort, security: mailSecurity, user: mailUser, from: mailFrom, replyTo: mailReplyTo }
    mailSecretName: empty(mailPassword) ? '' : mailSecretName
    signInClientId: signInClientId
    peopleGroupId: peopleGroupId
    maximumInstances: maximumInstances
    location: location
    tags: allTags
  }
}

module topic 'modules/event-topic.bicep' = {
  name: 'event-topic'
  scope: group
  params: { name: 'egst-esf-${suffix}', storageName: data.outputs.name, location: location, tags: allTags }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    suffix: suffix
    logsId: monitoring.outputs.logsId
    email: alertEmail
    location: location
    tags: allTags
  }
}

// azd keeps these for the hooks and for `azd env get-values`.
output AZURE_RESOURCE_GROUP string = group.name
output ESF_FUNCTION_APP string = app.outputs.name
output ESF_HEALTH_URL string = 'https://${app.outputs.hostName}/health'
output ESF_PORTAL_URL string = 'https://${app.outputs.hostName}/'
output ESF_DATA_STORAGE string = data.outputs.name
output ESF_INBOX_URL string = '${data.outputs.blobEndpoint}inbox'
output ESF_KEY_VAULT string = vault.outputs.name
output ESF_EVENT_TOPIC string = topic.outputs.name
