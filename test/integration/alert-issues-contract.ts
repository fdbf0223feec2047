import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow } from '../harness/rows.ts'
import { DAY, HOUR, MINUTE, type Frame } from './alert-inputs-frame.ts'

/** Issues that come, come back and grow; see alert-inputs-contract.ts. */
export function describeAlertIssues({
  storeOf,
  aProject,
  inputs,
  now,
  bucket,
  range,
  at,
}: Frame): void {
  describe('alert inputs: issues', () => {
    const [first, second] = [randomUUID(), randomUUID()]
    const step = (projectId: number, fingerprint: string, given: { at?: number } = {}): Row => ({
      ...({ is: 'activity', projectId, fingerprint, actor: 'seismo', verb: 'created' } as const),
      ...{ release: '2', at, ...given },
    })

    it('appear once, under the name that people know', async () => {
      const projectId = aProject()
      await storeOf().insert([
        step(projectId, first),
        step(projectId, second, { at: at + 1_000 }),
        {
          ...{ is: 'alias', projectId, fingerprint: second, byPerson: true, link: first },
          ...{ target: first, at: now, actor: 'ana', reason: 'merged' },
        },
        anErrorRow({ projectId, at, fingerprint: first, userId: 'ana' }),
        anErrorRow({ projectId, at, fingerprint: second, userId: 'bo', class: 'chunk-load' }),
      ])
      const of = { projectIds: [projectId], verb: 'created' } as const

      const steps = await inputs().issueSteps(range, of)
      const before = await inputs().issueSteps({ from: bucket - HOUR, to: bucket }, of)
      const figures = await inputs().issueFigures(range, steps)

      expect(steps).toEqual([{ projectId, id: first, verb: 'created', at, release: '2' }])
      expect(before).toEqual([])
      expect(figures).toMatchObject([
        { projectId, id: first, events: 2, users: 2, sessions: 2, firstSeen: at },
      ])
    })

    it('grow against the hours of their week', async () => {
      const projectId = aProject()
      const errors = (n: number, when: number) =>
        Array.from({ length: n }, () => anErrorRow({ projectId, at: when, fingerprint: first }))
      await storeOf().insert([
        ...errors(2, now - DAY),
        ...errors(3, now - 2 * DAY),
        ...errors(9, now - MINUTE),
        anErrorRow({ projectId, fingerprint: second }),
      ])

      const grown = await inputs().issueGrowth(now, { projectIds: [projectId], least: 5 })

      expect(grown).toMatchObject([{ projectId, id: first, recent: 9, busiest: 3, total: 5 }])
    })
  })
}
