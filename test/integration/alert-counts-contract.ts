import { describe, expect, it } from 'vitest'
import { anErrorRow, aPageViewRow } from '../harness/rows.ts'
import { type Frame } from './alert-inputs-frame.ts'

const CHECKOUT = '/checkout'

/** Counts of a window; see alert-inputs-contract.ts. */
export function describeAlertCounts({
  storeOf,
  aProject,
  inputs,
  range,
  at,
  ofProject,
  where,
}: Frame): void {
  describe('alert inputs: counts of a window', () => {
    it('count sessions and users once, and what was not sampled by what was', async () => {
      const projectId = aProject()
      const of = { projectId, at }
      await storeOf().insert([
        aPageViewRow({ ...of, sessionId: 'a', weight: 10 }),
        aPageViewRow({ ...of, sessionId: 'a', weight: 10 }),
        aPageViewRow({ ...of, sessionId: 'b', weight: 10 }),
        anErrorRow({ ...of, sessionId: 'a', userId: 'ana', weight: 3 }),
        anErrorRow({ ...of, sessionId: 'a', userId: 'ana', mechanism: 'captured' }),
        anErrorRow({ ...of, sessionId: 'c', userId: '', mechanism: 'captured' }),
        anErrorRow({ ...of, at: range.to, sessionId: 'd' }),
      ])

      const counts = await inputs().counts(range, [ofProject(projectId)])

      expect(counts).toEqual([
        {
          ...{ projectId, shape: 0, series: '', pageViews: 30, sessions: 20 },
          ...{ errors: 5, unhandled: 3, affected: 2, crashed: 1, users: 1 },
        },
      ])
    })

    it('answer each shape of many for its own projects', async () => {
      const [one, other] = [aProject(), aProject()]
      const rows = [one, other].flatMap((projectId) => [
        aPageViewRow({ projectId, at, route: CHECKOUT }),
        aPageViewRow({ projectId, at, route: '/cart', release: '2.0.0' }),
        anErrorRow({ projectId, at, route: CHECKOUT }),
        anErrorRow({ projectId, at, route: CHECKOUT, class: 'extension' }),
        anErrorRow({ projectId, at, route: '/cart', release: '2.0.0', browser: 'Safari 19' }),
      ])
      await storeOf().insert(rows)

      const counts = await inputs().counts(range, [
        { projectIds: [one, other], where: [], by: 'project' },
        { projectIds: [one], where: where('page:/check*'), by: 'release' },
        { projectIds: [other], where: where('!class:extension'), by: 'route' },
        { projectIds: [one], where: where('class:error'), by: 'class' },
        { projectIds: [one], where: where('browser:Safari*'), by: 'project' },
        { projectIds: [one], where: [], by: 'browser' },
      ])

      const short = counts.map(({ projectId, shape, series, pageViews, errors }) => [
        ...[shape, projectId === one ? 'one' : 'other', series, pageViews, errors],
      ])
      expect(short.map(String).toSorted()).toEqual([
        '0,one,,2,3',
        '0,other,,2,3',
        '1,one,1.0.0,1,2',
        '2,other,/cart,1,1',
        `2,other,${CHECKOUT},1,1`,
        '3,one,,2,0',
        '3,one,error,0,2',
        '4,one,,0,1',
        '5,one,Chrome 156,2,2',
        '5,one,Safari 19,0,1',
      ])
    })

    it('of nothing are nothing', async () => {
      const projectId = aProject()

      expect(await inputs().counts(range, [ofProject(projectId)])).toEqual([])
      expect(await inputs().counts(range, [])).toEqual([])
    })

    it('take values for text, whatever is in them', async () => {
      const projectId = aProject()
      const page = `/a'b\\c%{x: String}`
      await storeOf().insert([anErrorRow({ projectId, at, route: page })])
      const named = { is: 'match', key: 'page', value: page, exclude: false } as const

      const [counts] = await inputs().counts(range, [
        { projectIds: [projectId], where: [named], by: 'route' },
      ])

      expect(counts).toMatchObject({ series: page, errors: 1 })
    })
  })
}
