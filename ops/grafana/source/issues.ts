import { aDashboard, opensSeismo } from './a-dashboard.ts'
import { graph, rows } from './panels.ts'
import { promql, sql } from './queries.ts'

/** Seismo knows projects by number: the menu of names is Prometheus' alone, so these ask of all. */
const TOP = `SELECT c.project_id AS project, any(h.type) AS type, any(h.message) AS message, any(h.culprit) AS culprit,
  sum(c.events) AS events, max(c.last_seen) AS last_seen, toString(c.fingerprint) AS issue
FROM issue_counts_1h AS c
INNER JOIN (SELECT project_id, fingerprint, anyLast(type) AS type, anyLast(message) AS message, anyLast(culprit) AS culprit
  FROM issue_heads GROUP BY project_id, fingerprint) AS h
  ON h.project_id = c.project_id AND h.fingerprint = c.fingerprint
WHERE $__timeFilter(c.bucket)
GROUP BY c.project_id, c.fingerprint ORDER BY events DESC LIMIT 50`

const NEW = `SELECT project_id AS project, anyLast(type) AS type, anyLast(message) AS message,
  min(first_seen) AS appeared, argMinMerge(first_release) AS release, toString(fingerprint) AS issue
FROM issue_heads GROUP BY project_id, fingerprint
HAVING appeared >= $__fromTime AND appeared <= $__toTime
ORDER BY appeared DESC LIMIT 50`

const BY_CLASS = `SELECT $__timeInterval(ts) AS time, class, sum(weight) AS errors
FROM errors WHERE $__timeFilter(ts) GROUP BY time, class ORDER BY time`

const BY_BROWSER = `SELECT browser, sum(weight) AS errors, uniq(session_id) AS sessions
FROM errors WHERE $__timeFilter(ts) AND class = 'error' GROUP BY browser ORDER BY errors DESC LIMIT 20`

const toIssue = opensSeismo('Open the issue', '/i/${__data.fields.issue}')

export const issues = aDashboard({
  ...{ uid: 'seismo-issues', title: 'Seismo: issues', byProject: true, asksClickHouse: true },
  description:
    'What breaks in browsers, read from Seismo’s own database; each row opens its issue.',
})
  .withPanel(
    graph(
      { title: 'Errors of the pages themselves', unit: 'cps' },
      promql(
        'project:seismo_page_errors:rate5m{project=~"$project"}',
        '{{project}} {{environment}}',
      ),
    ),
  )
  .withPanel(
    graph(
      { title: 'Errors a page view', unit: 'short' },
      promql(
        'project:seismo_page_errors_per_view:ratio_rate5m{project=~"$project"}',
        '{{project}} {{environment}}',
      ),
    ),
  )
  .withPanel(rows({ title: 'Most events', opens: toIssue }, sql(TOP)))
  .withPanel(rows({ title: 'New', opens: toIssue }, sql(NEW)))
  .withPanel(graph({ title: 'Errors by class, with noise' }, sql(BY_CLASS, 'timeseries')))
  .withPanel(rows({ title: 'By browser', width: 12 }, sql(BY_BROWSER)))
