import { Hono } from 'hono'
import * as z from 'zod'
import { requireMember, type ActorVariables } from '../middleware/actor.ts'
import { deployRoutes } from './deploys.ts'
import { jsonOf, parse } from './parse.ts'

type Kept = Parameters<typeof deployRoutes>[1]

const version = z.string().min(1).max(250)
const release = z.object({ version, dateReleased: z.string().max(64).nullish() })

const OF_ORGANIZATION = '/api/0/organizations/:organization/releases'
/** Where older versions of the client ask. */
const OF_PROJECT = '/api/0/projects/:organization/:project/releases'

/**
 * Deploys are kept. The rest is answered so that pipelines go on: a release exists here once an event,
 * an upload or a deploy names it.
 */
export function releaseRoutes(dependencies: Kept) {
  return new Hono<{ Variables: ActorVariables }>()
    .route('/', routesBelow(OF_ORGANIZATION, dependencies))
    .route('/', routesBelow(OF_PROJECT, dependencies))
    .get('/api/0/organizations/:organization/repos/', (c) => c.json([]))
}

function routesBelow(base: typeof OF_ORGANIZATION | typeof OF_PROJECT, kept: Kept) {
  const one = `${base}/:version` as const
  const answer = (name: string, dateReleased: string | null = null) => ({
    ...{ version: name, dateCreated: new Date(kept.now()).toISOString(), dateReleased },
    ...{ url: null, lastEvent: null, newGroups: 0, projects: [] },
  })
  return new Hono<{ Variables: ActorVariables }>()
    .get(`${base}/`, (c) => c.json([]))
    .post(`${base}/`, requireMember, async (c) => {
      const made = parse(release, await jsonOf(c))
      return c.json(answer(made.version, made.dateReleased), 201)
    })
    .get(`${one}/`, (c) => c.json(answer(c.req.param('version'))))
    .put(`${one}/`, requireMember, async (c) => {
      const changed = parse(release.partial(), await jsonOf(c))
      return c.json(answer(c.req.param('version'), changed.dateReleased))
    })
    .get(`${one}/previous-with-commits/`, (c) => c.json({}))
    .route('/', deployRoutes(base, kept))
}
