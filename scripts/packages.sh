#!/usr/bin/env bash
# What npm would publish: its manifest, and whether its types are found as its consumers look for them.
set -euo pipefail
cd "$(dirname "$0")/.."

for package in browser-sdk ingest bundler-plugin cli ui; do
  publint --strict "packages/$package"
done
# The others are a command and a page. Of the scripts for tags nobody imports a type, and they are no
# modules for `require`: Node 22 and every bundler of today read ES modules.
for package in browser-sdk ingest bundler-plugin; do
  tables=$(attw --pack "packages/$package" --profile esm-only --no-color --no-emoji \
    --exclude-entrypoints seismo.min.js seismo.more.min.js loader.min.js 2>&1) ||
    { echo "$tables"; exit 1; }
  echo "Types of packages/$package: found from ES modules and by bundlers"
done
