import type { Control } from '@seismo/browser/wire'
import { Hono } from 'hono'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { RefusedItem } from '../wire/decoded.ts'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { accept } from './accept.ts'
import { arrivalOf, type Arrival } from './arrival.ts'
import { NO_PROJECT } from './attempts.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'
import { ProblemError } from './problem.ts'

/** What a beacon is answered that was kept. */
export interface BeaconAnswer {
  accepted: number
  refused: RefusedItem[]
  control?: Control
}

/** `POST /v1/beacon?k=KEY`: 202 means kept. Refusals are problem documents a client can act on. */
export function beaconRoutes(dependencies: AcceptDependencies) {
  return new Hono<{ Variables: { requestId: string } }>()
    .use('/v1/beacon', openToPages(dependencies))
    .post('/v1/beacon', async (c) => {
      const arrival = arrivalOf(c, dependencies)
      return c.json(await acceptBeacon(arrival, c.req.query('k'), dependencies), 202)
    })
}

/**
 * The same for every server that takes beacons.
 * @throws ProblemError
 */
export function acceptBeacon(
  arrival: Arrival,
  key: string | undefined,
  dependencies: AcceptDependencies,
): Promise<BeaconAnswer> {
  return measured(dependencies, async () => {
    const project = projectOf(dependencies, key, arrival.header('origin'))
    const { accepted, refused } = await accept(arrival, { project, format: 'seismo' }, dependencies)
    const asked = project.sampling ?? dependencies.control
    return { accepted, refused, ...(asked && { control: asked }) }
  })
}

/** @throws ProblemError where there is none; whoever sets one up sees that somebody tried. */
export function projectOf(
  { projects, attempts }: Pick<AcceptDependencies, 'projects' | 'attempts'>,
  key: string | undefined,
  origin: string | undefined,
): ProjectRecord {
  const project = projects.find(({ publicKey }) => publicKey === key)
  if (project) return project
  attempts.refused(NO_PROJECT, 'unknown-key', origin)
  throw new ProblemError('unknown-key', {
    detail:
      "Put the project's public key into ?k=; the settings page and the start of the service show it.",
  })
}
