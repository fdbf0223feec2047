import * as z from 'zod'
import type { PrometheusLocation } from './location.ts'
import {
  createElementReader,
  NotAnAnswerError,
  type Envelope,
  type OnElement,
} from './read-elements.ts'
import { createSlots } from './slots.ts'
import { createTurns } from './turns.ts'

/** Why there is no answer. `too-much` may go well in smaller parts, the others would not. */
export type Trouble = 'away' | 'late' | 'refused' | 'too-much' | 'busy' | 'not-found' | 'odd'

export type Answer<Value> =
  | { is: 'answer'; value: Value; warnings: readonly string[] }
  | { is: 'problem'; trouble: Trouble; sentence: string }

export type Problem = Extract<Answer<never>, { is: 'problem' }>

/** For the figures that the service has of itself. */
export type OnQuery = (query: { outcome: 'answered' | Trouble; seconds: number }) => void

interface AskOptions {
  location: PrometheusLocation
  /** Instead of the address' user and password. */
  token: string | undefined
  fetch: typeof globalThis.fetch
  now: () => number
  onQuery: OnQuery
}

export interface Question {
  /** Behind `/api/v1/`. */
  path: string
  parameters: readonly (readonly [name: string, value: string])[]
  deadline: number
  /** Of the list of the answer; without it the answer is kept whole. */
  onElement?: OnElement
  /** What the list has to be. */
  type?: 'matrix'
}

const AT_ONCE = 8
/** What every proxy takes; longer questions are posted. */
const MAX_ADDRESS_CHARS = 2_000
const MAX_WORDS = 200

/** Asks the query API. Never throws for what the other side does, and never waits beyond the deadline. */
export function createAsk(options: AskOptions) {
  const inSlot = createSlots(AT_ONCE)
  const { now, onQuery } = options
  const inTurn = { ...options, takeTurn: createTurns(now) }

  async function ask(question: Question): Promise<Answer<Envelope>> {
    const answer = await inSlot(question.deadline - now(), async () => {
      const started = now()
      const inTime = await answerTo(question, inTurn)
      const outcome = inTime.is === 'answer' ? 'answered' : inTime.trouble
      onQuery({ outcome, seconds: (now() - started) / 1_000 })
      return inTime
    })
    return answer ?? late(options.location)
  }

  return ask
}
export type Ask = ReturnType<typeof createAsk>

interface InTurn extends AskOptions {
  takeTurn: () => Promise<void>
}

async function answerTo(question: Question, options: InTurn): Promise<Answer<Envelope>> {
  const { location, now } = options
  const leftMs = question.deadline - now()
  if (leftMs <= 0) return late(location)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), leftMs)
  try {
    const response = await options.fetch(...requestOf(question, options, stop.signal))
    const read = await readBody(response, question, options)
    if (read.is === 'torn' && stop.signal.aborted) return late(location)
    return judge({ response, read, question }, location)
  } catch (cause) {
    if (stop.signal.aborted) return late(location)
    if (cause instanceof NotAnAnswerError) return notPrometheus(location)
    return problem(
      'away',
      `cannot be reached (${reasonOf(cause)}); see that it runs and that SEISMO_PROMETHEUS_URL is its address`,
      location,
    )
  } finally {
    clearTimeout(timer)
    // Whatever was not read of the answer.
    stop.abort()
  }
}

function requestOf(
  { path, parameters }: Question,
  { location, token }: AskOptions,
  signal: AbortSignal,
): [string, RequestInit] {
  const form = new URLSearchParams(
    parameters.map(([name, value]): [string, string] => [name, value]),
  )
  const url = `${location.url}api/v1/${path}`
  const authorization = token === undefined ? location.authorization : `Bearer ${token}`
  const headers = {
    Accept: 'application/json',
    // To press a number's digits costs Prometheus more than to send them.
    'Accept-Encoding': 'identity',
    ...(authorization !== undefined && { Authorization: authorization }),
  }
  // Where a redirect leads, the credentials are not to follow.
  const always = { headers, signal, redirect: 'manual' } as const
  const address = form.size === 0 ? url : `${url}?${form.toString()}`
  if (address.length <= MAX_ADDRESS_CHARS) return [address, always]
  return [url, { ...always, method: 'POST', body: form }]
}

type Read = { is: 'whole'; envelope: Envelope } | { is: 'enough' } | { is: 'torn'; cause: unknown }

async function readBody(
  response: Response,
  { onElement }: Question,
  { takeTurn }: InTurn,
): Promise<Read> {
  const reader = createElementReader(response.ok ? onElement : undefined)
  const pieces = response.body?.getReader()
  for (;;) {
    const piece = await nextOf(pieces)
    if (piece.is === 'torn') return piece
    if (piece.value === undefined) return { is: 'whole', envelope: reader.end() }
    if (readPiece(piece.value) === 'enough') return { is: 'enough' }
    await takeTurn()
  }

  function readPiece(bytes: Uint8Array): 'enough' | undefined {
    try {
      return reader.read(bytes)
    } catch (cause) {
      throw new NotAnAnswerError('not the list asked for', { cause })
    }
  }
}

type Piece = { is: 'piece'; value: Uint8Array | undefined } | { is: 'torn'; cause: unknown }

async function nextOf(pieces: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<Piece> {
  try {
    return { is: 'piece', value: (await pieces?.read())?.value }
  } catch (cause) {
    return { is: 'torn', cause }
  }
}

const matrix = z.object({ resultType: z.literal('matrix') })

const envelopeText = z.object({
  status: z.string(),
  error: z.string().optional(),
  data: z.unknown().optional(),
  warnings: z.array(z.string()).optional(),
})

function judge(
  { response, read, question }: { response: Response; read: Read; question: Question },
  location: PrometheusLocation,
): Answer<Envelope> {
  if (response.status >= 300 && response.status < 400) return redirected(response, location)
  if (read.is === 'enough') {
    return { is: 'answer', value: { text: '', list: undefined }, warnings: [] }
  }
  if (read.is === 'torn') {
    return problem(
      'away',
      `broke off in the middle of its answer (${reasonOf(read.cause)}); see its log`,
      location,
    )
  }
  const parsed = envelopeText.safeParse(jsonOf(read.envelope.text))
  if (!response.ok) return refusal(response.status, parsed.data?.error, location)
  if (!parsed.success) return notPrometheus(location)
  const { status, error, data, warnings = [] } = parsed.data
  if (status !== 'success') return refusal(response.status, error, location)
  const hasList = question.onElement === undefined || read.envelope.list !== undefined
  const isAsAsked = question.type === undefined || matrix.safeParse(data).success
  if (!hasList || !isAsAsked) return notPrometheus(location)
  return { is: 'answer', value: read.envelope, warnings }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is no answer either, and is told so.
    return undefined
  }
}

function redirected({ headers }: Response, location: PrometheusLocation): Problem {
  const where = URL.parse(headers.get('location') ?? '', location.url)
  const to = where ? `${where.host}${where.pathname}` : 'nowhere'
  return problem(
    'odd',
    `sends on to ${bounded(to)}; make SEISMO_PROMETHEUS_URL the address that answers by itself`,
    location,
  )
}

/** As Prometheus, Mimir, Thanos and VictoriaMetrics word that a question is too large. */
const OF_LIMITS = /too many|exceed|limit|maximum|too large|max-samples|memory/i

function refusal(status: number, error: string | undefined, location: PrometheusLocation): Problem {
  const said = error === undefined ? '' : `: ${bounded(error)}`
  switch (status) {
    case 401:
    case 403:
      return problem(
        'refused',
        `does not let us in (${status}); put user and password into SEISMO_PROMETHEUS_URL, or set SEISMO_PROMETHEUS_TOKEN`,
        location,
      )
    case 404:
    case 405:
      return problem(
        'not-found',
        `has no query API there (${status}); SEISMO_PROMETHEUS_URL is the address before /api/v1`,
        location,
      )
    case 400:
    case 413:
    case 422:
      if (error !== undefined && !OF_LIMITS.test(error)) break
      return problem(
        'too-much',
        `takes no question this large (${status}${said}); narrow SEISMO_PROMETHEUS_MATCH, or raise its --query.max-samples`,
        location,
      )
    case 429:
    case 502:
    case 503:
    case 504:
      return problem(
        'busy',
        `is starting or overloaded (${status}${said}); try again in a minute`,
        location,
      )
  }
  return problem('odd', `answers ${status}${said}; see its log`, location)
}

export function problem(trouble: Trouble, says: string, { host }: PrometheusLocation): Problem {
  return { is: 'problem', trouble, sentence: `Prometheus at ${host} ${says}.` }
}

function notPrometheus(location: PrometheusLocation): Problem {
  return problem(
    'odd',
    'answers something else than the query API would; make SEISMO_PROMETHEUS_URL its address, such as http://prometheus:9090',
    location,
  )
}

function late(location: PrometheusLocation): Problem {
  return problem(
    'late',
    'did not answer in time; narrow SEISMO_PROMETHEUS_MATCH, or see what keeps it busy',
    location,
  )
}

/** Node says `fetch failed`, and why in the cause; of several addresses, in the first of its errors. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0])
  if (!(cause instanceof Error)) return 'unknown'
  return cause.cause === undefined ? bounded(cause.message) : reasonOf(cause.cause)
}

/** What others wrote, in a sentence of ours. */
function bounded(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()
  return plain.length > MAX_WORDS ? `${plain.slice(0, MAX_WORDS)}…` : plain
}
