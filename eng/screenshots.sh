#!/usr/bin/env bash
# Takes pictures of samples/Homepage --html at the widths of a phone, a tablet and a desk, into artifacts/screenshots.
# Arguments go to the sample, for example: eng/screenshots.sh --viewer maya --viewer leo
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

browser=""
for name in chromium chromium-browser google-chrome chrome; do
  if command -v "$name" >/dev/null; then browser=$name; break; fi
done
if [ -z "$browser" ]; then
  echo "No chromium here, so no screenshots; install one and run this again."
  exit 0
fi

out=$PWD/artifacts/screenshots
mkdir -p "$out"
dotnet run -c Release --project samples/Homepage -- --html "$out/homepages.html" "$@"

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
shoot() { # name, width, height, page
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --hide-scrollbars --user-data-dir="$profile" --window-size="$2,$3" --screenshot="$out/$1.png" "file://$4" 2>/dev/null
  echo "$out/$1.png"
}

# A window of a desktop browser does not get as narrow as a phone, so the phone is a frame.
printf '<!DOCTYPE html><style>body{margin:0}iframe{width:390px;height:2400px;border:0}</style><iframe src="homepages.html"></iframe>' >"$out/phone.html"
shoot phone-390 500 2400 "$out/phone.html"
shoot tablet-1024 1024 2700 "$out/homepages.html"
shoot desk-1680 1680 2300 "$out/homepages.html"
shoot breakdown-1680 1680 1100 "$out/homepages.html#v1-r2-1"
