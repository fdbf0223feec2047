import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dashboards } from '../../ops/grafana/dashboards.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { sqlFolder } from '../harness/fresh-store.ts'
import { startPrometheus, type Prometheus } from '../harness/prometheus.ts'

const folder = fileURLToPath(new URL('../../ops/grafana/dashboards', import.meta.url))

interface Target {
  expr?: string
  rawSql?: string
  datasource: { type: string }
}

interface Panel {
  id: number
  title: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets: Target[]
}

interface Dashboard {
  uid: string
  panels: Panel[]
}

let prometheus: Prometheus
let clickHouse: ClickHouseClient
let boards: Dashboard[]
const started = new AsyncDisposableStack()

beforeAll(async () => {
  prometheus = await startPrometheus()
  started.defer(prometheus.stop)
  const data = await mkdtemp(join(tmpdir(), 'seismo-grafana-'))
  started.defer(() => rm(data, { recursive: true, force: true }))
  clickHouse = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
  started.defer(() => clickHouse.close())
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  boards = texts.map((text) => JSON.parse(text) as Dashboard) // as: compared with what is built below
})

afterAll(() => started.disposeAsync())

const targets = () => boards.flatMap(({ panels }) => panels.flatMap((panel) => panel.targets))

it('has the dashboards that its sources make', () => {
  const built = dashboards.map((board) => JSON.parse(JSON.stringify(board.build())) as Dashboard)

  expect(boards).toHaveLength(6)
  for (const board of boards) expect(built).toContainEqual(board)
})

it('has no two panels in one place', () => {
  for (const { uid, panels } of boards) {
    const places = panels.map(({ gridPos: { x, y } }) => `${String(x)}/${String(y)}`)
    expect(new Set(places).size, uid).toBe(panels.length)
    for (const { gridPos, title } of panels) expect(gridPos.x + gridPos.w, title).toBeLessThan(25)
  }
})

it('asks Prometheus what it understands', async () => {
  const asked = targets().flatMap(({ expr }) => (expr === undefined ? [] : [expr]))

  expect(asked.length).toBeGreaterThan(40)
  for (const expr of asked) {
    const query = expr.replaceAll('$__rate_interval', '1m').replaceAll('$project', '.*')
    const url = `${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`
    const answer = (await (await fetch(url)).json()) as { status: string; error?: string }
    expect({ query, ...answer }).toMatchObject({ status: 'success' })
  }
})

it('asks ClickHouse for columns that are there', async () => {
  const asked = targets().flatMap(({ rawSql }) => (rawSql === undefined ? [] : [rawSql]))

  expect(asked.length).toBeGreaterThan(5)
  for (const sql of asked) {
    const answer = await clickHouse.query({ query: withoutMacros(sql), format: 'JSON' })
    expect(await answer.json()).toMatchObject({ rows: 0 })
  }
})

/** As Grafana's plugin for ClickHouse replaces them. */
function withoutMacros(sql: string): string {
  const [from, to] = ['toDateTime(1795000000)', 'toDateTime(1795300000)']
  return sql
    .replace(/\$__timeFilter\(([\w.]+)\)/g, `$1 >= ${from} AND $1 <= ${to}`)
    .replace(/\$__timeInterval\((\w+)\)/g, 'toStartOfInterval(toDateTime($1), INTERVAL 60 second)')
    .replaceAll('$__fromTime', from)
    .replaceAll('$__toTime', to)
}
