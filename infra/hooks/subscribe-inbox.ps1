# Has Event Grid tell the app of uploads. The app must answer first, and just deployed it may take a while.
$ErrorActionPreference = 'Stop'
for ($try = 1; ; $try++) {
  az deployment group create --resource-group $env:AZURE_RESOURCE_GROUP --name inbox-subscription --output none `
    --template-file infra/event-subscription.bicep `
    --parameters functionAppName=$env:ESF_FUNCTION_APP topicName=$env:ESF_EVENT_TOPIC
  if ($LASTEXITCODE -eq 0) { break }
  if ($try -ge 10) { throw "Event Grid and $env:ESF_FUNCTION_APP did not agree. Deliveries still arrive by the sweep; run azd deploy again." }
  Start-Sleep -Seconds 30
}
"Event Grid tells $env:ESF_FUNCTION_APP of uploads to the inbox."
