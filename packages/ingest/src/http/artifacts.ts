import { createRoute } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { artifact, artifactReceipt, artifactsRemoved } from '../contract/project.ts'
import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import { toDebugId } from '../symbolicate/debug-id.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'
import { removeUploads } from './remove-uploads.ts'
import { takeUpload, toSummary, type Upload } from './take-upload.ts'

const MAX_UPLOAD_BYTES = 136 * 1024 * 1024

const project = listQuery.pick({ project: true })

/** The parts of the multipart form besides `map` and `file`, which are files. */
const fields = z
  .object({
    release: z.string().min(1).max(200).optional(),
    path: z.string().min(1).max(1_000).optional(),
    debugId: z
      .string()
      .refine((id) => toDebugId(id) !== undefined, {
        error: 'is a UUID, such as 85314830-023f-4cf1-a267-535f4e37bb17',
      })
      .transform(toDebugId)
      .optional(),
  })
  .refine(({ release, path }) => (release === undefined) === (path === undefined), {
    error: '`release` and `path` come together.',
  })
  .refine(({ release, debugId }) => release !== undefined || debugId !== undefined, {
    error:
      'Send `debugId`, as the bundler plugin writes it into script and map, or `release` with `path`.',
  })

const uploadRoute = createRoute({
  method: 'put',
  path: '/api/artifacts',
  summary: 'Upload a source map with the bundle it belongs to',
  description:
    'multipart/form-data: `map` (file), `file` (the minified bundle, for function names), ' +
    'and `debugId`, or `release` with `path` (of the bundle on the site), or all three. ' +
    'The ids of the request, the map and the file must agree.',
  middleware: [
    requireMember,
    bodyLimit({
      maxSize: MAX_UPLOAD_BYTES,
      onError: () => {
        throw new ProblemError('too-large', {
          detail: `At most ${String(MAX_UPLOAD_BYTES)} bytes.`,
        })
      },
    }),
  ] as const,
  request: { query: project },
  responses: answers('What was found in the map', artifactReceipt),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/artifacts',
  summary: 'Uploaded source maps',
  request: {
    query: listQuery
      .pick({ project: true, limit: true })
      .extend({ release: z.string().max(200).optional() }),
  },
  responses: answers('Newest first', listOf(artifact)),
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/artifacts',
  summary: 'Remove the source maps of a release, or one of them',
  description:
    'Errors from now on are shown without them; what is stored stays readable. Without `path` and ' +
    '`debugId` all of the release go; an empty `release` is of uploads by debug id alone.',
  middleware: [requireMember] as const,
  request: {
    query: project.extend({
      release: z.string().max(200),
      path: z.string().max(1_000).optional(),
      debugId: z.string().max(36).optional(),
    }),
  },
  responses: answers('How many were removed', artifactsRemoved),
})

export function artifactRoutes(dependencies: Dependencies) {
  const { store, projects } = dependencies
  return apiApp()
    .openapi(uploadRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const form = await c.req.formData().catch((cause: unknown) => {
        throw new ProblemError('unsupported-type', { cause, detail: 'Send multipart/form-data.' })
      })
      return c.json(await takeUpload(await toUpload(form), number, dependencies), 200)
    })
    .openapi(listRoute, async (c) => {
      const { project: slug, release, limit } = c.req.valid('query')
      const { number } = projectBySlug(projects, slug)
      const found =
        release === undefined
          ? await store.artifacts.all(number, limit)
          : await store.artifacts.list(number, release)
      return c.json({ items: found.slice(0, limit).map(toSummary) }, 200)
    })
    .openapi(removeRoute, async (c) => {
      const { project: slug, release, ...named } = c.req.valid('query')
      const { number } = projectBySlug(projects, slug)
      const there = await store.artifacts.list(number, release)
      const artifacts = there.filter((one) => isNamed(one, named))
      await removeUploads(artifacts, number, dependencies)
      return c.json({ removed: artifacts.length }, 200)
    })
}

/** All of its release where nothing else is named. */
function isNamed(
  { path, debugId }: Artifact,
  query: { path?: string | undefined; debugId?: string | undefined },
): boolean {
  if (query.path !== undefined && query.path !== path) return false
  return query.debugId === undefined || query.debugId === (debugId ?? '')
}

async function toUpload(form: FormData): Promise<Upload> {
  const { release, path, debugId } = parseFields(form)
  const map = await bytesOf(form, 'map')
  if (!map) throw new ProblemError('malformed', { detail: 'The part `map` is missing.' })
  const place = release !== undefined && path !== undefined ? { release, path } : undefined
  return { map, file: await bytesOf(form, 'file'), debugId, place }
}

function parseFields(form: FormData) {
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const parsed = fields.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new ProblemError('malformed', {
    detail: `${where === '' ? '' : `${where}: `}${issue?.message ?? 'invalid'}`,
  })
}

async function bytesOf(form: FormData, name: string): Promise<Uint8Array | undefined> {
  const part = form.get(name)
  return part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : undefined
}
