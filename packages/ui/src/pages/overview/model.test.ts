import { describe, expect, it } from 'vitest'
import type { OverviewData } from '../../api/decode-overview.ts'
import { LEVELS } from '../../components/heat/levels.ts'
import { MEASURES } from './measures.ts'
import { addressOf, againstWords, changeOf, countOf, indexOf, nameOf, toModel } from './model.ts'

function anOverview(values: number[], given: Partial<OverviewData> = {}): OverviewData {
  const ids = values.map((_, index) => `/${String(index)}`)
  return {
    ...{ from: 0, to: 120, stepMs: 60, columns: 2, ids, names: ids, groups: ids.map(() => '') },
    ...{
      against: 'previous',
      beforeFrom: -120,
      n: values.map(() => 100),
      beforeN: values.map(() => 100),
      left: 0,
    },
    values: Float64Array.from(values),
    before: Float64Array.from(values),
    cellValues: Float32Array.from(values.flatMap((value) => [value, NaN])),
    cellN: Float32Array.from(values.flatMap(() => [100, 0])),
    ...given,
  }
}

describe('the model of an overview', () => {
  it('puts the worst first, and what was seen too seldom last', () => {
    const model = toModel(anOverview([100, 9_000, 600, NaN], { n: [80, 49, 80, 80] }), MEASURES.INP)

    expect([...model.order]).toEqual([2, 0, 3, 1])
    expect([...model.levels]).toEqual([LEVELS.good, LEVELS.low, LEVELS.poor, LEVELS.empty])
    expect(countOf(model, LEVELS.poor)).toBe(1)
    expect([...model.cellLevels.subarray(0, 4)]).toEqual([
      ...[LEVELS.good, LEVELS.empty, LEVELS.low, LEVELS.empty],
    ])
  })

  it('takes the lowest Apdex for the worst', () => {
    expect([...toModel(anOverview([0.9, 0.2, 0.75]), MEASURES.apdex).order]).toEqual([1, 2, 0])
  })

  it('does not doubt a count because it is small', () => {
    const model = toModel(anOverview([1, 7], { n: [1, 7] }), MEASURES.errors)

    expect([...model.order]).toEqual([1, 0])
    expect(countOf(model, LEVELS.low)).toBe(0)
  })

  it('keeps the ends of a ramp that somebody holds, of what has no thresholds', () => {
    const held = { low: 0, high: 12 }

    expect([...toModel(anOverview([2, 12]), MEASURES['error-rate']).levels]).toEqual([
      ...[LEVELS.ramp, LEVELS.ramp + 6],
    ])
    expect([...toModel(anOverview([2, 12]), MEASURES['error-rate'], held).levels]).toEqual([
      ...[LEVELS.ramp + 1, LEVELS.ramp + 6],
    ])
    expect([...toModel(anOverview([2, 9_000]), MEASURES.LCP, held).levels]).toEqual([
      ...[LEVELS.good, LEVELS.poor],
    ])
  })

  it('says how much an entity moved, and against what', () => {
    const data = anOverview([600, 600], { against: 'week', before: Float64Array.of(400, NaN) })
    const model = toModel(data, MEASURES.INP)

    expect([0, 1].map((entity) => changeOf(model, entity))).toEqual(['+200 ms', ''])
    expect(againstWords(model)).toBe('against a week before')
  })

  it('finds who the address names, in the group it names', () => {
    const data = anOverview([1, 2], { ids: ['/a', '/a'], groups: ['mobile', 'desktop'] })
    const model = toModel({ ...data, names: ['/a', ''] }, MEASURES.INP)

    expect(indexOf(model, { entity: '/a', within: 'desktop' })).toBe(1)
    expect(indexOf(model, { entity: '/a' })).toBe(0)
    expect(indexOf(model, { entity: '/b' })).toBeUndefined()
    expect(indexOf(model, {})).toBeUndefined()
    expect(nameOf(model, 1)).toBe('(unknown)')
  })

  it('has an address for who has no name, and for whose group has none', () => {
    const data = anOverview([1, 2, 3], { ids: ['', '/a', '/a'], groups: ['mobile', 'mobile', ''] })
    const model = toModel(data, MEASURES.INP)

    expect(addressOf(model, 0)).toEqual({ entity: '(unknown)', within: 'mobile' })
    expect([0, 1, 2].map((index) => indexOf(model, addressOf(model, index)))).toEqual([0, 1, 2])
    expect(addressOf(toModel(anOverview([1]), MEASURES.INP), 0)).toEqual({
      ...{ entity: '/0', within: undefined },
    })
  })
})
