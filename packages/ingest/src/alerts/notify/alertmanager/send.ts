import type { Answer, Means, Outgoing } from '../channel.ts'
import { oneLine } from '../../../lib/clip.ts'
import { exchange, judge } from '../exchange.ts'
import { toPostedAlerts } from './alerts.ts'
import type { AlertmanagerSettings } from './settings.ts'

/** As Prometheus does: two lost posts and one slow do not end what goes on. */
const VALID_FOR = 4

export async function sendToAlertmanager(
  settings: AlertmanagerSettings,
  { notification }: Outgoing,
  { fetch, now }: Means,
): Promise<Answer> {
  const moment = { at: now(), validMs: VALID_FOR * settings.resend }
  const answer = await exchange(fetch, {
    url: `${settings.url.replace(/\/+$/, '')}/api/v2/alerts`,
    body: JSON.stringify(toPostedAlerts(notification, settings, moment)),
    headers: authorizationOf(settings),
  })
  return judge(answer, answer.status < 300 ? '' : oneLine(answer.text, 200))
}

function authorizationOf({ token, user, password }: AlertmanagerSettings): Record<string, string> {
  if (token !== undefined) return { Authorization: `Bearer ${token}` }
  if (user === undefined || password === undefined) return {}
  const bytes = new TextEncoder().encode(`${user}:${password}`)
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` }
}
