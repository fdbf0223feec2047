import { Hono } from 'hono'
import * as z from 'zod'
import type { Deploy } from '../../contract/releases.ts'
import type { Dependencies } from '../dependencies.ts'
import { requireMember, type ActorVariables } from '../middleware/actor.ts'
import { ProblemError } from '../problem.ts'
import { recordDeploy } from '../record-deploy.ts'
import { projectBySlug } from '../scope.ts'
import { jsonOf, parse } from './parse.ts'
import { projectNumber } from './project-number.ts'

const time = z.iso.datetime({ offset: true, error: 'expected ISO 8601' }).nullish()
const newDeploy = z.object({
  environment: z.string().min(1).max(64),
  name: z.string().max(64).nullish(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullish(),
  dateStarted: time,
  dateFinished: time,
  projects: z.array(z.string()).max(20).nullish(),
})

const MOST = 100

type Kept = Pick<Dependencies, 'store' | 'stream' | 'now' | 'projects'>

/** Kept as `POST /api/deploys` keeps them; a deploy was when it ended. */
export function deployRoutes(
  base:
    | '/api/0/organizations/:organization/releases'
    | '/api/0/projects/:organization/:project/releases',
  kept: Kept,
) {
  const path = `${base}/:version/deploys/` as const
  return new Hono<{ Variables: ActorVariables }>()
    .get(path, async (c) => {
      const [projectId] = numbersOf(kept, [c.req.param('project')])
      const deploys = await kept.store.releases.deploys.ofReleases(
        ...([projectId, [releaseOf(c.req.param('version'))], MOST] as const),
      )
      return c.json(deploys.filter(({ source }) => source !== 'first-sight').map(toAnswer))
    })
    .post(path, requireMember, async (c) => {
      const release = releaseOf(c.req.param('version'))
      const { environment, url, projects, name, ...dates } = parse(newDeploy, await jsonOf(c))
      const at = dates.dateFinished ?? dates.dateStarted
      const told = {
        ...{ release, environment, url: url ?? undefined, source: 'sentry-cli' as const },
        ...{ at: at ? Date.parse(at) : kept.now(), actor: c.get('actor').name },
      }
      const named = projects?.length ? projects : [c.req.param('project')]
      for (const number of numbersOf(kept, named)) await recordDeploy(kept, number, told)
      const answer = { environment, name: name ?? null, url: url ?? null }
      return c.json({ id: '0', dateStarted: null, dateFinished: null, ...answer, ...dates }, 201)
    })
}

/** The first project where the client names none. */
function numbersOf(
  { projects }: Kept,
  names: readonly (string | undefined)[],
): [number, ...number[]] {
  const [first = projectBySlug(projects, undefined).number, ...others] = new Set(
    names.flatMap((name) => (name === undefined ? [] : [projectNumber(name, projects)])),
  )
  return [first, ...others]
}

function releaseOf(version: string): string {
  if (version.length <= 200) return version
  throw new ProblemError('invalid-query', { detail: 'version: at most 200 characters' })
}

function toAnswer({ environment, url, at }: Deploy) {
  const dateFinished = new Date(at).toISOString()
  return { id: String(at), environment, name: null, url, dateStarted: null, dateFinished }
}
