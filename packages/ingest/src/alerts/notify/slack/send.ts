import * as z from 'zod'
import { deliveryKey, type Answer, type Means, type Outgoing } from '../channel.ts'
import { clip } from '../../../lib/clip.ts'
import { exchange, judge, retryAfterOf } from '../exchange.ts'
import { headlineOf } from '../facts.ts'
import { jsonOf } from '../json-of.ts'
import { NOTHING_FETCHED, toSlackMessage } from './blocks.ts'
import { notLinked } from './mrkdwn.ts'
import type { SlackSettings } from './settings.ts'

type Bot = Extract<SlackSettings, { is: 'bot' }>

export async function sendToSlack(
  settings: SlackSettings,
  outgoing: Outgoing,
  means: Means,
): Promise<Answer> {
  if (settings.is === 'bot') return sendByBot(settings, outgoing, means)
  const answer = await exchange(means.fetch, {
    url: settings.url,
    body: JSON.stringify(toSlackMessage(outgoing.notification)),
    headers: { 'Idempotency-Key': encodeURI(deliveryKey(outgoing.notification).toWellFormed()) },
  })
  // `invalid_payload`, `no_service`, `channel_is_archived`: a word that says what to do.
  return judge(
    answer,
    /^[a-z_]{1,60}$/.test(answer.text) && answer.text !== 'ok' ? answer.text : '',
  )
}

/** `C012AB3CD/1503435956.000247`: Slack edits by the channel's id, whatever name it was sent to. */
const HANDLE = /^([^/]{1,60})\/([\d.]{1,40})$/

/** One message for an incident, edited; what must be heard again is said below it. */
async function sendByBot(bot: Bot, outgoing: Outgoing, means: Means): Promise<Answer> {
  const { notification, handle } = outgoing
  const call = callsOf(bot, means)
  const message = toSlackMessage(notification)
  const post = () => call('chat.postMessage', { channel: bot.channel, ...message })
  const [, channel, ts] = HANDLE.exec(handle ?? '') ?? []
  if (channel === undefined) return post()
  const edited = await call('chat.update', { channel, ts, ...message })
  if (edited.is === 'refused' && IS_GONE.test(edited.detail)) return post()
  if (edited.is !== 'taken' || !isWorthAPing(notification)) return edited
  const text = notLinked(clip(`${headlineOf(notification)}. ${notification.summary}`, 2_000))
  const reply = { channel, thread_ts: ts, reply_broadcast: true, text, ...NOTHING_FETCHED }
  const replied = await call('chat.postMessage', reply)
  return replied.is === 'taken' ? edited : replied
}

const IS_GONE = /message_not_found|cant_update_message|edit_window_closed/

/** An edit makes no sound. */
function isWorthAPing({ reason }: Outgoing['notification']): boolean {
  return reason === 'escalated' || reason === 'severity' || reason === 'repeat'
}

const said = z.object({
  ok: z.boolean(),
  error: z.string().max(200).default(''),
  channel: z.string().max(60).optional(),
  ts: z.string().max(40).optional(),
})

/** Faults of Slack's own, which it answers with 200. */
const BUSY = new Set([
  ...['ratelimited', 'rate_limited', 'internal_error', 'fatal_error'],
  ...['service_unavailable', 'request_timeout'],
])

/** A call that Slack refuses is answered with 200 and `ok: false`. */
function callsOf({ api, token }: Bot, { fetch }: Means) {
  return async (method: string, body: object): Promise<Answer> => {
    const answer = await exchange(fetch, {
      url: `${api}/${method}`,
      body: JSON.stringify(body),
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json; charset=utf-8',
      },
    })
    const told = jsonOf(said, answer.text)
    if (answer.status !== 200) return judge(answer, told?.error)
    if (!told) return { is: 'busy', detail: 'an answer that is not of Slack', retryAfterMs: 0 }
    if (told.ok) return { is: 'taken', detail: method, ...handleOf(told) }
    if (!BUSY.has(told.error)) return { is: 'refused', detail: told.error }
    return { is: 'busy', detail: told.error, retryAfterMs: retryAfterOf(answer.headers) }
  }
}

function handleOf({ channel, ts }: z.output<typeof said>): { handle?: string } {
  return channel === undefined || ts === undefined ? {} : { handle: `${channel}/${ts}` }
}
