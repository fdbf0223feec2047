import type { AlertStore, Letter } from '../store/alert-store.ts'
import type { AlertsConfig } from './config.ts'
import { alertLabels } from './alert-labels.ts'
import {
  composeNotification,
  composeResolved,
  NO_BACKGROUND,
  type Background,
} from './group/compose-notification.ts'
import type { Group } from './group/group.ts'
import { planRound, type HeldAlert, type Said } from './group/plan-round.ts'
import type { FiringAlert } from './group/told-alert.ts'
import { inhibited } from './inhibit.ts'
import type { Notification } from './notification.ts'
import type { Outbox } from './outbox.ts'
import type { Standings } from './round/standing.ts'
import type { Labels } from './rule/labels.ts'
import type { KnownRule } from './rules/known-rule.ts'

/** What is older than this is no news any more, such as what an outage of a day left on its way. */
const NEWS_MS = 3_600_000
/** Of a storm the first messages say more; the others have to come. */
const LOOKED_UP_A_ROUND = 20
const BEYOND_DELIVERY = 100

export interface TellerOptions {
  config: () => Pick<AlertsConfig, 'route' | 'inhibit'>
  silencesAt: (at: number) => (projectId: number, labels: Labels) => string | undefined
  /** What else holds alerts back, by incident: their issue was archived, or resolved meanwhile. */
  settled: (alerts: readonly FiringAlert[]) => Promise<ReadonlyMap<string, string>>
  lookUp: (group: Group, alerts: readonly FiringAlert[], at: number) => Promise<Background>
  letters: Pick<AlertStore['letters'], 'waiting' | 'openGroups' | 'ofThread' | 'put'>
  outbox: Outbox
  now: () => number
  /** Where people open the page. */
  origin: string
}

interface Acknowledgement {
  projectId: number
  incident: string
  by: string
}

interface RuleStanding {
  known: KnownRule
  standings: Standings
}

/** Turns what fires into letters: whom, what, and whether at all. */
export function createTeller(options: TellerOptions) {
  let open: ReadonlyMap<string, Group> = new Map()
  /** What each thread said last. */
  const last = new Map<string, Notification>()
  let now: readonly HeldAlert[] = []

  async function restore(): Promise<void> {
    const groups = await options.letters.openGroups()
    open = new Map(groups.map((group) => [group.id, group]))
    const waiting = await options.letters.waiting()
    const isNews = ({ at }: Letter) => options.now() - at < NEWS_MS
    const old = waiting.filter((letter) => !isNews(letter))
    const detail = 'it was more than an hour old when it could be sent'
    await options.letters.put(
      old.map((letter) => ({
        ...letter,
        ...{ status: 'withheld', detail, version: letter.version + 1 },
      })),
    )
    options.outbox.resume(waiting.filter(isNews))
  }

  /** @returns alerts that would have been told but for what holds them back, each once. */
  async function tell(
    rules: readonly RuleStanding[],
    at: number,
  ): Promise<{ incident: string; by: string }[]> {
    const alerts = await holdBack(rules.flatMap(firingOf), at)
    now = alerts
    const { route: root } = options.config()
    const planned = planRound(open, alerts, { root, at })
    const letters = await write(planned.said, at)
    if (letters.length > 0) await options.outbox.post(letters)
    // Only now: what could not be kept is planned again.
    open = planned.open
    for (const { key, group, notification } of letters) {
      if (group.isOver) last.delete(key)
      else last.set(key, notification)
    }
    return planned.withheld
  }

  async function holdBack(alerts: readonly FiringAlert[], at: number): Promise<HeldAlert[]> {
    if (alerts.length === 0) return []
    const silenced = options.silencesAt(at)
    const byOthers = inhibited(
      options.config().inhibit,
      alerts.map(({ incident, labels }) => ({ id: incident, labels })),
    )
    const settled = await options.settled(alerts)
    return alerts.map((alert) => {
      const { incident, labels, projectId } = alert
      const source = byOthers.get(incident)
      const held =
        silenced(projectId, { ...labels, incident }) ??
        (source === undefined ? settled.get(incident) : `inhibited by ${source}`)
      return { ...alert, held }
    })
  }

  async function write(said: readonly Said[], at: number): Promise<Letter[]> {
    const all = await Promise.all(
      said.map(async (one, index) => {
        const notification = await notificationOf(one, at, index < LOOKED_UP_A_ROUND)
        return notification ? lettersOf(one, notification, at) : []
      }),
    )
    return all.flat()
  }

  async function notificationOf(
    { group, say, alerts }: Said,
    at: number,
    isLookedUp: boolean,
  ): Promise<Notification | undefined> {
    if (say.state === 'resolved') {
      const before = last.get(group.key) ?? (await lastOfThread(group))
      return before && composeResolved(before, { group, at })
    }
    const told = alerts.filter(({ held }) => held === undefined)
    const [first, ...others] = told.length > 0 ? told : alerts
    if (!first) return undefined
    const background = isLookedUp ? await options.lookUp(group, [first, ...others], at) : undefined
    return composeNotification({
      ...{ group, say, alerts: [first, ...others], origin: options.origin },
      background: background ?? NO_BACKGROUND,
    })
  }

  async function lastOfThread({ projectId, key }: Group): Promise<Notification | undefined> {
    const [newest] = await options.letters.ofThread(projectId, key)
    return newest?.notification
  }

  /** Somebody takes it over: no more escalation, no more reminders. */
  async function acknowledge({ projectId, incident, by }: Acknowledgement) {
    const groups = [...open.values()].filter(
      (group) => group.projectId === projectId && group.told[incident]?.is === 'firing',
    )
    if (groups.length === 0) return 'unknown' as const
    const acknowledged = { by, at: options.now() }
    for (const group of groups) {
      const [newest] = await options.letters.ofThread(group.projectId, group.key)
      const after = { ...group, acknowledged }
      if (newest) {
        // Beyond what its delivery, which may be under way, will write.
        await options.letters.put([
          { ...newest, group: after, version: newest.version + BEYOND_DELIVERY },
        ])
      }
      open = new Map(open).set(group.id, after)
    }
    return 'acknowledged' as const
  }

  return {
    restore,
    tell,
    acknowledge,
    /** As of the last round. */
    alerts: () => now,
    groupsOf: (incident: string) =>
      [...open.values()].filter(({ told }) => told[incident] !== undefined),
  }
}

export type Teller = ReturnType<typeof createTeller>

function firingOf({ known, standings }: RuleStanding): FiringAlert[] {
  return [...standings.values()].flatMap(({ labels, state, seen }) =>
    state.is === 'firing' && seen
      ? [
          {
            ...{ incident: state.incident, ruleId: known.id, rule: known.rule },
            ...{ projectId: known.projectId, since: state.since, series: labels },
            ...{ labels: alertLabels(known.rule, labels), observation: seen },
          },
        ]
      : [],
  )
}

function lettersOf({ group, say }: Said, notification: Notification, at: number): Letter[] {
  const about = [
    ...say.fires.map((incident) => `${incident} firing`),
    ...say.resolves.map((incident) => `${incident} resolved`),
  ]
  return say.receivers.map((receiver) => ({
    ...{ projectId: group.projectId, key: group.key, revision: group.revision, receiver },
    ...{ version: 1, kind: '', at, status: 'waiting', attempts: 0, detail: '', handle: null },
    ...{ about, group, notification },
  }))
}
