import type { RecordChange } from '../auth/recorder.ts'
import type { Correlate } from '../correlate/correlate.ts'
import type { Backtest, Delivery, RuleStatus } from '../contract/alerts.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Store } from '../store/ports.ts'
import { alertLabels } from './alert-labels.ts'
import { runBacktest } from './backtest/run-backtest.ts'
import { channelTest } from './channel-test.ts'
import type { AlertsConfig } from './config.ts'
import type { HeldAlert } from './group/plan-round.ts'
import type { Send } from './notify/send.ts'
import type { Asked, ObservePast, Observers } from './observation.ts'
import type { Outbox } from './outbox.ts'
import { createRound } from './create-round.ts'
import { createSettledIssues } from './round/settled-issues.ts'
import { destinationsOf } from './routing.ts'
import type { Labels } from './rule/labels.ts'
import type { Rule } from './rule/rule.ts'
import type { KnownRule } from './rules/known-rule.ts'
import { createRuleBook, type FileRule, type RuleBook } from './rules/rule-book.ts'
import { createRuleLog } from './rules/rule-log.ts'
import { createSilenceLog, type SilenceLog } from './silences/silence-log.ts'
import { createSigningKey } from '../auth/signing-key.ts'
import { createSnoozeLinks, type SnoozeLinks } from './snooze/snooze-links.ts'
import type { AlertState } from './state.ts'
import { toStatus } from './statuses.ts'
import type { Tenure } from './tenure.ts'
import { testMessage } from './test-message.ts'

export interface AlertsOptions {
  config: AlertsConfig
  ofFiles: readonly FileRule[]
  observers: Observers
  observePast: ObservePast
  store: Pick<Store, 'alerts' | 'changes' | 'issues' | 'releases'>
  correlate: Correlate
  record: RecordChange
  send: Send
  now: () => number
  newId: () => string
  origin: string
  onChange: (rule: Rule, state: AlertState['is'] | 'resolved') => void
  /** Nothing comes for such a project: its rules rest. */
  isArchived: (projectId: number) => boolean
  onError: (cause: unknown) => void
}

export interface Alerts {
  config: AlertsConfig
  rules: RuleBook
  silences: SilenceLog
  snoozeLinks: SnoozeLinks
  outbox: Outbox
  /** Where the process before left everything; where several may evaluate, under the right to. */
  restore: (tenure?: Tenure) => Promise<void>
  /** Rules and silences as others saved them. */
  refresh: () => Promise<void>
  evaluate: () => Promise<void>
  statuses: (projectId: number) => RuleStatus[] | Promise<RuleStatus[]>
  acknowledge: (
    projectId: number,
    incident: string,
    by: string,
  ) => Promise<'unknown' | 'acknowledged'>
  /** One message by the real way: to whom the rule would tell, or to one of the receivers. */
  test: (known: KnownRule, receiver?: string) => Promise<Delivery[]>
  /** One message by the real way that is about no rule; undefined where there is no such receiver. */
  testChannel: (receiver: string) => Promise<Delivery | undefined>
  /** @throws Error that says why it cannot be told. */
  backtest: (asked: Omit<Asked, 'standing'>, days: number) => Promise<Backtest>
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
  const snoozeLinks = createSnoozeLinks({
    ...{ silences, letters: store.alerts.letters, changes: store.changes, record, now, newId },
    ...{ key: createSigningKey(store.changes, record, 'snooze'), origin: options.origin },
  })
  const settled = createSettledIssues(store.issues)
  const round = (tenure?: Tenure) =>
    createRound({
      ...options,
      rules: rules.all,
      silencesAt: silences.at,
      settled,
      snoozeLinks,
      tenure,
    })
  let { evaluator, teller, outbox } = round()
  // An acknowledgement between planning and keeping would be lost.
  const oneAtATime = createOneAtATime()

  async function refresh(): Promise<void> {
    await Promise.all([rules.load(), silences.load()])
  }

  /** With nothing of what this process knew before: others may have decided since. */
  async function restore(tenure?: Tenure): Promise<void> {
    await refresh()
    const next = round(tenure)
    await next.evaluator.restore()
    ;({ evaluator, teller, outbox } = next)
  }

  function statuses(projectId: number): RuleStatus[] {
    const told = new Map(teller.alerts().map((one) => [one.incident, one]))
    return rules.ofProject(projectId).map((known) =>
      toStatus(known, {
        ...{ memory: evaluator.memory, now, groupsOf: teller.groupsOf },
        told: (incident) => told.get(incident),
        receiversOf: ({ rule }, labels) => receiversOf(rule, labels),
      }),
    )
  }

  async function test({ id, rule }: KnownRule, receiver?: string): Promise<Delivery[]> {
    const observation = evaluator.memory(id)?.main
    const notification = testMessage({ rule, observation, origin: options.origin, at: now() })
    const wanted =
      receiver === undefined ? receiversOf(rule, observation?.labels ?? {}) : [receiver]
    const receivers = config.receivers.filter(({ name }) => wanted.includes(name))
    const sent = await Promise.all(
      receivers.map((one) => options.send({ receiver: one, notification, handle: null })),
    )
    return sent.map(({ delivery }) => delivery)
  }

  async function testChannel(name: string): Promise<Delivery | undefined> {
    const receiver = config.receivers.find((one) => one.name === name)
    if (!receiver) return undefined
    const notification = channelTest({ origin: options.origin, at: now() })
    return (await options.send({ receiver, notification, handle: null })).delivery
  }

  function receiversOf(rule: Rule, labels: Labels): string[] {
    return destinationsOf(config.route, rule, alertLabels(rule, labels)).map(
      ({ receiver }) => receiver,
    )
  }

  // Each reads weeks: one after the other leaves the database to the rest.
  const backtestsInTurn = createOneAtATime()

  function backtest(asked: Omit<Asked, 'standing'>, days: number) {
    const whole = { ...asked, standing: [] }
    return backtestsInTurn(() => runBacktest(options.observePast, whole, { to: now(), days }))
  }

  return {
    ...{ config, rules, silences, snoozeLinks, restore, refresh, statuses },
    get outbox() {
      return outbox
    },
    evaluate: () => oneAtATime(() => evaluator.evaluate()),
    acknowledge: (projectId: number, incident: string, by: string) =>
      oneAtATime(() => teller.acknowledge({ projectId, incident, by })),
    active: () => teller.alerts(),
    ...{ test, testChannel, backtest },
  }
}
