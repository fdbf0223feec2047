import { ImportError } from '../import-error.ts'

export interface SentryServer {
  url: string
  token: string
  /** Fakes are for tests. */
  fetch?: typeof fetch
  wait: (ms: number) => Promise<unknown>
}

export interface SentryAnswer {
  body: unknown
  link: string | null
}

const TIMEOUT_MS = 60_000
const TRIES = 6
const FIRST_WAIT_MS = 1_000
/** Of what a server asks for; beyond this it is better to be run again. */
const LONGEST_WAIT_MS = 15 * 60_000

/**
 * Asks again where it is told to wait, and a few times where the server is away.
 * @throws ImportError
 */
export async function askSentry(server: SentryServer, path: string): Promise<SentryAnswer> {
  for (let tried = 1; ; tried += 1) {
    const asked = await ask(server, path)
    if (asked.is === 'answer') return asked
    if (asked.is === 'limited') await server.wait(asked.waitMs)
    else if (tried >= TRIES) throw new ImportError(`${asked.why}. ${GO_ON}`)
    else await server.wait(FIRST_WAIT_MS * 2 ** (tried - 1))
  }
}

const GO_ON = 'Run the command again: it goes on where it was'

type Asked =
  | ({ is: 'answer' } & SentryAnswer)
  | { is: 'limited'; waitMs: number }
  | { is: 'away'; why: string }

async function ask({ url, token, fetch: get = fetch }: SentryServer, path: string): Promise<Asked> {
  let response: Response
  try {
    response = await get(url.replace(/\/+$/, '') + path, {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      // Whoever is led elsewhere is not who the token is for.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok) return { is: 'answer', ...(await answerOf(response, url)) }
  } catch (cause) {
    if (cause instanceof ImportError) throw cause
    return { is: 'away', why: `Sentry cannot be reached at ${url}: ${messageOf(cause)}` }
  }
  const { status } = response
  if (status === 429) return { is: 'limited', waitMs: waitMsOf(response.headers) }
  if (status >= 500) return { is: 'away', why: `${url} answered ${String(status)}` }
  throw new ImportError(refusalOf(status, url, path))
}

async function answerOf(response: Response, url: string): Promise<SentryAnswer> {
  const text = await response.text()
  try {
    return { body: JSON.parse(text), link: response.headers.get('link') }
  } catch (cause) {
    throw new ImportError(`${url} answered no JSON; is it the address of Sentry?`, { cause })
  }
}

/** In seconds or as a date; Sentry's own header has the second that the next window begins in. */
function waitMsOf(headers: Headers): number {
  const after = headers.get('retry-after')
  const reset = headers.get('x-sentry-rate-limit-reset')
  const seconds = Number(after ?? NaN)
  const until = after === null ? Number(reset ?? NaN) * 1_000 : Date.parse(after)
  const waitMs = Number.isFinite(seconds) ? seconds * 1_000 : until - Date.now()
  if (!Number.isFinite(waitMs)) return FIRST_WAIT_MS
  if (waitMs > LONGEST_WAIT_MS) {
    const minutes = Math.ceil(waitMs / 60_000)
    throw new ImportError(`Sentry asks to wait ${String(minutes)} minutes. ${GO_ON}`)
  }
  return Math.max(0, waitMs)
}

function refusalOf(status: number, url: string, path: string): string {
  if (status === 401) return `${url} does not know this token; make one in Sentry, with event:read`
  if (status === 403)
    return 'The token of Sentry may not read this; it needs event:read and project:read'
  if (status === 404) {
    return `${url} has nothing at ${path.replace(/\?.*/, '')}; check --org and --project, and that the token may see them`
  }
  return `${url} answered ${String(status)} to ${path.replace(/\?.*/, '')}`
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
