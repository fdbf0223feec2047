import { createRoute } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { artifact, artifactReceipt, type ArtifactReceipt } from '../contract/project.ts'
import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import { InvalidSourceMapError } from '../symbolicate/invalid-source-map-error.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const MAX_UPLOAD_BYTES = 136 * 1024 * 1024

const project = listQuery.pick({ project: true })

/** The parts of the multipart form besides `map` and `file`, which are files. */
const fields = z.object({
  release: z.string().min(1).max(200),
  path: z.string().min(1).max(1_000),
  debugId: z.string().max(100).optional(),
})

const uploadRoute = createRoute({
  method: 'put',
  path: '/api/artifacts',
  summary: 'Upload a source map with the bundle it belongs to',
  description:
    'multipart/form-data: `map` (file), `file` (the minified bundle, for function names), ' +
    '`release`, `path` (of the bundle on the site) and, where there is one, `debugId`.',
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

export function artifactRoutes(dependencies: Dependencies) {
  const { store, projects } = dependencies
  return apiApp()
    .openapi(uploadRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const form = await c.req.formData().catch((cause: unknown) => {
        throw new ProblemError('unsupported-type', { cause, detail: 'Send multipart/form-data.' })
      })
      return c.json(await upload(form, number, dependencies), 200)
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
}

async function upload(
  form: FormData,
  projectId: number,
  { store, artifacts, compile, onArtifact, now }: Dependencies,
): Promise<ArtifactReceipt> {
  const { release, path, debugId } = parseFields(form)
  const map = await bytesOf(form, 'map')
  if (!map) throw new ProblemError('malformed', { detail: 'The part `map` is missing.' })
  const file = await bytesOf(form, 'file')
  const { blob, receipt } = await compile({ map, file }).catch(toProblem)
  const { sources, mappings, hasSourcesContent, functions, warning } = receipt
  const key = await contentKey(blob)
  await artifacts.put(key, blob)
  const id = debugId ?? receipt.debugId
  const entry: Artifact = {
    release,
    path: `/${path.replace(/^\/+/, '')}`,
    ...(id !== undefined && { debugId: id.toLowerCase() }),
    key,
    sizeBytes: map.byteLength,
    uploadedAt: now(),
    contents: { sources, mappings, hasSourcesContent, functions },
  }
  await store.artifacts.add(projectId, entry)
  onArtifact(projectId, entry)
  return {
    ...toSummary(entry),
    ...{ sources, mappings, hasSourcesContent, functions },
    ...(warning !== undefined && { warning }),
  }
}

function parseFields(form: FormData) {
  const given = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const parsed = fields.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ProblemError('malformed', {
    detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  })
}

async function bytesOf(form: FormData, name: string): Promise<Uint8Array | undefined> {
  const part = form.get(name)
  return part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : undefined
}

function toProblem(cause: unknown): never {
  if (!(cause instanceof InvalidSourceMapError)) throw cause
  throw new ProblemError('invalid-source-map', { cause, detail: cause.message })
}

/** Named by its content: the same map uploaded twice is kept once. */
async function contentKey(blob: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(blob))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function toSummary({ debugId, ...artifact }: Artifact) {
  return {
    release: artifact.release,
    path: artifact.path,
    debugId: debugId ?? null,
    sizeBytes: artifact.sizeBytes,
    uploadedAt: artifact.uploadedAt,
    contents: artifact.contents ?? null,
  }
}
