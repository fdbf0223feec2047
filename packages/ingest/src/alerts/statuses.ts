import type { ActiveAlert, RuleStatus } from '../contract/alerts.ts'
import type { Group } from './group/group.ts'
import type { HeldAlert } from './group/plan-round.ts'
import { isFlapping } from './flapping.ts'
import type { RuleMemory } from './round/rule-memory.ts'
import type { Standing } from './round/standing.ts'
import type { KnownRule } from './rules/known-rule.ts'

const MOST_ALERTS = 100

export interface StatusSources {
  memory: (ruleId: string) => RuleMemory | undefined
  /** By incident, as of the last round. */
  told: (incident: string) => HeldAlert | undefined
  groupsOf: (incident: string) => readonly Group[]
  /** Whom an alert of this rule is told to. */
  receiversOf: (known: KnownRule, labels: Standing['labels']) => string[]
  now: () => number
}

/** A rule and where it stands now, as the page shows it. */
export function toStatus(known: KnownRule, sources: StatusSources): RuleStatus {
  const memory = sources.memory(known.id)
  const { main, evaluatedAt = null, failure = null, recent = [] } = memory ?? {}
  const active = [...(memory?.standings ?? [])]
    .flatMap(([id, standing]) => toActive(known, { id, standing }, sources) ?? [])
    .toSorted((a, b) => Number(a.state === 'pending') - Number(b.state === 'pending'))
  const [worst] = active
  return {
    ...{ ruleId: known.id, rule: known.source, from: known.from },
    state: stateOf(known, memory, worst),
    since: worst?.since ?? null,
    value: worst?.value ?? main?.value ?? null,
    threshold: worst?.threshold ?? main?.threshold ?? null,
    unit: worst?.unit ?? main?.unit ?? '',
    words: worst?.words ?? main?.words ?? '',
    ...{ evaluatedAt, failure, recent },
    alerts: active.slice(0, MOST_ALERTS),
    more: Math.max(0, active.length - MOST_ALERTS),
  }
}

function stateOf(
  { rule }: KnownRule,
  memory: RuleMemory | undefined,
  worst: ActiveAlert | undefined,
): RuleStatus['state'] {
  if (!rule.enabled) return 'disabled'
  if (worst) return worst.state
  if (memory && memory.failure !== null) return 'failed'
  return memory?.main?.verdict === 'no-data' ? 'no-data' : 'inactive'
}

function toActive(
  known: KnownRule,
  { id, standing }: { id: string; standing: Standing },
  sources: StatusSources,
): ActiveAlert | undefined {
  const { labels, state, seen, firedAt } = standing
  if (state.is === 'inactive') return undefined
  const incident = state.is === 'firing' ? state.incident : null
  const held = incident === null ? undefined : sources.told(incident)?.held
  const groups = incident === null ? [] : sources.groupsOf(incident)
  const at = sources.now()
  const inhibitor = held?.startsWith('inhibited by ') === true ? held.slice(13) : null
  return {
    ...{ id: `${known.id}/${id}`, labels, state: state.is, since: state.since, incident },
    progress:
      state.is === 'firing' || known.rule.for === 0
        ? 1
        : Math.min(1, (at - state.since) / known.rule.for),
    value: seen?.value ?? null,
    threshold: seen?.threshold ?? null,
    expected: seen?.expected ?? null,
    observed: seen?.observed ?? 0,
    exposure: seen?.exposure ?? null,
    probability: seen?.probability ?? null,
    unit: seen?.unit ?? '',
    words: seen?.words ?? '',
    blindSince: state.blindSince,
    silencedBy: held !== undefined && inhibitor === null ? [held] : [],
    inhibitedBy: inhibitor,
    flapping: isFlapping(firedAt, at),
    acknowledged: groups.find((one) => one.acknowledged)?.acknowledged ?? null,
    receivers: sources.receiversOf(known, labels),
  }
}
