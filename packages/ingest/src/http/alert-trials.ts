import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { ProjectRecord } from '../auth/project-record.ts'
import {
  backtest,
  backtestAsked,
  ruleCheck,
  ruleChecked,
  ruleTest,
  ruleTested,
} from '../contract/alerts.ts'
import { listQuery } from '../contract/common.ts'
import type { KnownRule } from '../alerts/rules/known-rule.ts'
import { ruleWords } from '../alerts/rules/rule-words.ts'
import { writeRule } from '../alerts/rules/write-rules.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { jsonBody } from './json-body.ts'
import { requireMember } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'
import { toRule } from './rule-of-body.ts'
import { projectBySlug } from './scope.ts'

const query = listQuery.pick({ project: true })
const params = z.object({ id: z.string().max(100) })
const path = '/api/alerts/rules'

const checkRoute = createRoute({
  method: 'post',
  path: `${path}/check`,
  summary: 'A rule as YAML and YAML as a rule, or what is wrong with it; nothing is saved',
  request: { query, body: jsonBody(ruleCheck) },
  responses: answers('The same in both forms', ruleChecked),
})

const testRoute = createRoute({
  method: 'post',
  path: `${path}/{id}/test`,
  summary: 'Send one message of the rule, marked as a test',
  middleware: [requireMember] as const,
  request: { params, query, body: jsonBody(ruleTest) },
  responses: answers('What became of it', ruleTested),
})

const backtestRoute = createRoute({
  method: 'post',
  path: `${path}/backtest`,
  summary: 'When a rule would have fired in the last days',
  request: { query, body: jsonBody(backtestAsked) },
  responses: answers('When, and what it would have seen', backtest),
})

const backtestOneRoute = createRoute({
  method: 'post',
  path: `${path}/{id}/backtest`,
  summary: 'When this rule would have fired in the last days',
  request: { params, query, body: jsonBody(backtestAsked) },
  responses: answers('When, and what it would have seen', backtest),
})

/** What a rule would say and do, before it is saved. */
export function alertTrialRoutes({ projects, alerts, newId }: Dependencies) {
  const { rules } = alerts
  const receivers = () => alerts.config.receivers.map(({ name }) => name)

  function known(project: ProjectRecord, id: string): KnownRule {
    const found = rules.find(project.number, id)
    if (found) return found
    throw new ProblemError('not-found', { detail: 'There is no such rule.' })
  }

  return apiApp()
    .openapi(checkRoute, (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const { yaml, rule: sent } = c.req.valid('json')
      if ((yaml === undefined) === (sent === undefined)) {
        throw new ProblemError('invalid-query', { detail: 'Send one of yaml and rule.' })
      }
      const { rule, source } = toRule(yaml ?? sent, project, receivers())
      return c.json({ rule: source, yaml: yaml ?? writeRule(source), words: ruleWords(rule) }, 200)
    })
    .openapi(backtestRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const { rule: sent, days } = c.req.valid('json')
      const { rule } = toRule(sent, project, receivers())
      const asked = { ruleId: `backtest-${newId()}`, rule, projectId: project.number }
      return c.json(await backtestOf(asked, days), 200)
    })
    .openapi(testRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const rule = known(project, c.req.valid('param').id)
      const { receiver } = c.req.valid('json')
      const deliveries = await alerts.test(rule, receiver)
      if (deliveries.length > 0) return c.json({ deliveries }, 200)
      const detail =
        receiver === undefined
          ? 'No route leads from this rule to a receiver: name one in the rule, or in alerts.route.'
          : `There is no receiver "${receiver}"; known are ${receivers().join(', ')}.`
      throw new ProblemError('invalid-query', { detail })
    })
    .openapi(backtestOneRoute, async (c) => {
      const project = projectBySlug(projects, c.req.valid('query').project)
      const { id, rule } = known(project, c.req.valid('param').id)
      const asked = { ruleId: id, rule, projectId: project.number }
      return c.json(await backtestOf(asked, c.req.valid('json').days), 200)
    })

  async function backtestOf(
    asked: { ruleId: string; rule: KnownRule['rule']; projectId: number },
    days: number,
  ) {
    try {
      return await alerts.backtest(asked, days)
    } catch (cause) {
      // Of what the rule asks no past is stored: the error says what.
      if (!(cause instanceof Error) || cause.name !== 'Error') throw cause
      throw new ProblemError('invalid-query', { cause, detail: `${cause.message}.` })
    }
  }
}
