import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { correlations } from '../contract/correlations.ts'
import type { Question } from '../correlate/correlate.ts'
import { SIGNAL_FORMS, toSignalSource } from '../correlate/signal-text.ts'
import type { SignalSource } from '../correlate/signal-source.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import { toBox } from './box.ts'
import type { Dependencies } from './dependencies.ts'
import { issueNamed } from './issue-named.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'
import { toInstant } from './time-range.ts'

const query = listQuery.pick({ project: true, from: true, to: true }).extend({
  /** When it began, as who asks sees it: ISO 8601, or relative to now. */
  onset: z.string().max(40).optional(),
  /** `from,to` of a box on a chart; instead of `onset`. */
  box: z.string().max(100).optional(),
})
type Asked = z.output<typeof query>

const ofIssue = createRoute({
  method: 'get',
  path: '/api/issues/{id}/correlations',
  summary: 'What moved together with an issue: metrics, deploys, requests, dimensions, traces',
  request: { params: z.object({ id: z.string().max(64) }), query },
  responses: answers('Those that stand out first; empty where nothing does', correlations),
})

const ofSignal = createRoute({
  method: 'get',
  path: '/api/correlations',
  summary: `What moved together with a signal: ${SIGNAL_FORMS}`,
  request: {
    query: query.extend({
      signal: z.string().max(2_100),
      /** Of a vital. */
      page: z.string().max(2_000).optional(),
      device: z.enum(['mobile', 'desktop']).optional(),
    }),
  },
  responses: answers('Those that stand out first; empty where nothing does', correlations),
})

export function correlationRoutes(dependencies: Dependencies) {
  const { correlate } = dependencies

  async function questionOf(source: SignalSource, asked: Asked): Promise<Question> {
    const { projectId, ...range } = toScope(dependencies, asked)
    const now = dependencies.now()
    const box = asked.box === undefined ? undefined : toBox('box', asked.box, now)
    const question = {
      ...{ projectId, source, range },
      ...(box && { box }),
      ...(asked.onset !== undefined && { onset: toInstant('onset', asked.onset, now) }),
    }
    if (source.is !== 'issue') return question
    return { ...question, ...(await ofIssueNamed(projectId, source.id)) }
  }

  async function ofIssueNamed(projectId: number, name: string) {
    const { store } = dependencies
    const issue = await issueNamed(store, projectId, name)
    const [summary] = await store.workflow.summaries(
      { projectId, from: 0, to: dependencies.now() },
      [issue.id],
    )
    const title = summary ? `${summary.type}: ${summary.message}`.slice(0, 200) : issue.id
    return { source: { is: 'issue' as const, id: issue.id }, title }
  }

  return apiApp()
    .openapi(ofIssue, async (c) => {
      const { id } = c.req.valid('param')
      const question = await questionOf({ is: 'issue', id }, c.req.valid('query'))
      return c.json(await correlate(question), 200)
    })
    .openapi(ofSignal, async (c) => {
      const { signal, page, device, ...asked } = c.req.valid('query')
      const source = toSignalSource(signal, { page, device })
      if (!source) {
        throw new ProblemError('invalid-query', {
          detail: `signal: expected one of ${SIGNAL_FORMS}`,
        })
      }
      return c.json(await correlate(await questionOf(source, asked)), 200)
    })
}
