#!/bin/bash
# Mounts a .dmg, tries the program in it as a user would, and lets go of it again: try_dmg.sh FILE.dmg
set -euo pipefail

mount=$(mktemp -d)
home=$(mktemp -d)
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$mount" "$1"
trap 'pkill -x Workbench || true; hdiutil detach -quiet "$mount" || true; rm -rf "$home"' EXIT
test -L "$mount/Applications"
app="$HOME/Applications/Capability Workbench.app"
mkdir -p "$HOME/Applications"
ditto "$mount/Capability Workbench.app" "$app"

python packaging/smoke.py "$app"
plutil -lint "$app/Contents/Info.plist"
codesign --verify --strict "$app"
spctl --assess --type execute --verbose "$app" || echo "Gatekeeper does not let it through: it is not notarised."

"$app/Contents/MacOS/workbench-cli" new -o "$home/demo.capmap"
/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework/Support/lsregister -f "$app"
open "$home/demo.capmap"
for _ in $(seq 30); do
  pgrep -x Workbench > /dev/null && break
  sleep 1
done
pgrep -x Workbench > /dev/null
rm -r "$app"
