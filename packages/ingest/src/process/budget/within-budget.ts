import { LRUCache } from 'lru-cache'
import type { ProcessingStore } from '../../store/processing-store.ts'
import type { ErrorRow, Row } from '../../store/rows.ts'
import { toOverflow } from './overflow.ts'
import { refilled, type Budget } from './token-bucket.ts'

interface WithinBudgetOptions {
  store: Pick<ProcessingStore, 'insert' | 'issues' | 'issueBudget'>
  budget: Budget
  now: () => number
}

/** An issue stays known for ever: these need not be asked for again. */
const REMEMBERED = 50_000

/**
 * Leads errors to the overflow issue whose own would be one new issue too many. What was decided on a
 * batch is stored before anything of it: the same batch, by its token, is decided the same again, also
 * by another process. Batches without a new issue, so nearly all, ask and store nothing.
 */
export function createWithinBudget({ store, budget, now }: WithinBudgetOptions) {
  const seen = new LRUCache<string, true>({ max: REMEMBERED })

  return async function withinBudget(rows: Row[], token: string): Promise<Row[]> {
    const errors = rows.filter((row) => row.is === 'error').filter((row) => !row.isPast)
    const beyond = new Set<Row>()
    for (const [projectId, mine] of Map.groupBy(errors, (row) => row.projectId)) {
      const fresh = await freshAmong(projectId, mine)
      if (fresh.size === 0) continue
      const admitted = await admittedOf(projectId, fresh, token)
      const turnedAway = [...fresh].filter(([id]) => !admitted.has(id))
      for (const row of turnedAway.flatMap(([, events]) => events)) beyond.add(row)
    }
    if (beyond.size === 0) return rows
    return rows.map((row) => (row.is === 'error' && beyond.has(row) ? toOverflow(row) : row))
  }

  /** By fingerprint, those that are no issue yet. */
  async function freshAmong(projectId: number, errors: readonly ErrorRow[]) {
    const keyOf = (id: string) => `${projectId}/${id}`
    const asked = Map.groupBy(
      errors.filter(({ fingerprint }) => !seen.has(keyOf(fingerprint))),
      ({ fingerprint }) => fingerprint,
    )
    if (asked.size === 0) return asked
    const known = await store.issues.known(projectId, [...asked.keys()])
    for (const id of known.keys()) {
      seen.set(keyOf(id), true)
      asked.delete(id)
    }
    return asked
  }

  async function admittedOf(
    projectId: number,
    fresh: ReadonlyMap<string, readonly ErrorRow[]>,
    batch: string,
  ): Promise<ReadonlySet<string>> {
    const { decided, level } = await store.issueBudget.read(projectId, batch)
    if (decided) return new Set(decided)
    const { tokens, at } = refilled(level, budget, now())
    // What happens most is what people have to see, whatever came first.
    const wanted = [...fresh].toSorted(([, a], [, b]) => weightOf(b) - weightOf(a))
    const admitted = wanted.slice(0, Math.floor(tokens)).map(([id]) => id)
    const rest = wanted.slice(admitted.length)
    const row = {
      ...{ is: 'issue-budget' as const, projectId, at, batch, admitted },
      tokens: tokens - admitted.length,
      turnedAway: rest.length,
      events: rest.reduce((sum, [, events]) => sum + weightOf(events), 0),
    }
    // A batch may have new issues of several projects.
    await store.insert([row], `${batch}:${projectId}`)
    return new Set(admitted)
  }
}

function weightOf(rows: readonly ErrorRow[]): number {
  return rows.reduce((sum, { weight }) => sum + weight, 0)
}
