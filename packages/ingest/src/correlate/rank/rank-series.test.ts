import { describe, expect, it } from 'vitest'
import { createRandom } from '../../testing/random.ts'
import type { ServerSeries } from '../series.ts'
import type { RankQuestion } from './question.ts'
import { rankSeries, rankSteps } from './rank-series.ts'

const LENGTH = 300
const ONSET = 260
const WINDOWS = { onset: ONSET, before: { from: 188, to: 248 }, during: { from: 258, to: 291 } }

function aSeries(
  name: string,
  values: Float64Array,
  more: Partial<ServerSeries> = {},
): ServerSeries {
  const service = name.split(' ')[0] ?? ''
  return { name, labels: { service }, family: name, service, unit: '', query: '', values, ...more }
}

function noise(seed: number, level = 100): Float64Array {
  const random = createRandom(seed)
  return Float64Array.from({ length: LENGTH }, () => level * Math.exp(0.1 * random.normal()))
}

/** Times `factor` from the bucket `from` on. */
function stepped(seed: number, factor: number, from = ONSET): Float64Array {
  return noise(seed).map((value, n) => (n < from ? value : factor * value))
}

function calm(count: number, from = 100): ServerSeries[] {
  return Array.from({ length: count }, (_, n) => aSeries(`calm${n} cpu`, noise(from + n)))
}

function aQuestion(series: ServerSeries[], more: Partial<RankQuestion> = {}): RankQuestion {
  const signal = {
    grid: { from: 0, stepMs: 60_000, length: LENGTH },
    counts: stepped(1, 4),
    exposure: noise(2, 10_000),
  }
  return { signal, series, windows: WINDOWS, ...more }
}

function names(question: RankQuestion): string[] {
  return rankSeries(question).ranked.map(({ series }) => series.name)
}

describe('rankSeries', () => {
  it('puts the series that moved with the signal first, and says how', () => {
    const question = aQuestion([...calm(30), aSeries('db latency', stepped(3, 3))])

    const { ranked, nothing, falseAlarmRate, checked } = rankSeries(question)

    expect(ranked[0]).toMatchObject({
      direction: 'up',
      standsOut: true,
      series: { name: 'db latency' },
    })
    expect(ranked[0]?.before).toBeCloseTo(100, -1)
    expect(ranked[0]?.after).toBeCloseTo(300, -1.5)
    expect(ranked[0]?.correlation).toBeGreaterThan(0.6)
    expect(Math.abs(ranked[0]?.lag ?? NaN)).toBeLessThanOrEqual(180)
    expect({ nothing, checked }).toEqual({ nothing: false, checked: 31 })
    expect(falseAlarmRate).toBeLessThan(0.05)
  })

  it('says nothing where nothing moved', () => {
    const { nothing, ranked } = rankSeries(aQuestion(calm(40)))

    expect(nothing).toBe(true)
    expect(ranked).toHaveLength(40)
  })

  it('leaves what moved some time before or after the onset', () => {
    const moved = [
      aSeries('a cpu', stepped(4, 3, ONSET - 25)),
      aSeries('b cpu', stepped(5, 3, ONSET + 18)),
    ]

    expect(rankSeries(aQuestion([...calm(20), ...moved])).nothing).toBe(true)
  })

  it.each([-20, -12, 8, 12])('leaves a tenfold step %i minutes from the onset', (minutes) => {
    const moved = aSeries('a cpu', stepped(4, 10, ONSET + minutes))

    expect(rankSeries(aQuestion([...calm(5), moved])).nothing).toBe(true)
  })

  it('marks down what moves as much at calm times', () => {
    const random = createRandom(9)
    const restless = noise(6).map((value, n) => (Math.floor(n / 40) % 2 === 0 ? value : 3 * value))
    const jumps = restless.map((value) => value * Math.exp(0.2 * random.normal()))

    const [first] = names(
      aQuestion([aSeries('jumpy cpu', jumps), aSeries('db cpu', stepped(7, 2))]),
    )

    expect(first).toBe('db cpu')
  })

  it('sees a fall as well, and ranks a rise of the same size before it', () => {
    const series = [aSeries('fell rate', stepped(8, 1 / 3)), aSeries('rose rate', stepped(8, 3))]

    const { ranked } = rankSeries(aQuestion([...calm(10), ...series]))

    expect(ranked.slice(0, 2).map(({ series: { name }, direction }) => [name, direction])).toEqual([
      ['rose rate', 'up'],
      ['fell rate', 'down'],
    ])
    expect(ranked[1]?.standsOut).toBe(true)
  })

  it('sees availability leave 100, and errors that there were none of', () => {
    const availability = new Float64Array(LENGTH)
      .fill(100)
      .map((value, n) => (n < ONSET ? value : 97))
    const errors = new Float64Array(LENGTH).map((_, n) => (n >= ONSET && n % 3 > 0 ? 1 : 0))

    const { ranked } = rankSeries(
      aQuestion([
        ...calm(10),
        aSeries('web availability', availability),
        aSeries('web errors', errors),
      ]),
    )

    expect(ranked.slice(0, 2).map(({ standsOut }) => standsOut)).toEqual([true, true])
    expect(
      ranked
        .slice(0, 2)
        .map(({ series: { name } }) => name)
        .sort(),
    ).toEqual(['web availability', 'web errors'])
  })

  it('takes out what came with the traffic', () => {
    const counts = stepped(1, 8)
    const exposure = stepped(2, 2)
    const { signal } = aQuestion([])
    const loaded = Array.from({ length: 20 }, (_, n) => aSeries(`s${n} rps`, stepped(20 + n, 2)))

    const { ranked } = rankSeries(
      aQuestion([...loaded, aSeries('db queue', stepped(3, 5))], {
        signal: { ...signal, counts, exposure },
      }),
    )

    expect(ranked.filter(({ standsOut }) => standsOut).map(({ series: { name } }) => name)).toEqual(
      ['db queue'],
    )
  })

  it('puts who calls behind who is called and moved', () => {
    const series = [aSeries('web latency', stepped(3, 4)), aSeries('db latency', stepped(4, 3))]
    const dependencies = new Map([
      ['web', new Set(['api'])],
      ['api', new Set(['db', 'web'])],
    ])

    expect(names(aQuestion(series))[0]).toBe('web latency')
    expect(names(aQuestion(series, { dependencies }))[0]).toBe('db latency')
  })

  it('takes traffic for what callers do: it explains none of them, and stands behind what broke', () => {
    const series = [aSeries('web errors', stepped(3, 3)), aSeries('db requests', stepped(4, 9))]
    const dependencies = new Map([['web', new Set(['db'])]])

    expect(names(aQuestion(series, { dependencies }))).toEqual(['web errors', 'db requests'])
  })

  it('lets nothing stand out that moved against the signal', () => {
    const level = noise(2, 10_000)
    const counts = noise(1).map((value, n) => (n >= 240 && n < ONSET ? 6 * value : value))
    const signal = { grid: { from: 0, stepMs: 60_000, length: LENGTH }, counts, exposure: level }
    const series = [...calm(10), aSeries('db latency', stepped(3, 3))]

    expect(rankSeries(aQuestion(series)).nothing).toBe(false)
    expect(rankSeries(aQuestion(series, { signal })).nothing).toBe(true)
  })

  it('folds a family into its strongest, with the others that moved', () => {
    const instances = [2, 6, 1].map((factor, n) =>
      aSeries('db cpu', stepped(3 + n, factor), { labels: { instance: `i${n}` } }),
    )

    const { ranked } = rankSeries(aQuestion([...calm(5), ...instances]))

    expect(ranked).toHaveLength(6)
    expect(ranked[0]?.series.labels).toEqual({ instance: 'i1' })
    expect(ranked[0]?.family.map(({ series }) => series.labels)).toEqual([{ instance: 'i0' }])
  })

  it('changes nothing for another order or another unit', () => {
    const series = [
      ...calm(20),
      ...[1.3, 2, 3].map((f, n) => aSeries(`db m${n}`, stepped(50 + n, f))),
    ]
    const straight = rankSeries(aQuestion(series)).ranked

    const reversed = rankSeries(aQuestion(series.toReversed())).ranked
    const scaled = rankSeries(
      aQuestion(series.map((one) => ({ ...one, values: one.values.map((value) => value * 1024) }))),
    ).ranked

    expect(reversed.map(({ series: { name } }) => name)).toEqual(
      straight.map(({ series: { name } }) => name),
    )
    for (const [n, { score }] of scaled.entries())
      expect(score).toBeCloseTo(straight[n]?.score ?? NaN, 6)
  })

  it('changes nothing for a constant added to what goes below zero', () => {
    const wave = noise(3).map((value, n) => value - 100 + (n < ONSET ? 0 : 300))
    const [plain] = rankSeries(aQuestion([aSeries('a', wave)])).ranked
    const [lower] = rankSeries(
      aQuestion([
        aSeries(
          'a',
          wave.map((value) => value - 1_000),
        ),
      ]),
    ).ranked

    expect(plain?.standsOut).toBe(true)
    expect(lower?.standsOut).toBe(true)
  })

  it.each([
    ['constant', new Float64Array(LENGTH).fill(7)],
    ['zero', new Float64Array(LENGTH)],
    ['NaN', new Float64Array(LENGTH).fill(NaN)],
    ['infinite', new Float64Array(LENGTH).fill(Infinity)],
    ['of one value', new Float64Array(LENGTH).map((_, n) => (n === ONSET ? 5 : NaN))],
    ['of one spike', new Float64Array(LENGTH).map((_, n) => (n === ONSET + 2 ? 1e9 : 0))],
    ['gone since the onset', noise(3).map((value, n) => (n < ONSET ? value : NaN))],
    ['there since the onset only', noise(3).map((value, n) => (n < ONSET ? NaN : value))],
    ['a grain of noise', new Float64Array(LENGTH).map((_, n) => 1e6 + (n < ONSET ? 0 : 1))],
  ])('stays silent on a series that is %s', (_, values) => {
    const { nothing, ranked } = rankSeries(aQuestion([aSeries('odd', values)]))

    expect(nothing).toBe(true)
    for (const { score, severity, before, after, correlation } of ranked) {
      for (const figure of [score, severity, before, after, correlation])
        expect(figure).toSatisfy(Number.isFinite)
    }
  })

  it('ranks without a signal, and then knows no lag', () => {
    const { signal } = aQuestion([])
    const counts = new Float64Array(LENGTH).fill(NaN)
    const series = [...calm(5), aSeries('db cpu', stepped(3, 3))]

    const { ranked } = rankSeries(aQuestion(series, { signal: { ...signal, counts } }))

    expect(ranked[0]).toMatchObject({ series: { name: 'db cpu' }, lag: null, correlation: 0 })
  })

  it('lets nothing stand out where there is no history to compare with', () => {
    const windows = { onset: 4, before: { from: 0, to: 3 }, during: { from: 4, to: 12 } }
    const values = new Float64Array(LENGTH).map((_, n) => (n < 4 ? 1 : 100))

    const { nothing, falseAlarmRate, ranked } = rankSeries(
      aQuestion([aSeries('new', values)], { windows }),
    )

    expect({ nothing, falseAlarmRate }).toEqual({ nothing: true, falseAlarmRate: 1 })
    expect(ranked[0]?.falseAlarmRate).toBe(1)
  })

  it('compares shorter windows where the history is as short as the baseline', () => {
    const windows = { onset: 80, before: { from: 0, to: 70 }, during: { from: 78, to: 111 } }
    const young = stepped(3, 3, 80)

    const { nothing, ranked } = rankSeries(
      aQuestion([...calm(10), aSeries('young', young)], { windows }),
    )

    expect(nothing).toBe(false)
    expect(ranked[0]?.falseAlarmRate).toBeLessThan(0.1)
  })

  it('asks more of a series without a past', () => {
    const young = (factor: number) => stepped(3, factor).map((value, n) => (n < 200 ? NaN : value))
    const twice = rankSeries(aQuestion([aSeries('young', young(2))]))
    const old = rankSeries(aQuestion([aSeries('old', stepped(3, 2))]))

    expect(twice.ranked[0]).toMatchObject({ standsOut: true, falseAlarmRate: 1 })
    expect(twice.ranked[0]?.severity).toBeLessThan((old.ranked[0]?.severity ?? NaN) / 2)
  })

  it('answers no series with nothing', () => {
    expect(rankSeries(aQuestion([]))).toEqual({
      ranked: [],
      nothing: true,
      falseAlarmRate: 1,
      checked: 0,
    })
  })

  it('pauses every few series', () => {
    const steps = rankSteps(aQuestion(calm(100)))

    let pauses = 0
    while (steps.next().done !== true) pauses += 1

    expect(pauses).toBe(6)
  })
})
