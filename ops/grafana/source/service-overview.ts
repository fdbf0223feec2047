import { aDashboard } from './a-dashboard.ts'
import { graph, number } from './panels.ts'
import { promql, promqlNow } from './queries.ts'

const GREEN_TO_RED = (warn: number, bad: number) =>
  [
    [null, 'green'],
    [warn, 'orange'],
    [bad, 'red'],
  ] as const

export const serviceOverview = aDashboard({
  uid: 'seismo-service',
  title: 'Seismo: service',
  description: 'Is Seismo itself well: what comes, what is kept, how long it takes.',
})
  .withPanel(
    number(
      {
        title: 'Processes',
        steps: [
          [null, 'red'],
          [1, 'green'],
        ],
      },
      promqlNow('sum(up{job="seismo"})'),
    ),
  )
  .withPanel(
    number(
      { title: 'Beacons', unit: 'reqps', description: 'Taken in, each second.' },
      promqlNow('sum(rate(seismo_beacons_total{outcome="accepted"}[5m]))'),
    ),
  )
  .withPanel(
    number(
      {
        ...{ title: 'Not kept', unit: 'percentunit', steps: GREEN_TO_RED(0.001, 0.01) },
        description: 'Beacons answered with 500 or 503, of all of the last five minutes.',
      },
      promqlNow('max(job:seismo_beacons_unkept:ratio_rate5m)'),
    ),
  )
  .withPanel(
    number(
      {
        title: 'Log',
        unit: 'percentunit',
        steps: GREEN_TO_RED(0.5, 0.9),
        description: 'How full.',
      },
      promqlNow('max(instance:seismo_log_used:ratio)'),
    ),
  )
  .withPanel(
    number(
      {
        ...{ title: 'Insert lag', unit: 's', steps: GREEN_TO_RED(30, 120) },
        description: 'Age of the oldest record that is not stored yet.',
      },
      promqlNow('max(seismo_insert_lag_seconds)'),
    ),
  )
  .withPanel(
    number(
      { title: 'Quarantined', steps: GREEN_TO_RED(1, 100), description: 'In the last day.' },
      promqlNow('sum(increase(seismo_quarantined_total[1d]))'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Beacons by outcome', unit: 'reqps' },
      promql('sum by (outcome) (job:seismo_beacons:rate5m)', '{{outcome}}'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Until a beacon is in the log', unit: 's' },
      promql(
        'histogram_quantile(0.5, sum by (le) (rate(seismo_beacon_duration_seconds_bucket[$__rate_interval])))',
        'p50',
      ),
      promql('max(job:seismo_beacon_duration_seconds:p99_5m)', 'p99'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Rows stored by kind', unit: 'rowsps' },
      promql('sum by (kind) (rate(seismo_rows_inserted_total[$__rate_interval]))', '{{kind}}'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Log on disk', unit: 'bytes' },
      promql('seismo_log_bytes', '{{instance}}'),
      promql('max(seismo_log_max_bytes)', 'may have'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Rounds of alert rules', unit: 'short' },
      promql(
        'sum by (outcome) (increase(seismo_alert_evaluations_total[$__rate_interval]))',
        '{{outcome}}',
      ),
    ),
  )
  .withPanel(
    graph(
      {
        title: 'Questions to Prometheus',
        unit: 's',
        description: '90 of 100 are answered sooner.',
      },
      promql(
        'histogram_quantile(0.9, sum by (le) (rate(seismo_prometheus_query_duration_seconds_bucket[$__rate_interval])))',
        'p90',
      ),
    ),
  )
