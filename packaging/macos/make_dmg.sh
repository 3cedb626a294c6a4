#!/bin/bash
# Makes the .dmg of a built .app: make_dmg.sh "dist/Capability Workbench.app" dist/NAME.dmg
#
# With MACOS_IDENTITY (a Developer ID Application certificate in the keychain) it is signed, inner code first; with
# NOTARY_PROFILE (kept by `xcrun notarytool store-credentials`) it is notarised and stapled. Without them each step is
# skipped with a notice, and the .dmg is made all the same. ditto, because tools that flatten links break a signature.
set -euo pipefail

app=$1
dmg=$2
here=$(cd "$(dirname "$0")" && pwd)
identity=${MACOS_IDENTITY:-}
profile=${NOTARY_PROFILE:-}

sign() {
  codesign --force --timestamp --options runtime --sign "$identity" "$@"
}

if [ -n "$identity" ]; then
  find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 | while IFS= read -r -d '' file; do
    sign "$file"
  done
  find "$app/Contents" -type d -name '*.framework' -print0 | while IFS= read -r -d '' framework; do
    sign "$framework"
  done
  sign --entitlements "$here/entitlements.plist" "$app/Contents/MacOS/workbench-cli"
  sign --entitlements "$here/entitlements.plist" "$app"
  codesign --verify --strict --verbose=2 "$app"
else
  echo "Skipped: signing, because MACOS_IDENTITY names no certificate. macOS will warn before the program starts."
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/$(basename "$app")"
ln -s /Applications "$stage/Applications"
rm -f "$dmg"
hdiutil create -quiet -volname "Capability Workbench" -srcfolder "$stage" -format UDZO "$dmg"

if [ -n "$identity" ]; then
  sign "$dmg"
fi
if [ -n "$identity" ] && [ -n "$profile" ]; then
  xcrun notarytool submit "$dmg" --keychain-profile "$profile" --wait
  xcrun stapler staple "$dmg"
else
  echo "Skipped: notarising and stapling, because NOTARY_PROFILE or the certificate is missing."
fi
echo "$dmg"
