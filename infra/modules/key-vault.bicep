// The secret behind the pseudonyms, apart from the data it protects. The app may read it and never write it: a key that
// is replaced by mistake makes every known participant a stranger.
@maxLength(24)
param name string

@description('Principal of the app: may read secrets.')
param readerId string

@description('Principal of whoever deploys: may write the key once.')
param deployerId string

param deployerType string

@description('Address to which reminders are posted; empty when they are not.')
@secure()
param webhookUrl string

@description('Name of the secret that holds it.')
param webhookSecretName string

@secure()
@description('Password at the mail server; empty where it asks for none.')
param mailPassword string

@description('Name of the secret that holds it.')
param mailSecretName string

@description('Brings back a vault of this name that was deleted, with its secrets.')
param recover bool

@description('Log Analytics workspace that is told who used the key.')
param logsId string

param location string
param tags object

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    createMode: recover ? 'recover' : 'default'
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
  }
}

// Written here and not by a hook: it is no secret that must survive, and a new address is another deployment.
resource webhook 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(webhookUrl)) {
  parent: vault
  name: webhookSecretName
  properties: { value: webhookUrl, contentType: 'text/plain' }
}

resource mail 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(mailPassword)) {
  parent: vault
  name: mailSecretName
  properties: { value: mailPassword, contentType: 'text/plain' }
}

resource secretsUser 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
  scope: subscription()
  name: '4633458b-17de-408a-b874-0445c86b69e6'
}

resource secretsOfficer 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
  scope: subscription()
  name: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerId, secretsUser.id)
  scope: vault
  properties: {
    principalId: readerId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser.id
  }
}

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, deployerId, secretsOfficer.id)
  scope: vault
  properties: {
    principalId: deployerId
    principalType: deployerType
    roleDefinitionId: secretsOfficer.id
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-used-the-key'
  scope: vault
  properties: {
    workspaceId: logsId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri
