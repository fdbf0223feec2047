import { expect, it } from 'vitest'
import type { ErrorBodyRow, ErrorRow, Row } from '../../store/rows.ts'
import { createBodyFilter } from './body-filter.ts'

const HOUR_MS = 3_600_000

/** So many errors of one issue with a body each; of the fields that are looked at. */
function errors(times: number, given: Partial<ErrorRow> = {}): Row[] {
  return Array.from({ length: times }, (_, nth) => {
    const eventId = `${String(given.receivedAt ?? 0)}-${String(nth)}`
    const error = { is: 'error', projectId: 1, fingerprint: 'f', receivedAt: 0, eventId } as const
    return [
      { ...error, trail: 'kept', breadcrumbs: 3, ...given } as ErrorRow,
      { is: 'body', projectId: 1, eventId } as ErrorBodyRow,
    ]
  }).flat()
}

const bodiesOf = (rows: readonly Row[]) => rows.filter(({ is }) => is === 'body').length

/** Each batch stored before the next. */
function bodiesKept(...batches: Row[][]): number[] {
  const filter = createBodyFilter()
  return batches.map((rows) => {
    const kept = filter.withoutSurplus(rows)
    filter.remember(kept)
    return bodiesOf(kept)
  })
}

it.each([
  [50, 50],
  [51, 50],
  [60, 51],
  [500, 95],
  [5_000, 140],
])('of %d errors in an hour it keeps the bodies of %d', (times, kept) => {
  expect(bodiesKept(errors(times))).toEqual([kept])
})

it('goes on counting from batch to batch, and begins anew with the hour', () => {
  const nextHour = errors(50, { receivedAt: HOUR_MS })

  expect(bodiesKept(errors(40), errors(20), nextHour)).toEqual([40, 11, 50])
})

it('counts each issue and project by itself', () => {
  const other = errors(50, { fingerprint: 'g' })
  const foreign = errors(50, { projectId: 2 })

  expect(bodiesKept(errors(50), other, foreign)).toEqual([50, 50, 50])
})

it('keeps every error, and says of it that its body was left out', () => {
  const rows = createBodyFilter().withoutSurplus(errors(51))

  const kept = rows.filter((row) => row.is === 'error')
  expect(kept).toHaveLength(51)
  expect(kept.at(-1)).toMatchObject({ trail: 'left-out', breadcrumbs: 0 })
  expect(kept.at(-2)).toMatchObject({ trail: 'kept', breadcrumbs: 3 })
})

it('counts no error that brought nothing', () => {
  const bare = errors(100, { trail: 'none' }).filter(({ is }) => is === 'error')

  expect(bodiesKept(bare, errors(50))).toEqual([0, 50])
})

it('counts a batch once that is tried again', () => {
  const filter = createBodyFilter()
  filter.withoutSurplus(errors(50))

  expect(bodiesOf(filter.withoutSurplus(errors(50)))).toBe(50)
})
