import { expect, it } from 'vitest'
import { closeAll } from './close-all.ts'

function closers(faults: Record<string, string> = {}) {
  const closed: string[] = []
  const of = (name: string) => async () => {
    await Promise.resolve()
    closed.push(name)
    if (faults[name] !== undefined) throw new Error(faults[name])
  }
  return { closed, all: ['lock', 'store', 'log'].map(of) }
}

it('closes the last that was opened first', async () => {
  const { closed, all } = closers()

  await closeAll(all)

  expect(closed).toEqual(['log', 'store', 'lock'])
})

it('closes the rest where one fails, and tells its error', async () => {
  const { closed, all } = closers({ log: 'disk is gone' })

  await expect(closeAll(all)).rejects.toThrow('disk is gone')
  expect(closed).toEqual(['log', 'store', 'lock'])
})

it('tells the errors of all', async () => {
  const { closed, all } = closers({ log: 'disk is gone', store: 'no database' })

  await expect(closeAll(all)).rejects.toThrow(
    'several parts did not close: Error: disk is gone; Error: no database',
  )
  expect(closed).toEqual(['log', 'store', 'lock'])
})
