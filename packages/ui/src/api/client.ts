import type { Problem } from '@seismo/ingest/api'

type FieldError = NonNullable<Problem['errors']>[number]

/** An answer that is not a success; `requestId` is what an operator searches the log for. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly detail: string | undefined
  readonly requestId: string | undefined
  /** What is wrong with which field of what was sent. */
  readonly errors: readonly FieldError[]

  constructor({ status, title, detail, requestId, errors = [] }: Omit<Problem, 'type'>) {
    super(title)
    this.status = status
    this.detail = detail
    this.requestId = requestId
    this.errors = errors
  }
}

export type Query = Record<string, string | number | undefined>

export interface Client {
  get<Answer>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer>
  send<Answer>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer>
}

export function createClient(fetcher: typeof fetch): Client {
  return {
    get: (path, query = {}, signal) =>
      answerOf(fetcher(withQuery(path, query), signal === undefined ? {} : { signal })),
    send: (method, path, body) =>
      answerOf(
        fetcher(path, {
          method,
          ...(body !== undefined && {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
        }),
      ),
  }
}

export const client = createClient((...call) => fetch(...call))

function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  )
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`
}

async function answerOf<Answer>(pending: Promise<Response>): Promise<Answer> {
  const response = await reached(pending)
  if (!response.ok) throw new ApiError(await problemOf(response))
  // The service's schemas are the contract and their types are ours: nothing to parse again.
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

async function reached(pending: Promise<Response>): Promise<Response> {
  try {
    return await pending
  } catch (cause) {
    // Only a connection that never answered: an aborted call is no news to whoever aborted it.
    if (!(cause instanceof TypeError)) throw cause
    throw new ApiError({
      status: 0,
      title: 'Seismo cannot be reached',
      detail: 'The connection failed. Check that the service is running and that you are online.',
    })
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: `HTTP ${response.status}`,
    status: response.status,
  }
  if (!response.headers.get('content-type')?.includes('json')) return fallback
  // A proxy in between may answer JSON of its own; what it lacks comes from the fallback.
  return { ...fallback, ...((await response.json()) as Partial<Problem>) }
}
