import { expect, it } from 'vitest'
import type { StackRow } from '../../store/rows.ts'
import { createStackFilter } from './stack-filter.ts'

const HOUR_MS = 3_600_000

function aStack(given: Partial<StackRow> = {}): StackRow {
  return {
    is: 'stack',
    projectId: 1,
    stackId: 'a',
    receivedAt: 0,
    release: '1',
    debugIds: {},
    exceptions: [],
    ...given,
  }
}

/** Each as a batch of its own that was stored. */
function written(rows: readonly StackRow[]): StackRow[] {
  const filter = createStackFilter()
  return rows.filter((row) => {
    const isWritten = filter.withoutStored([row]).length > 0
    filter.remember([row])
    return isWritten
  })
}

it('writes a stack once, of each project', () => {
  const rows = [aStack(), aStack({ receivedAt: HOUR_MS }), aStack({ projectId: 2 })]

  expect(written(rows)).toEqual([rows[0], rows[2]])
})

it('writes it once of a batch', () => {
  expect(createStackFilter().withoutStored([aStack(), aStack()])).toHaveLength(1)
})

it('writes it again every day for as long as its errors come', () => {
  const days = 100
  const rows = Array.from({ length: days * 24 }, (_, hour) =>
    aStack({ receivedAt: hour * HOUR_MS }),
  )

  const times = written(rows).map(({ receivedAt }) => receivedAt / HOUR_MS)

  expect(times).toEqual(Array.from({ length: days }, (_, day) => day * 24))
})

it('writes it again where the batch it was in was not stored', () => {
  const filter = createStackFilter()
  filter.withoutStored([aStack()])

  expect(filter.withoutStored([aStack()])).toHaveLength(1)
})
