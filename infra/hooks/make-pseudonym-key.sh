#!/bin/sh
# Makes the key behind the pseudonyms once. One that is there is never touched: a new key makes strangers of everybody.
set -eu
has_key() {
  [ -n "$(az keyvault secret list --vault-name "$ESF_KEY_VAULT" --query "[?name=='pseudonym-key'].name" --output tsv)" ]
}

# The role that lets us look was granted a moment ago and may need some minutes to reach the vault. Until a listing
# works, nothing is known of the key, and nothing is written.
tries=0
until az keyvault secret list --vault-name "$ESF_KEY_VAULT" --output none 2>/dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || { echo "The vault $ESF_KEY_VAULT does not let us in. Have you the role Key Vault Secrets Officer?" >&2; exit 1; }
  sleep 10
done

if has_key; then
  echo "The pseudonym key is in place."
elif [ -n "$(az keyvault secret list-deleted --vault-name "$ESF_KEY_VAULT" --query "[?name=='pseudonym-key'].name" --output tsv)" ]; then
  echo "The pseudonym key was deleted. Recover it: az keyvault secret recover --vault-name $ESF_KEY_VAULT --name pseudonym-key" >&2
  exit 1
else
  file=$(mktemp)
  trap 'rm -f "$file"' EXIT
  openssl rand -base64 32 | tr -d '\n' > "$file"
  az keyvault secret set --vault-name "$ESF_KEY_VAULT" --name pseudonym-key --file "$file" --encoding utf-8 --output none
  echo "The pseudonym key was made."
fi
