import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { ProjectRecord } from '../auth/first-start.ts'
import { listOf } from '../contract/common.ts'
import { project as projectSchema, projectPatch, type Project } from '../contract/project.ts'
import type { Store } from '../store/ports.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies, PageScripts } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { originOf } from './origin.ts'
import { projectBySlug } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/projects',
  summary: 'Projects with their public keys and snippets',
  responses: answers('Every project you may see', listOf(projectSchema)),
})

const patchRoute = createRoute({
  method: 'patch',
  path: '/api/projects/{slug}',
  summary: 'Name a project, or say which origins may send to it',
  middleware: [requireAdmin] as const,
  request: {
    params: z.object({ slug: z.string().max(64) }),
    body: { required: true, content: { 'application/json': { schema: projectPatch } } },
  },
  responses: answers('The project as it is now', projectSchema),
})

export function projectRoutes(dependencies: Dependencies) {
  const { projects, projectChanges, store, publicUrl, scripts } = dependencies
  return apiApp()
    .openapi(route, async (c) => {
      const origin = originOf(c, publicUrl)
      const items = await Promise.all(
        projects.map((project) => describeProject(project, { store, origin, scripts })),
      )
      return c.json({ items }, 200)
    })
    .openapi(patchRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const { name, allowedOrigins } = c.req.valid('json')
      const given = {
        ...(name !== undefined && { name }),
        ...(allowedOrigins && { allowedOrigins }),
      }
      await projectChanges.change(project, given, c.get('actor').name)
      const origin = originOf(c, publicUrl)
      return c.json(await describeProject(project, { store, origin, scripts }), 200)
    })
}

export async function describeProject(
  project: ProjectRecord,
  { store, origin, scripts }: Surroundings,
): Promise<Project> {
  const scriptTag = scriptTagOf(project.publicKey, origin)
  return {
    ...project,
    scriptTag,
    loaderTag: `<script>${scripts.loader}</script>\n${scriptTag}`,
    pinnedTag: pinnedTagOf(project.publicKey, origin, scripts),
    npmSnippet: [
      `import { init } from '@seismo/browser'`,
      '',
      `init({ key: '${project.publicKey}', endpoint: '${origin}', release: '1.0.0' })`,
    ].join('\n'),
    ...addressesOf(project, origin),
    firstEventAt: await store.firstEventAt(project.number),
  }
}

interface Surroundings {
  store: Pick<Store, 'firstEventAt'>
  origin: string
  scripts: PageScripts
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
