import { expect, it } from 'vitest'
import type { AlertInputs, SeriesQuery } from '../../store/alert-inputs.ts'
import type { Asked } from '../observation.ts'
import { rule } from '../rule/rule.ts'
import { createSpikeObserver } from './spike.ts'

const NOW = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000
const SLOW_READ_MS = 1_100

/** Reads that take their time, by a clock of their own. */
function slowReads(pages: readonly string[] = []) {
  let elapsed = 0
  const learnt: SeriesQuery[] = []
  const later: SeriesQuery[] = []
  // The rest of the port is not asked by spikes.
  const inputs = {
    series: (query: SeriesQuery) => {
      if (query.to - query.from > DAY_MS) {
        elapsed += SLOW_READ_MS
        learnt.push(query)
      } else later.push(query)
      const values = query.dimension === 'page' ? pages : []
      return Promise.resolve(values.map((value) => ({ projectId: 1, value, buckets: [] })))
    },
    trailing: () => Promise.resolve([]),
  } as unknown as AlertInputs
  return { observe: createSpikeObserver(inputs, () => elapsed), learnt, later }
}

function asked(projectId: number, where = '', standing: Asked['standing'] = []): Asked {
  const name = `${String(projectId)} ${where}`
  return { ruleId: name, projectId, standing, rule: rule.parse({ name, kind: 'spike', where }) }
}

it('reads together what rules name, and gives each its own', async () => {
  const { observe, learnt } = slowReads(['/cart', '/pay'])

  const answers = await observe([asked(1, 'page:/cart'), asked(1, 'page:/pay'), asked(1)], NOW)
  const cart = await observe([asked(1, 'page:/cart')], NOW)

  expect(learnt.map(({ dimension, values }) => [dimension, values])).toEqual([
    ['page', ['/cart', '/pay']],
    ['', undefined],
  ])
  expect(answers.map((one) => one.is === 'observed' && one.series.length)).toEqual([1, 1, 0])
  expect(cart).toMatchObject([{ is: 'observed', series: [{ labels: {} }] }])
})

it('learns the past of all groups within one allowance a round, and what stands first', async () => {
  const { observe, learnt } = slowReads()
  const rules = [
    ...Array.from({ length: 20 }, (_, n) => asked(n + 1)),
    asked(1, 'environment:production'),
    asked(2, 'environment:staging', [{}]),
  ]

  const first = await observe(rules, NOW)

  expect(learnt.map(({ environment, projectIds }) => [environment, projectIds])).toEqual([
    ['staging', [2]],
    [undefined, [1, 2, 3, 4, 5]],
  ])
  expect(first.filter(({ is }) => is === 'failed')).toHaveLength(16)

  while ((await observe(rules, NOW)).some(({ is }) => is === 'failed'));
  expect(learnt).toHaveLength(6)
})

it('learns anew what a rule is changed to, and nothing for its name', async () => {
  const { observe, learnt } = slowReads(['/cart', '/pay'])
  const before = asked(1, 'page:/cart')
  await observe([before], NOW)
  await observe([{ ...before, rule: { ...before.rule, name: 'other' } }], NOW)
  const [after] = await observe([{ ...before, rule: asked(1, 'page:/pay').rule }], NOW)

  expect(learnt.map(({ values }) => values)).toEqual([['/cart'], ['/pay']])
  expect(after).toMatchObject({ is: 'observed', series: [{}] })
})

it('reads what came while the store could not be read', async () => {
  const { observe, later } = slowReads()
  await observe([asked(1)], NOW)
  await observe([asked(1)], NOW + DAY_MS / 2)

  expect(later).toMatchObject([{ from: NOW - 300_000, to: NOW + DAY_MS / 2 - 300_000 }])
})
