#!/bin/bash
# Puts the certificate and the notary's password of a release into a keychain of their own, where they are given.
set -euo pipefail

if [ -z "${CERTIFICATE:-}" ]; then
  echo "Skipped: no certificate is given, so nothing will be signed."
  exit 0
fi
keychain="$RUNNER_TEMP/release.keychain-db"
password=$(openssl rand -hex 24)
security create-keychain -p "$password" "$keychain"
security unlock-keychain -p "$password" "$keychain"
printf '%s' "$CERTIFICATE" | base64 --decode > "$RUNNER_TEMP/certificate.p12"
security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
rm "$RUNNER_TEMP/certificate.p12"
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
if [ -n "${NOTARY_PASSWORD:-}" ]; then
  xcrun notarytool store-credentials release --keychain "$keychain" \
    --apple-id "$NOTARY_APPLE_ID" --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD"
fi
