import type { AlertInputs, Trailing } from '../../store/alert-inputs.ts'
import type { Answered, Observer } from '../observation.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { isOf, projectsOf, type AskedOf } from './of-kind.ts'
import { environmentOf, namedSeriesOf } from './read-where.ts'
import { countsOf, type Exposure } from './spike-buckets.ts'
import { createSpikeFeed } from './spike-feed.ts'
import { namesOf, type FedGroup, type Group } from './spike-groups.ts'
import { spikeObservation } from './spike-observation.ts'

type AskedSpike = AskedOf<'spike'>

const GLANCES_MS = [60_000, 300_000]

const DIMENSIONS = {
  project: '',
  route: 'page',
  release: 'release',
  class: 'class',
  environment: 'environment',
  issue: 'issue',
} as const

/** What is over is in every rule's detector; what goes on is looked at in passing. */
export function createSpikeObserver(
  inputs: AlertInputs,
  elapsedMs: () => number = () => performance.now(),
): Observer {
  const history = createSpikeFeed(inputs, elapsedMs)

  /** Of a class or an issue nobody knows the traffic of the last minute: it is everybody's. */
  async function trailingOf(
    { dimension, environment, isNamed, rules }: FedGroup,
    at: number,
  ): Promise<Trailing[]> {
    if (dimension === 'class' || dimension === 'issue') return []
    const values = isNamed ? namesOf(rules) : undefined
    return inputs.trailing({
      ...{ projectIds: projectsOf(rules), dimension, to: at, windowsMs: GLANCES_MS },
      ...(environment !== undefined && { environment }),
      ...(values && { values }),
    })
  }

  function glance(rules: readonly AskedSpike[], trailing: readonly Trailing[], at: number): void {
    const of = new Map(trailing.map((one) => [`${String(one.projectId)}/${one.value}`, one]))
    for (const { ruleId, projectId } of rules) {
      for (const [value, watch] of history.of(ruleId)) {
        const now = of.get(`${String(projectId)}/${value}`)
        const decision = now && watch.detector.glance(at, looksOf(watch.by, now))
        if (decision) watch.decision = decision
      }
    }
  }

  function answer({ ruleId, rule }: AskedSpike): Answered {
    if (!history.isFed(ruleId)) {
      return { ruleId, is: 'failed', why: 'its last four weeks are being read' }
    }
    const series = [...history.of(ruleId)].flatMap(([value, { by, decision }]) =>
      decision ? [spikeObservation(rule, { value, by, decision })] : [],
    )
    return { ruleId, is: 'observed', series }
  }

  return async (asked, at) => {
    const start = elapsedMs()
    const rules = asked.filter((one) => isOf(one, 'spike'))
    const groups = groupsOf(rules)
    const trailing = await Promise.all(groups.map((group) => trailingOf(group, at)))
    await history.feed(groups, { at, start, loudness: loudnessOf(trailing.flat()) })
    for (const [index, group] of groups.entries()) glance(group.rules, trailing[index] ?? [], at)
    history.forgetUnasked(rules, at)
    return rules.map(answer)
  }
}

/** Errors of each project in the longest of the trailing windows. */
function loudnessOf(trailing: readonly Trailing[]): Map<number, number> {
  const loudness = new Map<number, number>()
  for (const { projectId, windows } of trailing) {
    const errors = windows.at(-1)?.errors ?? 0
    loudness.set(projectId, Math.max(errors, loudness.get(projectId) ?? 0))
  }
  return loudness
}

/** What reads the same series. */
function groupsOf(rules: readonly AskedSpike[]): FedGroup[] {
  const groups = Map.groupBy(rules, ({ rule }) => JSON.stringify(groupOf(rule)))
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    return first ? [{ ...groupOf(first.rule), rules: own }] : []
  })
}

export function groupOf(rule: SpikeRule): Group {
  const named = namedSeriesOf(rule)
  return {
    dimension: named?.dimension ?? DIMENSIONS[rule.by],
    environment: environmentOf(rule),
    isNamed: named !== undefined,
  }
}

function looksOf(by: Exposure, { windows }: Trailing) {
  return GLANCES_MS.map((windowMs, index) => {
    const nothing = { sessions: 0, pageViews: 0, errors: 0, affected: 0 }
    return { windowMs, ...countsOf(by, windows[index] ?? nothing) }
  })
}
