import { expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { aPageViewRow, aVitalRow } from '../harness/rows.ts'

const DAY_MS = 86_400_000

/** What an operator is told of the disk; see store-contract.ts. */
export function describeStorage(storeOf: () => Store, aProject: () => number): void {
  it('tells rows, bytes and days of a table, and how much it comes to', async () => {
    const projectId = aProject()
    const now = Date.now()
    const ofAges = [0, 1, 2, 3].map((days) => now - days * DAY_MS)
    await storeOf().insert(ofAges.map((at) => aPageViewRow({ projectId, at })))

    const tables = await storeOf().storage()

    const pageViews = tables.find(({ name }) => name === 'pageviews')
    expect(pageViews?.rows).toBeGreaterThanOrEqual(4)
    expect(pageViews?.bytes).toBeGreaterThan(0)
    expect(pageViews?.keptDays).toBe(30)
    expect(pageViews?.rawBytes).toBeGreaterThan(0)
    expect(pageViews?.expiredBytes).toBe(0)
    expect(pageViews?.parts).toBeGreaterThanOrEqual(1)
    const perDay = pageViews?.bytesPerDay ?? 0
    expect((pageViews?.bytes ?? 0) / perDay).toBeGreaterThanOrEqual(1)
    const { freeBytes, totalBytes } = await storeOf().disk()
    expect(freeBytes).toBeGreaterThan(0)
    expect(totalBytes).toBeGreaterThan(freeBytes)
    // Three days of thirty.
    const { bytes = 0, forecastBytes } = pageViews ?? {}
    expect((forecastBytes ?? 0) / bytes).toBeGreaterThan(1)
    expect((forecastBytes ?? 0) / bytes).toBeLessThanOrEqual(10.1)
  })

  it('has no forecast for what stays for good, and counts the largest table first', async () => {
    const projectId = aProject()
    await storeOf().insert([aVitalRow({ projectId })])
    await storeOf().changes.append({
      ...{ kind: 'project', id: 'storage', at: Date.now(), actor: 'ana', value: '{}' },
    })

    const tables = await storeOf().storage()

    const changes = tables.find(({ name }) => name === 'changes')
    expect(changes).toMatchObject({ keptDays: null, bytesPerDay: null, forecastBytes: null })
    const sizes = tables.map(({ bytes }) => bytes)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  })
}
