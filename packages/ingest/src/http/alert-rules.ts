import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import type { ProjectRecord } from '../auth/project-record.ts'
import { rulePut, storedRule, type StoredRule } from '../contract/alerts.ts'
import { listOf, listQuery } from '../contract/common.ts'
import type { SaveOutcome } from '../alerts/rules/rule-book.ts'
import type { KnownRule } from '../alerts/rules/known-rule.ts'
import { readRules } from '../alerts/rules/read-rules.ts'
import { writeRules } from '../alerts/rules/write-rules.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { faultProblem, toRule } from './rule-of-body.ts'
import { projectBySlug } from './scope.ts'

const YAML = 'application/yaml'
const query = listQuery.pick({ project: true })
const params = z.object({ id: z.string().max(100) })
const path = '/api/alerts/rules'

const listRoute = createRoute({
  method: 'get',
  path,
  summary: 'Rules as people write them; with `Accept: application/yaml` as a file',
  request: { query },
  responses: answers('Those of files first', listOf(storedRule)),
})

const addRoute = createRoute({
  method: 'post',
  path,
  summary: 'Make a rule',
  middleware: [requireMember] as const,
  request: { query, body: jsonBody(rulePut) },
  responses: answers('The rule', storedRule),
})

const replaceRoute = createRoute({
  method: 'put',
  path,
  summary: 'Replace all rules that were made on the page, by a file as YAML',
  middleware: [requireMember] as const,
  request: { query, body: { required: true, content: { [YAML]: { schema: z.string() } } } },
  responses: answers('The rules', listOf(storedRule)),
})

const changeRoute = createRoute({
  method: 'patch',
  path: `${path}/{id}`,
  summary: 'Change a rule: the whole of it is sent',
  middleware: [requireMember] as const,
  request: { params, query, body: jsonBody(rulePut) },
  responses: answers('The rule', storedRule),
})

const removeRoute = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Remove a rule; what it fires is over',
  middleware: [requireMember] as const,
  request: { params, query },
  responses: { 204: { description: 'Removed' } },
})

/** All rules of a project at once are more than other requests are. */
export function isAlertRules(requested: string): boolean {
  return requested === path
}

export function alertRuleRoutes({ projects, alerts }: Dependencies) {
  const { rules } = alerts
  const receivers = () => alerts.config.receivers.map(({ name }) => name)

  async function save(
    c: Context,
    given: { project: ProjectRecord; id?: string; put: z.output<typeof rulePut> },
  ): Promise<StoredRule> {
    const { project, id, put } = given
    const { rule, source } = toRule(put.rule, project, receivers())
    const outcome = await rules.save(
      { id, projectId: project.number, rule, source, expected: put.version },
      c.get('actor') as never, // as: the middleware before every route sets it
    )
    return savedOf(outcome)
  }

  return apiApp()
    .openapi(listRoute, (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const all = rules.ofProject(number)
      if (!namesYaml(c.req.header('accept'))) return c.json({ items: all.map(toStored) }, 200)
      const text = writeRules(all.map(({ source }) => source))
      // As text beside the described JSON: what curl keeps is the very file.
      return c.body(text, 200, { 'Content-Type': YAML }) as never // as: see above
    })
    .openapi(addRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      return c.json(await save(c, { project, put: c.req.valid('json') }), 200)
    })
    .openapi(replaceRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const read = readRules(await c.req.text())
      if (read.is === 'faults') throw faultProblem(read.faults)
      const checked = read.value.map(({ source }) => toRule(source, project, receivers()))
      const outcome = await rules.replace(project.number, checked, c.get('actor'))
      if (outcome.is !== 'replaced') throw refusalOf(outcome)
      return c.json({ items: rules.ofProject(project.number).map(toStored) }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const { id } = c.req.valid('param')
      return c.json(await save(c, { project, id, put: c.req.valid('json') }), 200)
    })
    .openapi(removeRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const outcome = await rules.remove(project.number, c.req.valid('param').id, c.get('actor'))
      if (outcome === 'removed') return c.body(null, 204)
      throw refusalOf(
        outcome === 'unknown' ? { is: 'unknown' } : { is: 'of-a-file', file: outcome.file },
      )
    })
}

function toStored({ id, source, from, file, version, savedAt, savedBy }: KnownRule): StoredRule {
  return { id, rule: source, from, file, version, savedAt, savedBy }
}

function savedOf(outcome: SaveOutcome): StoredRule {
  if (outcome.is === 'saved') return toStored(outcome.rule)
  throw refusalOf(outcome)
}

function refusalOf(outcome: Exclude<SaveOutcome, { is: 'saved' }>): ProblemError {
  switch (outcome.is) {
    case 'unknown':
      return new ProblemError('not-found', { detail: 'There is no such rule.' })
    case 'changed':
      return new ProblemError('conflict', {
        detail: 'Somebody else changed this rule meanwhile; read it again, and save yours after.',
      })
    case 'too-many':
      return new ProblemError('conflict', {
        detail: 'This project has 1,000 rules; remove one first.',
      })
    case 'of-a-file':
      return new ProblemError('conflict', {
        detail: `This rule stands in ${outcome.file}; change it there and start again.`,
      })
    case 'name-taken':
      return new ProblemError('conflict', {
        detail: `"${outcome.by.rule.name}" is the name of another rule${outcome.by.file === null ? '' : ` in ${outcome.by.file}`}; choose one of its own.`,
      })
  }
}

function namesYaml(header: string | undefined): boolean {
  return header !== undefined && /\b(application|text)\/(x-)?yaml\b/.test(header)
}
