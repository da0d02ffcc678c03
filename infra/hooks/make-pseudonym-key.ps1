# Makes the key behind the pseudonyms once. One that is there is never touched: a new key makes strangers of everybody.
$ErrorActionPreference = 'Stop'
$vault = $env:ESF_KEY_VAULT

# The role that lets us look was granted a moment ago and may need some minutes to reach the vault. Until a listing
# works, nothing is known of the key, and nothing is written.
for ($try = 1; ; $try++) {
  az keyvault secret list --vault-name $vault --output none 2>$null
  if ($LASTEXITCODE -eq 0) { break }
  if ($try -ge 30) { throw "The vault $vault does not let us in. Have you the role Key Vault Secrets Officer?" }
  Start-Sleep -Seconds 10
}

if (az keyvault secret list --vault-name $vault --query "[?name=='pseudonym-key'].name" --output tsv) {
  'The pseudonym key is in place.'
  exit 0
}
if (az keyvault secret list-deleted --vault-name $vault --query "[?name=='pseudonym-key'].name" --output tsv) {
  throw "The pseudonym key was deleted. Recover it: az keyvault secret recover --vault-name $vault --name pseudonym-key"
}

$file = New-TemporaryFile
try {
  $bytes = [System.Security.Cryptography.RandomNumberGenerator]::GetBytes(32)
  Set-Content -Path $file -Value ([Convert]::ToBase64String($bytes)) -NoNewline
  az keyvault secret set --vault-name $vault --name pseudonym-key --file $file --encoding utf-8 --output none
  if ($LASTEXITCODE -ne 0) { throw 'The pseudonym key could not be written.' }
  'The pseudonym key was made.'
}
finally {
  Remove-Item $file
}
