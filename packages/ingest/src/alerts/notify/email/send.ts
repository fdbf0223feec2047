import type { Answer, Means, Outgoing } from '../channel.ts'
import { oneLine } from '../clip.ts'
import { causeOf } from '../exchange.ts'
import { toMail } from './compose.ts'
import type { SentMail } from './mail.ts'
import type { EmailSettings } from './settings.ts'

export async function sendByMail(
  settings: EmailSettings,
  { notification }: Outgoing,
  { sendMail }: Means,
): Promise<Answer> {
  try {
    return judge(await sendMail(settings.smtp, toMail(notification, settings)))
  } catch (cause) {
    return refusalOf(cause)
  }
}

function judge({ accepted, rejected, response }: SentMail): Answer {
  const said = oneLine(response, 150)
  if (accepted.length === 0) return { is: 'refused', detail: `nobody was taken: ${said}` }
  const missing = rejected.length === 0 ? '' : `, without ${rejected.join(', ')}`
  return { is: 'taken', detail: `${said}${missing}` }
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
