import { sendToAlertmanager } from './alertmanager/send.ts'
import type { Answer, Means, Outgoing } from './channel.ts'
import { sendToDiscord } from './discord/send.ts'
import { sendByMail } from './email/send.ts'
import { causeOf } from './exchange.ts'
import { sendToPagerDuty } from './pagerduty/send.ts'
import type { Receiver } from './receiver.ts'
import { redact } from './redact.ts'
import { sendToSlack } from './slack/send.ts'
import { sendBySms } from './sms/send.ts'
import { sendToTeams } from './teams/send.ts'
import { sendToWebhook } from './webhook/send.ts'

/** One try. Never rejects: the receiver is somebody else's server, and being away is an answer. */
export async function sendTo(
  receiver: Receiver,
  outgoing: Outgoing,
  means: Means,
): Promise<Answer> {
  const answer = await byItsChannel(receiver, outgoing, means).catch((cause: unknown): Answer => ({
    ...{ is: 'busy', detail: `no answer: ${causeOf(cause)}`, retryAfterMs: 0 },
  }))
  return { ...answer, detail: redact(receiver, answer.detail) }
}

async function byItsChannel(to: Receiver, outgoing: Outgoing, means: Means): Promise<Answer> {
  if ('webhook' in to) return sendToWebhook(to.webhook, outgoing, means)
  if ('slack' in to) return sendToSlack(to.slack, outgoing, means)
  if ('pagerduty' in to) return sendToPagerDuty(to.pagerduty, outgoing, means)
  if ('email' in to) return sendByMail(to.email, outgoing, means)
  if ('alertmanager' in to) return sendToAlertmanager(to.alertmanager, outgoing, means)
  if ('teams' in to) return sendToTeams(to.teams, outgoing, means)
  if ('discord' in to) return sendToDiscord(to.discord, outgoing, means)
  return sendBySms(to.sms, outgoing, means)
}
