#!/usr/bin/env bash
# Prints the path of a Chromium; installs one where that is possible without asking.
set -euo pipefail
cd "$(dirname "$0")/.."

find_chromium() {
  if [ -n "${CHROMIUM_PATH:-}" ]; then
    [ -x "$CHROMIUM_PATH" ] && echo "$CHROMIUM_PATH" && return
    echo "seismo: CHROMIUM_PATH=$CHROMIUM_PATH is not an executable" >&2
    exit 1
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    command -v "$name" && return
  done
  # Playwright's own, where it was installed before.
  node -e '
    const path = require("playwright-core").chromium.executablePath()
    if (require("node:fs").existsSync(path)) console.log(path); else process.exit(1)
  ' 2>/dev/null
}

if find_chromium; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && . /etc/os-release && [ "$ID" = debian ]; then
  echo "Installing Chromium from Debian's packages …" >&2
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >&2
else
  echo "Installing Chromium with Playwright …" >&2
  npx playwright-core install chromium >&2 || true
fi
if find_chromium; then exit 0; fi
echo "seismo: no Chromium found and none could be installed; install one and set CHROMIUM_PATH to it" >&2
exit 1
