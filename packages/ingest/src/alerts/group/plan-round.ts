import { destinationsOf, groupLabels, type Destination } from '../routing.ts'
import type { Route } from '../rule/route.ts'
import type { Group } from './group.ts'
import { groupId, newGroup } from './new-group.ts'
import { plan, type Member, type Saying } from './plan.ts'
import type { FiringAlert } from './told-alert.ts'

export interface HeldAlert extends FiringAlert {
  /** What keeps it from being told. */
  held?: string | undefined
}

export interface Said {
  group: Group
  say: Saying
  /** Of the group, those that fire; the worst first. */
  alerts: HeldAlert[]
}

export interface PlannedRound {
  /** Those that go on, by id. */
  open: ReadonlyMap<string, Group>
  said: Said[]
  withheld: { incident: string; by: string }[]
  untold: Untold
}

/** What digests have not told yet, by group: they tell of it also where it is over by then. */
export type Untold = ReadonlyMap<string, readonly HeldAlert[]>

interface Round {
  root: Route
  at: number
  reminds?: boolean
  /** As the round before left it. */
  untold?: Untold
}

/** Of one digest: more than anybody reads. */
const MOST_UNTOLD = 1_000

interface Gathered {
  group: Group
  timing: Omit<Destination, 'route' | 'receiver' | 'groupBy'>
  alerts: HeldAlert[]
}

/** Pure: what is said in a round to whom, of all that fires and all that was said. */
export function planRound(
  open: ReadonlyMap<string, Group>,
  firing: readonly HeldAlert[],
  { root, at, reminds = true, untold: before = new Map() }: Round,
): PlannedRound {
  const after = new Map<string, Group>()
  const untold = new Map<string, readonly HeldAlert[]>()
  const all = gather(open, firing, root)
  joinUntold(all, before, { root, at })
  const said: Said[] = []
  const withheld: PlannedRound['withheld'] = []
  for (const [id, { group, timing, alerts }] of all) {
    const planned = plan(group, alerts.map(toMember), {
      timing: reminds ? timing : quiet(timing),
      at,
    })
    withheld.push(...planned.withheld)
    if (planned.say) said.push({ group: planned.group, say: planned.say, alerts: sorted(alerts) })
    const isEmpty = planned.group.revision === 0 && alerts.length === 0
    if (!planned.group.isOver && !isEmpty) after.set(id, planned.group)
    const left = timing.digestMs > 0 ? untoldOf(planned.group, alerts) : []
    if (left.length > 0) untold.set(id, left)
  }
  return { open: after, said, withheld, untold }
}

function untoldOf({ told }: Group, alerts: readonly HeldAlert[]): readonly HeldAlert[] {
  return alerts
    .filter(({ incident, held }) => held === undefined && told[incident] === undefined)
    .slice(0, MOST_UNTOLD)
}

function gather(
  open: ReadonlyMap<string, Group>,
  firing: readonly HeldAlert[],
  root: Route,
): Map<string, Gathered> {
  const all = new Map<string, Gathered>()
  for (const [id, group] of open) all.set(id, { group, timing: restingTiming(group), alerts: [] })
  for (const alert of firing) {
    for (const destination of destinationsOf(root, alert.rule, alert.labels)) {
      join(all, alert, destination)
    }
  }
  return all
}

/** What was gathered and fires no more. */
function joinUntold(
  all: Map<string, Gathered>,
  untold: Untold,
  { root, at }: Pick<Round, 'root' | 'at'>,
): void {
  for (const [id, alerts] of untold) {
    const firing = new Set(all.get(id)?.alerts.map(({ incident }) => incident))
    for (const alert of alerts) {
      if (firing.has(alert.incident)) continue
      const destination = destinationsOf(root, alert.rule, alert.labels).find(
        (one) => one.digestMs > 0 && groupId(placeOf(alert, one)) === id,
      )
      if (destination) join(all, { ...alert, endedAt: alert.endedAt ?? at }, destination)
    }
  }
}

function placeOf(alert: HeldAlert, destination: Destination) {
  const { route, receiver } = destination
  const labels = groupLabels(destination, alert.labels)
  return { projectId: alert.projectId, route, receiver, labels }
}

function join(all: Map<string, Gathered>, alert: HeldAlert, destination: Destination): void {
  const place = placeOf(alert, destination)
  const id = groupId(place)
  const known = all.get(id)
  if (known) {
    known.timing = destination
    known.alerts.push(alert)
    return
  }
  const group = newGroup({ ...place, isDigest: destination.digestMs > 0 }, alert.incident)
  all.set(id, { group, timing: destination, alerts: [alert] })
}

/** Of a group that nothing leads to any more, which can only end. */
function restingTiming({ isDigest }: Group): Gathered['timing'] {
  return {
    ...{ groupWaitMs: 0, groupIntervalMs: 0, repeatIntervalMs: 0, escalate: [] },
    digestMs: isDigest ? 1 : 0,
  }
}

/** Of what was said already nothing is said again. */
function quiet(timing: Gathered['timing']): Gathered['timing'] {
  return { ...timing, repeatIntervalMs: 0, escalate: [] }
}

function toMember({ incident, rule, since, held }: HeldAlert): Member {
  return { incident, severity: rule.severity, since, held }
}

const ORDER = { critical: 0, warning: 1, info: 2 } as const

function sorted(alerts: readonly HeldAlert[]): HeldAlert[] {
  return alerts.toSorted(
    (a, b) => ORDER[a.rule.severity] - ORDER[b.rule.severity] || a.since - b.since,
  )
}
