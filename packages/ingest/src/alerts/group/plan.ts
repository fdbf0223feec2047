import type { Notification } from '../notification.ts'
import type { Destination } from '../routing.ts'
import type { Severity } from '../rule/common.ts'
import type { Group } from './group.ts'

/** An alert as a group sees it. */
export interface Member {
  incident: string
  severity: Severity
  since: number
  /** What keeps it from being told: the id of a silence, `inhibited by Site down`; undefined tells it. */
  held?: string | undefined
}

type Timing = Pick<
  Destination,
  'groupWaitMs' | 'groupIntervalMs' | 'repeatIntervalMs' | 'digestMs' | 'escalate'
>

export interface Plan {
  group: Group
  /** Undefined says nothing. */
  say?: Saying
  /** Alerts that would have been told but for what holds them back, the first time they would. */
  withheld: { incident: string; by: string }[]
}

export interface Saying {
  reason: Notification['reason']
  state: Notification['state']
  receivers: string[]
  /** What changes by it: these fire anew, those are over. */
  fires: string[]
  resolves: string[]
}

const RANK: Record<Severity, number> = { critical: 2, warning: 1, info: 0 }

/**
 * Pure: what to say now of the alerts that fire, after all that was said. Told again after a crash, it
 * plans the same revision again.
 */
export function plan(
  group: Group,
  firing: readonly Member[],
  context: { timing: Timing; at: number },
): Plan {
  const { timing, at } = context
  const news = newsOf(group, firing)
  const { withheld, kept } = holdBack(group, news.heldBack)
  const reason = reasonOf(kept, { news, firing, timing, at })
  if (reason === undefined) return { group: ended(kept, firing, timing), withheld }
  return { ...said(kept, { reason, news, timing, at }), withheld }
}

/** A digest's end is told to nobody. */
function ended(group: Group, firing: readonly Member[], { digestMs }: Timing): Group {
  return digestMs > 0 && firing.length === 0 ? { ...group, isOver: true } : group
}

interface News {
  /** That fire, may be told and were not. */
  untold: Member[]
  heldBack: Member[]
  /** Incidents that were told and are over. */
  over: string[]
  /** Told ones that still fire, held back or not. */
  standing: Member[]
}

function newsOf(group: Group, firing: readonly Member[]): News {
  const isTold = ({ incident }: Member) => group.told[incident]?.is === 'firing'
  const untold = firing.filter((one) => !isTold(one))
  const now = new Set(firing.map(({ incident }) => incident))
  return {
    untold: untold.filter(({ held }) => held === undefined),
    heldBack: untold.filter(({ held }) => held !== undefined),
    over: Object.keys(group.told).filter(
      (incident) => group.told[incident]?.is === 'firing' && !now.has(incident),
    ),
    standing: firing.filter(isTold),
  }
}

function holdBack(group: Group, heldBack: readonly Member[]) {
  const withheld = heldBack.flatMap(({ incident, held: by = '' }) =>
    group.withheld[incident] === undefined ? [{ incident, by }] : [],
  )
  if (withheld.length === 0) return { withheld, kept: group }
  const added = Object.fromEntries(withheld.map(({ incident, by }) => [incident, by]))
  return { withheld, kept: { ...group, withheld: { ...group.withheld, ...added } } }
}

interface Situation {
  news: News
  firing: readonly Member[]
  timing: Timing
  at: number
}

function reasonOf(group: Group, situation: Situation): Saying['reason'] | undefined {
  const { news, timing, at } = situation
  if (timing.digestMs > 0) return digestReason(group, situation)
  if (group.revision === 0) return waited(situation, timing.groupWaitMs) ? 'new' : undefined
  if (news.over.length > 0 && news.standing.length + news.untold.length === 0) return 'resolved'
  if (worst(news.untold) > worstTold(group)) return 'severity'
  const hasNews = news.untold.length + news.over.length > 0
  if (hasNews && at - group.toldAt >= timing.groupIntervalMs) return 'joined'
  return reminderOf(group, situation)
}

/** Each tells what is new since the last; of what ended, nothing. */
function digestReason(group: Group, situation: Situation): 'digest' | undefined {
  const { timing, at } = situation
  const isTime = group.revision === 0 || at - group.toldAt >= timing.digestMs
  return isTime && waited(situation, timing.digestMs) ? 'digest' : undefined
}

function waited({ news: { untold }, at }: Situation, ms: number): boolean {
  return untold.length > 0 && at - Math.min(...untold.map(({ since }) => since)) >= ms
}

function reminderOf(group: Group, { news, timing, at }: Situation) {
  const isHeld = news.standing.every(({ held }) => held !== undefined)
  if (group.acknowledged !== null || isHeld) return undefined
  if (isDue(timing.escalate[group.escalated]?.after, at - group.startedAt)) return 'escalated'
  const repeats = timing.repeatIntervalMs > 0 && isDue(timing.repeatIntervalMs, at - group.toldAt)
  return repeats ? 'repeat' : undefined
}

function isDue(afterMs: number | undefined, passedMs: number): boolean {
  return afterMs !== undefined && passedMs >= afterMs
}

function worst(members: readonly { severity: Severity }[]): number {
  return Math.max(-1, ...members.map(({ severity }) => RANK[severity]))
}

function worstTold({ told }: Group): number {
  return worst(Object.values(told).filter((one) => one.is === 'firing'))
}

interface Said {
  reason: Saying['reason']
  news: News
  timing: Timing
  at: number
}

function said(group: Group, { reason, news, timing, at }: Said): { group: Group; say: Saying } {
  const fires = news.untold.map(({ incident }) => incident)
  const step = reason === 'escalated' ? timing.escalate[group.escalated] : undefined
  const alsoTold = [...new Set([...group.alsoTold, ...(step?.receivers ?? [])])]
  const after: Group = {
    ...group,
    ...{ alsoTold, toldAt: at, revision: group.revision + 1 },
    startedAt: group.revision === 0 ? at : group.startedAt,
    escalated: group.escalated + (step ? 1 : 0),
    told: tell(group.told, news),
    isOver: reason === 'resolved',
  }
  const state = reason === 'resolved' ? 'resolved' : 'firing'
  const all = [group.receiver, ...(step ? alsoTold : group.alsoTold)]
  // Those who are brought in read it first now; it is an old message to the others.
  const receivers = step ? step.receivers : [...new Set(all)]
  return { group: after, say: { reason, state, receivers, fires, resolves: news.over } }
}

function tell(told: Group['told'], { untold, over }: News): Group['told'] {
  const after = { ...told }
  for (const { incident, severity } of untold) after[incident] = { is: 'firing', severity }
  for (const incident of over) {
    const before = after[incident]
    if (before) after[incident] = { ...before, is: 'resolved' }
  }
  return after
}
