import { expect, it } from 'vitest'
import type { AlertInputs, SeriesQuery } from '../../store/alert-inputs.ts'
import { aSeries, between } from '../../testing/a-series.ts'
import type { Asked } from '../observation.ts'
import { rule } from '../rule/rule.ts'
import { createSpikeObserver } from './spike.ts'

const NOW = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000
const FIVE_MINUTES_MS = 300_000
const SETTLED_MS = 20_000
/** Of a series that begins on 2026-01-01. */
const END = Date.UTC(2026, 0, 30)
const SLOW_READ_MS = 1_100

interface Slow {
  pages?: readonly string[]
  readMs?: number
  /** Errors of late, by project. */
  errors?: Readonly<Record<number, number>>
}

/** Reads that take their time, by a clock of their own. */
function slowReads({ pages = [], readMs = SLOW_READ_MS, errors = {} }: Slow = {}) {
  let elapsed = 0
  const learnt: SeriesQuery[] = []
  const later: SeriesQuery[] = []
  // The rest of the port is not asked by spikes.
  const inputs = {
    series: (query: SeriesQuery) => {
      if (query.to - query.from > DAY_MS) {
        elapsed += readMs
        learnt.push(query)
      } else later.push(query)
      const values = query.dimension === 'page' ? pages : ['']
      return Promise.resolve(
        query.projectIds.flatMap((projectId) =>
          values.map((value) => ({ projectId, value, buckets: [] })),
        ),
      )
    },
    trailing: () =>
      Promise.resolve(
        Object.entries(errors).map(([id, n]) => ({
          projectId: Number(id),
          value: '',
          windows: [0, n].map((one) => ({ pageViews: 0, sessions: 0, errors: one, affected: 0 })),
        })),
      ),
  } as unknown as AlertInputs
  return { observe: createSpikeObserver(inputs, () => elapsed), learnt, later }
}

function asked(projectId: number, where = '', standing: Asked['standing'] = []): Asked {
  const name = `${String(projectId)} ${where}`
  return { ruleId: name, projectId, standing, rule: rule.parse({ name, kind: 'spike', where }) }
}

it('reads together what rules name, and gives each its own', async () => {
  const { observe, learnt } = slowReads({ pages: ['/cart', '/pay'] })

  const answers = await observe([asked(1, 'page:/cart'), asked(1, 'page:/pay'), asked(1)], NOW)
  const cart = await observe([asked(1, 'page:/cart')], NOW)

  expect(learnt.map(({ dimension, values }) => [dimension, values])).toEqual([
    ['page', ['/cart', '/pay']],
    ['', undefined],
  ])
  expect(answers.map((one) => one.is === 'observed' && one.series.length)).toEqual([1, 1, 1])
  expect(cart).toMatchObject([{ is: 'observed', series: [{ labels: {} }] }])
})

it('learns within one allowance a round what stands first, then what is loud', async () => {
  const { observe, learnt } = slowReads({ errors: { 10: 9, 3: 4 } })
  const rules = [
    ...Array.from({ length: 10 }, (_, n) => asked(n + 1)),
    asked(1, 'environment:production'),
    asked(2, 'environment:staging', [{}]),
  ]

  const first = await observe(rules, NOW)

  expect(learnt.map(({ environment, projectIds }) => [environment, projectIds])).toEqual([
    ['staging', [2]],
    [undefined, [10, 3, 1, 2, 4, 5, 6, 7]],
    [undefined, [8, 9]],
  ])
  expect(first.filter(({ is }) => is === 'failed')).toHaveLength(11)

  while ((await observe(rules, NOW)).some(({ is }) => is === 'failed'));
  expect(learnt).toHaveLength(4)
})

it('goes on with what it has read and had no time to learn', async () => {
  const { observe, learnt } = slowReads({ pages: ['/cart', '/pay'], readMs: 60_000 })
  const rule = asked(1, 'page:/cart')

  const first = await observe([rule], NOW)
  const second = await observe([rule], NOW + 10_000)

  expect([...first, ...second].map(({ is }) => is)).toEqual(['failed', 'observed'])
  expect(learnt).toHaveLength(1)
})

it('gives each of many series its own past alone', async () => {
  const past = aSeries({ days: 29, rateAt: between(28.9, 29, 20) })
  const buckets = past.map(({ at, exposure: sessions, affected }) => ({
    ...{ at: at + NOW + FIVE_MINUTES_MS - END, sessions, affected },
    ...{ pageViews: sessions, errors: affected, crashed: 0 },
  }))
  // as: the rest of the port is not asked by spikes.
  const inputs = {
    series: () => Promise.resolve(['/a', '/b'].map((value) => ({ projectId: 1, value, buckets }))),
    trailing: () => Promise.resolve([]),
  } as unknown as AlertInputs
  const observe = createSpikeObserver(inputs, () => 0)
  const pages = { ...asked(1), rule: rule.parse({ name: 'pages', kind: 'spike', by: 'route' }) }

  await observe([pages], NOW + SETTLED_MS)
  const [answer] = await observe([pages], NOW + FIVE_MINUTES_MS + SETTLED_MS)

  const [a, b] = answer?.is === 'observed' ? answer.series : []
  expect(a?.verdict).toBe('breach')
  expect(b).toEqual({ ...a, labels: b?.labels })
})

it('learns anew what a rule is changed to, and nothing for its name', async () => {
  const { observe, learnt } = slowReads({ pages: ['/cart', '/pay'] })
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
