import { Hono } from 'hono'
import type { ProjectRecord } from '../auth/first-start.ts'
import { accept } from './accept.ts'
import type { Dependencies } from './dependencies.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'
import { ProblemError } from './problem.ts'

/** `POST /v1/beacon?k=KEY`: 202 means kept. Refusals are problem documents a client can act on. */
export function beaconRoutes(dependencies: Dependencies) {
  const { control } = dependencies
  return new Hono<{ Variables: { requestId: string } }>()
    .use('/v1/beacon', openToPages())
    .post('/v1/beacon', (c) =>
      measured(dependencies, async () => {
        const project = projectOf(dependencies.projects, c.req.query('k'))
        const { accepted, refused } = await accept(c, { project, format: 'seismo' }, dependencies)
        return c.json({ accepted, refused, ...(control && { control }) }, 202)
      }),
    )
}

export function projectOf(
  projects: readonly ProjectRecord[],
  key: string | undefined,
): ProjectRecord {
  const project = projects.find(({ publicKey }) => publicKey === key)
  if (project) return project
  throw new ProblemError('unknown-key', {
    detail:
      "Put the project's public key into ?k=; the settings page and the start of the service show it.",
  })
}
