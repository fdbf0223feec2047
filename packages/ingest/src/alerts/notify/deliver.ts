import type { Delivery } from '../../contract/alerts.ts'
import type { Receiver } from './receiver.ts'
import type { Message } from '../message.ts'
import { toSlackBody } from './slack.ts'
import { toWebhookBody } from './webhook.ts'
import { webhookHeaders } from './webhook-headers.ts'

const RETRY_AFTER_MS = [1_000, 5_000, 15_000, 60_000]
const TIMEOUT_MS = 10_000

export interface DeliverOptions {
  fetch: typeof globalThis.fetch
  now: () => number
  wait: (ms: number) => Promise<void>
}

/**
 * Sends a message until the receiver takes it, at most five times; a 4xx other than 429 is final.
 * Each attempt carries the incident and state as `Idempotency-Key`: delivery is at least once. Every
 * attempt is signed anew, so that its timestamp is its own.
 */
export async function deliver(
  receiver: Receiver,
  message: Message,
  options: DeliverOptions,
): Promise<Delivery> {
  const kind = 'slack' in receiver ? 'slack' : 'webhook'
  for (let attempts = 1; ; attempts += 1) {
    const answer = await attempt(receiver, message, options)
    const delayMs = RETRY_AFTER_MS[attempts - 1]
    if (answer.is === 'taken' || answer.is === 'refused' || delayMs === undefined) {
      return {
        receiver: receiver.name,
        kind,
        at: options.now(),
        status: answer.is === 'taken' ? 'delivered' : 'failed',
        attempts,
        detail: answer.detail,
      }
    }
    await options.wait(Math.max(delayMs, answer.retryAfterMs))
  }
}

interface Answer {
  is: 'taken' | 'refused' | 'busy'
  detail: string
  retryAfterMs: number
}

async function attempt(
  receiver: Receiver,
  message: Message,
  options: DeliverOptions,
): Promise<Answer> {
  try {
    const { url, body, headers } = await toRequest(receiver, message, options.now())
    const response = await options.fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    return judge(response)
  } catch (cause) {
    // The receiver is somebody else's server: being away is an answer to report, not a fault of ours.
    return { is: 'busy', detail: `no answer: ${causeOf(cause)}`, retryAfterMs: 0 }
  }
}

async function toRequest(receiver: Receiver, message: Message, at: number) {
  const name = `${message.incident}/${message.state}`
  // A header takes no letters beyond Latin-1, and the incident begins with the rule's name.
  const key = { 'Idempotency-Key': encodeURI(name.toWellFormed()) }
  if ('slack' in receiver) {
    return { url: receiver.slack.url, body: JSON.stringify(toSlackBody(message)), headers: key }
  }
  const { url, secret } = receiver.webhook
  const body = JSON.stringify(toWebhookBody(message))
  const headers = { ...key, ...(await webhookHeaders({ message: name, at, body, secret })) }
  return { url, body, headers }
}

function judge(response: Response): Answer {
  const detail = `HTTP ${String(response.status)}`
  if (response.ok) return { is: 'taken', detail, retryAfterMs: 0 }
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  const retryAfterMs = Number.isFinite(seconds) ? Math.min(seconds, 300) * 1_000 : 0
  const final = response.status < 500 && response.status !== 429
  return { is: final ? 'refused' : 'busy', detail, retryAfterMs }
}

function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}
