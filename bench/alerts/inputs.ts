/**
 * What a round of rules reads: `inputs.ts [--projects 500] [--rules 20] [--days 28] [--rounds 6]`. Fills
 * an embedded engine with that many projects, then observes their rules round after round.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Asked } from '../../packages/ingest/src/alerts/observation.ts'
import { createObservers } from '../../packages/ingest/src/alerts/observe/observers.ts'
import { rule } from '../../packages/ingest/src/alerts/rule/rule.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { createAlertInputs } from '../../packages/ingest/src/store/clickhouse/alert-inputs.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { fillProjects } from './fill-projects.ts'
import { TEMPLATES } from './rule-templates.ts'

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '500' },
    rules: { type: 'string', default: '20' },
    days: { type: 'string', default: '28' },
    rounds: { type: 'string', default: '6' },
  },
})
const [projects, rulesEach] = [Number(values.projects), Number(values.rules)]
const ROUND_MS = 10_000

const folder = await mkdtemp(join(tmpdir(), 'seismo-alert-inputs-'))
const client = await openClickHouse({ data: folder, clickhouse_url: undefined }, sqlFolder)
const now = Math.floor(Date.now() / ROUND_MS) * ROUND_MS
await timed('filled', () => fillProjects(client, { projects, days: Number(values.days), now }))
await observe()
await client.close()
await rm(folder, { recursive: true })

async function observe(): Promise<void> {
  const observers = createObservers(createAlertInputs(client))
  const asked = Array.from({ length: projects }, (_, project) => project + 1).flatMap((projectId) =>
    Array.from({ length: rulesEach }, (_, n): Asked => {
      const given = { name: `rule ${String(n)}`, ...TEMPLATES[n % TEMPLATES.length] }
      const ruleId = `${String(projectId)}/${String(n)}`
      return { ruleId, projectId, standing: [], rule: rule.parse(given) }
    }),
  )
  const kinds = Map.groupBy(asked, ({ rule: { kind } }) => kind)
  console.log(`${String(asked.length)} rules of ${String(projects)} projects`)
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const at = now + round * ROUND_MS
    const cpu = process.cpuUsage()
    const start = performance.now()
    const parts: string[] = []
    for (const [kind, rules] of kinds) {
      const began = performance.now()
      const answers = (await observers[kind]?.(rules, at)) ?? []
      const failed = answers.filter((answer) => answer.is === 'failed')
      const series = answers.flatMap((answer) => (answer.is === 'observed' ? answer.series : []))
      const seconds = (performance.now() - began) / 1_000
      parts.push(
        `${kind} ${seconds.toFixed(2)} s (${String(series.length)}${failed.length > 0 ? `, ${String(failed.length)} not yet` : ''})`,
      )
    }
    const seconds = (performance.now() - start) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    console.log(
      `round ${String(round + 1)}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time; ${parts.join(', ')}`,
    )
  }
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await work()
  console.log(`${what} in ${((performance.now() - start) / 1_000).toFixed(1)} s`)
}
