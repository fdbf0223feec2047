#!/usr/bin/env bash
# Everything: types, lint, unused code, build, sizes, then unit, integration, end-to-end and fault tests.
set -uo pipefail
cd "$(dirname "$0")/.."

CHROMIUM_PATH=$(bash scripts/chromium.sh) || exit 1
export CHROMIUM_PATH
bash scripts/programs.sh || exit 1
mkdir -p test/results
rm -f test/results/*.json
failed=0
for step in typecheck lint unused build size packages; do
  echo "── $step"
  npm run --silent "$step" || failed=1
done
for suite in unit integration e2e faults; do
  echo "── $suite"
  npm run --silent vitest -- run --project "$suite" \
    --reporter=default --reporter=json --outputFile.json="test/results/$suite.json" || failed=1
done
node scripts/count-tests.mjs test/results
exit "$failed"
