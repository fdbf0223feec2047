import { alertsConfig } from '../alerts/config.ts'
import { createEvaluator } from '../alerts/evaluator.ts'
import { NO_BACKGROUND } from '../alerts/group/compose-notification.ts'
import type { Notification } from '../alerts/notification.ts'
import type { Observation } from '../alerts/observation.ts'
import { createOutbox } from '../alerts/outbox.ts'
import { createRuleBook } from '../alerts/rules/rule-book.ts'
import { createTeller } from '../alerts/teller.ts'
import { createMemoryAlertStore } from './memory-alert-store.ts'

export const config = alertsConfig.parse({
  receivers: [{ name: 'ops', webhook: { url: 'https://ops.example' } }],
  rules: [
    { name: 'spike', severity: 'critical', above: 10, for: '10s', receivers: ['ops'], by: 'route' },
  ],
})

class Crash extends Error {}

export function observe(value: number, labels = {}): Observation {
  return {
    ...{ labels, value, threshold: 10, expected: null, band: null, probability: null },
    verdict: value > 10 ? 'breach' : 'clear',
    ...{ observed: value, exposure: null, exposureOf: null, windowMs: 60_000 },
    ...{ users: null, sessions: null, unit: 'errors', words: `${value} errors` },
  }
}

export function bookOf(rules: typeof config.rules) {
  return createRuleBook({
    ofFiles: rules.map((one) => ({ rule: one, projectId: 1, file: 'seismo.yaml' })),
    log: {
      all: () => Promise.resolve([]),
      put: () => Promise.resolve('changed' as const),
      remove: () => Promise.resolve(),
    },
    newId: () => 'id',
  })
}

function rulesOf(rules: typeof config.rules, problem: string | undefined) {
  const all = bookOf(rules).all()
  return problem === undefined ? all : all.map((one) => ({ ...one, problem }))
}

function deliveredTo(receiver: string, at: number) {
  const outcome = { status: 'delivered', attempts: 1, detail: 'HTTP 200' } as const
  return { receiver, kind: 'webhook', at, ...outcome }
}

function observedOf(asked: readonly { ruleId: string }[], series: Observation[] | 'failed') {
  return asked.map(({ ruleId }) =>
    series === 'failed'
      ? ({ ruleId, is: 'failed', why: 'away' } as const)
      : ({ ruleId, is: 'observed', series } as const),
  )
}

/** A service that can be killed at its nth step outward, and started again over what it kept. */
export function aService({ silenced = false } = {}) {
  let isSilenced = silenced
  let beforeSend = (): Promise<unknown> => Promise.resolve()
  let now = 600_000
  let stepsLeft = Infinity
  const sent: Notification[] = []
  const changes: string[] = []

  function outward(): void {
    stepsLeft -= 1
    if (stepsLeft < 0) throw new Crash()
  }

  const memory = createMemoryAlertStore(outward)
  let series: Observation[] | 'failed' = []
  let rules = config.rules
  let problem: string | undefined
  let isArchived = false
  let running = start()

  function start() {
    const outbox = createOutbox({
      receivers: () => config.receivers,
      letters: memory.store.letters,
      send: ({ receiver, notification }) =>
        beforeSend().then(() => {
          outward()
          sent.push(notification)
          return { delivery: deliveredTo(receiver.name, now), handle: null }
        }),
      onError: () => undefined,
    })
    const teller = createTeller({
      config: () => config,
      silencesAt: () => () => (isSilenced ? 'silence-1' : undefined),
      settled: () => Promise.resolve(new Map()),
      lookUp: () => Promise.resolve(NO_BACKGROUND),
      recentOf: (ruleId) => evaluator.memory(ruleId)?.recent ?? [],
      letters: memory.store.letters,
      ...{ outbox, now: () => now, origin: 'https://seismo.example' },
    })
    const evaluator = createEvaluator({
      rules: () => rulesOf(rules, problem),
      observers: { threshold: (asked) => Promise.resolve(observedOf(asked, series)) },
      decisions: memory.store.decisions,
      ...{ teller, now: () => now, onChange: (_, state) => void changes.push(state) },
      isArchived: () => isArchived,
    })
    return { evaluator, teller, outbox, id: bookOf(rules).all()[0]?.id ?? '' }
  }

  async function round(given: Observation[] | 'failed' | number): Promise<string> {
    series = typeof given === 'number' ? [observe(given)] : given
    now += 10_000
    await running.evaluator.evaluate()
    await running.outbox.idle()
    const standings = running.evaluator.memory(running.id)?.standings
    return [...(standings?.values() ?? [])][0]?.state.is ?? 'inactive'
  }

  return {
    ...{ round, sent, changes, memory },
    acknowledgeInSending: (incident: string) => {
      const acknowledged = { projectId: 1, incident, by: 'Ana' }
      // In the next turn all of the round is in memory: it has ended then.
      beforeSend = () =>
        new Promise(setImmediate).then(() => running.teller.acknowledge(acknowledged))
    },
    silence: (given: boolean) => (isSilenced = given),
    use: (given: typeof config.rules) => (rules = given),
    archive: (given: boolean) => (isArchived = given),
    refuse: (why: string) => (problem = why),
    failure: () => running.evaluator.memory(running.id)?.failure,
    skip: (ms: number) => (now += ms),
    stepsLeft: () => stepsLeft,
    crashAfter: (steps: number) => (stepsLeft = steps),
    restart: async () => {
      stepsLeft = Infinity
      running = start()
      await running.evaluator.restore()
      await running.outbox.idle()
    },
  }
}
