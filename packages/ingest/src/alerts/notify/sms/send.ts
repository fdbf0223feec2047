import * as z from 'zod'
import { deliveryKey, type Answer, type Means, type Outgoing } from '../channel.ts'
import { clip } from '../../../lib/clip.ts'
import { causeOf, exchange, judge } from '../exchange.ts'
import { jsonOf } from '../json-of.ts'
import { doneOf, partlyDone } from '../partly-done.ts'
import type { SmsSettings } from './settings.ts'
import { toSmsText } from './text.ts'

const said = z.object({ message: z.string().default('') })

/** To one number after the other; who has it already is left out when it is tried again. */
export async function sendBySms(
  settings: SmsSettings,
  { notification, handle }: Outgoing,
  means: Means,
): Promise<Answer> {
  if (notification.reason === 'joined' || notification.reason === 'digest') {
    return { is: 'taken', detail: 'not sent: text messages tell what begins, worsens and ends' }
  }
  const text = toSmsText(notification)
  const done = doneOf(notification.revision, handle)
  const refusals: string[] = []
  for (const to of settings.to.filter((number) => !done.has(number))) {
    const message = { to, text, key: deliveryKey(notification) }
    const answer = await sendOne(settings, message, means).catch(noAnswer)
    if (answer.is === 'busy') return { ...answer, handle: partlyDone(notification.revision, done) }
    if (answer.is === 'taken') done.add(to)
    else refusals.push(`${to}: ${answer.detail}`)
  }
  const detail = [`${String(done.size)} of ${String(settings.to.length)} sent`, ...refusals].join(
    ', ',
  )
  if (done.size === 0) return { is: 'refused', detail }
  return { is: 'taken', detail, handle: partlyDone(notification.revision, done) }
}

/** Not thrown: who has it already would be forgotten. */
function noAnswer(cause: unknown): Answer {
  return { is: 'busy', detail: `no answer: ${causeOf(cause)}`, retryAfterMs: 0 }
}

interface TextMessage {
  to: string
  text: string
  key: string
}

async function sendOne(
  { url, method, headers, contentType, body }: SmsSettings,
  message: TextMessage,
  { fetch }: Means,
): Promise<Answer> {
  const answer = await exchange(fetch, {
    ...{ url, method, body: filled(body, contentType, message) },
    headers: {
      'Idempotency-Key': encodeURI(`${message.key}/${message.to}`.toWellFormed()),
      ...headers,
      'Content-Type': contentType,
    },
  })
  return judge(answer, clip(jsonOf(said, answer.text)?.message ?? '', 200))
}

function filled(body: SmsSettings['body'], contentType: string, { to, text }: TextMessage): string {
  // At once: a `{to}` in an error's message is no field of ours.
  const fill = (template: string) =>
    template.replace(/\{(to|text)\}/g, (_, field) => (field === 'to' ? to : text))
  if (typeof body === 'string') return fill(body)
  const fields = Object.entries(body).map(([name, value]): [string, string] => [name, fill(value)])
  if (contentType === 'application/json') return JSON.stringify(Object.fromEntries(fields))
  return new URLSearchParams(fields).toString()
}
