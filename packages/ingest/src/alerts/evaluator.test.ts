import { expect, it } from 'vitest'
import { aService, config, observe } from '../testing/an-alert-service.ts'

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

it('tells nobody of what is silenced, and writes down what held it back', async () => {
  const { round, sent, memory } = aService({ silenced: true })

  await round(99)
  await round(99)
  await round(99)

  expect(sent).toEqual([])
  const entries = [...memory.decisions.values()].map(({ entry }) => entry?.withheld ?? null)
  expect(entries).toEqual([null, 'silence-1'])
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
