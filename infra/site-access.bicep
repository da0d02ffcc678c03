// Lets one site's coordinators drop files into their folder of the inbox and read their receipts, and nothing else.
// Deployed once a site: docs/operations.md, “Roles for coordinators”.
@description('Name of the data storage account.')
param storageName string

@description('Object id of the site\'s Entra group.')
param groupId string

@description('Id of the project in the catalogue: mia')
param project string

@description('Id of the site in the catalogue: tyreso')
param site string

var folder = '${project}/${site}/'
var blob = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource inbox 'containers' existing = {
      name: 'inbox'
    }

    resource receipts 'containers' existing = {
      name: 'receipts'
    }
  }
}

// Adds and overwrites, and can neither read what was dropped nor delete it.
resource dropper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'esf-dropper')
  properties: {
    roleName: 'ESF deliverer (${resourceGroup().name})'
    description: 'Puts files into a storage container.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read']
        dataActions: ['${blob}/write', '${blob}/add/action']
      }
    ]
  }
}

var blobReader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')

resource drops 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::inbox.id, groupId, project, site)
  scope: account::blobs::inbox
  properties: {
    principalId: groupId
    principalType: 'Group'
    roleDefinitionId: dropper.id
    conditionVersion: '2.0'
    condition: '((!(ActionMatches{\'${blob}/write\'}) AND !(ActionMatches{\'${blob}/add/action\'})) OR (@Resource[${blob}:path] StringStartsWith \'${folder}\'))'
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::receipts.id, groupId, project, site)
  scope: account::blobs::receipts
  properties: {
    principalId: groupId
    principalType: 'Group'
    roleDefinitionId: blobReader
    conditionVersion: '2.0'
    condition: '((!(ActionMatches{\'${blob}/read\'} AND NOT SubOperationMatches{\'Blob.List\'})) OR (@Resource[${blob}:path] StringStartsWith \'${folder}\')) AND ((!(ActionMatches{\'${blob}/read\'} AND SubOperationMatches{\'Blob.List\'})) OR (@Request[${blob}:prefix] StringStartsWith \'${folder}\'))'
  }
}
