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
}

interface Gathered {
  group: Group
  timing: Omit<Destination, 'route' | 'receiver' | 'groupBy'>
  alerts: HeldAlert[]
}

/** Pure: what is said in a round to whom, of all that fires and all that was said. */
export function planRound(
  open: ReadonlyMap<string, Group>,
  firing: readonly HeldAlert[],
  { root, at, reminds = true }: { root: Route; at: number; reminds?: boolean },
): PlannedRound {
  const after = new Map<string, Group>()
  const said: Said[] = []
  const withheld: PlannedRound['withheld'] = []
  for (const [id, { group, timing, alerts }] of gather(open, firing, root)) {
    const planned = plan(group, alerts.map(toMember), {
      timing: reminds ? timing : quiet(timing),
      at,
    })
    withheld.push(...planned.withheld)
    if (planned.say) said.push({ group: planned.group, say: planned.say, alerts: sorted(alerts) })
    const isEmpty = planned.group.revision === 0 && alerts.length === 0
    if (!planned.group.isOver && !isEmpty) after.set(id, planned.group)
  }
  return { open: after, said, withheld }
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

function join(all: Map<string, Gathered>, alert: HeldAlert, destination: Destination): void {
  const { route, receiver, ...timing } = destination
  const labels = groupLabels(destination, alert.labels)
  const place = { projectId: alert.projectId, route, receiver, labels }
  const id = groupId(place)
  const known = all.get(id)
  if (known) {
    known.timing = timing
    known.alerts.push(alert)
    return
  }
  const group = newGroup({ ...place, isDigest: timing.digestMs > 0 }, alert.incident)
  all.set(id, { group, timing, alerts: [alert] })
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
