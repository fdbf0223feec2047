import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const never = () => new Promise<never>(() => undefined)

it('gives a turn at once where nothing is under way', async () => {
  await expect(createTurns(never).turn()).resolves.toBeUndefined()
})

it('lets a batch end first, however it does', async () => {
  const turns = createTurns(never)
  const batch = Promise.withResolvers<undefined>()
  const seen: string[] = []
  const ended = turns.batch(() => batch.promise).catch(() => seen.push('batch'))

  const turn = turns.turn().then(() => seen.push('turn'))
  batch.reject(new Error('away'))
  await Promise.all([ended, turn])

  expect(seen).toEqual(['batch', 'turn'])
  await turns.turn()
})

it('waits for no batch longer than a while', async () => {
  const turns = createTurns(() => Promise.resolve())
  void turns.batch(never)

  await expect(turns.turn()).resolves.toBeUndefined()
})

it('tells when what is under way now has ended, not what began later', async () => {
  const turns = createTurns(never)
  const first = Promise.withResolvers<undefined>()
  const firstBatch = turns.batch(() => first.promise)
  const settled = turns.settled()
  void turns.batch(never)

  first.resolve(undefined)
  await firstBatch

  await expect(settled).resolves.toBeUndefined()
})
