import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { missingMap, type MissingMap } from '../contract/project.ts'
import type { SeenUnmappedScript } from '../store/ports.ts'
import type { MissingReason } from '../symbolicate/artifacts/missing-maps.ts'
import { stillMissing } from '../symbolicate/artifacts/still-missing.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { projectBySlug } from './scope.ts'

const SEEN_WITHIN_MS = 30 * 86_400_000
/** Of scripts that wanted a map, whatever was uploaded since. */
const MOST_SCRIPTS = 2_000

const route = createRoute({
  method: 'get',
  path: '/api/artifacts/missing',
  summary: 'Scripts of the last 30 days whose source errors cannot show, and why',
  request: {
    query: listQuery
      .pick({ project: true, limit: true })
      .extend({ release: z.string().max(200).optional() }),
  },
  responses: answers('Seen last first', listOf(missingMap)),
})

export function missingMapRoutes({ store, projects, now }: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const { project: slug, release, limit } = c.req.valid('query')
    const { number } = projectBySlug(projects, slug)
    const scripts = await store.unmappedScripts({
      ...{ projectId: number, since: now() - SEEN_WITHIN_MS, limit: MOST_SCRIPTS },
      ...(release !== undefined && { release }),
    })
    const missing = await stillMissing(
      scripts,
      (some) => store.artifacts.forScripts(number, some),
      limit,
    )
    return c.json({ items: missing.map(toMissingMap) }, 200)
  })
}

function toMissingMap(script: SeenUnmappedScript & { reason: MissingReason }): MissingMap {
  const { release, path, url, debugId, reason, events, lastSeen } = script
  return { ...{ release, path, url, reason, events, lastSeen }, debugId: debugId || null }
}
