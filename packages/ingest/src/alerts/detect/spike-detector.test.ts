import { describe, expect, it } from 'vitest'
import { aSeries, between } from '../../testing/a-series.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'
import type { Bucket } from './bucket.ts'
import type { Decision } from './decision.ts'
import { NORMAL } from './sensitivity.ts'
import { createSpikeDetector } from './spike-detector.ts'

const HOUR = 1 / 24
const MINUTE_MS = 60_000

function decide(buckets: readonly Bucket[], floor = NORMAL): Decision[] {
  const detector = createSpikeDetector(floor)
  return buckets.map((bucket) => detector.push(bucket))
}

function startsOf(decisions: readonly Decision[]): number[] {
  return decisions.flatMap(({ hasStarted }, n) => (hasStarted ? [n / 288] : []))
}

function detectorAfter(buckets: readonly Bucket[]) {
  const detector = createSpikeDetector()
  buckets.forEach((bucket) => detector.push(bucket))
  return detector
}

describe('the spike detector', () => {
  it.each([1, 2, 3, 4, 5])('says nothing of a site that is as ever (%i)', (seed) => {
    expect(startsOf(decide(aSeries({ days: 42, seed })))).toEqual([])
  })

  it('tells of ten times the rate within five minutes, and of its end within an hour', () => {
    const series = aSeries({ days: 32, sessions: 2_000, rateAt: between(30, 30 + 2 * HOUR, 10) })

    const decisions = decide(series)

    expect(startsOf(decisions)).toEqual([30])
    expect(decisions[30 * 288]?.evidence?.observed).toBeGreaterThan(5)
    expect(decisions[30 * 288]?.beganAt).toBe(series[30 * 288]?.at)
    expect(decisions[30 * 288 + 35]?.is).toBe('quiet')
  })

  it.each([
    ['twice the rate for two days', between(30, 32, 2), 1],
    ['a slow rise to three times', (day: number) => 1 + 2 * Math.max(0, Math.min(1, day - 30)), 1],
    ['three times for an hour', between(30.5, 30.5 + HOUR, 3), HOUR],
  ])('tells of %s once', (_, rateAt, withinDays) => {
    const starts = startsOf(decide(aSeries({ days: 32, sessions: 600, rateAt })))

    expect(starts).toHaveLength(1)
    expect(starts[0]).toBeGreaterThanOrEqual(30)
    expect(starts[0]).toBeLessThan(30.5 + withinDays)
  })

  it('is silent about a crowd that brings its share of errors', () => {
    const sessionsAt = between(30.2, 30.4, 20)

    expect(startsOf(decide(aSeries({ days: 32, sessionsAt })))).toEqual([])
  })

  it('decides about the past the same, whatever comes later', () => {
    const series = aSeries({ days: 31, rateAt: between(30.5, 30.6, 8) })

    const whole = decide(series)

    for (const length of [10, 300, 8_000, 8_790]) {
      expect(decide(series.slice(0, length))).toEqual(whole.slice(0, length))
    }
  })

  it('takes a bucket that comes again for what it is now', () => {
    const series = aSeries({ days: 31, rateAt: between(30.5, 30.6, 8) })
    const detector = createSpikeDetector()

    const decisions = series.map((bucket, n) => {
      const early = { ...bucket, affected: bucket.affected >> 1, exposure: bucket.exposure >> 1 }
      detector.push(early)
      const late = series[n - 2]
      if (late) detector.push(late)
      return detector.push(bucket)
    })

    expect(decisions.some(({ is }) => is === 'firing')).toBe(true)
    expect(detector.reach()).toEqual(detectorAfter(series).reach())
  })

  it.each([6, 12])('keeps quiet where the clock is changed by %i buckets', (shift) => {
    const nightly = (day: number) => (day % 1 >= 0.1 && day % 1 < 0.12 ? 6 : 1)
    const rateAt = (day: number) => nightly(day < 30 ? day : day + shift / 288)

    expect(startsOf(decide(aSeries({ days: 36, rateAt }))).filter((day) => day > 7)).toEqual([])
  })

  it('learns what happens every night from some day on', () => {
    const rateAt = (day: number) => (day >= 30 && day % 1 >= 0.1 && day % 1 < 0.12 ? 8 : 1)

    const starts = startsOf(decide(aSeries({ days: 42, sessions: 600, rateAt })))

    expect(starts.length).toBeGreaterThanOrEqual(1)
    expect(starts.filter((day) => day >= 33)).toEqual([])
  })

  it('says nothing of errors while traffic is missing, nor of the crowd after it', () => {
    const sessionsAt = (day: number) => between(30, 30.1, 0)(day) * between(30.1, 30.11, 6)(day)

    const decisions = decide(aSeries({ days: 31, sessionsAt }))

    expect(decisions[30 * 288 + 10]).toMatchObject({ is: 'gap', gap: { observed: 0 } })
    expect(decisions[30 * 288 + 40]?.is).toBe('quiet')
    expect(startsOf(decisions)).toEqual([])
  })

  it('does not take the minutes of an incident for what is usual', () => {
    const calm = detectorAfter(aSeries({ days: 32.4 }))
    const after = detectorAfter(aSeries({ days: 32.4, rateAt: between(30.3, 32.2, 8) }))

    const [usual, expected] = [calm, after].map((one) => one.reach()[0]?.expected ?? NaN)

    expect(expected).toBeLessThan(1.1 * (usual ?? NaN))
  })

  it('takes what has lasted for three days for what is usual', () => {
    const decisions = decide(aSeries({ days: 40, rateAt: between(30, 40, 4) }))

    expect(startsOf(decisions)).toHaveLength(1)
    expect(decisions.at(-1)?.is).toBe('quiet')
  })

  it('works after a day, says so, and asks for more at first', () => {
    const decisions = decide(aSeries({ days: 2, rateAt: between(1.5, 1.6, 10) }))

    expect(decisions[10]).toMatchObject({ baseline: 'fresh', is: 'quiet' })
    expect(decisions[400]).toMatchObject({ baseline: 'days' })
    expect(startsOf(decisions)[0]).toBeCloseTo(1.5, 1)
    expect(decisions[10]?.threshold).toBeGreaterThan(decisions.at(-1)?.threshold ?? Infinity)
  })

  it.each([
    ['nothing', { exposure: 0, affected: 0 }],
    ['errors without sessions', { exposure: 0, affected: 3 }],
    ['all that 32 bits hold', { exposure: 4_000_000, affected: 4_000_000 }],
  ])('survives weeks of %s', (_, counts) => {
    const series = aSeries({ days: 30 }).map(({ at }) => ({ at, ...counts }))

    expect(decide(series).every(({ threshold }) => Number.isFinite(threshold))).toBe(true)
  })

  it('begins anew after a silence of weeks, and does not count through it', () => {
    const detector = detectorAfter(aSeries({ days: 30 }))

    const decision = detector.push({ at: Date.UTC(2100, 0, 1), exposure: 100, affected: 1 })

    expect(decision).toMatchObject({ baseline: 'fresh', is: 'quiet' })
  })
})

describe('a glance between buckets', () => {
  const series = aSeries({ days: 30 })
  const now = (series.at(-1)?.at ?? 0) + 7 * MINUTE_MS

  it('tells of a large spike before its bucket is over', () => {
    const looks = [{ windowMs: MINUTE_MS, exposure: 40, affected: 15 }]

    const decision = detectorAfter(series).glance(now, looks)

    expect(decision).toMatchObject({ is: 'firing', hasStarted: true, at: now })
    expect(decision?.evidence).toMatchObject({ windowMs: MINUTE_MS, observed: 15 })
  })

  it('leaves what is small to the end of the bucket', () => {
    const looks = [{ windowMs: MINUTE_MS, exposure: 40, affected: 4 }]

    expect(detectorAfter(series).glance(now, looks)).toMatchObject({ is: 'quiet' })
  })

  it('tells once of what goes on', () => {
    const looks = [{ windowMs: MINUTE_MS, exposure: 40, affected: 15 }]
    const detector = detectorAfter(series)

    const starts = [0, 1, 2].map(() => detector.glance(now, looks)?.hasStarted)
    const bucket = { at: now - 2 * MINUTE_MS, exposure: 200, affected: 60 }

    expect(starts).toEqual([true, false, false])
    expect(detector.push(bucket)).toMatchObject({ is: 'firing', hasStarted: false })
  })

  it('says nothing of a series it was never given', () => {
    expect(createSpikeDetector().glance(now, [])).toBeUndefined()
  })
})

describe('the reach of the detector', () => {
  it('is what it takes: one less is quiet, as many is an alert', () => {
    const series = aSeries({ days: 30 })
    const [shortest] = detectorAfter(series).reach()
    const least = shortest?.least ?? NaN
    const at = (series.at(-1)?.at ?? 0) + 5 * MINUTE_MS
    const looks = (affected: number) => [
      { at, exposure: shortest?.exposure ?? 0, affected },
      { at: at + 5 * MINUTE_MS, exposure: shortest?.exposure ?? 0, affected },
    ]

    const scoreOf = (affected: number) =>
      decide([...series, ...looks(affected)]).at(-2)?.evidence?.score ?? 0
    const { threshold = NaN } = decide(series).at(-1) ?? {}

    expect(scoreOf(least + 2)).toBeGreaterThanOrEqual(threshold - 0.5)
    expect(least).toBeGreaterThan(2.5 * (shortest?.expected ?? NaN))
  })

  it.each(['low', 'high'] as const)('moves with a sensitivity that is %s', (sensitivity) => {
    const series = aSeries({ days: 30, sessions: 2_000 })
    const leastAt = (floor: typeof NORMAL) => {
      const detector = createSpikeDetector(floor)
      series.forEach((bucket) => detector.push(bucket))
      return detector.reach()[3]?.least ?? NaN
    }

    const change = leastAt({ ...NORMAL, sensitivity }) - leastAt(NORMAL)

    expect(Math.sign(change)).toBe(sensitivity === 'low' ? 1 : -1)
  })
})

describe('the cost of the detector', () => {
  it('is some thousand series a second, and weeks of one well within it', () => {
    const series = aSeries({ days: 56, sessions: 5_000 })

    expect(leastCpuMs(() => decide(series), 2)).toBeLessThan(2_000)
  })
})
