import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aLetter } from '../testing/a-letter.ts'
import { aNotification } from '../testing/a-notification.ts'
import { createMemoryAlertStore } from '../testing/memory-alert-store.ts'
import { alertsConfig } from './config.ts'
import { createEvaluator } from './evaluator.ts'
import { NO_BACKGROUND } from './group/compose-notification.ts'
import type { Notification } from './notification.ts'
import type { Observation } from './observation.ts'
import { createOutbox } from './outbox.ts'
import { createRuleBook } from './rules/rule-book.ts'
import { createTeller } from './teller.ts'

const config = alertsConfig.parse({
  receivers: [{ name: 'ops', webhook: { url: 'https://ops.example' } }],
  rules: [
    { name: 'spike', severity: 'critical', above: 10, for: '10s', receivers: ['ops'], by: 'route' },
  ],
})

class Crash extends Error {}

function observe(value: number, labels = {}): Observation {
  return {
    ...{ labels, value, threshold: 10, expected: null, band: null, probability: null },
    verdict: value > 10 ? 'breach' : 'clear',
    ...{ observed: value, exposure: null, exposureOf: null, windowMs: 60_000 },
    ...{ users: null, sessions: null, unit: 'errors', words: `${value} errors` },
  }
}

function bookOf(rules: typeof config.rules) {
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

/** A service that can be killed at its nth step outward, and started again over what it kept. */
function aService({ silenced = false } = {}) {
  let isSilenced = silenced
  let beforeSend = () => Promise.resolve()
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
          const delivery = { receiver: receiver.name, kind: 'webhook', at: now }
          const outcome = { status: 'delivered', attempts: 1, detail: 'HTTP 200' } as const
          return { delivery: { ...delivery, ...outcome }, handle: null }
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
      rules: () =>
        bookOf(rules)
          .all()
          .map((one) => ({ ...one, ...(problem !== undefined && { problem }) })),
      observers: {
        threshold: (asked) =>
          Promise.resolve(
            asked.map(({ ruleId }) =>
              series === 'failed'
                ? { ruleId, is: 'failed', why: 'away' }
                : { ruleId, is: 'observed', series },
            ),
          ),
      },
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
      const by = 'Ana'
      beforeSend = async () => {
        // All of the round is in memory: it has ended then.
        await new Promise(setImmediate)
        await running.teller.acknowledge({ projectId: 1, incident, by })
      }
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

it('goes through pending to firing and back, and tells of both ends in one thread', async () => {
  const { round, sent, changes } = aService()

  const states = [await round(0), await round(99), await round(99), await round(99), await round(0)]

  expect(states).toEqual(['inactive', 'pending', 'firing', 'firing', 'inactive'])
  expect(changes).toEqual(['pending', 'firing', 'resolved'])
  expect(sent).toMatchObject([
    { state: 'firing', revision: 1, summary: '99 errors' },
    { state: 'resolved', revision: 2, summary: 'Over after 20 s. It was: 99 errors' },
  ])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
})

it('is as it was where a rule cannot be evaluated', async () => {
  const { round, sent } = aService()

  await round(99)
  await round(99)

  expect(await round('failed')).toBe('firing')
  expect(await round([])).toBe('firing')
  expect(sent).toHaveLength(1)
})

it('says after an outage of a day what ended, and no more what began', async () => {
  const { round, sent, skip, restart, memory } = aService()
  const waiting = { status: 'waiting', version: 1, at: 600_000 } as const
  const over = aNotification({ key: 'over', revision: 2, state: 'resolved', reason: 'resolved' })
  await memory.store.letters.put([
    aLetter({ ...waiting, key: 'begun' }),
    aLetter({ ...waiting, key: 'over', revision: 2, notification: over }),
  ])
  skip(86_400_000)

  await restart()
  await round(0)

  expect(sent.map(({ key }) => key)).toEqual(['over'])
})

it('goes on firing after a restart, without a second message, and tells of the end', async () => {
  const { round, sent, restart } = aService()
  await round(99)
  await round(99)

  await restart()
  await round(99)
  expect(sent).toHaveLength(1)

  await round(0)
  expect(sent.map(({ state }) => state)).toEqual(['firing', 'resolved'])
  expect(sent[1]?.key).toBe(sent[0]?.key)
})

it('tells nobody of what is silenced, and writes down what held it back', async () => {
  const { round, sent, memory } = aService({ silenced: true })

  await round(99)
  await round(99)
  await round(99)

  expect(sent).toEqual([])
  const entries = [...memory.decisions.values()].map(({ entry }) => entry?.withheld ?? null)
  expect(entries).toEqual([null, 'silence-1'])
})

it('sends what a crash left on its way once no silence holds it back, and once', async () => {
  const { round, sent, restart, silence, crashAfter } = aService()
  await round(99)
  crashAfter(2)
  await round(99).catch(() => undefined)
  silence(true)
  await restart()
  await round(99)
  await round(99)
  expect(sent).toEqual([])

  silence(false)
  await round(99)
  await round(99)

  expect(sent).toMatchObject([{ state: 'firing', revision: 1 }])
})

it.each([
  ['on its way', 2],
  ['decided, and no letter written', 1],
])('says of what a crash left %s, and is over, that it began and is over', async (_, steps) => {
  const { round, sent, memory, restart, crashAfter } = aService()
  await round(99)
  crashAfter(steps)
  await round(99).catch(() => undefined)
  await restart()
  await round(0)

  expect(sent.map(({ state }) => state)).toEqual(['firing', 'resolved'])
  expect([...memory.letters.values()]).toMatchObject([
    { revision: 1, status: 'delivered' },
    { revision: 2, status: 'delivered' },
  ])
})

it('says nothing of what was decided long before a restart, and is over', async () => {
  const { round, sent, restart, crashAfter, skip } = aService()
  await round(99)
  crashAfter(1)
  await round(99).catch(() => undefined)
  skip(2 * 3_600_000)
  await restart()
  await round(0)

  expect(sent).toEqual([])
})

it('keeps that a letter was delivered though it was acknowledged on its way', async () => {
  const { round, memory, acknowledgeInSending, sent, restart } = aService()
  await round(99)
  acknowledgeInSending(`${bookOf(config.rules).all()[0]?.id ?? ''}/620000`)
  await round(99)
  await restart()
  await round(99)

  expect(sent).toHaveLength(1)
  expect([...memory.letters.values()]).toMatchObject([
    { status: 'delivered', group: { acknowledged: { by: 'Ana' } } },
  ])
})

it('makes one message of the series of a rule', async () => {
  const { round, sent } = aService()
  const both = [observe(99, { route: '/a' }), observe(50, { route: '/b' })]

  await round(both)
  await round(both)

  expect(sent).toHaveLength(1)
  expect(sent[0]?.alerts.map(({ labels }) => labels.route)).toEqual(['/a', '/b'])
})

it.each([
  ['removed', [], 'the rule was removed'],
  ['switched off', [{ ...config.rules[0], enabled: false }], 'the rule was switched off'],
])('resolves what fires of a rule that is %s', async (_, rules, because) => {
  const { round, sent, memory, use } = aService()
  await round(99)
  await round(99)

  use(rules as typeof config.rules)
  await round(99)

  expect(sent.map(({ state }) => state)).toEqual(['firing', 'resolved'])
  expect([...memory.decisions.values()].at(-1)?.entry).toMatchObject({ state: 'resolved', because })
})

it('resolves after a restart what fires of a rule that is gone', async () => {
  const { round, sent, restart, use } = aService()
  await round(99)
  await round(99)

  use([])
  await restart()
  await round(99)

  expect(sent.map(({ state }) => state)).toEqual(['firing', 'resolved'])
})

it('goes on firing after a restart with a version that refuses the rule, and says why', async () => {
  const { round, sent, restart, refuse, failure } = aService()
  await round(99)
  await round(99)

  refuse('by: has no issue')
  await restart()

  expect(await round(0)).toBe('firing')
  expect(sent.map(({ state }) => state)).toEqual(['firing'])
  expect(failure()).toBe('by: has no issue')
})

it('makes one incident of an alert that comes and goes', async () => {
  const { round, sent, skip } = aService()
  for (let n = 0; n < 10; n += 1) {
    await round(99)
    await round(99)
    await round(0)
  }
  const states = sent.map(({ state }) => state)

  expect(states).toEqual(['firing', 'resolved', 'firing', 'resolved', 'firing'])

  skip(1_800_000)
  await round(0)
  expect(sent.at(-1)?.state).toBe('resolved')
})

it('neither loses nor renames a message, wherever it is killed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(0, 99), { minLength: 3, maxLength: 8 }),
      fc.nat(20),
      async (values, steps) => {
        const service = aService()
        service.crashAfter(steps)
        let crashes = 0
        for (const value of values) {
          const isWhole = await service.round(value).then(
            () => service.stepsLeft() >= 0,
            () => false,
          )
          if (isWhole) continue
          crashes += 1
          await service.restart()
        }
        await service.restart()
        for (let n = 0; n < 3; n += 1) await service.round(99)
        const standing = threadsOf(service.sent).filter(([, states]) => states.at(-1) === 'firing')
        service.skip(1_800_000)
        await service.round(0)
        service.skip(1_800_000)
        await service.round(0)

        // What fires is told, once; a try more for a crash, under the same name.
        expect(standing).toHaveLength(1)
        for (const [, states] of threadsOf(service.sent)) {
          expect(states).toEqual(['firing', 'resolved'])
        }
        const decided = [...service.memory.decisions.values()]
        const incidents = decided.flatMap(({ entry }) => entry?.incident ?? [])
        expect(new Set(incidents).size).toBe(threadsOf(service.sent).length)
        const names = service.sent.map(({ key, revision }) => `${key}/${revision}`)
        expect(names.length - new Set(names).size).toBeLessThanOrEqual(crashes)
        expect([...service.memory.letters.values()].map(({ status }) => status)).not.toContain(
          'waiting',
        )
      },
    ),
    { numRuns: 300 },
  )
})

/** Of each thread what it was told, each revision once. */
function threadsOf(sent: readonly Notification[]): [string, string[]][] {
  const threads = Map.groupBy(sent, ({ key }) => key)
  return [...threads].map(([key, ofThread]) => [
    key,
    [...new Map(ofThread.map((one) => [one.revision, one.state])).values()],
  ])
}

it('lets the rules of an archived project rest, and takes them up again', async () => {
  const { round, sent, memory, archive } = aService()
  await round(99)
  await round(99)

  archive(true)
  const resting = [await round(99), await round(99)]
  const because = [...memory.decisions.values()].at(-1)?.entry
  archive(false)
  const again = [await round(99), await round(99)]

  expect(resting).toEqual(['inactive', 'inactive'])
  expect(because).toMatchObject({ state: 'resolved', because: 'the project was archived' })
  expect(again).toEqual(['pending', 'firing'])
  expect(sent.map(({ state }) => state)).toEqual(['firing', 'resolved', 'firing'])
})
