import type { AlertEntry, AlertStatus } from '../contract/alerts.ts'
import type { IssueSummary } from '../contract/issue.ts'
import type { Store } from '../store/ports.ts'
import type { AlertsConfig } from './config.ts'
import { isPlain, type PlainRule as Rule } from './plain-rule.ts'
import { measure, windowAt } from './measure.ts'
import { summaryOf, toMessage, type Message } from './message.ts'
import type { Outbox } from './outbox.ts'
import { step, type AlertState } from './step.ts'

const RECENT = 60
const HISTORY = 1_000
/** What is older is no news any more, such as for a rule that just got its first receiver. */
const NEWS_MS = 3_600_000

export interface EvaluatorOptions {
  config: AlertsConfig
  store: Pick<Store, 'rates' | 'alerts' | 'issues'>
  outbox: Outbox
  now: () => number
  /** Where people open the page. */
  origin: string
  /** The number of a project by its slug; rules of unknown projects were refused at start. */
  projectId: (slug: string) => number
  onChange: (rule: string, state: AlertState['is'] | 'resolved') => void
}

interface Standing {
  rule: Rule
  state: AlertState
  value: number
  errors: number
  evaluatedAt: number | null
  recent: { at: number; value: number }[]
}

/** Evaluates every rule and turns its changes into log entries and messages. */
export function createEvaluator(options: EvaluatorOptions) {
  const standings: Standing[] = options.config.rules.filter(isPlain).map((rule) => ({
    rule,
    state: { is: 'inactive' },
    value: 0,
    errors: 0,
    evaluatedAt: null,
    recent: [],
  }))

  /** After a restart a firing rule goes on firing, and a message nobody was sent is sent now. */
  async function restore(): Promise<void> {
    for (const standing of standings) {
      const { rule } = standing
      const projectId = options.projectId(rule.project)
      const history = await options.store.alerts.history(projectId, HISTORY)
      const last = history.find((entry) => entry.rule === rule.name)
      if (!last) continue
      if (last.state === 'firing') {
        standing.state = { is: 'firing', since: last.startedAt, incident: last.incident }
      }
      if (isUntold(rule, last, options.now())) await announce(standing, last)
    }
  }

  async function evaluate(): Promise<void> {
    for (const standing of standings) await evaluateOne(standing)
  }

  async function evaluateOne(standing: Standing): Promise<void> {
    const { rule, state: before } = standing
    const at = options.now()
    const range = windowAt(rule, at)
    const counts = await options.store.rates({
      projectId: options.projectId(rule.project),
      ...range,
    })
    const value = measure(rule, counts, range)
    const after = step(rule, before, { value, at })
    Object.assign(standing, { state: after, value, errors: counts.errors, evaluatedAt: at })
    standing.recent = [...standing.recent, { at, value }].slice(-RECENT)
    if (after.is === before.is) return
    const entry = toEntry(standing, before, at)
    options.onChange(rule.name, entry?.state === 'resolved' ? 'resolved' : after.is)
    if (!entry) return
    await options.store.alerts.append(options.projectId(rule.project), entry)
    await announce(standing, entry)
  }

  async function announce({ rule }: Standing, entry: AlertEntry): Promise<void> {
    const message = await messageOf(rule, entry)
    options.outbox.send({ projectId: options.projectId(rule.project), rule, entry, message })
  }

  async function messageOf(rule: Rule, entry: AlertEntry): Promise<Message> {
    return toMessage({
      ...entry,
      rule,
      topIssue: entry.state === 'firing' ? await topIssue(rule, entry.at) : undefined,
      origin: options.origin,
    })
  }

  async function topIssue(rule: Rule, at: number): Promise<IssueSummary | undefined> {
    const [issue] = await options.store.issues.list({
      projectId: options.projectId(rule.project),
      from: at - Math.max(rule.window, 60_000),
      to: at,
      search: [],
      sort: 'events',
      limit: 1,
      offset: 0,
    })
    return issue
  }

  return { restore, evaluate, statuses: () => standings.map(toStatus) }
}

export type Evaluator = ReturnType<typeof createEvaluator>

function isUntold({ receivers }: Rule, { deliveries, at }: AlertEntry, now: number): boolean {
  return receivers.length > 0 && deliveries.length === 0 && now - at < NEWS_MS
}

/** An entry for the log when a rule starts or stops firing; pending leaves no trace. */
function toEntry(standing: Standing, before: AlertState, at: number): AlertEntry | undefined {
  const { rule, state, value, errors } = standing
  const firing = [state, before].find((one) => one.is === 'firing')
  if (!firing) return undefined
  const now = state.is === 'firing' ? ('firing' as const) : ('resolved' as const)
  return {
    at,
    incident: firing.incident,
    startedAt: firing.since,
    rule: rule.name,
    severity: rule.severity,
    state: now,
    value,
    above: rule.above,
    errors,
    summary: summaryOf(rule, now, { value, errors, startedAt: firing.since, at }),
    ...{ ruleId: rule.name, labels: {}, because: null, notification: null, withheld: null },
    deliveries: [],
  }
}

export function toStatus({
  rule,
  state,
  value,
  errors,
  evaluatedAt,
  recent,
}: Standing): AlertStatus {
  return {
    rule: {
      name: rule.name,
      severity: rule.severity,
      project: rule.project,
      measure: rule.measure,
      above: rule.above,
      windowMs: rule.window,
      forMs: rule.for,
      receivers: rule.receivers,
      runbook: rule.runbook ?? null,
    },
    state: state.is,
    since: state.is === 'inactive' ? null : state.since,
    value,
    errors,
    evaluatedAt,
    recent,
  }
}
