import { needsOf } from './needs.ts'
import { createChance } from './shares.ts'
import { expectedErrorPercent, measuredErrorPercent } from './sampling.ts'
import { skewOf, TRAFFIC } from './skew.ts'

const SEED = 20_261_122
const chance = createChance(SEED)

console.log('What a load of full error reports takes\n')
console.table(
  [100, 1_000, 10_000, 100_000, 1_000_000].map((perSecond) => {
    const { gigabytesADay, ...needs } = needsOf(perSecond)
    const figures = Object.entries({ perSecond, ...needs, ...gigabytesADay })
    return Object.fromEntries(figures.map(([name, value]) => [name, Number(value.toPrecision(3))]))
  }),
)

console.log('\nRows on the busiest of 16 shards, by those of an average one\n')
console.table(
  Object.fromEntries(
    TRAFFIC.map((traffic) => {
      const skew = skewOf({ traffic, shards: 16, events: 200_000 }, chance)
      const rounded = Object.entries(skew).map(([key, by]) => [key, Number(by.toFixed(2))])
      return [traffic.name, Object.fromEntries(rounded) as Record<string, number>]
    }),
  ),
)

console.log('\nUsual error of a count of sessions that is put together of weights, in percent\n')
const scenes = [1_000, 10_000, 100_000].flatMap((sessions) =>
  [0.5, 0.1, 0.01].map((rate) => ({ sessions, rate })),
)
console.table(
  scenes.map(({ sessions, rate }) => ({
    ...{ sessions, rate },
    expected: Number(expectedErrorPercent(sessions, rate).toFixed(2)),
    measured: Number(measuredErrorPercent({ sessions, rate, rounds: 200 }, chance).toFixed(2)),
  })),
)
