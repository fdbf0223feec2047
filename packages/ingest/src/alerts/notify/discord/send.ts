import * as z from 'zod'
import type { Answer, Means, Outgoing } from '../channel.ts'
import { clip } from '../../../lib/clip.ts'
import { exchange, judge, waitOf, type Ask } from '../exchange.ts'
import { jsonOf } from '../json-of.ts'
import { toDiscordMessage } from './message.ts'
import type { DiscordSettings } from './settings.ts'

const said = z.object({
  id: z
    .string()
    .regex(/^\d{1,30}$/)
    .optional(),
  message: z.string().default(''),
  retry_after: z.number().optional(),
})

/** One message for an incident; only with `wait` does Discord say what it is called. */
export async function sendToDiscord(
  { url }: DiscordSettings,
  { notification, handle }: Outgoing,
  { fetch }: Means,
): Promise<Answer> {
  const body = JSON.stringify(toDiscordMessage(notification))
  const post = () => call(fetch, { url: addressOf(url), body })
  if (handle === null) return post()
  const edited = await call(fetch, { url: addressOf(url, handle), method: 'PATCH', body })
  // Somebody deleted the message.
  return edited.is === 'refused' && edited.detail.startsWith('HTTP 404') ? post() : edited
}

/** A thread, which is a parameter, stays. */
function addressOf(webhook: string, message?: string): string {
  const url = new URL(webhook)
  if (message === undefined) url.searchParams.set('wait', 'true')
  else url.pathname = `${url.pathname.replace(/\/$/, '')}/messages/${message}`
  return url.href
}

async function call(fetch: typeof globalThis.fetch, ask: Ask): Promise<Answer> {
  const answer = await exchange(fetch, ask)
  const told = jsonOf(said, answer.text)
  const judged = judge(answer, clip(told?.message ?? '', 200))
  if (judged.is === 'taken' && told?.id !== undefined) return { ...judged, handle: told.id }
  if (judged.is !== 'busy' || told?.retry_after === undefined) return judged
  // Finer than the header, which is in whole seconds.
  return { ...judged, retryAfterMs: Math.max(judged.retryAfterMs, waitOf(told.retry_after)) }
}
