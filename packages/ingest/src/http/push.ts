import { Hono, type Context } from 'hono'
import { fromBase64Url } from '../lib/base64url.ts'
import { groupingKey } from '../pushed/grouping-key.ts'
import { TooManyPushedError, type Plan, type Pushed } from '../pushed/pushed-groups.ts'
import { parseExposition, type Family } from '../wire/exposition/parse.ts'
import type { Label } from '../wire/otlp/server/labels-of.ts'
import { toSeriesBytes } from '../wire/series/series-body.ts'
import { accept } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import type { BodyLimits } from './body-limits.ts'
import type { Dependencies } from './dependencies.ts'
import { measured } from './measured.ts'
import { assertMayWrite } from './middleware/may-write.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const LIMITS: BodyLimits = { maxBytes: 1_048_576, maxRatio: 100, withinMs: 30_000 }

type PushContext = Context<{ Variables: { requestId: string } }>

/**
 * What jobs that end before anybody could scrape them push, as to Prometheus' Pushgateway
 * (https://github.com/prometheus/pushgateway#api): with a token, and `/push/SLUG` before the path where it is
 * not for the first project, since its clients add nothing behind it.
 */
export function pushRoutes(dependencies: Dependencies) {
  return new Hono<{ Variables: { requestId: string } }>().on(
    ['PUT', 'POST', 'DELETE'],
    ['/metrics/*', '/push/:project/metrics/*'],
    (c) =>
      measured(dependencies, async () => {
        await assertMayWrite(tokenOf(c.req.header('authorization')), dependencies)
        await take(c, dependencies)
        // As Pushgateway does: what is deleted is gone soon.
        return c.body(null, c.req.method === 'DELETE' ? 202 : 200)
      }),
  )
}

async function take(c: PushContext, dependencies: Dependencies): Promise<void> {
  const { pushed, projects } = dependencies
  const project = projectBySlug(projects, c.req.param('project') ?? c.req.query('project'))
  const [, path = ''] = /\/metrics\/(.*)$/.exec(new URL(c.req.url).pathname) ?? []
  const labels = groupingKey(path)
  if (typeof labels === 'string') throw malformed(`Of the grouping key ${labels}.`)
  assertText(c)
  const arrival = arrivalOf(c, dependencies)
  let plan: Plan | undefined
  // What goes on from here are series: with what the path says, and with an end for what is no more there.
  const read = async (limits: BodyLimits) => {
    const body = c.req.method === 'DELETE' ? undefined : await arrival.read(limits)
    const push = { projectId: project.number, labels, push: pushOf(c.req.method, body, labels) }
    plan = planned(push, pushed)
    return toSeriesBytes(plan)
  }
  await accept({ ...arrival, read }, { project, format: 'series', limits: LIMITS }, dependencies)
  plan?.commit()
}

function pushOf(method: string, body: Uint8Array | undefined, labels: Label[]): Pushed['push'] {
  if (!body) return { is: 'delete' }
  const families = familiesOf(new TextDecoder().decode(body), labels)
  return { is: method === 'PUT' ? 'replace' : 'merge', families }
}

function familiesOf(text: string, labels: readonly Label[]): Family[] {
  const parsed = parseExposition(text, labels)
  if (parsed.is === 'families') return parsed.families
  throw malformed(`Line ${parsed.line}: ${parsed.detail}.`)
}

function planned(given: Pushed, pushed: Dependencies['pushed']): Plan {
  try {
    return pushed.plan(given)
  } catch (cause) {
    if (!(cause instanceof TooManyPushedError)) throw cause
    throw new ProblemError('too-large', {
      cause,
      detail: `${cause.message} Delete groups that are over, or push fewer labels.`,
    })
  }
}

/** Go's client writes protobuf unless it is told otherwise. */
function assertText(c: PushContext): void {
  if (!/protobuf/i.test(c.req.header('content-type') ?? '')) return
  throw new ProblemError('unsupported-type', {
    detail:
      "A push comes in Prometheus' text format; Go's client writes it with Format(expfmt.FmtText).",
  })
}

/** Most clients of Pushgateway can say a name and a password and nothing else: the password is the token. */
function tokenOf(authorization: string | undefined): string | undefined {
  const [, basic] = /^Basic ([\w+/-]+)=*$/i.exec(authorization ?? '') ?? []
  if (basic === undefined) return authorization
  try {
    const pair = new TextDecoder().decode(fromBase64Url(basic))
    return `Bearer ${pair.slice(pair.indexOf(':') + 1)}`
  } catch {
    // No base64: nobody.
    return undefined
  }
}

function malformed(detail: string): ProblemError {
  return new ProblemError('malformed', { detail })
}
