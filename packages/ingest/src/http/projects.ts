import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import type { ProjectChange } from '../auth/project-changes.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import { listOf } from '../contract/common.ts'
import {
  newProject,
  project as projectSchema,
  projectPatch,
  type Project,
  type ProjectPatch,
} from '../contract/project.ts'
import type { Store } from '../store/ports.ts'
import type { Retention } from '../store/retention.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies, PageScripts } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { originOf } from './origin.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/projects',
  summary: 'Projects with their public keys and snippets',
  responses: answers('Every project you may see', listOf(projectSchema)),
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/projects',
  summary: 'Make a project, with a public key of its own',
  middleware: [requireAdmin] as const,
  request: { body: { required: true, content: { 'application/json': { schema: newProject } } } },
  responses: answers('The project', projectSchema),
})

const patchRoute = createRoute({
  method: 'patch',
  path: '/api/projects/{slug}',
  summary: 'Name a project, archive it, say which origins may send to it and how much',
  middleware: [requireAdmin] as const,
  request: {
    params: z.object({ slug: z.string().max(64) }),
    body: { required: true, content: { 'application/json': { schema: projectPatch } } },
  },
  responses: answers('The project as it is now', projectSchema),
})

export function projectRoutes(dependencies: Dependencies) {
  const { projects, projectChanges, stream, publicUrl, now } = dependencies
  const describe = (project: ProjectRecord, c: Context) =>
    describeProject(project, { ...dependencies, origin: originOf(c, publicUrl) })
  return apiApp()
    .openapi(route, async (c) => {
      const items = await Promise.all(projects.map((project) => describe(project, c)))
      return c.json({ items }, 200)
    })
    .openapi(addRoute, async (c) => {
      const given = c.req.valid('json')
      const added = await projectChanges.add(given, c.get('actor').name)
      if (typeof added === 'string') throw refusedName(added, given.slug)
      stream.publish({ is: 'project', projectId: added.number })
      return c.json(await describe(added, c), 200)
    })
    .openapi(patchRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const given = toChange(c.req.valid('json'), project, now())
      await projectChanges.change(project, given, c.get('actor').name)
      stream.publish({ is: 'project', projectId: project.number })
      return c.json(await describe(project, c), 200)
    })
}

function refusedName(why: 'taken' | 'too-many', slug: string): ProblemError {
  if (why === 'too-many') {
    return new ProblemError('conflict', {
      detail: 'There are as many projects as there may be; rename one that is archived.',
    })
  }
  const message = `“${slug}” is another project’s`
  return new ProblemError('conflict', { detail: message, errors: [{ path: 'slug', message }] })
}

/** What is not named stays as it is. */
function toChange(patch: ProjectPatch, before: ProjectRecord, now: number): ProjectChange {
  const { name, allowedOrigins, archived, sampling } = patch
  return {
    ...(name !== undefined && { name }),
    ...(allowedOrigins && { allowedOrigins }),
    // Archived twice, it is so since the first time.
    ...(archived !== undefined && {
      archivedAt: archived ? (before.archivedAt ?? now) : undefined,
    }),
    ...(sampling !== undefined && { sampling: sampling ?? undefined }),
  }
}

export async function describeProject(
  project: ProjectRecord,
  { store, origin, scripts, control, countryHeader, retention }: Surroundings,
): Promise<Project> {
  const scriptTag = scriptTagOf(project.publicKey, origin)
  return {
    ...project,
    archivedAt: project.archivedAt ?? null,
    sampling: project.sampling ?? null,
    control: project.sampling ?? control ?? null,
    scriptTag,
    loaderTag: `<script>${scripts.loader}</script>\n${scriptTag}`,
    pinnedTag: pinnedTagOf(project.publicKey, origin, scripts),
    npmSnippet: [
      `import { init } from '@seismo/browser'`,
      '',
      `init({ key: '${project.publicKey}', endpoint: '${origin}', release: '1.0.0' })`,
    ].join('\n'),
    ...addressesOf(project, origin),
    hasCountries: countryHeader !== undefined,
    keptDays: keptDaysOf(retention),
    firstEventAt: await store.firstEventAt(project.number),
  }
}

interface Surroundings extends Pick<
  Dependencies,
  'scripts' | 'control' | 'countryHeader' | 'retention'
> {
  store: Pick<Store, 'firstEventAt'>
  origin: string
}

function keptDaysOf({ errors, requests, vitals, pageViews, sessions }: Retention) {
  return { errors, requests, vitals, pageViews, sessions }
}

/** What the clients of others are given; the routes are those of sentry.ts, faro.ts and their like. */
export function addressesOf({ number, slug, publicKey }: ProjectRecord, origin: string) {
  return {
    sentryDsn: `${origin.replace('://', `://${publicKey}@`)}/${String(number)}`,
    faroUrl: `${origin}/collect/${publicKey}`,
    otlpUrl: origin,
    reportsUrl: `${origin}/v1/reports/${publicKey}`,
    // Without a name, the samples would go to the first project.
    remoteWriteUrl: `${origin}/api/v1/write?project=${encodeURIComponent(slug)}`,
  }
}

/** The script imports its second file, whose hash only an import map can name. */
function pinnedTagOf(publicKey: string, origin: string, { pinned }: PageScripts): string {
  const [script, ...imported] = pinned
  if (!script) throw new Error('the script has no file')
  const integrity = Object.fromEntries(
    imported.map((file) => [`${origin}${file.path}`, file.integrity]),
  )
  return [
    `<script type="importmap">${JSON.stringify({ integrity })}</script>`,
    `<script async src="${origin}${script.path}" integrity="${script.integrity}" crossorigin data-key="${publicKey}"></script>`,
  ].join('\n')
}

export function scriptTagOf(publicKey: string, origin: string): string {
  return `<script async src="${origin}/seismo.min.js" crossorigin data-key="${publicKey}"></script>`
}
