import type { AlertStore } from '../store/alert-store.ts'
import { alertLabels } from './alert-labels.ts'
import type { Group } from './group/group.ts'
import { holdBack, type HoldOptions } from './group/hold-back.ts'
import { planRound, type HeldAlert, type PlannedRound, type Untold } from './group/plan-round.ts'
import type { FiringAlert } from './group/told-alert.ts'
import { createLetterWriter, type WriteOptions } from './group/write-letters.ts'
import { createLeftWaiting, NEWS_MS } from './left-waiting.ts'
import type { Outbox } from './outbox.ts'
import type { Standings } from './round/standing.ts'
import type { KnownRule } from './rules/known-rule.ts'

export interface TellerOptions extends HoldOptions, WriteOptions {
  letters: Pick<AlertStore['letters'], 'waiting' | 'openGroups' | 'ofThread' | 'put'>
  outbox: Outbox
  now: () => number
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

type Withheld = PlannedRound['withheld'][number]

/** Turns what fires into letters: whom, what, and whether at all. */
export function createTeller(options: TellerOptions) {
  let open: ReadonlyMap<string, Group> = new Map()
  const writer = createLetterWriter(options)
  const leftWaiting = createLeftWaiting(options)
  let now: readonly HeldAlert[] = []
  /** Of this process: what was over before a restart is in the history alone. */
  let untold: Untold = new Map()

  async function restore(): Promise<void> {
    const groups = await options.letters.openGroups()
    open = new Map(groups.map((group) => [group.id, group]))
    await leftWaiting.restore()
  }

  /** @returns alerts that would have been told but for what holds them back, each once. */
  function tell(rules: readonly RuleStanding[], at: number): Promise<Withheld[]> {
    return tellOf(rules.flatMap(firingOf), { at, reminds: true })
  }

  /** What a crash left unsaid of the last round; long after it, what fires is told if it still does. */
  function finish(rules: readonly RuleStanding[], at: number): Promise<Withheld[]> {
    const isNews = ({ incident, since }: FiringAlert) =>
      at - since < NEWS_MS || groupsOf(incident).length > 0
    return tellOf(rules.flatMap(firingOf).filter(isNews), { at, reminds: false })
  }

  async function tellOf(
    firing: readonly FiringAlert[],
    { at, reminds }: { at: number; reminds: boolean },
  ): Promise<Withheld[]> {
    const alerts = await holdBack(options, firing, at)
    now = alerts
    await leftWaiting.release(alerts)
    const { route: root } = options.config()
    const planned = planRound(open, alerts, { root, at, reminds, untold })
    const letters = await writer.write(planned.said, at)
    if (letters.length > 0) await options.outbox.post(letters)
    // Only now: what could not be kept is planned again.
    open = planned.open
    untold = planned.untold
    writer.note(letters)
    await leftWaiting.overtake(letters)
    return planned.withheld
  }

  /** Somebody takes it over: no more escalation, no more reminders. */
  async function acknowledge({ projectId, incident, by }: Acknowledgement) {
    const groups = [...open.values()].filter(
      (group) => group.projectId === projectId && group.told[incident]?.is === 'firing',
    )
    if (groups.length === 0) return 'unknown' as const
    const acknowledged = { by, at: options.now() }
    for (const group of groups) {
      const letters = await options.letters.ofThread(group.projectId, group.key)
      const after = { ...group, acknowledged }
      await options.outbox.amend(after)
      open = new Map(open).set(group.id, after)
      options.outbox.acknowledge(letters)
    }
    return 'acknowledged' as const
  }

  function groupsOf(incident: string): Group[] {
    return [...open.values()].filter(({ told }) => told[incident] !== undefined)
  }

  return {
    ...{ restore, finish, tell, acknowledge, groupsOf },
    /** As of the last round. */
    alerts: () => now,
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
