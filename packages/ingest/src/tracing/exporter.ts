import { toOtlpBody, type Resource } from './otlp-body.ts'
import type { FinishedSpan } from './span.ts'

interface Options {
  /** Of an OTLP/HTTP receiver, without `/v1/traces`. */
  url: string
  /** Bearer token, where it wants one. */
  token: string | undefined
  resource: Resource
  fetch: (
    url: string,
    init: RequestInit & { body: string },
  ) => Promise<Pick<Response, 'ok' | 'status'>>
  /** Told once for each time that it begins to fail. */
  onTrouble: (cause: unknown) => void
}

/** `dropped` for want of room, `failed` that the receiver did not take. */
export type ExportCounts = Record<'exported' | 'dropped' | 'failed', number>

/** Some 1 MB; a receiver that is away costs no more than this. */
const MOST_WAITING = 2_048
const MOST_IN_REQUEST = 512
const SEND_AFTER_MS = 2_000
const GIVE_UP_AFTER_MS = 10_000

/** Sends spans beside everything else: what has no room is left out, what fails is not tried again. */
export function createExporter({ url, token, resource, fetch, onTrouble }: Options) {
  const address = `${url.replace(/\/+$/, '')}/v1/traces`
  const counts: ExportCounts = { exported: 0, dropped: 0, failed: 0 }
  const headers = {
    'Content-Type': 'application/json',
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  }
  let waiting: FinishedSpan[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let isInTrouble = false

  function add(span: FinishedSpan): void {
    if (waiting.length >= MOST_WAITING) {
      counts.dropped += 1
      return
    }
    waiting.push(span)
    if (waiting.length >= MOST_IN_REQUEST) void flush()
    else timer ??= setTimeout(sendNow, SEND_AFTER_MS)
  }

  function sendNow(): void {
    // While one is sent, the next span starts the clock again.
    timer = undefined
    void flush()
  }

  /** One request at a time: a slow receiver is not asked more often than it answers. */
  function flush(): Promise<void> {
    sending ??= sendAll().finally(() => (sending = undefined))
    return sending
  }

  async function sendAll(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    while (waiting.length > 0) {
      const spans = waiting.slice(0, MOST_IN_REQUEST)
      waiting = waiting.slice(MOST_IN_REQUEST)
      await send(spans)
    }
  }

  async function send(spans: readonly FinishedSpan[]): Promise<void> {
    try {
      const body = toOtlpBody(spans, resource)
      const signal = AbortSignal.timeout(GIVE_UP_AFTER_MS)
      const answer = await fetch(address, { method: 'POST', headers, body, signal })
      if (!answer.ok) throw new Error(`the receiver of traces answered ${answer.status}`)
      counts.exported += spans.length
      isInTrouble = false
    } catch (cause) {
      counts.failed += spans.length
      if (!isInTrouble) onTrouble(cause)
      isInTrouble = true
    }
  }

  return { add, flush, counts: (): ExportCounts => ({ ...counts }) }
}

export type Exporter = ReturnType<typeof createExporter>
