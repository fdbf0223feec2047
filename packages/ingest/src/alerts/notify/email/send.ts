import type { Answer, Means, Outgoing } from '../channel.ts'
import { oneLine } from '../../../lib/clip.ts'
import { causeOf } from '../exchange.ts'
import { doneOf, partlyDone } from '../partly-done.ts'
import { toMail } from './compose.ts'
import type { SentMail } from './mail.ts'
import type { EmailSettings } from './settings.ts'

/** To all at once; whom the server puts off is tried again alone. */
export async function sendByMail(
  settings: EmailSettings,
  { notification, handle: before }: Outgoing,
  { sendMail }: Means,
): Promise<Answer> {
  const mail = toMail(notification, settings)
  const to = mail.to.map(bareAddress)
  const had = doneOf(notification.revision, before)
  const done = new Set(to.map(keyOf).filter((one) => had.has(one)))
  const recipients = to.filter((one) => !done.has(keyOf(one)))
  if (recipients.length === 0) return { is: 'taken', detail: 'all of them have it' }
  try {
    const sent = await sendMail(settings.smtp, { ...mail, recipients })
    for (const address of sent.accepted) done.add(keyOf(address))
    return judge(sent, { done, handle: partlyDone(notification.revision, done) })
  } catch (cause) {
    const answer = refusalOf(cause)
    const handle = partlyDone(notification.revision, done)
    if (answer.is === 'busy') return { ...answer, handle }
    if (done.size === 0) return answer
    return { is: 'taken', detail: `without ${recipients.join(', ')}: ${answer.detail}`, handle }
  }
}

function judge(
  { rejected, response }: SentMail,
  { done, handle }: { done: ReadonlySet<string>; handle: string },
): Answer {
  const said = oneLine(response, 150)
  const later = rejected.filter(({ code }) => code < 500).map(({ address }) => address)
  if (later.length > 0) {
    return { is: 'busy', detail: `put off: ${later.join(', ')}`, retryAfterMs: 0, handle }
  }
  const missing = rejected.map(({ address }) => address).join(', ')
  if (done.size === 0) return { is: 'refused', detail: `nobody was taken: ${said}` }
  return { is: 'taken', detail: missing === '' ? said : `${said}, without ${missing}`, handle }
}

/** A 5xx is for good; a 4xx is greylisting or a full queue, and what never came to a word may still come. */
function refusalOf(cause: unknown): Answer {
  const code = codeOf(cause)
  const detail = oneLine(causeOf(cause), 200)
  if (code >= 500) return { is: 'refused', detail }
  return { is: 'busy', detail: code > 0 ? detail : `no answer: ${detail}`, retryAfterMs: 0 }
}

function codeOf(cause: unknown): number {
  const isCoded = cause instanceof Error && 'responseCode' in cause
  return isCoded && typeof cause.responseCode === 'number' ? cause.responseCode : 0
}

/** `ops@example.com` of `Ops <ops@example.com>`: as servers answer of it. */
function bareAddress(address: string): string {
  return /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address
}

/** Domains come back in small letters. */
function keyOf(address: string): string {
  return bareAddress(address).toLowerCase()
}
