import { describe, expect, it } from 'vitest'
import { parseExposition } from '../wire/exposition/parse.ts'
import type { RawSeries } from '../wire/prometheus/series.ts'
import { createPushedGroups, TooManyPushedError, type Push } from './pushed-groups.ts'

const JOB: [string, string][] = [['job', 'backup']]
const DAY_MS = 86_400_000

function familiesOf(text: string) {
  const parsed = parseExposition(text, JOB)
  if (parsed.is === 'broken') throw new Error(parsed.detail)
  return parsed.families
}

function someGroups() {
  let at = 1_000
  const groups = createPushedGroups({ now: () => at, maxSeries: 4, maxGroups: 2 })
  return {
    ...groups,
    /** What is stored of a push, by name. */
    push: (is: Push['is'], text = '', labels = JOB) => {
      const push = is === 'delete' ? { is } : { is, families: familiesOf(text) }
      const { series, commit } = groups.plan({ projectId: 1, labels, push })
      commit()
      return valuesOf(series)
    },
    repeated: () => valuesOf(groups.repeat().get(1) ?? []),
    later: (ms: number) => (at += ms),
  }
}

function valuesOf(series: readonly RawSeries[]) {
  const named = series.map(({ labels, samples }) => {
    const [[, name] = [], ...rest] = labels
    const own = rest.filter(([label]) => label !== 'job').map(([, value]) => value)
    return [[name, ...own].join(' '), samples[0]?.value]
  })
  return Object.fromEntries(named) as Record<string, number> // as: built in the line above
}

describe('what a job pushed', () => {
  it('is replaced whole by PUT: what is not there any more ends', () => {
    const { push, repeated } = someGroups()
    push('replace', 'a 1\nb{c="x"} 2')

    expect(push('replace', 'b{c="y"} 3')).toEqual({ a: NaN, 'b x': NaN, 'b y': 3 })
    expect(repeated()).toEqual({ 'b y': 3 })
  })

  it('is replaced by POST where a metric has the same name', () => {
    const { push, repeated } = someGroups()
    push('replace', 'a 1\nb{c="x"} 2')

    expect(push('merge', 'b{c="y"} 3')).toEqual({ 'b x': NaN, a: 1, 'b y': 3 })
    expect(repeated()).toEqual({ a: 1, 'b y': 3 })
  })

  it('ends with DELETE, in its own group alone', () => {
    const { push, repeated } = someGroups()
    push('replace', 'a 1')
    push('replace', 'a 2', [...JOB, ['instance', 'web-1']])

    expect(push('delete')).toEqual({ a: NaN })
    expect(push('delete')).toEqual({})
    expect(repeated()).toEqual({ a: 2 })
  })

  it('is of one group in whatever order its labels came', () => {
    const { push, all } = someGroups()
    push('replace', 'a 1', [...JOB, ['instance', 'web-1']])
    push('replace', 'a 2', [['instance', 'web-1'], ...JOB])

    expect(all()).toHaveLength(1)
  })

  it('holds for a week, and ends by itself after that', () => {
    const { push, repeated, later } = someGroups()
    push('replace', 'a 1')

    later(7.5 * DAY_MS)
    expect(repeated()).toEqual({ a: 1 })
    later(DAY_MS)
    expect(repeated()).toEqual({ a: NaN })
    expect(repeated()).toEqual({})
  })

  it('is not kept where it is not stored', () => {
    const { plan, all } = someGroups()
    plan({ projectId: 1, labels: JOB, push: { is: 'replace', families: familiesOf('a 1') } })

    expect(all()).toEqual([])
  })

  it('is kept of two pushes to a group that were under way at once', () => {
    const { plan, repeated } = someGroups()
    const plans = ['a 1', 'b 2'].map((text) =>
      plan({ projectId: 1, labels: JOB, push: { is: 'merge', families: familiesOf(text) } }),
    )

    for (const { commit } of plans) commit()

    expect(repeated()).toEqual({ a: 1, b: 2 })
  })

  it('is there again after a restart', () => {
    const before = someGroups()
    before.push('replace', 'a 1')
    const { restore, repeated } = someGroups()
    restore(before.all())

    expect(repeated()).toEqual({ a: 1 })
  })
})

it('has bounds for groups and series of a project', () => {
  const { push } = someGroups()
  push('replace', 'a 1\nb 1\nc 1')

  expect(() => push('merge', 'd 1\ne 1')).toThrow(TooManyPushedError)
  push('replace', 'a 1', [['job', 'second']])
  expect(() => push('replace', 'a 1', [['job', 'third']])).toThrow('at most 2 groups')
  expect(push('replace', 'a 1\nb 1\nc 1')).toEqual({ a: 1, b: 1, c: 1 })
})
