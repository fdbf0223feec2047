import { expect, it } from 'vitest'
import { StoreError } from '../../store/store-error.ts'
import type { Asked, Observer } from '../observation.ts'
import { rule } from '../rule/rule.ts'
import { createObserveAll } from './observe-all.ts'

const asked = Array.from({ length: 1_000 }, (_, n): Asked => ({
  ...{ ruleId: String(n), projectId: 1, standing: [] },
  rule: rule.parse({ name: String(n), above: 1 }),
}))

/** Reads nothing where one of these rules is among those that are asked. */
function anObserver(broken: ReadonlySet<string>, cause = new Error('bad pattern')) {
  const calls: number[] = []
  const observer: Observer = (given) => {
    calls.push(given.length)
    if (given.some(({ ruleId }) => broken.has(ruleId))) return Promise.reject(cause)
    return Promise.resolve(given.map(({ ruleId }) => ({ ruleId, is: 'observed', series: [] })))
  }
  return { observer, calls }
}

it('fails the rule that cannot be read, and no other of its kind', async () => {
  const { observer, calls } = anObserver(new Set(['617']))
  const observeAll = createObserveAll({ threshold: observer })

  const answers = await observeAll(asked, 1)

  const failures = answers.filter(({ is }) => is === 'failed')
  expect(failures).toEqual([{ ruleId: '617', is: 'failed', why: 'bad pattern' }])
  expect(answers).toHaveLength(1_000)

  calls.length = 0
  await observeAll(asked, 2)
  expect(calls).toEqual([999, 1])
})

it('asks once where the store is away', async () => {
  const away = new StoreError('away', new Error('ECONNREFUSED'))
  const { observer, calls } = anObserver(new Set(['1']), away)

  const answers = await createObserveAll({ threshold: observer })(asked, 1)

  expect(calls).toEqual([1_000])
  expect(new Set(answers.map(({ is }) => is))).toEqual(new Set(['failed']))
})

it('searches no longer than a round has time for', async () => {
  const { observer, calls } = anObserver(new Set(asked.map(({ ruleId }) => ruleId)))

  await createObserveAll({ threshold: observer })(asked, 1)

  expect(calls.length).toBeLessThan(50)
})
