import * as z from 'zod'
import type { Answer, Means, Outgoing } from '../channel.ts'
import { clip } from '../../../lib/clip.ts'
import { exchange, judge } from '../exchange.ts'
import { jsonOf } from '../json-of.ts'
import { toPagerDutyEvent } from './event.ts'
import type { PagerDutySettings } from './settings.ts'

const said = z.object({
  message: z.string().default(''),
  errors: z.array(z.string()).default([]),
})

export async function sendToPagerDuty(
  { url, routing_key: key }: PagerDutySettings,
  { notification }: Outgoing,
  { fetch }: Means,
): Promise<Answer> {
  const answer = await exchange(fetch, {
    url: `${url}/v2/enqueue`,
    body: JSON.stringify(toPagerDutyEvent(notification, key)),
  })
  const told = jsonOf(said, answer.text)
  return judge(answer, told ? clip([told.message, ...told.errors].join(', '), 200) : '')
}
