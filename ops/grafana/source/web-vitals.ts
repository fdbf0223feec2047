import { aDashboard, opensSeismo } from './a-dashboard.ts'
import { bars, graph, number, rows } from './panels.ts'
import { promql, promqlNow } from './queries.ts'

/** Thresholds of Web Vitals, seconds; CLS is a score. */
const VITALS = [
  ['LCP', 2.5, 4],
  ['INP', 0.2, 0.5],
  ['FCP', 1.8, 3],
  ['TTFB', 0.8, 1.8],
] as const
const OF_PROJECT = 'project=~"$project"'

const P75 = (metric: string, by: string) =>
  `histogram_quantile(0.75, sum by (${by}) (rate(seismo_web_vital_seconds_bucket{${OF_PROJECT}, metric="${metric}"}[1h])))`
const CLS = `histogram_quantile(0.75, sum by (le) (rate(seismo_web_vital_layout_shift_score_bucket{${OF_PROJECT}}[1h])))`

const stepsOf = (good: number, poor: number) =>
  [
    [null, 'green'],
    [good, 'orange'],
    [poor, 'red'],
  ] as const

const board = aDashboard({
  ...{ uid: 'seismo-vitals', title: 'Seismo: web vitals', byProject: true },
  description: '75th percentiles of page views of the last hour, by the thresholds of Web Vitals.',
})
for (const [metric, good, poor] of VITALS) {
  board.withPanel(
    number({ title: metric, unit: 's', steps: stepsOf(good, poor) }, promqlNow(P75(metric, 'le'))),
  )
}
board.withPanel(number({ title: 'CLS', steps: stepsOf(0.1, 0.25) }, promqlNow(CLS)))
board.withPanel(
  number(
    { title: 'Page views', unit: 'reqps' },
    promqlNow(`sum(project:seismo_page_views:rate5m{${OF_PROJECT}})`),
  ),
)
for (const [metric] of VITALS) {
  board.withPanel(
    graph(
      {
        ...{ title: `${metric}, slowest routes`, unit: 's' },
        opens: opensSeismo(
          'Open in Seismo',
          '/p/${__field.labels.project}/vitals?page=${__field.labels.route}',
        ),
      },
      promql(
        `topk(8, project_route_metric:seismo_web_vital_seconds:p75_1h{${OF_PROJECT}, metric="${metric}"})`,
        '{{route}}',
      ),
    ),
  )
}
board
  .withPanel(
    bars(
      {
        title: 'LCP of all page views',
        description: 'Page views of the last hour by how long it took.',
      },
      promqlNow(
        `sum by (le) (increase(seismo_web_vital_seconds_bucket{${OF_PROJECT}, metric="LCP"}[1h]))`,
        '{{le}}',
      ),
    ),
  )
  .withPanel(
    rows(
      {
        title: 'Routes by views that were too slow',
        width: 12,
        description: 'LCP above 4 s, last hour.',
      },
      promqlNow(
        `topk(20, sum by (project, route) (increase(seismo_web_vital_seconds_count{${OF_PROJECT}, metric="LCP"}[1h]))
  - sum by (project, route) (increase(seismo_web_vital_seconds_bucket{${OF_PROJECT}, metric="LCP", le="4"}[1h])))`,
      ),
    ),
  )

export const webVitals = board
