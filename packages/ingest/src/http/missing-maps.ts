import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { missingMap, type MissingMap } from '../contract/project.ts'
import type { SeenUnmappedScript } from '../store/ports.ts'
import { missingMaps } from '../symbolicate/artifacts/missing-maps.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { projectBySlug } from './scope.ts'

const SEEN_WITHIN_MS = 30 * 86_400_000
/** Of scripts that wanted a map, whatever was uploaded since. */
const MOST_SCRIPTS = 2_000
/** What a server takes in an address bounds a question: two names of hundreds of characters each. */
const AT_ONCE = 200

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
  async function stillMissing(
    projectId: number,
    scripts: readonly SeenUnmappedScript[],
    most: number,
  ): Promise<MissingMap[]> {
    const missing: MissingMap[] = []
    for (let from = 0; from < scripts.length && missing.length < most; from += AT_ONCE) {
      const some = scripts.slice(from, from + AT_ONCE)
      const uploads = await store.artifacts.forScripts(projectId, some)
      missing.push(...missingMaps(some, uploads).map(toMissingMap))
    }
    return missing.slice(0, most)
  }

  return apiApp().openapi(route, async (c) => {
    const { project: slug, release, limit } = c.req.valid('query')
    const { number } = projectBySlug(projects, slug)
    const scripts = await store.unmappedScripts({
      ...{ projectId: number, since: now() - SEEN_WITHIN_MS, limit: MOST_SCRIPTS },
      ...(release !== undefined && { release }),
    })
    return c.json({ items: await stillMissing(number, scripts, limit) }, 200)
  })
}

function toMissingMap(
  script: ReturnType<typeof missingMaps<SeenUnmappedScript>>[number],
): MissingMap {
  const { release, path, url, debugId, reason, events, lastSeen } = script
  return { ...{ release, path, url, reason, events, lastSeen }, debugId: debugId || null }
}
