// The Functions app on Flex Consumption: it costs nothing while nobody delivers and grows when many do.
param name string
param planName string
param identityName string
param dataStorageName string
param hostStorageName string

@description('Container of the host storage that holds the deployed package.')
param packageContainer string

param insightsName string
param vaultUri string

@description('App registration for signing in; empty refuses everybody.')
param signInClientId string

@description('Entra group whose members may sign in; empty admits whom the app registration admits. What they may do, access/people.json says.')
param peopleGroupId string

@description('Name of the vault\'s secret that holds the address to which reminders are posted; empty when they are not.')
param webhookSecretName string

@description('The mail server: host, port, security, user, from and replyTo; an empty host sends none.')
param mail object

@description('Name of the vault\'s secret that holds the password at the mail server; empty where it asks for none.')
param mailSecretName string

@description('Days for which the data storage keeps copies of what was deleted: originals are purged so much sooner.')
param copiesRemainDays int

param maximumInstances int
param location string
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource data 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: dataStorageName
}

resource host 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: hostStorageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd deploys the service of azure.yaml to the app that wears its name.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${host.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: maximumInstances }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }

  // Nobody deploys with a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__blobServiceUri: host.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: host.properties.primaryEndpoints.queue
      AzureWebJobsStorage__tableServiceUri: host.properties.primaryEndpoints.table
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId

      Data__blobServiceUri: data.properties.primaryEndpoints.blob
      Data__queueServiceUri: data.properties.primaryEndpoints.queue
      Data__tableServiceUri: data.properties.primaryEndpoints.table
      Data__credential: 'managedidentity'
      Data__clientId: identity.properties.clientId

      PseudonymKey__vaultUri: vaultUri
      PseudonymKey__clientId: identity.properties.clientId
      Catalogue: 'catalogue.json'
      CopiesRemainDays: string(copiesRemainDays)

      // The portal believes what App Service says of who has signed in: only where it signs people in.
      SignIn: empty(signInClientId) ? '' : 'AppService'

      // The start page is the portal's.
      AzureWebJobsDisableHomepage: 'true'

      // Bytes of a request, which is a form with its files: 210 MB, the most that the platform takes. Larger files go by the inbox.
      FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '220200960'

      // Six fields, the first seconds; in UTC, the only time zone that Flex Consumption knows.
      SweepSchedule: '0 */15 * * * *'
      ConsolidateSchedule: '0 30 2 * * *'
      PrepareSchedule: '0 0 5 * * *'
      PurgeSchedule: '0 0 3 * * *'
      SendSchedule: '0 20 * * * *'

      // Whoever knows the address may post: it stays in the vault.
      ESF_WEBHOOK_URL: empty(webhookSecretName) ? '' : '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${webhookSecretName})'

      // With neither server nor sender no mail goes out; its links lead to this app.
      ESF_MAIL_HOST: mail.host
      ESF_MAIL_PORT: mail.port
      ESF_MAIL_SECURITY: mail.security
      ESF_MAIL_USER: mail.user
      ESF_MAIL_PASSWORD: empty(mailSecretName) ? '' : '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${mailSecretName})'
      ESF_MAIL_FROM: mail.from
      ESF_MAIL_REPLY_TO: mail.replyTo
      ESF_MAIL_PORTAL: empty(mail.host) ? '' : 'https://${app.properties.defaultHostName}'

      // Event Grid tells of uploads here; Flex Consumption knows no polling.
      'AzureWebJobs.ReceivePolledDelivery.Disabled': 'true'

      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      AZURE_CLIENT_ID: identity.properties.clientId
    }
  }

  resource signIn 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true }
      httpSettings: { requireHttps: true }
      globalValidation: {
        // The portal asks for itself: it sends people to sign in, and machines come with tokens of its own. Jobs (api/run) ask
        // for a function's key, and Event Grid shows that of the blob extension.
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: !empty(signInClientId)
          registration: {
            clientId: signInClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: ['api://${signInClientId}', signInClientId]
            defaultAuthorizationPolicy: {
              allowedPrincipals: { groups: empty(peopleGroupId) ? [] : [peopleGroupId] }
            }
          }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
