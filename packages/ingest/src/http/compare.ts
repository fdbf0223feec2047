import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { comparison, dataset } from '../contract/compare.ts'
import { compareShares } from '../correlate/dimensions/compare-shares.ts'
import type { DimensionTable } from '../correlate/dimensions.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import { toBox } from './box.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/compare',
  summary: 'A box of a chart beside what is usual: every dimension, the most different first',
  request: {
    query: listQuery.pick({ project: true, from: true, to: true }).extend({
      dataset,
      /** `from,to`; without it the distributions of the whole range. */
      box: z.string().max(100).optional(),
      /** `from,to`; without it as long as the box, right before it. */
      baseline: z.string().max(100).optional(),
    }),
  },
  responses: answers('Every dimension with its values', comparison),
})

export function compareRoutes(dependencies: Dependencies) {
  const { store, now } = dependencies
  return apiApp().openapi(route, async (c) => {
    const { box, baseline: before, dataset: of, ...asked } = c.req.valid('query')
    const { projectId, ...range } = toScope(dependencies, asked)
    const selection = box === undefined ? range : toBox('box', box, now())
    const baseline = baselineOf({ selection, isBoxed: box !== undefined, before, now: now() })
    const tables = await store.dimensions.ofDataset({
      ...{ projectId, dataset: of, selection, baseline },
    })
    const whole = wholeOf(tables)
    return c.json(
      {
        dataset: of,
        selection: { ...selection, n: whole.during },
        baseline: baseline && { ...baseline, n: whole.before },
        dimensions: compareShares(tables, baseline !== null),
      },
      200,
    )
  })
}

interface Given {
  selection: { from: number; to: number }
  isBoxed: boolean
  before: string | undefined
  now: number
}

function baselineOf({ selection, isBoxed, before, now }: Given) {
  if (before !== undefined) return toBox('baseline', before, now)
  if (!isBoxed) return null
  const { from, to } = selection
  return { from: from - (to - from), to: from }
}

/** Each table has all rows once. */
function wholeOf([first]: readonly DimensionTable[]): { before: number; during: number } {
  const rows = first?.rows ?? []
  return {
    before: rows.reduce((sum, { before }) => sum + before.hits, 0),
    during: rows.reduce((sum, { during }) => sum + during.hits, 0),
  }
}
