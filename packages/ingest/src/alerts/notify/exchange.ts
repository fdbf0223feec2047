import type { Answer } from './channel.ts'

const TIMEOUT_MS = 10_000
const MOST_BYTES = 16_384
/** More than any channel asks for; what is beyond is a mistake, and an alert cannot wait for it. */
const LONGEST_WAIT_MS = 300_000

export interface Ask {
  url: string
  method?: string
  headers?: Record<string, string>
  body: string | undefined
}

export interface Exchange {
  status: number
  headers: Headers
  text: string
}

/** One request; of the answer no more is read than a message of an error takes. */
export async function exchange(fetch: typeof globalThis.fetch, ask: Ask): Promise<Exchange> {
  const response = await fetch(ask.url, {
    method: ask.method ?? 'POST',
    ...(ask.body !== undefined && { body: ask.body }),
    headers: { 'Content-Type': 'application/json', ...ask.headers },
    // A receiver that is led elsewhere could be led into our own network.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  // What was taken stays taken, also where the rest of the answer never comes.
  const text = await beginningOf(response).catch(() => '')
  return { status: response.status, headers: response.headers, text }
}

async function beginningOf({ body }: Response): Promise<string> {
  if (!body) return ''
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return text
    text += value
    if (text.length < MOST_BYTES) continue
    await reader.cancel()
    return text.slice(0, MOST_BYTES)
  }
}

/** By the status alone; `said` is what the channel's own words make of it. */
export function judge({ status, headers }: Exchange, said = ''): Answer {
  const detail = `HTTP ${String(status)}${said === '' ? '' : `: ${said}`}`
  if (status >= 200 && status < 300) return { is: 'taken', detail }
  if (isFinal(status)) return { is: 'refused', detail }
  return { is: 'busy', detail, retryAfterMs: retryAfterOf(headers) }
}

function isFinal(status: number): boolean {
  return status < 500 && status !== 429 && status !== 408 && status !== 425
}

/** Seconds, also of a fraction; or a date, which is of the clock that the answer's own date is of. */
export function retryAfterOf(headers: Headers): number {
  const asked = headers.get('retry-after') ?? '0'
  const seconds = Number(asked)
  if (!Number.isNaN(seconds)) return waitOf(seconds)
  return waitOf((Date.parse(asked) - Date.parse(headers.get('date') ?? '')) / 1_000)
}

export function waitOf(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) return 0
  return Math.min(Math.ceil(seconds * 1_000), LONGEST_WAIT_MS)
}

export function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}
