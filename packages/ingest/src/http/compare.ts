import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { comparison, dataset, type Dataset } from '../contract/compare.ts'
import { compareShares } from '../correlate/dimensions/compare-shares.ts'
import type { DimensionTable } from '../correlate/dimensions.ts'
import type { Compared } from '../correlate/lanes.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import { toBox } from './box.ts'
import type { Dependencies } from './dependencies.ts'
import { issueNamed } from './issue-named.ts'
import { ProblemError } from './problem.ts'
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
      /** Of errors: this issue alone, by any of its names; without a box beside all errors of the range. */
      issue: z.string().max(64).optional(),
    }),
  },
  responses: answers('Every dimension with its values', comparison),
})

export function compareRoutes(dependencies: Dependencies) {
  const { store, now } = dependencies
  const idOf = async (projectId: number, name: string) =>
    (await issueNamed(store, projectId, name)).id

  return apiApp().openapi(route, async (c) => {
    const { box, baseline: before, dataset: of, issue: name, ...asked } = c.req.valid('query')
    const { projectId, ...range } = toScope(dependencies, asked)
    assertOfErrors(of, name)
    const issue = name === undefined ? {} : { issueId: await idOf(projectId, name) }
    const selection = { ...(box === undefined ? range : toBox('box', box, now())), ...issue }
    const baseline = baselineOf({ selection, isBoxed: box !== undefined, before, now: now() })
    const tables = await store.dimensions.ofDataset({
      ...{ projectId, dataset: of, selection, baseline },
    })
    const whole = wholeOf(tables)
    return c.json(
      {
        dataset: of,
        selection: toWindow(selection, whole.during),
        baseline: baseline && toWindow(baseline, whole.before),
        dimensions: compareShares(tables, baseline !== null),
      },
      200,
    )
  })
}

function assertOfErrors(of: Dataset, issue: string | undefined): void {
  if (issue === undefined || of === 'errors') return
  throw new ProblemError('invalid-query', {
    detail: `issue: only errors have one, not ${of}.`,
  })
}

function toWindow({ issueId, from, to }: Compared, n: number) {
  return { from, to, n, issue: issueId ?? null }
}

interface Given {
  selection: Compared
  isBoxed: boolean
  before: string | undefined
  now: number
}

function baselineOf({ selection, isBoxed, before, now }: Given): Compared | null {
  const { from, to, issueId } = selection
  const issue = issueId === undefined ? {} : { issueId }
  if (before !== undefined) return { ...toBox('baseline', before, now), ...issue }
  if (isBoxed) return { from: from - (to - from), to: from, ...issue }
  return issueId === undefined ? null : { from, to }
}

/** Each table has all rows once. */
function wholeOf([first]: readonly DimensionTable[]): { before: number; during: number } {
  const rows = first?.rows ?? []
  return {
    before: rows.reduce((sum, { before }) => sum + before.hits, 0),
    during: rows.reduce((sum, { during }) => sum + during.hits, 0),
  }
}
