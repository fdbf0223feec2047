import type { AlertStore, DecisionRow } from '../store/alert-store.ts'
import type { Observers } from './observation.ts'
import { advance, endAll } from './round/advance.ts'
import { createDecided } from './round/decided.ts'
import { toDecision } from './round/log-entry.ts'
import { createObserveAll } from './round/observe-all.ts'
import { restoreStandings } from './round/restore.ts'
import { newRuleMemory, remember, type RuleMemory } from './round/rule-memory.ts'
import type { Standings, StateChange } from './round/standing.ts'
import type { Rule } from './rule/rule.ts'
import type { KnownRule } from './rules/known-rule.ts'
import type { AlertState } from './state.ts'
import type { Teller } from './teller.ts'

export interface EvaluatorOptions {
  rules: () => readonly KnownRule[]
  observers: Observers
  decisions: Pick<AlertStore['decisions'], 'put' | 'standing'>
  teller: Teller
  now: () => number
  isArchived: (projectId: number) => boolean
  onChange: (rule: Rule, state: AlertState['is'] | 'resolved') => void
}

interface Stepped {
  known: KnownRule
  standings: Standings
  changes: StateChange[]
}

/**
 * Evaluates every rule, keeps what it decided, and only then tells anybody. Whatever a crash leaves
 * unsaid follows from what was kept.
 */
export function createEvaluator(options: EvaluatorOptions) {
  const memory = new Map<string, RuleMemory>()
  const decided = createDecided(options.decisions)
  const observeAll = createObserveAll(options.observers)

  async function restore(): Promise<void> {
    const rows = await options.decisions.standing()
    const { standings, gone } = restoreStandings(rows, options.rules())
    for (const [ruleId, ofRule] of standings) {
      Object.assign(memoryOf(ruleId), { standings: ofRule, rule: gone.get(ruleId) })
    }
    decided.note(rows)
    await options.teller.restore()
    await finishLastRound()
  }

  /** Before anything is observed anew: an alert that is over by then would never have been told. */
  async function finishLastRound(): Promise<void> {
    const standing = allStanding(memory, options.rules())
    // What cannot be kept at this moment is planned by the first round.
    const withheld = await options.teller.finish(standing, options.now()).catch(() => [])
    await decided.withhold(withheld)
  }

  function memoryOf(ruleId: string): RuleMemory {
    const known = memory.get(ruleId)
    if (known) return known
    const made = newRuleMemory()
    memory.set(ruleId, made)
    return made
  }

  async function evaluate(): Promise<void> {
    const at = options.now()
    const rules = options.rules()
    const active = rules.filter((one) => isActive(one, options))
    const stepped = [...(await observe(active, at)), ...endGone(rules)]
    // In one write, before anything is told: a round that cannot be kept is as if it had not been.
    await decided.put(stepped.flatMap((one) => decisionsOf(one, at)))
    for (const one of stepped) settle(one)
    forget(memory, rules)
    await decided.withhold(await options.teller.tell(standingOf(active), at))
  }

  async function observe(active: readonly KnownRule[], at: number): Promise<Stepped[]> {
    const readable = active.filter(({ problem }) => problem === undefined)
    const asked = readable.map(({ id, rule, projectId }) => ({
      ...{ ruleId: id, rule, projectId },
      standing: [...memoryOf(id).standings.values()].map(({ labels }) => labels),
    }))
    const answers = await observeAll(asked, at)
    const byRule = new Map(answers.map((one) => [one.ruleId, one]))
    return active.flatMap((known) => {
      const answer = byRule.get(known.id)
      const remembered = memoryOf(known.id)
      if (answer?.is !== 'observed') {
        remembered.failure = known.problem ?? answer?.why ?? 'nothing was answered'
        return []
      }
      remember(remembered, answer.series, at)
      const round = { ruleId: known.id, rule: known.rule, at }
      return [{ known, ...advance(round, remembered.standings, answer.series) }]
    })
  }

  /** What fires of rules that rest, or are not there any more, is over. */
  function endGone(rules: readonly KnownRule[]): Stepped[] {
    const byId = new Map(rules.map((one) => [one.id, one]))
    return [...memory].flatMap(([id, { standings, rule: last }]) => {
      const there = byId.get(id)
      const known = there ?? last
      if (!known || (there && isActive(there, options)) || standings.size === 0) return []
      const because = whyOver(there)
      return [{ known, standings: new Map(), changes: endAll(standings, because) }]
    })
  }

  function settle({ known, standings, changes }: Stepped): void {
    Object.assign(memoryOf(known.id), { standings, rule: known })
    for (const { before, after } of changes) {
      const isOver = before.is === 'firing' && after.is === 'inactive'
      options.onChange(known.rule, isOver ? 'resolved' : after.is)
    }
  }

  function standingOf(active: readonly KnownRule[]) {
    return active.map((known) => ({ known, standings: memoryOf(known.id).standings }))
  }

  return { restore, evaluate, memory: (ruleId: string) => memory.get(ruleId) }
}

function isActive(
  { rule, projectId }: KnownRule,
  { isArchived }: Pick<EvaluatorOptions, 'isArchived'>,
): boolean {
  return rule.enabled && !isArchived(projectId)
}

function whyOver(there: KnownRule | undefined): string {
  if (!there) return 'the rule was removed'
  return there.rule.enabled ? 'the project was archived' : 'the rule was switched off'
}

function decisionsOf({ known, changes }: Stepped, at: number): DecisionRow[] {
  return changes.map((change) => toDecision(known, change, at))
}

/** Also of rules that are gone. */
function allStanding(memory: ReadonlyMap<string, RuleMemory>, rules: readonly KnownRule[]) {
  const byId = new Map(rules.map((one) => [one.id, one]))
  return [...memory].flatMap(([id, { standings, rule: gone }]) => {
    const known = byId.get(id) ?? gone
    return known ? [{ known, standings }] : []
  })
}

function forget(memory: Map<string, RuleMemory>, rules: readonly KnownRule[]): void {
  const there = new Set(rules.map(({ id }) => id))
  for (const id of memory.keys()) if (!there.has(id)) memory.delete(id)
}
