import { aDashboard } from './a-dashboard.ts'
import { graph, rows } from './panels.ts'
import { promql, sql } from './queries.ts'

const REFUSED = `SELECT $__timeInterval(minute) AS time, reason, sum(n) AS items
FROM outcomes WHERE $__timeFilter(minute) AND outcome = 'dropped' GROUP BY time, reason ORDER BY time`

const BLOCKED = `SELECT message, route, sum(weight) AS times, uniq(session_id) AS sessions, max(ts) AS last_seen
FROM errors WHERE $__timeFilter(ts) AND class = 'policy' GROUP BY message, route ORDER BY times DESC LIMIT 50`

const CHANGES = `SELECT at, kind, id, actor FROM changes
WHERE $__timeFilter(at) AND kind IN ('member', 'token', 'login', 'project') ORDER BY at DESC LIMIT 100`

export const security = aDashboard({
  ...{ uid: 'seismo-security', title: 'Seismo: security', asksClickHouse: true },
  description: 'What was refused and why, what policies blocked in pages, who changed access.',
})
  .withPanel(
    graph(
      { title: 'Refused beacons by reason', unit: 'reqps' },
      promql(
        'sum by (outcome) (rate(seismo_beacons_total{outcome!="accepted"}[$__rate_interval]))',
        '{{outcome}}',
      ),
    ),
  )
  .withPanel(graph({ title: 'Items left out, by reason' }, sql(REFUSED, 'timeseries')))
  .withPanel(
    graph(
      { title: 'Blocked by content security policies', unit: 'short' },
      promql(
        'sum by (project) (increase(seismo_page_errors_total{class="policy"}[$__rate_interval]))',
        '{{project}}',
      ),
    ),
  )
  .withPanel(
    graph(
      { title: 'Errors of extensions and injected scripts' },
      promql(
        'sum by (class) (increase(seismo_page_errors_total{class=~"extension|injected"}[$__rate_interval]))',
        '{{class}}',
      ),
    ),
  )
  .withPanel(rows({ title: 'What policies blocked' }, sql(BLOCKED)))
  .withPanel(rows({ title: 'Changes of who may come in' }, sql(CHANGES)))
