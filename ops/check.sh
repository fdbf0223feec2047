#!/usr/bin/env bash
# Rules, their tests, routes and configurations, by Prometheus' and Alertmanager's own tools.
set -euo pipefail
cd "$(dirname "$0")"
for tool in promtool amtool; do
  command -v "$tool" >/dev/null || {
    echo "$tool is not installed, so ops/ was not checked: apt-get install prometheus prometheus-alertmanager"
    exit 0
  }
done

# Says nothing where all is well.
quietly() {
  local output
  output=$("$@" 2>&1) || { echo "$output"; exit 1; }
}
count() { cat "${@:2}" | grep -c "$1"; }

quietly promtool check config --syntax-only prometheus/prometheus.yml
quietly promtool check rules prometheus/rules/*.yml
quietly promtool test rules prometheus/tests/*.test.yml
quietly amtool check-config alertmanager/alertmanager.yml

routed() { # labels, receivers
  local told
  # shellcheck disable=SC2086 -- labels are words
  told=$(amtool config routes test --config.file=alertmanager/alertmanager.yml $1 2>/dev/null)
  [ "$told" = "$2" ] || { echo "an alert with $1 is told to $told, not $2"; exit 1; }
}
routed "severity=critical category=service-health" seismo,pagerduty
routed "severity=critical environment=production" seismo,pagerduty
routed "severity=warning environment=production" seismo,slack-production
routed "severity=critical environment=staging" seismo,slack-staging
routed "severity=critical environment=development" seismo,slack-development
routed "severity=critical category=security" seismo,email-security
routed "severity=info category=compliance" seismo,email-compliance
echo "$(count '^ *- alert:' prometheus/rules/*.yml) alerts, $(count '^  - name:' prometheus/tests/*.yml) tests of them and 7 routes are sound"
