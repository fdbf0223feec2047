import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { requireMember, type ActorVariables } from '../middleware/actor.ts'
import { ProblemError } from '../problem.ts'

const version = z.string().min(1).max(250)
const release = z.object({ version, dateReleased: z.string().max(64).nullish() })
const deploy = z.object({
  environment: z.string().max(64),
  name: z.string().max(64).nullish(),
  url: z.string().max(2_000).nullish(),
  dateStarted: z.string().max(64).nullish(),
  dateFinished: z.string().max(64).nullish(),
})

const OF_ORGANIZATION = '/api/0/organizations/:organization/releases'
/** Where older versions of the client ask. */
const OF_PROJECT = '/api/0/projects/:organization/:project/releases'

/**
 * Answered so that pipelines go on; nothing of it is kept. A release exists here once an event or an
 * upload names it.
 */
export function releaseRoutes({ now }: { now: () => number }) {
  return new Hono<{ Variables: ActorVariables }>()
    .route('/', routesBelow(OF_ORGANIZATION, now))
    .route('/', routesBelow(OF_PROJECT, now))
    .get('/api/0/organizations/:organization/repos/', (c) => c.json([]))
}

function routesBelow(base: typeof OF_ORGANIZATION | typeof OF_PROJECT, now: () => number) {
  const one = `${base}/:version` as const
  const answer = (name: string, dateReleased: string | null = null) => ({
    ...{ version: name, dateCreated: new Date(now()).toISOString(), dateReleased },
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
    .get(`${one}/deploys/`, (c) => c.json([]))
    .post(`${one}/deploys/`, requireMember, async (c) => {
      const made = parse(deploy, await jsonOf(c))
      const nothing = { name: null, url: null, dateStarted: null, dateFinished: null }
      return c.json({ id: '0', ...nothing, ...made }, 201)
    })
}

function jsonOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined)
}

function parse<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ProblemError('malformed', {
    detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  })
}
