import type { Answer, Means, Outgoing } from '../channel.ts'
import { exchange, judge } from '../exchange.ts'
import { toTeamsMessage } from './card.ts'
import type { TeamsSettings } from './settings.ts'

export async function sendToTeams(
  { url }: TeamsSettings,
  { notification }: Outgoing,
  { fetch }: Means,
): Promise<Answer> {
  const body = JSON.stringify(toTeamsMessage(notification))
  const answer = await exchange(fetch, { url, body })
  // Some of its webhooks answer 200 and tell of Teams' own refusal in words.
  const [, status] = /HTTP error (\d{3})/i.exec(answer.text) ?? []
  return judge(status === undefined ? answer : { ...answer, status: Number(status) })
}
