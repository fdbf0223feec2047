import { nestsDeeperThan } from '../../../wire/nesting.ts'
import { readBounded } from './read-bounded.ts'
import { readAnswer, type Spans } from './read-answer.ts'
import { hintOf, sentenceOf } from './words.ts'

/** What became of the wish to read a trace; `why` is one sentence that says what to do. */
export type TraceAnswer =
  | ({ is: 'read' } & Spans)
  | { is: 'absent'; why: string }
  | { is: 'away'; why: string }
  | { is: 'too-large'; why: string }

export interface ReadLimits {
  /** Epoch milliseconds. */
  deadline: number
  mostBytes: number
}

/** Never throws for what the other side does. */
export type ReadTrace = (traceId: string, limits: ReadLimits) => Promise<TraceAnswer>

interface Means {
  /** Of the query service, with what it is served under; may hold a user and password. */
  url: string
  fetch: typeof globalThis.fetch
  now: () => number
}

/** The query API of Jaeger: nothing else is ever asked for than the path of a trace. */
export function createJaeger({ url, fetch, now }: Means): ReadTrace {
  const { base, headers } = partsOf(url)

  async function ask(path: string, { deadline, mostBytes }: ReadLimits): Promise<Asked> {
    const leftMs = Math.max(0, deadline - now())
    try {
      const response = await fetch(base + path, {
        headers,
        // Whoever leads us elsewhere, such as to a login, could lead us anywhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(leftMs),
      })
      const body = await readBounded(response, mostBytes)
      return { is: 'answer', status: response.status, body }
    } catch (cause) {
      return { is: 'away', why: sentenceOf(cause, leftMs) }
    }
  }

  return async (traceId, limits) => {
    const first = await ask(`/api/traces/${traceId}`, limits)
    // A path that is not there is answered in plain text: this one has the third version alone.
    const isOther =
      first.is === 'answer' && first.status === 404 && parsed(first.body) === undefined
    return judge(isOther ? await ask(`/api/v3/traces/${traceId}`, limits) : first)
  }
}

/** Undefined is a body beyond the limit. */
type Asked =
  { is: 'answer'; status: number; body: string | undefined } | { is: 'away'; why: string }

function judge(asked: Asked): TraceAnswer {
  if (asked.is === 'away') return asked
  const { status, body } = asked
  const answer = parsed(body)
  if (status === 404 && answer !== undefined) return { is: 'absent', why: ABSENT }
  if (status !== 200) return { is: 'away', why: hintOf(status) }
  if (body === undefined) return { is: 'too-large', why: TOO_LARGE }
  const read = readAnswer(answer)
  if (!read || (read.spans.length === 0 && read.leftOut > 0)) return { is: 'away', why: NO_TRACE }
  return read.spans.length === 0 ? { is: 'absent', why: ABSENT } : { is: 'read', ...read }
}

const ABSENT =
  'Jaeger does not have this trace: it was not sampled, is still on its way, or is older than what Jaeger keeps.'
const TOO_LARGE = 'The trace is too large to be shown here: open it in Jaeger.'
const NO_TRACE =
  "What answers at SEISMO_JAEGER_URL is not Jaeger's query API: it should be the address of Jaeger's page, such as http://jaeger:16686."

/** An attribute may hold lists of lists. */
const MAX_DEPTH = 64

function parsed(body: string | undefined): unknown {
  try {
    // Whatever walks it afterwards must not overflow the stack.
    if (body === undefined || nestsDeeperThan(MAX_DEPTH, body)) return undefined
    return JSON.parse(body) as unknown
  } catch {
    // No JSON, no Jaeger: the caller says so.
    return undefined
  }
}

/** `fetch` takes no address with a password. */
function partsOf(url: string): { base: string; headers: Record<string, string> } {
  const { username, password, origin, pathname } = new URL(url)
  const base = origin + pathname.replace(/\/+$/, '')
  if (username === '' && password === '') return { base, headers: {} }
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const bytes = new TextEncoder().encode(pair)
  return { base, headers: { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` } }
}
