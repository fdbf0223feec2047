import { expect, it } from 'vitest'
import { createSteps } from './steps.ts'

it('adds up what a step took, also where it failed', async () => {
  let at = 100
  const steps = createSteps(() => at)
  const taking = (ms: number) => () => {
    at += ms
    return Promise.resolve(ms)
  }

  expect(await steps.time('insert', taking(5))).toBe(5)
  await steps.time('symbolicate', taking(1))
  await steps.time('insert', taking(7))
  await steps
    .time('insert', async () => {
      await taking(2)()
      throw new Error('away')
    })
    .catch(() => undefined)

  expect(steps.take()).toEqual([
    {
      ...{ name: 'insert', startMs: 100, endMs: 115 },
      attributes: { 'seismo.busy_ms': 14, 'seismo.times': 3 },
    },
    {
      ...{ name: 'symbolicate', startMs: 105, endMs: 106 },
      attributes: { 'seismo.busy_ms': 1, 'seismo.times': 1 },
    },
  ])
  expect(steps.take()).toEqual([])
})
