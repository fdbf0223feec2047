import { expect, it } from 'vitest'
import { needsOf } from '../../bench/scale/needs.ts'
import { expectedErrorPercent, measuredErrorPercent } from '../../bench/scale/sampling.ts'
import { createChance, hashOf, maxByMean, pickByZipf } from '../../bench/scale/shares.ts'
import { skewOf } from '../../bench/scale/skew.ts'

it('says how much busier than an average shard the busiest is', () => {
  expect(maxByMean([1, 1, 1, 1])).toBe(1)
  expect(maxByMean([4, 0, 0, 0])).toBe(4)
  expect(maxByMean([3, 1])).toBe(1.5)
  expect(maxByMean([0, 0])).toBe(1)
})

it('spreads near keys evenly', () => {
  const loads = new Array<number>(16).fill(0)
  for (let at = 0; at < 32_000; at += 1) {
    const shard = hashOf(`1/${at}`) % 16
    loads[shard] = (loads[shard] ?? 0) + 1
  }

  expect(maxByMean(loads)).toBeLessThan(1.1)
})

it('draws the first of a thousand as often as 1 of their harmonic sum', () => {
  const pick = pickByZipf(1_000)
  const chance = createChance(1)
  const drawn = Array.from({ length: 50_000 }, () => pick(chance))

  // H(1000) = 7.485
  expect(drawn.filter((one) => one === 0).length / drawn.length).toBeCloseTo(1 / 7.485, 2)
  expect(Math.max(...drawn)).toBeLessThan(1_000)
})

it('counts by weight as exactly as a binomial says', () => {
  const scene = { sessions: 2_000, rate: 0.1, rounds: 400 }

  const measured = measuredErrorPercent(scene, createChance(2))

  expect(expectedErrorPercent(2_000, 0.1)).toBeCloseTo(6.708, 3)
  expect(expectedErrorPercent(2_000, 1)).toBe(0)
  expect(Math.abs(measured / expectedErrorPercent(2_000, 0.1) - 1)).toBeLessThan(0.15)
})

it('holds one hot issue by the event and by folding, not by the fingerprint of raw rows', () => {
  const traffic = { name: 'one issue', hotProject: 0.5, hotIssue: 1, noisyClient: 0 }

  const skew = skewOf({ traffic, shards: 16, events: 40_000 }, createChance(3))

  expect(skew['project, event']).toBeLessThan(1.1)
  expect(skew['project, fingerprint']).toBeLessThan(1.25)
  expect(skew['fingerprint of raw rows']).toBeGreaterThan(7)
})

it('multiplies unit costs by the load', () => {
  const needs = needsOf(10_000)

  expect(needs.cores).toBeCloseTo(3.91, 2)
  expect(needs.acceptThreads).toBeCloseTo(1.08, 5)
  expect(needs.megabitsPerSecond).toBe(240)
  expect(needs.gigabytesADay.own).toBeCloseTo(590.976, 3)
  expect(needs.secondsOfLog).toBeCloseTo(71.58, 2)
})
