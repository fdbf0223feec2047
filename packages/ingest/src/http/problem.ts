import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../contract/common.ts'
import { StoreError, type StoreTrouble } from '../store/store-error.ts'

/** Every refusal of the service: its status and its one title. */
const problems = {
  malformed: [400, 'The request is malformed'],
  'bad-encoding': [400, 'The body does not match its Content-Encoding'],
  'invalid-query': [400, 'A parameter is invalid'],
  'invalid-source-map': [400, 'The source map cannot be used'],
  'unknown-key': [401, 'The key is not known'],
  'login-required': [401, 'Log in, or send a bearer token'],
  'wrong-password': [401, 'Name or password is wrong'],
  'not-allowed': [403, 'Your role does not allow this'],
  'origin-not-allowed': [403, 'Pages of this origin may not send to this project'],
  'project-archived': [403, 'The project is archived'],
  'not-found': [404, 'There is nothing here'],
  'too-slow': [408, 'The body came too slowly'],
  conflict: [409, 'This would break what is there'],
  'too-large': [413, 'The body is too large'],
  'unsupported-encoding': [415, 'The Content-Encoding is not supported'],
  'unsupported-type': [415, 'The Content-Type is not supported'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  'store-away': [503, 'It cannot be kept right now; send it again later'],
  overloaded: [503, 'Too busy to keep this safely right now'],
  'database-away': [503, 'The database does not answer right now'],
  'query-too-large': [503, 'This asks for more than one query may take'],
  'query-too-slow': [504, 'This takes too long to answer'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

export type ProblemCode = keyof typeof problems

interface Details extends ErrorOptions {
  /** What the caller can do about it. */
  detail?: string
  errors?: Problem['errors']
  retryAfterSeconds?: number
  /** What there was too much of. */
  scope?: Problem['scope']
}

/** Thrown anywhere below a route; `toProblemResponse` alone renders it (RFC 9457). */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly details: Details

  constructor(code: ProblemCode, details: Details = {}) {
    super(details.detail ?? problems[code][1], details)
    this.code = code
    this.details = details
  }

  get status(): ContentfulStatusCode {
    return problems[this.code][0]
  }
}

/** Whatever a route threw; hono's own refusals (a body that is no JSON, a foreign origin) keep their status. */
export function toProblem(cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  if (cause instanceof HTTPException && cause.status === 400) {
    return new ProblemError('malformed', { cause, detail: cause.message })
  }
  if (cause instanceof HTTPException && cause.status === 403) {
    return new ProblemError('not-allowed', { cause, detail: 'The request came from another site.' })
  }
  if (cause instanceof StoreError) return OF_STORE[cause.trouble](cause)
  return new ProblemError('internal', { cause })
}

const NARROW = 'Choose a shorter time range, or search for less.'

const OF_STORE: Record<StoreTrouble, (cause: StoreError) => ProblemError> = {
  away: (cause) => new ProblemError('database-away', { cause, retryAfterSeconds: 5 }),
  'too-large': (cause) => new ProblemError('query-too-large', { cause, detail: NARROW }),
  'too-slow': (cause) => new ProblemError('query-too-slow', { cause, detail: NARROW }),
}

/** An answer that any server can give. */
export interface RenderedProblem {
  status: ContentfulStatusCode
  headers: Record<string, string>
  body: string
}

export function renderProblem(problem: ProblemError, requestId: string): RenderedProblem {
  const { detail, errors, retryAfterSeconds, scope } = problem.details
  const body: Problem = {
    type: `urn:seismo:problem:${problem.code}`,
    title: problems[problem.code][1],
    status: problem.status,
    ...(detail !== undefined && { detail }),
    requestId,
    ...(errors !== undefined && { errors }),
    ...(scope !== undefined && { scope }),
  }
  return {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  }
}

export function toProblemResponse(problem: ProblemError, c: Context, requestId: string): Response {
  const { status, headers, body } = renderProblem(problem, requestId)
  return c.body(body, status, headers)
}
