import { createRoute } from '@hono/zod-openapi'
import type { ProjectRecord } from '../auth/first-start.ts'
import { listOf } from '../contract/common.ts'
import { project as projectSchema, type Project } from '../contract/project.ts'
import type { Store } from '../store/ports.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { originOf } from './origin.ts'

const route = createRoute({
  method: 'get',
  path: '/api/projects',
  summary: 'Projects with their public keys and snippets',
  responses: answers('Every project you may see', listOf(projectSchema)),
})

export function projectRoutes({ projects, store, publicUrl }: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const origin = originOf(c, publicUrl)
    const items = await Promise.all(
      projects.map((project) => describeProject(store, project, origin)),
    )
    return c.json({ items }, 200)
  })
}

export async function describeProject(
  store: Pick<Store, 'firstEventAt'>,
  project: ProjectRecord,
  origin: string,
): Promise<Project> {
  return {
    ...project,
    scriptTag: scriptTagOf(project.publicKey, origin),
    npmSnippet: [
      `import { init } from '@seismo/browser'`,
      '',
      `init({ key: '${project.publicKey}', endpoint: '${origin}', release: '1.0.0' })`,
    ].join('\n'),
    firstEventAt: await store.firstEventAt(project.number),
  }
}

export function scriptTagOf(publicKey: string, origin: string): string {
  return `<script async src="${origin}/seismo.min.js" crossorigin data-key="${publicKey}"></script>`
}
