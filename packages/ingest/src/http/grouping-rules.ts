import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import type { ProjectRecord } from '../auth/project-record.ts'
import {
  rulesCheck,
  rulesChecked,
  rulesPreview,
  rulesPreviewed,
  rulesPut,
  savedRules,
  type RulesPut,
  type SavedRules,
} from '../contract/grouping-rules.ts'
import { readRules } from '../process/grouping-rules/read-rules.ts'
import { createPreviewRules } from '../process/grouping-rules/preview/preview-rules.ts'
import type { GroupingRule } from '../process/grouping-rules/rule.ts'
import type { SavedRules as Saved } from '../process/grouping-rules/rules-log.ts'
import { writeRules } from '../process/grouping-rules/write-rules.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const YAML = 'application/yaml'
const params = z.object({ slug: z.string().max(64) })
const path = '/api/projects/{slug}/grouping-rules'

const getRoute = createRoute({
  method: 'get',
  path,
  summary: 'The grouping rules of a project; with `Accept: application/yaml` as they were written',
  request: { params },
  responses: answers('The rules in force', savedRules),
})

const putRoute = createRoute({
  method: 'put',
  path,
  summary: 'Replace the grouping rules; errors from now on are grouped by them',
  middleware: [requireMember] as const,
  request: {
    params,
    body: {
      content: {
        'application/json': { schema: rulesPut },
        [YAML]: { schema: z.string() },
      },
    },
  },
  responses: answers('The rules in force', savedRules),
})

const checkRoute = createRoute({
  method: 'post',
  path: `${path}/check`,
  summary: 'Rules as YAML and YAML as rules, or what is wrong with them; nothing is saved',
  middleware: [requireMember] as const,
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: rulesCheck } } },
  },
  responses: answers('The same in both forms', rulesChecked),
})

const previewRoute = createRoute({
  method: 'post',
  path: `${path}/preview`,
  summary: 'What other rules would merge and split, by the errors of the last days',
  middleware: [requireMember] as const,
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: rulesPreview } } },
  },
  responses: answers('Which issues would change', rulesPreviewed),
})

export function isGroupingRules(path: string): boolean {
  return /^\/api\/projects\/[^/]+\/grouping-rules(\/(preview|check))?$/.test(path)
}

export function groupingRulesRoutes(dependencies: Dependencies) {
  const { projects, groupingRules, onGroupingRules, store, now } = dependencies
  const previewRules = createPreviewRules(store, now)
  // Each reads thousands of stacks: one after the other leaves the database to the rest.
  const oneAtATime = createOneAtATime()

  return apiApp()
    .openapi(getRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      return answerOf(c, await groupingRules.get(project.number))
    })
    .openapi(putRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const before = await groupingRules.get(project.number)
      refuseThoseOfTheFile(project, before)
      const sent = c.req.valid('json')
      // A text is what the description of the YAML body makes of it; it is read here.
      const given =
        typeof sent === 'string' || namesYaml(c.req.header('content-type'))
          ? { yaml: await c.req.text(), ...versionIn(c.req.header('if-match')) }
          : sent
      const { yaml } = toRules(given, before)
      const value = { yaml, from: 'page' } as const
      const saved = await groupingRules.put(project.number, value, {
        ...{ expected: given.version, actor: c.get('actor').name },
      })
      if (saved === 'changed') throw await raced(before)
      onGroupingRules()
      return answerOf(c, saved)
    })
    .openapi(checkRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const saved = await groupingRules.get(project.number)
      return c.json(toRules(c.req.valid('json'), saved), 200)
    })
    .openapi(previewRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('param').slug)
      const { days, ...given } = c.req.valid('json')
      const saved = await groupingRules.get(project.number)
      const { rules: after } = toRules(given, saved)
      const before = saved ? rulesOf(saved.yaml) : []
      const asked = { projectId: project.number, slug: project.slug, before, after, days }
      return c.json(await oneAtATime(() => previewRules(asked)), 200)
    })

  /** Between reading and writing, somebody else saved. */
  async function raced(before: Saved | undefined): Promise<ProblemError> {
    const newest = before && (await groupingRules.get(before.projectId))
    const who = newest ? `${newest.savedBy} saved other rules meanwhile` : 'other rules were saved'
    return new ProblemError('conflict', {
      detail: `${who}; read them again, and save yours after.`,
    })
  }
}

function refuseThoseOfTheFile({ slug }: ProjectRecord, saved: Saved | undefined): void {
  if (saved?.from !== 'file') return
  throw new ProblemError('conflict', {
    detail: `The rules of this project stand in seismo.yaml under grouping_rules.${slug}; change them there and start again.`,
  })
}

interface ReadRules {
  rules: GroupingRule[]
  yaml: string
}

/** @throws ProblemError that names line and column. */
function toRules({ yaml, rules }: Pick<RulesPut, 'yaml' | 'rules'>, before?: Saved): ReadRules {
  if ((yaml === undefined) === (rules === undefined)) {
    throw new ProblemError('invalid-query', { detail: 'Send one of yaml and rules.' })
  }
  const written = yaml ?? writeRules(rules ?? [], before?.yaml)
  const outcome = readRules(written)
  if (outcome.is === 'rules') return { rules: outcome.rules, yaml: written }
  const errors = outcome.faults.map(({ line, column, message }) => ({
    path: `line ${line}, column ${column}`,
    message,
  }))
  const [first] = errors
  throw new ProblemError('invalid-query', {
    errors,
    ...(first && { detail: `${first.path}: ${first.message}` }),
  })
}

function rulesOf(yaml: string): GroupingRule[] {
  const outcome = readRules(yaml)
  return outcome.is === 'rules' ? outcome.rules : []
}

function answerOf(c: Context, saved: Saved | undefined) {
  const answer = toAnswer(saved)
  c.header('ETag', `"${answer.version}"`)
  if (!namesYaml(c.req.header('accept'))) return c.json(answer, 200)
  // As text beside the described JSON: what curl keeps is the very file.
  return c.body(answer.yaml, 200, { 'Content-Type': YAML }) as never // as: see above
}

function toAnswer(saved: Saved | undefined): SavedRules {
  if (!saved) {
    return { yaml: '', rules: [], version: 0, savedAt: null, savedBy: null, from: 'page' }
  }
  const { yaml, savedAt, savedBy, from } = saved
  return { yaml, rules: rulesOf(yaml), version: savedAt, savedAt, savedBy, from }
}

function namesYaml(header: string | undefined): boolean {
  return header !== undefined && /\b(application|text)\/(x-)?yaml\b/.test(header)
}

/** `If-Match: "1795230000000"`, as the answer's ETag had it. */
function versionIn(ifMatch: string | undefined): { version?: number } {
  const [, version] = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch ?? '') ?? []
  return version === undefined ? {} : { version: Number(version) }
}
