import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard'
import { PROMETHEUS } from './queries.ts'

interface Head {
  /** Never changed: links and bookmarks are made of it. */
  uid: string
  title: string
  description: string
  /** Of ClickHouse: a menu of its data sources stands beside that of Prometheus'. */
  asksClickHouse?: boolean
  /** A menu of projects, read from what pages sent. */
  byProject?: boolean
}

/** With what all of ours have: menus, deploys as marks, the way to the others and to Seismo. */
export function aDashboard({ uid, title, description, asksClickHouse, byProject }: Head) {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its second version is for Grafana 12 alone; all read this one
  const board = new dashboard.DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['seismo'])
    .time({ from: 'now-6h', to: 'now' })
    .refresh('1m')
    .tooltip(dashboard.DashboardCursorSync.Crosshair)
    .withVariable(new dashboard.DatasourceVariableBuilder('prometheus').type('prometheus'))
    .withVariable(
      new dashboard.TextBoxVariableBuilder('seismo')
        .label('Seismo')
        .description('Where people open its page; links lead there.')
        .defaultValue('http://127.0.0.1:8790'),
    )
    .link(
      new dashboard.DashboardLinkBuilder('Seismo')
        .type(dashboard.DashboardLinkType.Dashboards)
        .tags(['seismo'])
        .asDropdown(true)
        .keepTime(true)
        .includeVars(true),
    )
  if (asksClickHouse) {
    board.withVariable(
      new dashboard.DatasourceVariableBuilder('clickhouse').type('grafana-clickhouse-datasource'),
    )
  }
  if (byProject) board.withVariable(projects())
  return board
}

function projects() {
  return new dashboard.QueryVariableBuilder('project')
    .label('Project')
    .datasource(PROMETHEUS)
    .query('label_values(seismo_page_views_total, project)')
    .includeAll(true)
    .multi(true)
    .allValue('.*')
    .current({ text: 'All', value: '$__all' })
}

/** Opens a page of Seismo for the series or row that was clicked, at the same time. */
export function opensSeismo(title: string, path: string) {
  const joint = path.includes('?') ? '&' : '?'
  return new dashboard.DashboardLinkBuilder(title)
    .url(`\${seismo}${path}${joint}from=\${__from:date:iso}&to=\${__to:date:iso}`)
    .targetBlank(true)
}
