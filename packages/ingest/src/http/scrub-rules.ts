import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { ProjectRecord } from '../auth/project-record.ts'
import {
  savedScrubRules,
  scrubPreview,
  scrubPreviewed,
  scrubRulesPut,
  type SavedScrubRules,
} from '../contract/scrub-rules.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import { SWITCHED_OFF, SWITCHED_ON } from '../process/scrub/built-in.ts'
import { joinedRules } from '../process/scrub/joined-rules.ts'
import { previewRules } from '../process/scrub/preview-rules.ts'
import type { ScrubRules } from '../process/scrub/rules.ts'
import type { SavedScrubRules as Saved } from '../process/scrub/scrub-log.ts'
import { createScrubber } from '../process/scrub/scrubber.ts'
import { slowTextFor } from '../process/scrub/slow-pattern.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const LAST_EVENTS = 200

const params = z.object({ slug: z.string().max(64) })
const path = '/api/projects/{slug}/scrub-rules'

const getRoute = createRoute({
  method: 'get',
  path,
  summary: 'What is taken out of the texts of a project before they are stored',
  request: { params },
  responses: answers('The rules in force', savedScrubRules),
})

const putRoute = createRoute({
  method: 'put',
  path,
  summary: 'Replace the privacy rules; what comes from now on is scrubbed by them',
  middleware: [requireAdmin] as const,
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: scrubRulesPut } } },
  },
  responses: answers('The rules in force', savedScrubRules),
})

const previewRoute = createRoute({
  method: 'post',
  path: `${path}/preview`,
  summary: 'What other privacy rules would take out of the last events; nothing is saved',
  middleware: [requireAdmin] as const,
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: scrubPreview } } },
  },
  responses: answers('Texts before and after', scrubPreviewed),
})

export function scrubRulesRoutes(dependencies: Dependencies) {
  const { projects, scrubRules: log, scrub: ofAll, onScrubRules, store } = dependencies
  // Each tries patterns on long texts: one after the other leaves the thread to the rest.
  const oneAtATime = createOneAtATime()

  return apiApp()
    .openapi(getRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      return c.json(toAnswer(ofAll, await log.get(project.number)), 200)
    })
    .openapi(putRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const { rules, version: expected } = c.req.valid('json')
      await oneAtATime(() => assertQuick(rules, project))
      const actor = c.get('actor').name
      const saved = await log.put(project.number, rules, { expected, actor })
      if (saved === 'changed') {
        throw new ProblemError('conflict', {
          detail: 'Other rules were saved meanwhile; read them again, and save yours after.',
        })
      }
      onScrubRules()
      return c.json(toAnswer(ofAll, saved), 200)
    })
    .openapi(previewRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const { rules } = c.req.valid('json')
      const seen = await oneAtATime(async () => {
        await assertQuick(rules, project)
        const errors = await store.recentErrors(project.number, LAST_EVENTS)
        return previewRules(errors, createScrubber(joinedRules(ofAll, rules)))
      })
      return c.json(seen, 200)
    })

  /** Those that are saved were tried when they were. */
  async function assertQuick({ patterns }: ScrubRules, { number }: ProjectRecord): Promise<void> {
    const known = new Set((await log.get(number))?.patterns.map(({ pattern }) => pattern))
    for (const [index, { name, pattern }] of patterns.entries()) {
      const slow = known.has(pattern) ? undefined : slowTextFor(pattern)
      if (!slow) continue
      const unit = JSON.stringify(slow.unit)
      const message = `takes too long on ${String(slow.length)} characters of ${unit}: say how often a part may repeat, as {1,64} for +`
      throw new ProblemError('invalid-query', {
        detail: `The pattern ${name} ${message}.`,
        errors: [{ path: `rules.patterns.${String(index)}.pattern`, message }],
      })
    }
  }
}

function toAnswer(ofAll: ScrubRules, saved: Saved | undefined): SavedScrubRules {
  const { on = [], off = [], keys = [], patterns = [] } = saved ?? {}
  return {
    rules: { on, off, keys, patterns },
    ofAll,
    builtIn: [
      ...SWITCHED_ON.map((name) => ({ name, isOn: true })),
      ...SWITCHED_OFF.map((name) => ({ name, isOn: false })),
    ],
    version: saved?.savedAt ?? 0,
    savedAt: saved?.savedAt ?? null,
    savedBy: saved?.savedBy ?? null,
  }
}
