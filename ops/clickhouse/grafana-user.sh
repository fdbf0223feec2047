#!/usr/bin/env bash
# At the first start of the database: whom Grafana reads as. It sees what docs/monitoring.md lists and no more.
set -euo pipefail
# Within a statement, so that no quotation mark may be in it.
if [[ ! "$GRAFANA_CLICKHOUSE_PASSWORD" =~ ^[A-Za-z0-9_-]+$ ]]; then
  echo "GRAFANA_CLICKHOUSE_PASSWORD: letters, digits, - and _ alone; for example: openssl rand -hex 32" >&2
  exit 1
fi
clickhouse-client --user "$CLICKHOUSE_USER" --password "$CLICKHOUSE_PASSWORD" --multiquery <<SQL
CREATE USER IF NOT EXISTS grafana IDENTIFIED BY '$GRAFANA_CLICKHOUSE_PASSWORD'
  SETTINGS readonly = 2, max_execution_time = 20, max_memory_usage = '1G';
GRANT SELECT ON seismo.errors TO grafana;
GRANT SELECT ON seismo.issue_counts_1h TO grafana;
GRANT SELECT ON seismo.issue_heads TO grafana;
GRANT SELECT ON seismo.outcomes TO grafana;
GRANT SELECT(at, kind, id, actor) ON seismo.changes TO grafana;
SQL
