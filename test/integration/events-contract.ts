import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { EventRef, Store } from '../../packages/ingest/src/store/ports.ts'
import { anErrorRow, aStackRow } from '../harness/rows.ts'

/** How single errors are found; see store-contract.ts. */
export function describeEvents(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()

  describe('events', () => {
    it('are found by name and id, with their stack and neighbours', async () => {
      const projectId = aProject()
      const rows = [3_000, 2_000, 1_000].map((ago) => anErrorRow({ projectId, at: now - ago }))
      const [oldest, middle, latest] = rows.map(({ eventId }) => eventId)
      await storeOf().insert([...rows, aStackRow({ projectId })])
      const event = (which: string) =>
        storeOf().issues.event(projectId, rows[0]?.fingerprint ?? '', which)

      expect((await event('oldest'))?.eventId).toBe(oldest)
      expect((await event('latest'))?.eventId).toBe(latest)
      expect(await event(middle ?? '')).toMatchObject({ previous: oldest, next: latest })
      expect((await event('latest'))?.exceptions).toEqual(aStackRow().exceptions)
      expect(await event(randomUUID())).toBeUndefined()
    })

    it('are found by id and time, wherever the id alone would be looked for', async () => {
      const projectId = aProject()
      const rows = [40, 20, 0].map((days) => anErrorRow({ projectId, at: now - days * 86_400_000 }))
      const [old, middle] = rows
      await storeOf().insert(rows)
      const eventId = middle?.eventId ?? ''
      const at = middle?.at ?? 0
      const event = (ref: EventRef) =>
        storeOf().issues.event(projectId, middle?.fingerprint ?? '', ref)

      expect(await event({ eventId, at })).toMatchObject({ eventId, previous: old?.eventId })
      expect(await event({ eventId, at: at - 999 })).toMatchObject({ eventId })
      expect(await event({ eventId, at: at - 86_400_000 })).toBeUndefined()
      expect(await event({ eventId: 'latest', at })).toMatchObject({ eventId: rows[2]?.eventId })
    })

    it('recommend one whose stack was mapped', async () => {
      const projectId = aProject()
      const mapped = anErrorRow({ projectId, at: now - 5_000, attrs: { mapped: 'yes' } })
      await storeOf().insert([
        mapped,
        anErrorRow({ projectId, at: now - 1_000, attrs: { mapped: 'no' } }),
      ])

      const event = await storeOf().issues.event(projectId, mapped.fingerprint, 'recommended')

      expect(event?.eventId).toBe(mapped.eventId)
    })

    it('recommend the newest of those with the longest trail', async () => {
      const projectId = aProject()
      const attrs = { mapped: 'yes' }
      const aTrail = (ago: number, breadcrumbs: number) =>
        anErrorRow({ projectId, at: now - ago, attrs, trail: 'kept', breadcrumbs })
      const longest = aTrail(3_000, 30)
      const leftOut = anErrorRow({ projectId, at: now - 500, attrs, trail: 'left-out' })
      await storeOf().insert([aTrail(4_000, 30), longest, aTrail(2_000, 12), leftOut])
      const event = (which: string) => storeOf().issues.event(projectId, longest.fingerprint, which)

      expect((await event('recommended'))?.eventId).toBe(longest.eventId)
      expect(await event('latest')).toMatchObject({ trail: 'left-out', body: undefined })
    })

    it('tell their own messages, whichever error their stack was kept with', async () => {
      const projectId = aProject()
      const aChain = (order: string, days: string) => [
        { type: 'Error', message: order, stack: `Error: ${order}\n    at pay`, frames: [] },
        { type: 'Error', message: days, stack: `Error: ${days}\n    at load`, frames: [] },
      ]
      const row = anErrorRow({ projectId, message: 'order 2', causes: ['by 5 days'] })
      const stack = aStackRow({ projectId, exceptions: aChain('order 1', 'by 3 days') })
      await storeOf().insert([row, stack])

      const event = await storeOf().issues.event(projectId, row.fingerprint, 'latest')

      expect(event?.exceptions).toEqual(aChain('order 2', 'by 5 days'))
    })

    it('tell a cause as their stack does where it was kept before errors had theirs', async () => {
      const projectId = aProject()
      const [exception] = aStackRow().exceptions
      const exceptions = exception ? [exception, { ...exception, message: 'the cause' }] : []
      const row = anErrorRow({ projectId })
      await storeOf().insert([row, aStackRow({ projectId, exceptions })])

      const event = await storeOf().issues.event(projectId, row.fingerprint, 'latest')

      expect(event?.exceptions).toEqual(exceptions)
    })

    it('keep every character of a hostile message', async () => {
      const projectId = aProject()
      const message = `<script>'"\\\u0000\u202e😀\n\t{{x}} \${y} %s ; DROP TABLE errors --`
      const row = anErrorRow({ projectId, message })
      await storeOf().insert([row])

      const event = await storeOf().issues.event(projectId, row.fingerprint, 'latest')

      expect(event?.message).toBe(message)
    })
  })
}
