import type { Row } from '../../../packages/ingest/src/store/rows.ts'
import { BACKEND_RELEASES } from '../../../test/apps/shop/backend/faults.ts'
import { createRandom } from '../../../test/apps/shop/random.ts'
import { CURRENT } from '../../../test/apps/shop/releases.ts'
import type { FreshApp } from '../../../test/harness/fresh-app.ts'
import type { Episode } from './episode.ts'

export interface Told {
  project: string
  /** The one that rose most with the fault. */
  issue: string
}

const INSERTED_AT_ONCE = 20_000
const HOUR_MS = 3_600_000

/** Each episode is a project of its own; it has the episode's number. */
export function aProjectOf(app: FreshApp, { number }: Episode): void {
  const taken = app.aProject()
  if (taken.number !== number) throw new Error(`project ${taken.number} is not ${number}`)
}

/** What the browsers and the pipeline of the episode would have sent. */
export async function tellSeismo(
  app: FreshApp,
  episode: Episode,
  rows: readonly Row[],
): Promise<Told> {
  for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE) {
    await app.store.insert(rows.slice(from, from + INSERTED_AT_ONCE))
  }
  const project = `p${episode.number}`
  for (const { release, at } of deploysOf(episode)) {
    const response = await app.request(`/api/deploys?project=${project}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${app.token}` },
      body: JSON.stringify({ release, environment: 'demo', at: new Date(at).toISOString() }),
    })
    if (!response.ok) throw new Error(`deploys: ${response.status} ${await response.text()}`)
  }
  return { project, issue: issueThatRose(episode, rows) }
}

/** Ordinary ones through the day, and the one that brought the fault. */
function deploysOf({ seed, fault, from, injectedAt }: Episode) {
  const random = createRandom(seed + 1)
  const ordinary = [1, 2, 3].map((n) => ({
    release: `catalogue@3.${n}.0`,
    at: Math.round(random.between(from + HOUR_MS, injectedAt - HOUR_MS)),
  }))
  const at = injectedAt - 5_000
  if (fault === 'bad-deploy') return [...ordinary, { release: BACKEND_RELEASES.bad, at }]
  return fault === 'frontend-release' ? [...ordinary, { release: CURRENT, at }] : ordinary
}

function issueThatRose({ from, injectedAt, to }: Episode, rows: readonly Row[]): string {
  const rises = new Map<string, number>()
  for (const row of rows) {
    if (row.is !== 'error') continue
    const isAfter = row.at >= injectedAt
    const perMs = isAfter ? 1 / (to - injectedAt) : -1 / (injectedAt - from)
    rises.set(row.fingerprint, (rises.get(row.fingerprint) ?? 0) + perMs)
  }
  const [most] = [...rises].sort(([, a], [, b]) => b - a)
  if (!most) throw new Error('an episode without errors')
  return most[0]
}
