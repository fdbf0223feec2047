import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aLetter } from '../testing/a-letter.ts'
import { aNotification } from '../testing/a-notification.ts'
import { aService, bookOf, config } from '../testing/an-alert-service.ts'
import type { Notification } from './notification.ts'

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
