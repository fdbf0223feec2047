import type { MissingMap, System } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { checkMaps, checkSystem } from './check-running.ts'
import { findingsOf } from './check-stopped.ts'

const log = {
  ...{ bytes: 100, maxBytes: 1_000, freeBytes: null, pendingBytes: 0, pendingRecords: 3 },
  damagedBytes: 0,
}
const disk = { freeBytes: 5, totalBytes: 10, daysUntilFull: null }

function aSystem(given: Partial<System> = {}): System {
  return {
    ...{ log, disk, insertLagMs: 0, trouble: null, tables: [] },
    newIssues: { burst: 1, perHour: 1, over: [] },
    ...given,
  }
}

const statesOf = (given: Partial<System>) =>
  Object.fromEntries(checkSystem(aSystem(given)).map(({ check, state }) => [check, state]))

it('finds nothing where all is well', () => {
  expect(statesOf({})).toEqual({ log: 'ok', forecast: 'ok', retention: 'ok' })
})

it('warns of a log that fills or waits, of damage and of a disk that is full soon', () => {
  expect(statesOf({ log: { ...log, bytes: 801 } }).log).toBe('warn')
  expect(statesOf({ insertLagMs: 60_001 }).log).toBe('warn')
  expect(statesOf({ log: { ...log, damagedBytes: 1 } }).log).toBe('warn')
  expect(statesOf({ disk: { ...disk, daysUntilFull: 13 } }).forecast).toBe('warn')
  expect(statesOf({ disk: { ...disk, daysUntilFull: 14 } }).forecast).toBe('ok')
})

it('counts scripts and releases without maps', () => {
  const missing = (release: string): MissingMap => ({
    ...{ release, path: '/a.js', url: 'https://shop.example/a.js', debugId: null },
    ...{ reason: 'no-map', events: 1, lastSeen: 1 },
  })
  const items = [missing('1'), missing('1'), missing('2')]

  const finding = checkMaps('web', { is: 'answer', answer: { items }, headers: new Headers() })

  expect(finding).toMatchObject({ state: 'warn', says: '3 scripts of 2 releases lack theirs' })
})

it('tells an older schema from a newer one', () => {
  const examined = { version: '26.7', clockAheadMs: 0, pending: [], unknown: [] }
  const stateOf = (given: object) =>
    findingsOf({ ...examined, log: { records: 0, bytes: 0 }, ...given }).map(({ state }) => state)

  expect(stateOf({})).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(stateOf({ pending: ['0022_x'], clockAheadMs: -6_000 })).toEqual([
    ...['ok', 'warn', 'warn', 'ok'],
  ])
  expect(stateOf({ unknown: ['0099_y'], log: { records: 1, bytes: 9 } })).toEqual([
    ...['ok', 'ok', 'fail', 'warn'],
  ])
})
