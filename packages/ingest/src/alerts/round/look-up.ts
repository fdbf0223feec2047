import type { Store } from '../../store/ports.ts'
import { NO_BACKGROUND, type Background } from '../group/compose-notification.ts'
import type { Group } from '../group/group.ts'
import type { FiringAlert } from '../group/told-alert.ts'
import type { Notification, TopIssue } from '../notification.ts'
import { recentChart } from './recent-chart.ts'
import type { Recent } from './rule-memory.ts'

/** A message does not wait for what only adornes it. */
const WITHIN_MS = 5_000
/** A release that came so long before is where it began. */
const SINCE_MS = 2 * 3_600_000

interface Options {
  store: Pick<Store, 'issues' | 'releases'>
  origin: string
  snooze: (group: Group) => Promise<Notification['links']['snooze']>
  /** What a rule saw in the rounds before. */
  recentOf: (ruleId: string) => readonly Recent[]
  /** Sentences of what moved with it, by the incident's key. */
  whatMoved: (key: string, alert: FiringAlert) => Promise<string[]>
  onError: (cause: unknown) => void
}

type Alerts = readonly [FiringAlert, ...FiringAlert[]]
type InTime = <Found>(finding: Promise<Found | null>) => Promise<Found | null>

/** What a message says beside its figures; what cannot be had in time is left out. */
export function createLookUp(options: Options) {
  const { store, origin, snooze, recentOf, whatMoved, onError } = options

  return async (group: Group, alerts: readonly FiringAlert[], at: number): Promise<Background> => {
    const [worst, ...others] = alerts
    if (!worst) return NO_BACKGROUND
    const inTime = createInTime()
    const [links, topIssue, since, moved] = await Promise.all([
      inTime(snooze(group)),
      issueWithLine(inTime, { alerts: [worst, ...others], at, origin }),
      inTime(releaseSince(store, worst)),
      inTime(whatMoved(group.key, worst)),
    ])
    const chart = recentChart(recentOf(worst.ruleId), worst.observation)
    return { topIssue, since, chart, moved: moved ?? [], snooze: links ?? [] }
  }

  /** Beside what moved, which takes longest: nobody can do without the line. */
  async function issueWithLine(
    inTime: InTime,
    asked: { alerts: Alerts; at: number; origin: string },
  ): Promise<TopIssue | null> {
    const issue = await inTime(topIssueOf(store, asked))
    if (!issue) return null
    // An issue without its line says more than none.
    const line = await inTime(lineOf(store.issues, asked.alerts[0].projectId, issue.id))
    return { ...issue, line }
  }

  /** Of one message: the first and the last of what is looked up share the time. */
  function createInTime(): InTime {
    const start = performance.now()
    return async <Found>(finding: Promise<Found | null>): Promise<Found | null> => {
      const timeout = Promise.withResolvers<null>()
      const leftMs = Math.max(0, WITHIN_MS - (performance.now() - start))
      const timer = setTimeout(() => timeout.resolve(null), leftMs)
      const found = finding.catch((cause: unknown) => {
        onError(cause)
        return null
      })
      return Promise.race([found, timeout.promise]).finally(() => clearTimeout(timer))
    }
  }
}

async function topIssueOf(
  { issues }: Pick<Store, 'issues'>,
  { alerts: [worst], at, origin }: { alerts: Alerts; at: number; origin: string },
): Promise<TopIssue | null> {
  const { projectId, observation, since, labels, rule } = worst
  const scope = { projectId, from: since - Math.max(observation.windowMs, 60_000), to: at }
  const summary = await summaryOf(issues, scope, labels.issue)
  if (!summary) return null
  const { id, shortId, culprit, type, message, events, users } = summary
  return {
    ...{ id, shortId, culprit, events, users, line: null },
    title: `${type}: ${message}`.slice(0, 200),
    url: `${origin}/p/${encodeURIComponent(rule.project)}/issues/${id}`,
  }
}

/** Of the alert's own issue, or of that with the most events. */
async function summaryOf(
  issues: Store['issues'],
  scope: { projectId: number; from: number; to: number },
  id: string | undefined,
) {
  if (id !== undefined) return (await issues.overview(scope, id))?.summary
  const [first] = await issues.list({ ...scope, search: [], sort: 'events', limit: 1, offset: 0 })
  return first
}

/** Of the first frame that is the project's own, where its source is known. */
async function lineOf(
  issues: Store['issues'],
  projectId: number,
  id: string,
): Promise<TopIssue['line']> {
  const event = await issues.event(projectId, id, 'recommended')
  const frames = event?.exceptions[0]?.frames ?? []
  const frame = frames.find(({ inApp }) => inApp) ?? frames[0]
  const line = frame?.context.find(({ line: number }) => number === frame.line)
  if (!frame?.file || !line) return null
  return { file: frame.file, number: line.line, code: line.text }
}

async function releaseSince(
  { releases }: Pick<Store, 'releases'>,
  { projectId, since, labels }: FiringAlert,
): Promise<Notification['since']> {
  const scope = { projectId, from: since - SINCE_MS, to: since + 60_000, limit: 1 }
  const release = labels.release ? { release: labels.release } : {}
  const [newest] = await releases.deploys.list({ ...scope, ...release })
  if (!newest) return null
  const { release: name, environment, at, source } = newest
  return { release: name, environment, at, isDeploy: source !== 'first-sight' }
}
