// Tells the app of every finished upload to the inbox. Deployed by the postdeploy hook: the key exists, and the app
// answers Event Grid's question, only when the code is in place.
param functionAppName string
param topicName string

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topicName
}

resource inbox 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: 'inbox'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        #disable-next-line use-secure-value-for-secure-inputs // listKeys never leaves the deployment.
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.ReceiveDelivery&code=${listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension}'
        maxEventsPerBatch: 1
      }
    }
    filter: {
      subjectBeginsWith: '/blobServices/default/containers/inbox/blobs/'
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // Finished uploads only: the others tell of an empty file that is still being written.
      advancedFilters: [
        {
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit']
        }
      ]
    }
    // Whatever is not delivered in a day is found by SweepInbox, which runs every quarter of an hour.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}
