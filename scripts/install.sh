#!/usr/bin/env bash
# Installs the dependencies unless they are there and as new as the lock file.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null; then
  echo "seismo: npm is missing; install Node.js 20 or newer (https://nodejs.org)" >&2
  exit 1
fi
if [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" != true ]; then
  echo "seismo: Node.js $(node --version) is too old to install with; 20 or newer is needed" >&2
  exit 1
fi
installed=node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ package-lock.json -nt "$installed" ]; then
  # Not `npm ci`: it refuses a lock file that lacks the packages of platforms its registry did not have.
  npm install --no-save --no-audit --no-fund --loglevel=error
  touch "$installed"
fi
