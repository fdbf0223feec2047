import { expect, it } from 'vitest'
import { createAcceptFinished } from './accept-finished.ts'

it('stores again what is under way or failed, and nothing that is done', async () => {
  const acceptOnce = createAcceptFinished(10)
  let stored = 0
  const store = () => {
    stored += 1
    return stored === 1 ? Promise.reject(new Error('away')) : Promise.resolve()
  }

  await expect(acceptOnce('a', store)).rejects.toThrow('away')
  const both = await Promise.all([acceptOnce('a', store), acceptOnce('a', store)])

  expect(both).toEqual(['new', 'new'])
  expect(await acceptOnce('a', store)).toBe('repeated')
  expect(stored).toBe(3)
})
