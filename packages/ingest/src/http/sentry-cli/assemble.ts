import { setTimeout as wait } from 'node:timers/promises'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { ProjectRecord } from '../../auth/project-record.ts'
import type { Dependencies } from '../dependencies.ts'
import { requireMember, type ActorVariables } from '../middleware/actor.ts'
import { ProblemError } from '../problem.ts'
import type { AssembleRequest } from './assemble-bundle.ts'
import { projectNumber } from './project-number.ts'
import { createAssemblies, type AssemblyState } from './assemblies.ts'

/** Proxies in between give up after a minute. */
const ANSWER_WITHIN_MS = 20_000

const sha1 = z.string().regex(/^[\da-f]{40}$/, 'a SHA-1 in hex')

const body = z.object({
  checksum: sha1,
  chunks: z.array(sha1).min(1).max(2_000),
  projects: z.array(z.string()).min(1, 'name a project with SENTRY_PROJECT').max(20),
  version: z.string().max(200).nullish(),
})

/** All pieces are there, says the client; which are not, or what became of them, we answer. */
export function assembleRoutes(dependencies: Dependencies) {
  const assemblies = createAssemblies(dependencies, {
    answerWithinMs: ANSWER_WITHIN_MS,
    wait: (ms) => wait(ms, undefined, { ref: false }),
  })
  return new Hono<{ Variables: ActorVariables }>().post(
    '/api/0/organizations/:organization/artifactbundle/assemble/',
    requireMember,
    async (c) => {
      const state = await assemblies.state(await requestOf(c, dependencies.projects))
      return c.json(toAnswer(state), 200)
    },
  )
}

async function requestOf(c: Context, projects: readonly ProjectRecord[]): Promise<AssembleRequest> {
  const parsed = body.safeParse(await c.req.json().catch(() => undefined))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ProblemError('malformed', {
      detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
    })
  }
  const { checksum, chunks, version } = parsed.data
  const ids = parsed.data.projects.map((name) => projectNumber(name, projects))
  return { checksum, chunks, release: version || undefined, projectIds: [...new Set(ids)] }
}

function toAnswer(state: AssemblyState) {
  switch (state.is) {
    case 'not-found':
      return { state: 'not_found', missingChunks: state.missing }
    case 'refused':
      return { state: 'error', missingChunks: [], detail: state.detail }
    case 'assembling':
    case 'ok':
      return { state: state.is, missingChunks: [] }
  }
}
