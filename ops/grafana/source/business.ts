import { aDashboard, opensSeismo } from './a-dashboard.ts'
import { graph, number, rows } from './panels.ts'
import { promql, promqlNow } from './queries.ts'

const OF = 'project=~"$project"'

export const business = aDashboard({
  ...{ uid: 'seismo-business', title: 'Seismo: what people met', byProject: true },
  description: 'Visits without a crash, errors where money is made, requests that fail, traffic.',
})
  .withPanel(
    number(
      {
        ...{ title: 'Visits without a crash', unit: 'percentunit', width: 8 },
        steps: [
          [null, 'red'],
          [0.99, 'orange'],
          [0.995, 'green'],
        ],
        description: 'Of the last hour; of several projects the worst.',
      },
      promqlNow(`min(project:seismo_page_crash_free_sessions:ratio{${OF}})`),
    ),
  )
  .withPanel(
    number(
      { title: 'Visits, last hour', width: 8 },
      promqlNow(`sum(project:seismo_page_sessions:last1h{${OF}})`),
    ),
  )
  .withPanel(
    number(
      { title: 'Page views', unit: 'reqps', width: 8 },
      promqlNow(`sum(project:seismo_page_views:rate5m{${OF}})`),
    ),
  )
  .withPanel(
    graph(
      { title: 'Page views, and a week ago', unit: 'reqps' },
      promql(`sum(project:seismo_page_views:rate5m{${OF}})`, 'now'),
      promql(`sum(project:seismo_page_views:rate5m{${OF}} offset 7d)`, 'a week ago'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Visits without a crash', unit: 'percentunit' },
      promql(`project:seismo_page_crash_free_sessions:ratio{${OF}}`, '{{project}}'),
    ),
  )
  .withPanel(
    graph(
      {
        ...{ title: 'Errors a view, worst routes', unit: 'short' },
        opens: opensSeismo(
          'Issues of this page',
          '/p/${__field.labels.project}/issues?q=page:"${__field.labels.route}"',
        ),
      },
      promql(`topk(8, project_route:seismo_page_errors_per_view:ratio_rate5m{${OF}})`, '{{route}}'),
    ),
  )
  .withPanel(
    graph(
      { title: 'Requests that fail', unit: 'percentunit' },
      promql(`project:seismo_page_requests_failed:ratio_rate5m{${OF}}`, '{{project}}'),
    ),
  )
  .withPanel(
    rows(
      { title: 'Routes by errors of the last day' },
      promqlNow(
        `topk(25, sum by (project, environment, route) (increase(seismo_page_errors_total{${OF}, class="error"}[1d])))`,
      ),
    ),
  )
