#!/bin/sh
# Has Event Grid tell the app of uploads. The app must answer first, and just deployed it may take a while.
set -eu
tries=0
until az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name inbox-subscription --output none \
  --template-file infra/event-subscription.bicep \
  --parameters functionAppName="$ESF_FUNCTION_APP" topicName="$ESF_EVENT_TOPIC"; do
  tries=$((tries + 1))
  [ "$tries" -lt 10 ] || { echo "Event Grid and $ESF_FUNCTION_APP did not agree. Deliveries still arrive by the sweep; run azd deploy again." >&2; exit 1; }
  sleep 30
done
echo "Event Grid tells $ESF_FUNCTION_APP of uploads to the inbox."
