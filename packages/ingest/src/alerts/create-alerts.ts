import type { RecordChange } from '../auth/recorder.ts'
import type { RuleStatus } from '../contract/alerts.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Store } from '../store/ports.ts'
import { alertLabels } from './alert-labels.ts'
import type { AlertsConfig } from './config.ts'
import { createEvaluator } from './evaluator.ts'
import type { HeldAlert } from './group/plan-round.ts'
import type { Send } from './notify/send.ts'
import type { Observers } from './observation.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createLookUp } from './round/look-up.ts'
import { createSettledIssues } from './round/settled-issues.ts'
import { destinationsOf } from './routing.ts'
import type { Rule } from './rule/rule.ts'
import { createRuleBook, type FileRule, type RuleBook } from './rules/rule-book.ts'
import { createRuleLog } from './rules/rule-log.ts'
import { createSilenceLog, type SilenceLog } from './silences/silence-log.ts'
import type { AlertState } from './state.ts'
import { toStatus } from './statuses.ts'
import { createTeller } from './teller.ts'

export interface AlertsOptions {
  config: AlertsConfig
  ofFiles: readonly FileRule[]
  observers: Observers
  store: Pick<Store, 'alerts' | 'changes' | 'issues' | 'releases'>
  record: RecordChange
  send: Send
  now: () => number
  newId: () => string
  origin: string
  onChange: (rule: Rule, state: AlertState['is'] | 'resolved') => void
  onError: (cause: unknown) => void
}

export interface Alerts {
  config: AlertsConfig
  rules: RuleBook
  silences: SilenceLog
  outbox: Outbox
  /** Where the process before left everything. */
  restore: () => Promise<void>
  evaluate: () => Promise<void>
  statuses: (projectId: number) => RuleStatus[]
  acknowledge: (incident: string, by: string) => Promise<'unknown' | 'acknowledged'>
  /** Those that fired in the last round. */
  active: () => readonly HeldAlert[]
}

/** Rules, silences, rounds and messages, made of each other. */
export function createAlerts(options: AlertsOptions): Alerts {
  const { config, store, now, newId, record } = options
  const rules = createRuleBook({
    ...{ ofFiles: options.ofFiles, log: createRuleLog(store.changes, record), newId },
  })
  const silences = createSilenceLog({ changes: store.changes, record, now, newId })
  const settled = createSettledIssues(store.issues)
  const outbox = createOutbox({
    ...{ letters: store.alerts.letters, send: options.send, onError: options.onError },
    receivers: () => config.receivers,
  })
  const teller = createTeller({
    ...{ config: () => config, silencesAt: silences.at, settled, outbox, now },
    ...{ letters: store.alerts.letters, origin: options.origin },
    lookUp: createLookUp({ store, origin: options.origin, onError: options.onError }),
  })
  const evaluator = createEvaluator({
    ...{ rules: rules.all, observers: options.observers, decisions: store.alerts.decisions },
    ...{ teller, now, onChange: options.onChange },
  })
  // An acknowledgement between planning and keeping would be lost.
  const oneAtATime = createOneAtATime()

  async function restore(): Promise<void> {
    await Promise.all([rules.load(), silences.load()])
    await evaluator.restore()
  }

  function statuses(projectId: number): RuleStatus[] {
    const told = new Map(teller.alerts().map((one) => [one.incident, one]))
    return rules.ofProject(projectId).map((known) =>
      toStatus(known, {
        ...{ memory: evaluator.memory, now, groupsOf: teller.groupsOf },
        told: (incident) => told.get(incident),
        receiversOf: ({ rule }, labels) =>
          destinationsOf(config.route, rule, alertLabels(rule, labels)).map(
            ({ receiver }) => receiver,
          ),
      }),
    )
  }

  return {
    ...{ config, rules, silences, outbox, restore, statuses },
    evaluate: () => oneAtATime(evaluator.evaluate),
    acknowledge: (incident: string, by: string) =>
      oneAtATime(() => teller.acknowledge(incident, by)),
    active: teller.alerts,
  }
}
