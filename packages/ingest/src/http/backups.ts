import { createRoute } from '@hono/zod-openapi'
import { BackupError } from '../backup/place.ts'
import { backup } from '../contract/backups.ts'
import { listOf } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'

const middleware = requireAdmin

const startRoute = createRoute({
  method: 'post',
  path: '/api/backups',
  summary: 'Begin a backup into the data folder; the service goes on meanwhile',
  middleware,
  responses: answers('As it begins', backup),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/backups',
  summary: 'Backups of this process and how far they are',
  middleware,
  responses: answers('Newest first', listOf(backup)),
})

export function backupRoutes({ backups }: Pick<Dependencies, 'backups'>) {
  return apiApp()
    .openapi(startRoute, (c) => {
      try {
        return c.json(backups.start(), 200)
      } catch (cause) {
        if (!(cause instanceof BackupError)) throw cause
        throw new ProblemError('conflict', { cause, detail: cause.message })
      }
    })
    .openapi(listRoute, (c) => c.json({ items: [...backups.list()] }, 200))
}
