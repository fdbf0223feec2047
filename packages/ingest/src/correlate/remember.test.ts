import { expect, it } from 'vitest'
import { createRemember } from './remember.ts'

it('asks once for as long as an answer holds, also while it is being answered', async () => {
  let at = 0
  let asked = 0
  const remember = createRemember<number>({ now: () => at, keepMs: () => 100 })
  const ask = () => remember('same', () => Promise.resolve((asked += 1)))

  const together = await Promise.all([ask(), ask()])
  at = 99
  const soon = await ask()
  at = 100
  const later = await ask()

  expect([...together, soon, later]).toEqual([1, 1, 1, 2])
})

it('does not remember what failed', async () => {
  const remember = createRemember<number>({ now: () => 0, keepMs: () => 100 })
  await remember('same', () => Promise.reject(new Error('away'))).catch(() => undefined)

  expect(await remember('same', () => Promise.resolve(7))).toBe(7)
})

it('keeps two hundred questions at most', async () => {
  let asked = 0
  const remember = createRemember<number>({ now: () => 0, keepMs: () => 100 })
  const ask = (key: string) => remember(key, () => Promise.resolve((asked += 1)))

  for (let key = 0; key < 201; key += 1) await ask(String(key))
  await ask('0')

  expect(asked).toBe(202)
})
