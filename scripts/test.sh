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

# Minutes of one processor: beside what needs the other, and what waits half its time.
npm run --silent lint >test/results/lint.log 2>&1 &
lint=$!
for step in typecheck unused build size packages; do
  echo "── $step"
  npm run --silent "$step" || failed=1
done
run_suite() {
  echo "── $1"
  npm run --silent vitest -- run --project "$1" \
    --reporter=default --reporter=json --outputFile.json="test/results/$1.json" || failed=1
}
run_suite unit
run_suite integration
echo "── lint"
wait "$lint" || failed=1
cat test/results/lint.log
for suite in e2e faults; do
  run_suite "$suite"
done
node scripts/count-tests.mjs test/results
exit "$failed"
