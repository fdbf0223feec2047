import { expect, it } from 'vitest'
import { TooLateError, within } from './within.ts'

it('answers what is done in time, and passes on what fails in time', async () => {
  expect(await within(Promise.resolve(1), 60_000)).toBe(1)
  await expect(within(Promise.reject(new Error('broken')), 60_000)).rejects.toThrow('broken')
})

it('gives up on what never ends', async () => {
  await expect(within(new Promise(() => undefined), 1)).rejects.toBeInstanceOf(TooLateError)
})
