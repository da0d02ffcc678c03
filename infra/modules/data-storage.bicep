// Everything of value: what is dropped, accepted, answered and reported. No keys, no anonymous access, nothing lost by
// mistake, and nothing with identities kept longer than the catalogue says.
param name string

@description('Principal of the app.')
param appId string

@description('Log Analytics workspace that is told who read, wrote and deleted.')
param logsId string

@description('Days that a delivered file may exist anywhere, versions and soft-deleted copies included.')
param originalsDays int

@description('Days during which a frozen report can neither be changed nor deleted.')
param frozenDays int

@description('The policy of the frozen reports is locked, and can no longer be set.')
param frozenLocked bool

param location string
param tags object

@description('Days that something deleted by mistake can be brought back.')
var softDeleteDays = 14

// Deleting a blob leaves a version, and deleting the version leaves a soft-deleted one. Lifecycle rules run once a
// day, each a day behind the other: the first must start this much before the last day.
var deleteOriginalsAfterDays = originalsDays - softDeleteDays - 3

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for container in ['inbox', 'accepted', 'receipts', 'originals', 'published', 'reports', 'reminders', 'frozen', 'folds', 'statements', 'evidence', 'access', 'audit', 'catalogues', 'keys']: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

// Unlocked: it protects as it stands and can be mended. Locking is for ever; docs/operations.md says when and how.
resource frozenForYears 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = if (!frozenLocked) {
  name: '${name}/default/frozen/default'
  properties: {
    immutabilityPeriodSinceCreationInDays: frozenDays
    allowProtectedAppendWrites: false
  }
  dependsOn: [containers]
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'

  resource names 'queues' = [for queue in ['consolidate', 'publish', 'count-shard', 'webjobs-blobtrigger-poison']: {
    name: queue
  }]
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-originals'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['originals/'] }
            actions: {
              baseBlob: { delete: { daysAfterCreationGreaterThan: deleteOriginalsAfterDays } }
              version: { delete: { daysAfterCreationGreaterThan: deleteOriginalsAfterDays } }
            }
          }
        }
        {
          // A handled file leaves the inbox, but versioning keeps it, with its identities; and a file that was
          // never handled must not stay for ever either.
          name: 'empty-inbox'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['inbox/'] }
            actions: {
              baseBlob: { delete: { daysAfterCreationGreaterThan: deleteOriginalsAfterDays } }
              version: { delete: { daysAfterCreationGreaterThan: 1 } }
            }
          }
        }
        {
          // Such a file has an older version only after an erasure, a purge or a change of key: then the older one must go.
          name: 'delete-replaced-data'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['accepted/', 'audit/', 'receipts/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 1 } } }
          }
        }
        {
          name: 'delete-old-reports'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['reports/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 90 } } }
          }
        }
        {
          // Counts of shards that a newer delivery has superseded.
          name: 'delete-folds'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['folds/'] }
            actions: {
              baseBlob: { delete: { daysAfterCreationGreaterThan: 7 } }
              version: { delete: { daysAfterCreationGreaterThan: 1 } }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-did-what'
  scope: blobs
  properties: {
    workspaceId: logsId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}

var roles = {
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(roles): {
  name: guid(account.id, appId, role.value)
  scope: account
  properties: {
    principalId: appId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

output name string = account.name
// Purge deletes originals a day before the rule above would, and leaves evidence; the rule is for what purge could not.
output copiesRemainDays int = originalsDays - deleteOriginalsAfterDays + 1
output blobEndpoint string = account.properties.primaryEndpoints.blob
