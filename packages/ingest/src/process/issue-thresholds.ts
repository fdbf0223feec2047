import type { KnownIssue } from '../store/ports.ts'
import type { ErrorRow } from '../store/rows.ts'
import type { Traffic, WorkflowStore } from '../store/workflow-store.ts'
import { toReturn, type Known, byIssue } from './issue-activity.ts'
import type { ActivityRow } from '../store/rows.ts'

interface ThresholdOptions {
  workflow: Pick<WorkflowStore, 'traffic'>
  now: () => number
  /** Others store errors of the same issues, which nobody counts here. */
  isOneOfSeveral: boolean
}

/** What is known of an archived issue without asking: never less than there is, or was when it was asked. */
interface Counter extends Omit<Traffic, 'later'> {
  decidedAt: number
  askedAt: number
}

/** Of those that are archived and still send. */
const MOST_COUNTERS = 10_000
/** Where others count as well: the most that a return is late while errors come. */
const BELIEVED_MS = 10_000

/**
 * Brings back issues that were archived until more than so many events or users. The database is asked
 * only where what was counted here since it answered last may be enough, or where it may not be all.
 */
export function createThresholds({ workflow, now, isOneOfSeveral }: ThresholdOptions) {
  const counters = new Map<string, Counter>()

  /** @param errors of one project, stored already. */
  async function returns(known: Known, errors: readonly ErrorRow[]): Promise<ActivityRow[]> {
    const found: ActivityRow[] = []
    for (const [id, events] of byIssue(known, errors)) {
      const issue = [...events].map(({ fingerprint }) => known.get(fingerprint)).find(Boolean)
      const limit = issue && limitOf(issue)
      if (!limit) continue
      const newest = events.reduce((a, b) => (b.at > a.at ? b : a))
      const isOver = await exceeds(issue, events, { ...limit, at: newest.at })
      if (!isOver) continue
      counters.delete(keyOf(newest.projectId, id))
      found.push(toReturn(issue, newest, limit.because))
    }
    return found
  }

  async function exceeds(
    issue: KnownIssue,
    events: readonly ErrorRow[],
    { of, most, at }: Limit & { at: number },
  ): Promise<boolean> {
    const projectId = events[0]?.projectId ?? 0
    const key = keyOf(projectId, issue.id)
    const before = counters.get(key)
    const since = events.filter((event) => event.at > issue.decidedAt)
    const isOfIt = before?.decidedAt === issue.decidedAt && isBelieved(before)
    const counter = isOfIt ? count(before, since) : undefined
    if (counter && counter[of] <= most) {
      keep(key, counter)
      return false
    }
    const query = { projectId, id: issue.id, since: issue.decidedAt, at }
    const traffic = await workflow.traffic(query)
    const { events: ofHour, later, users } = traffic
    // The hour of a late event says nothing of the newest one.
    const { decidedAt } = issue
    keep(key, { events: ofHour + later, users, decidedAt, askedAt: now() })
    return traffic[of] > most
  }

  function isBelieved({ askedAt }: Counter): boolean {
    const age = now() - askedAt
    return !isOneOfSeveral || (age >= 0 && age < BELIEVED_MS)
  }

  function keep(key: string, counter: Counter): void {
    counters.delete(key)
    counters.set(key, counter)
    const [oldest] = counters.keys()
    if (counters.size > MOST_COUNTERS && oldest !== undefined) counters.delete(oldest)
  }

  return { returns }
}

interface Limit {
  of: 'events' | 'users'
  most: number
  because: string
}

function limitOf({ archivedUntil: until }: KnownIssue): Limit | undefined {
  if (until?.is === 'events') {
    const most = until.perHour
    return { of: 'events', most, because: `more than ${most} events in an hour` }
  }
  if (until?.is === 'users') {
    const most = until.more
    return { of: 'users', most, because: `more than ${most} users since it was archived` }
  }
  return undefined
}

/** Every user of a batch may be a new one. */
function count(counter: Counter, events: readonly ErrorRow[]): Counter {
  const users = new Set(events.map(({ userId }) => userId).filter((user) => user !== ''))
  return {
    ...counter,
    events: counter.events + events.reduce((sum, { weight }) => sum + weight, 0),
    users: counter.users + users.size,
  }
}

function keyOf(projectId: number, id: string): string {
  return `${projectId}/${id}`
}
